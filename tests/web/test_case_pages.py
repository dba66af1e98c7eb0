"""Pages of a case: to whom they open, what stands on them, and that nobody reported learns who reported."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

import factories
from cast import Cast
from doorbell import a_browser, prove
from incidents.casework import Trouble, a_trouble
from sudare.accounts.terms import Role
from sudare.incidents import actions
from sudare.incidents.models import Appeal, Approval, BulkRun, Case, Exposure, Package
from sudare.incidents.terms.cases import ApprovalKind, CaseState, Outcome, Reason
from sudare.incidents.terms.runs import BULK_AT_MOST
from sudare.kit.clock import now, standing_at
from sudare.rooms import actions as rooms

pytestmark = pytest.mark.django_db
NAME = "Qwzkjxvbnmtrplkhgfdsaqwy"  # of whoever reported: nowhere where the reported person reads
SECRET = "zxqwvkjhbnmplrtsdfghqwyu"  # what they wrote


@pytest.fixture
def trouble(cast: Cast) -> Trouble:
    return a_trouble(cast)


def told(trouble: Trouble, **more) -> Case:
    how = {"outcome": Outcome.WARNED, "told_reporter": "we saw it", "told_reported": "please stop"} | more
    return actions.decide(viewer=trouble.alice, case_id=trouble.case.pk, **how)


def text(client: Client, page: str, status: int = 200) -> str:
    answer = client.get(page)
    assert answer.status_code == status, (page, answer.status_code)
    return answer.content.decode()


# --- who comes in ----------------------------------------------------------------------------------------------
def test_who_handles_cases_opens_them_and_a_party_or_a_stranger_finds_nothing(trouble: Trouble) -> None:
    case_id, report_id = trouble.case.pk, trouble.tap.report_id
    pages = [f"/cases/{case_id}/", f"/cases/{case_id}/preserved/{report_id}/"]
    for page in pages:
        text(a_browser(trouble.ann), page)
        for viewer in (trouble.dora, trouble.bob, trouble.cast.charlie):
            text(a_browser(viewer), page, 404)
        assert a_browser(None).get(page).status_code == 302
    for viewer in (trouble.dora, trouble.bob):
        text(a_browser(viewer), "/cases/", 403)
    assert str(trouble.case.number) not in text(a_browser(trouble.cast.charlie), "/cases/")


def test_an_owner_who_is_reported_finds_their_own_case_nowhere(cast: Cast) -> None:
    room = rooms.open_direct(viewer=cast.alice, user_id=cast.bob.user_id)
    said = rooms.post(viewer=cast.alice, room_id=room.pk, text="pay or else")
    tap = actions.report(viewer=cast.bob, room_id=room.pk, message_id=said.pk, reason=Reason.THREAT)
    alice = a_browser(cast.alice)
    for page in ("/cases/", f"/cases/?number={tap.number}", "/me/", "/decisions/"):
        assert str(tap.number) not in text(alice, page).replace(f'value="{tap.number}"', "")
    text(alice, f"/cases/{tap.case_id}/", 404)
    for deed in ("do/take", "do/freeze", "do/close", "note", "hand", "link", "ask", "decide", "package"):
        assert alice.post(f"/cases/{tap.case_id}/{deed}/", {"words": "x"}).status_code == 404, deed
    assert Case.objects.get().state == CaseState.NEW


def test_whoever_reported_reads_their_own_and_nobody_elses(trouble: Trouble) -> None:
    page = f"/help/{trouble.tap.report_id}/"
    for viewer in (trouble.alice, trouble.bob, trouble.cast.charlie):
        text(a_browser(viewer), page, 404)
        for deed in ("memo", "objection", "steps"):
            assert a_browser(viewer).post(f"{page}{deed}/", {"words": "x"}).status_code == 404
        assert str(trouble.case.number) not in text(a_browser(viewer), "/help/")
    assert str(trouble.case.number) in text(a_browser(trouble.dora), "/help/")


# --- the reported person -----------------------------------------------------------------------------------------
def test_nothing_the_reported_person_opens_tells_who_reported(cast: Cast) -> None:
    harmed = factories.a_viewer(organisation=cast.organisation, name=NAME)
    room = factories.a_room(organisation=cast.organisation, members=[cast.bob, cast.alice, harmed], name="Shop")
    said = rooms.post(viewer=cast.bob, room_id=room.pk, text="pay or else")
    tap = actions.report(viewer=harmed, room_id=room.pk, message_id=said.pk, reason=Reason.THREAT, words=SECRET)
    bob = a_browser(cast.bob)
    pages = ("/decisions/", "/help/", "/me/")
    for page in pages:
        before = text(bob, page)
        assert str(tap.number) not in before, "that a report stands is told to nobody before a decision"
    actions.decide(
        viewer=cast.alice,
        case_id=tap.case_id,
        outcome=Outcome.WARNED,
        told_reporter=SECRET,
        told_reported="please stop",
    )
    assert "please stop" in text(bob, "/decisions/")
    for page in pages:
        shown = text(bob, page)
        for canary in (NAME, SECRET, str(harmed.user_id), str(tap.report_id)):
            assert canary not in shown, page
    bob.post(f"/decisions/{tap.case_id}/objection/", {"words": "it wasn't me"})
    assert Appeal.objects.get().by_id == cast.bob.user_id
    assert a_browser(cast.charlie).post(f"/decisions/{tap.case_id}/objection/", {"words": "x"}).status_code == 404


def test_whoevers_access_is_stopped_still_reads_why_and_objects(trouble: Trouble) -> None:
    told(trouble, outcome=Outcome.FROZEN, told_reported="stopped because of threats")
    bob = a_browser(trouble.bob)
    resting = text(bob, "/frozen/")
    assert 'href="/decisions/"' in resting
    assert "picture" not in resting.lower().split("<main")[1].split("</section>")[0]
    assert "stopped because of threats" in text(bob, "/decisions/")
    bob.post(f"/decisions/{trouble.case.pk}/objection/", {"words": "please look again"})
    assert "please look again" in text(bob, "/decisions/")


def test_whoevers_access_has_ended_reads_why_and_objects_and_nothing_else_opens(trouble: Trouble) -> None:
    told(trouble, outcome=Outcome.SEAT_ENDED, told_reported="ended because of threats")
    bob = a_browser(trouble.bob)
    assert 'href="/decisions/"' in text(bob, "/people/", 403)
    assert "ended because of threats" in text(bob, "/decisions/")
    bob.post(f"/decisions/{trouble.case.pk}/objection/", {"words": "please look again"})
    assert "please look again" in text(bob, "/decisions/")
    for page in ("/rooms/", "/help/", "/cases/", "/people/"):
        text(bob, page, 403)
    never = factories.a_user(name="Never")
    client = Client()
    client.force_login(never)
    text(client, "/decisions/", 404)


# --- the person harmed ---------------------------------------------------------------------------------------------
def test_the_person_harmed_writes_what_they_remember_and_objects(trouble: Trouble) -> None:
    dora, page = a_browser(trouble.dora), f"/help/{trouble.tap.report_id}/"
    before = text(dora, page)
    assert "It isn&#x27;t your fault" in before or "It isn't your fault" in before
    assert "#9110" in before
    assert re.search(r"as of \d", before), "contacts carry their day"
    dora.post(f"{page}memo/", {"demanded": "ten gift cards", "own_age": "17"})
    dora.post(f"{page}memo/", {})  # every field may stay empty
    assert "ten gift cards" not in text(dora, page)
    dora.post(f"{page}memo/", {"demanded": "ten gift cards"})
    assert "ten gift cards" in text(dora, page)
    dora.post(f"{page}steps/", {"item": ["told", "nonsense"]})
    assert 'value="told" checked' in text(dora, page)
    told(trouble)
    decided = text(dora, page)
    assert "we saw it" in decided
    assert "please stop" not in decided, "each side reads its own reason"
    dora.post(f"{page}objection/", {"words": "it goes on"})
    assert "it goes on" in text(dora, page)


@pytest.mark.parametrize(
    ("register", "sentence"), [("ja", "あなたのせいではありません"), ("ja-plain", "<ruby>"), ("en", "fault")]
)
def test_it_speaks_three_registers(trouble: Trouble, register: str, sentence: str) -> None:
    shown = text(a_browser(trouble.dora), f"/help/{trouble.tap.report_id}/?language={register}")
    assert sentence in shown.split("<article")[1]


# --- those who walk it -----------------------------------------------------------------------------------------------
def test_a_case_is_walked_by_two_people_on_pages_alone(trouble: Trouble) -> None:
    page = f"/cases/{trouble.case.pk}/"
    alice, ann = a_browser(trouble.alice), a_browser(trouble.ann)
    alice.post(f"{page}do/take/")
    alice.post(f"{page}note/", {"words": "called the station"})
    alice.post(f"{page}ask/", {"kind": ApprovalKind.POLICE, "words": "money"})
    asked = Approval.objects.get()
    alice.post(f"/cases/approvals/{asked.pk}/", {"answer": "yes"})
    assert trouble.case.state == CaseState.WAITING, "who asks doesn't answer"
    before = ann.post(f"/cases/approvals/{asked.pk}/", {"answer": "yes"})
    assert (before["Location"], trouble.case.state) == ("/prove/", CaseState.WAITING), "who agrees shows who they are"
    prove(ann, trouble.ann).post(f"/cases/approvals/{asked.pk}/", {"answer": "yes"})
    assert trouble.case.state == CaseState.ESCALATED
    refused = alice.post(f"{page}decide/", {"outcome": "warned", "told_reporter": "kept words", "told_reported": ""})
    assert refused.status_code == 422
    assert "kept words" in refused.content.decode(), "nothing typed is lost"
    alice.post(f"{page}decide/", {"outcome": "warned", "told_reporter": "we saw it", "told_reported": "stop"})
    alice.post(f"{page}do/close/")
    assert trouble.case.state == CaseState.CLOSED
    assert "called the station" in text(alice, page)


def test_hard_words_wait_for_a_press_and_no_picture_is_shown(trouble: Trouble) -> None:
    alice = a_browser(trouble.alice)
    page = text(alice, f"/cases/{trouble.case.pk}/")
    assert re.search(r"<details class=\"veiled\" data-hard><summary>.*?since May", page, re.DOTALL)
    assert not re.search(r"<details class=\"veiled\"[^>]* open", page)
    kept = text(alice, f"/cases/{trouble.case.pk}/preserved/{trouble.tap.report_id}/")
    assert "pay or else" in kept
    assert "<img" not in kept.split("<main")[1]


def test_minutes_are_counted_where_the_page_says_and_a_pause_is_proposed(trouble: Trouble) -> None:
    alice = a_browser(trouble.alice)
    page = text(alice, f"/cases/{trouble.case.pk}/")
    address = re.search(r'data-exposure="([^"]+)" hidden', page)
    assert address, "no pause before anything was looked at"
    for _ in range(2):
        answer = alice.post(address[1], {"seconds": 900}, content_type="application/json")
    assert answer.json()["is_pause_due"]
    assert Exposure.objects.get().reviewer_id == trouble.alice.user_id
    assert f'data-exposure="{address[1]}">' in text(alice, f"/cases/{trouble.case.pk}/")
    assert f'data-exposure="{address[1]}" hidden' in text(a_browser(trouble.ann), f"/cases/{trouble.case.pk}/")


def test_the_package_is_made_and_leaves_only_after_showing_who_one_is(trouble: Trouble) -> None:
    alice = a_browser(trouble.alice)
    assert alice.post(f"/cases/{trouble.case.pk}/package/").status_code == 302
    made = Package.objects.get()
    assert made.sha256 in text(alice, f"/cases/{trouble.case.pk}/")
    asked = alice.get(f"/cases/packages/{made.pk}/")
    assert (asked.status_code, asked["Location"].partition("?")[0]) == (302, "/prove/")
    for viewer in (trouble.bob, trouble.dora, trouble.cast.charlie):
        text(a_browser(viewer), f"/cases/packages/{made.pk}/", 404)
    taken = prove(alice, trouble.alice).get(f"/cases/packages/{made.pk}/")
    assert taken.content[:2] == b"PK"


def test_one_deed_for_many_is_shown_first_delayed_and_taken_back(trouble: Trouble) -> None:
    alice = a_browser(trouble.alice)
    chosen = {"deed": "take", "to": "", "case": [str(trouble.case.pk), "nonsense"]}
    preview = alice.post("/cases/bulk/", chosen)
    assert str(trouble.case.number) in preview.content.decode()
    assert BulkRun.objects.count() == 0
    begun = alice.post("/cases/bulk/start/", chosen | {"minutes": "15"})
    run = BulkRun.objects.get()
    assert begun["Location"] == f"/cases/bulk/{run.pk}/"
    assert trouble.case.owner_id is None
    alice.post(f"/cases/bulk/{run.pk}/undo/")
    run.refresh_from_db()
    assert run.undone_at is not None
    for viewer in (trouble.bob, trouble.cast.charlie):
        assert a_browser(viewer).post(f"/cases/bulk/{run.pk}/undo/").status_code in {403, 404}


def test_a_deed_for_many_sees_a_case_however_far_down_it_stands(trouble: Trouble) -> None:
    """Chosen from a late page of the list: more urgent ones stand before it than a deed for many takes."""
    urgent = [
        Case(**{
            field.attname: getattr(trouble.case, field.attname) for field in Case._meta.concrete_fields
        } | {"id": uuid4(), "number": 200_000 + at, "due_at": trouble.case.due_at - timedelta(hours=1)})
        for at in range(BULK_AT_MOST)
    ]  # fmt: skip
    Case.objects.bulk_create(urgent)
    chosen = {"deed": "take", "to": "", "case": [str(trouble.case.pk)]}
    preview = a_browser(trouble.alice).post("/cases/bulk/", chosen).content.decode()
    assert str(trouble.case.number) in preview


def test_one_who_waits_for_a_second_person_has_one_sign_for_it(trouble: Trouble) -> None:
    actions.escalate(viewer=trouble.alice, case_id=trouble.case.pk, kind=ApprovalKind.POLICE, words="money")
    shown = text(a_browser(trouble.alice), "/cases/")
    assert trouble.case.state == CaseState.WAITING
    assert shown.split("case-line")[-1].count("<svg") - shown.split("</ul>")[-1].count("<svg") <= 2


def test_ticking_the_first_ten_minutes_leads_back_to_the_page_it_was_done_on(trouble: Trouble) -> None:
    alice, page = a_browser(trouble.alice), f"/cases/{trouble.case.pk}/"
    form = re.search(rf'action="({page}takedowns/steps/[^"]+)">(.*?)<ul', text(alice, page), re.DOTALL)
    assert form is not None
    hidden = dict(re.findall(r'name="([^"]+)" value="([^"]+)"', form[2]))
    assert alice.post(form[1], hidden | {"item": ["told"]})["Location"] == page
    assert alice.post(form[1], {"item": ["told"]})["Location"] == f"{page}takedowns/"


def test_the_navigation_says_how_many_are_new_or_overdue_and_only_to_those_who_handle_them(trouble: Trouble) -> None:
    told = re.compile(r'<span aria-hidden="true">(\d+)</span><span class="unseen">(?:Cases: )?([^<]+)</span>')
    alice, member = a_browser(trouble.alice), a_browser(trouble.dora)
    assert told.findall(text(alice, "/people/")) == [("1", "1 new")] * 3  # the row, one's own name on a phone, the menu
    with standing_at(now() + timedelta(hours=9)):
        assert set(told.findall(text(alice, "/people/"))) == {("1", "1 overdue")}
    assert alice.get("/api/v1/me").json()["cases_waiting"] == 1
    with CaptureQueriesContext(connection) as asked:
        assert told.findall(text(member, "/people/")) == []
        assert member.get("/api/v1/me").json()["cases_waiting"] == 0
    assert not any("incidents_case" in one["sql"] for one in asked.captured_queries)
    with CaptureQueriesContext(connection) as asked:
        text(alice, "/cases/")
    counts = [one for one in asked.captured_queries if "incidents_case" in one["sql"] and "COUNT" in one["sql"]]
    assert len([one for one in counts if "GROUP BY" not in one["sql"]]) == 1


def test_a_party_of_a_case_isnt_told_a_number(cast: Cast) -> None:
    room = rooms.open_direct(viewer=cast.alice, user_id=cast.bob.user_id)
    said = rooms.post(viewer=cast.alice, room_id=room.pk, text="pay or else")
    actions.report(viewer=cast.bob, room_id=room.pk, message_id=said.pk, reason=Reason.THREAT)
    alice = a_browser(cast.alice)
    assert "1 new" not in text(alice, "/people/")
    assert alice.get("/api/v1/me").json()["cases_waiting"] == 0


@pytest.mark.parametrize(
    ("register", "words"), [("ja", "すべてのガイド"), ("ja-plain", "ぜんぶの"), ("en", "All guides")]
)
def test_the_list_of_what_one_reported_keeps_to_its_register_to_the_last_line(trouble, register, words) -> None:
    shown = text(a_browser(trouble.dora), f"/help/?language={register}")
    article = shown[shown.index("<article") : shown.index("</article>")]
    assert words in article
    for slug in ("", "talking-with-a-child/"):
        assert f'href="/guide/{slug}?language={register}"' in article


def test_lists_cost_the_same_however_many_there_are(
    cast: Cast, django_assert_num_queries, django_assert_max_num_queries
) -> None:
    first = a_trouble(cast)
    alice, dora = a_browser(cast.alice), a_browser(first.dora)
    for client, page in ((alice, "/cases/"), (dora, "/help/")):
        text(client, page)
    with django_assert_max_num_queries(60) as few:
        text(alice, "/cases/")
    with django_assert_max_num_queries(60) as own_few:
        text(dora, "/help/")
    for turn in range(4):
        other = factories.a_viewer(organisation=cast.organisation, name=f"Eve {turn}")
        room = rooms.open_direct(viewer=other, user_id=first.dora.user_id)
        said = rooms.post(viewer=other, room_id=room.pk, text="pay or else")
        actions.report(viewer=first.dora, room_id=room.pk, message_id=said.pk, reason=Reason.THREAT)
    with django_assert_num_queries(len(few.captured_queries)):
        assert text(alice, "/cases/").count("case-line") > 4
    with django_assert_num_queries(len(own_few.captured_queries)):
        text(dora, "/help/")


def test_the_way_there_is_for_those_who_handle_cases(trouble: Trouble) -> None:
    assert 'href="/cases/"' in text(a_browser(trouble.alice), "/me/")
    assert 'href="/cases/"' not in text(a_browser(trouble.bob), "/me/")
    auditor = factories.a_viewer(organisation=trouble.cast.organisation, name="Ivo", role=Role.AUDITOR)
    assert 'href="/cases/"' not in text(a_browser(auditor), "/me/")
    text(a_browser(auditor), "/cases/", 403)

"""A desk's doors for its staff, over HTTP: what the line shows, what stays closed, how many queries it takes."""

from datetime import timedelta

import pytest

import factories
from doorbell import a_browser
from reception.line import a_line, a_visit, a_visitor, is_here, say, viewer_of
from sudare.accounts.terms import Role
from sudare.kit.clock import now
from sudare.reception import actions
from sudare.reception.models import CannedReply, DeskStaff, Visit
from sudare.reception.terms import CloseReason, Routing

pytestmark = pytest.mark.django_db

CANARY = "qkzvjwxhpfbmtrgdnlcyasei"


def lines(browser, line, **asked):
    return browser.get(f"/api/v1/desks/{line.desk.pk}/visits", asked).json()["items"]


def test_my_desks_with_what_waits_there():
    line = a_line(reply_minutes=5)
    is_here(line, line.dora)
    a_visit(line, queued_at=now() - timedelta(minutes=6))
    taken = a_visit(line)
    actions.take(viewer=line.bob, visit_id=taken.pk)
    (desk,) = a_browser(line.bob).get("/api/v1/desks").json()["items"]
    assert (desk["waiting"], desk["open"], desk["late"], desk["here"], desk["people_here"]) == (1, 1, 1, "away", 1)
    assert a_browser(line.alice).get("/api/v1/desks").json()["items"][0]["here"] is None, "she only looks after it"
    assert a_browser(line.charlie).get("/api/v1/desks").json()["items"] == []


def test_the_line_shows_who_waits_longest_first_and_words_only_to_whom_they_are_open(
    django_capture_on_commit_callbacks,
):
    line = a_line()
    late, early = a_visit(line), a_visit(line, queued_at=now() - timedelta(minutes=3))
    theirs = a_visit(line)
    actions.take(viewer=line.dora, visit_id=theirs.pk)
    with django_capture_on_commit_callbacks(execute=True):
        say(theirs, CANARY)
        say(early, "My kettle leaks")
    shown = lines(a_browser(line.bob), line)
    assert [one["id"] for one in shown] == [str(early.pk), str(late.pk), str(theirs.pk)]
    assert [one["words"] for one in shown] == ["My kettle leaks", "", ""]
    assert [one["unread"] for one in shown] == [1, 0, 1]
    assert lines(a_browser(line.dora), line)[2]["words"] == CANARY
    assert lines(a_browser(line.alice), line)[2]["words"] == "", "she looks after the desk, and hasn't looked in"
    facts = a_browser(line.alice).post(f"/api/v1/visits/{theirs.pk}/look-in").json()
    assert (facts["may_read"], facts["may_look_in"], facts["line"]["words"]) == (True, False, CANARY)


def test_search_finds_words_only_where_the_searcher_is(django_capture_on_commit_callbacks):
    line = a_line()
    visit = a_visit(line, a_visitor(line, name="花子"))
    actions.take(viewer=line.dora, visit_id=visit.pk)
    with django_capture_on_commit_callbacks(execute=True):
        say(visit, CANARY)
    actions.set_tags(viewer=line.dora, visit_id=visit.pk, tags=["保証"])
    actions.write_note(viewer=line.dora, visit_id=visit.pk, text="calls back on Monday")
    for words, finders in (
        (CANARY[3:12], [line.dora]),
        ("花子", [line.bob, line.dora, line.alice]),
        ("保証", [line.bob, line.dora, line.alice]),
        ("Monday", [line.bob, line.dora, line.alice]),
        ("nothing of the kind", []),
    ):
        found = [one for one in (line.bob, line.dora, line.alice) if lines(a_browser(one), line, q=words)]
        assert found == finders, words


@pytest.mark.parametrize("amount", [1, 4])
def test_the_line_takes_as_many_queries_for_many_as_for_one(amount, django_assert_num_queries):
    line = a_line()
    for _ in range(amount):
        say(a_visit(line), "hello")
    bob = a_browser(line.bob)
    lines(bob, line)
    with django_assert_num_queries(QUERIES_OF_A_LINE):
        assert len(lines(bob, line)) == amount


QUERIES_OF_A_LINE = 10  # who calls, the desk, the visits, and what stands in their lines


def test_the_facts_of_a_visit():
    prechat = [
        {"name": "model", "kind": "text", "is_required": True, "title": {"ja": "型番", "en": "Model"}},
        {
            "name": "topic",
            "kind": "choice",
            "title": {"en": "About"},
            "options": [{"value": "fix", "title": {"en": "Repair"}}],
        },
        {"name": "age", "kind": "age_band", "title": {"en": "Age"}},
    ]
    line = a_line(prechat=prechat)
    told = {"model": "K-200", "topic": "fix", "age": "adult", "gone": "x"}
    visitor = a_visitor(line)
    a_visit(line, visitor, state="closed", close_reason="solved", queued_at=now() - timedelta(days=2))
    visit = a_visit(line, visitor, answers=told, page="https://shop.example/kettles")
    facts = a_browser(line.bob).get(f"/api/v1/visits/{visit.pk}").json()
    assert facts["answers"] == [
        {"name": "model", "title": "Model", "answer": "K-200"},
        {"name": "topic", "title": "About", "answer": "Repair"},
        {"name": "age", "title": "Age", "answer": "18 or older"},
        {"name": "gone", "title": "gone", "answer": "x"},
    ]
    assert [one["close_reason"] for one in facts["before"]] == ["solved"]
    assert (facts["may_read"], facts["block"], facts["page"]) == (False, None, "https://shop.example/kettles")
    taken = a_browser(line.bob).post(f"/api/v1/visits/{visit.pk}/take", "{}", content_type="application/json").json()
    assert (taken["may_read"], taken["line"]["is_mine"]) == (True, True)


def test_of_two_the_second_is_told_that_it_is_taken():
    line = a_line()
    visit = a_visit(line)
    address = f"/api/v1/visits/{visit.pk}/take"
    assert a_browser(line.bob).post(address, "{}", content_type="application/json").status_code == 200
    refused = a_browser(line.dora).post(address, "{}", content_type="application/json")
    assert (refused.status_code, refused.json()["code"]) == (409, "taken_already")


def test_presence_brings_the_line():
    line = a_line(routing=Routing.LEAST_BUSY)
    visit = a_visit(line)
    bob = a_browser(line.bob)
    address = f"/api/v1/desks/{line.desk.pk}/presence"
    assert bob.put(address, '{"here": "available"}', content_type="application/json").status_code == 204
    visit.refresh_from_db()
    assert visit.assignee_id == line.bob.user_id
    refused = a_browser(line.alice).put(address, '{"here": "available"}', content_type="application/json")
    assert refused.status_code == 404, "she looks after the desk and doesn't answer there"


def test_a_visitor_reads_no_notes_no_tags_and_no_line():
    line = a_line()
    visit = a_visit(line)
    actions.write_note(viewer=line.bob, visit_id=visit.pk, text=CANARY)
    visitor = a_browser(viewer_of(visit))
    for address in (
        f"/api/v1/desks/{line.desk.pk}/visits",
        f"/api/v1/visits/{visit.pk}",
        f"/api/v1/visits/{visit.pk}/notes",
        f"/api/v1/visits/{visit.pk}/replies",
    ):
        answer = visitor.get(address)
        assert answer.status_code == 404, address
        assert CANARY not in answer.content.decode()


def test_ready_made_replies_are_filled_in_for_the_visit():
    line = a_line()
    visit = a_visit(line, a_visitor(line, name="花子"), language="ja")
    bob = a_browser(line.bob)
    written = {"shortcut": "Hello", "title": "Greeting", "text": "{お客様}様、{窓口}の{staff}です。"}
    made = bob.post(f"/api/v1/desks/{line.desk.pk}/replies", written, content_type="application/json")
    assert made.status_code == 201
    (reply,) = bob.get(f"/api/v1/visits/{visit.pk}/replies").json()["items"]
    assert (reply["shortcut"], reply["text"]) == ("hello", "花子様、RepairsのBobです。")
    again = bob.post(f"/api/v1/desks/{line.desk.pk}/replies", written, content_type="application/json")
    assert (again.status_code, again.json()["code"]) == (409, "reply_taken")
    wrong = written | {"shortcut": "x", "text": "{number}"}
    refused = bob.post(f"/api/v1/desks/{line.desk.pk}/replies", wrong, content_type="application/json")
    assert (refused.status_code, refused.json()["code"]) == (422, "unknown_blank")
    address = f"/api/v1/desks/{line.desk.pk}/replies/{reply['id']}"
    assert bob.put(address, written | {"title": "Hi"}, content_type="application/json").json()["title"] == "Hi"
    assert bob.delete(address).status_code == 204
    assert not CannedReply.objects.exists()


def test_the_end_and_the_beginning_again_over_http():
    line = a_line()
    visit = a_visit(line)
    bob = a_browser(line.bob)
    for deed, body, state in (
        ("take", {}, "open"),
        ("snooze", {"until": (now() + timedelta(hours=1)).isoformat()}, "snoozed"),
        ("wake", None, "open"),
        ("hand", {"to": str(line.dora.user_id)}, "open"),
        ("hand", {}, "waiting"),
        ("close", {"reason": "not_ours"}, "closed"),
        ("reopen", None, "open"),
    ):
        answer = bob.post(f"/api/v1/visits/{visit.pk}/{deed}", body, content_type="application/json")
        assert answer.status_code == 200, answer.content
        assert answer.json()["line"]["state"] == state, deed


def test_whoever_stopped_answering_here_sees_nothing_any_more():
    line = a_line()
    visit = a_visit(line)
    DeskStaff.objects.filter(user_id=line.bob.user_id).delete()
    assert a_browser(line.bob).get(f"/api/v1/visits/{visit.pk}").status_code == 404


def test_a_closed_matter_is_found_by_its_name_and_not_by_its_words(django_capture_on_commit_callbacks):
    line = a_line()
    visit = a_visit(line, a_visitor(line, name="Taro"))
    actions.take(viewer=line.bob, visit_id=visit.pk)
    with django_capture_on_commit_callbacks(execute=True):
        say(visit, CANARY)
        say(visit, "done", by=line.bob)
        actions.close_visit(viewer=line.bob, visit_id=visit.pk, reason=CloseReason.SOLVED)
    assert Visit.objects.get().state == "closed"
    bob = a_browser(line.bob)
    assert lines(bob, line, state="closed", q=CANARY) == []
    (found,) = lines(bob, line, state="closed", q="taro")
    assert found["words"] == ""


def test_the_page_itself_is_a_shell_that_repeats_nothing_from_outside():
    line = a_line()
    a_visit(line)
    told = a_browser(line.bob).get('/desk/?visit="><script>alert(1)</script>').content.decode()
    assert '<sudare-desk language="' in told
    assert 'visit=""' in told
    assert "alert(1)" not in told
    auditor = factories.a_viewer(organisation=line.organisation, name="Emi", role=Role.AUDITOR)
    assert a_browser(auditor).get("/desk/").status_code == 403


def test_a_block_tells_the_staff_until_when_and_why_and_the_way_to_other_desks_is_shown():
    line = a_line()
    visit = a_visit(line)
    bob, at = a_browser(line.bob), f"/api/v1/visits/{visit.pk}"
    assert bob.get(f"{at}/desks").json() == {"items": []}
    assert bob.post(f"{at}/block", {"hours": 2, "reason": CANARY}, content_type="application/json").status_code == 204
    block = bob.get(at).json()["block"]
    assert (block["reason"], block["by"]["name"]) == (CANARY, "Bob")
    assert bob.delete(f"{at}/block").status_code == 204
    assert bob.get(at).json()["block"] is None


def test_whoever_works_at_a_desk_reads_on_every_page_how_many_wait_there():
    line = a_line()
    a_visit(line)
    asked = {one.name: a_browser(one).get("/api/v1/me").json()["visitors_waiting"] for one in (line.alice, line.bob)}
    assert asked == {"Alice": 1, "Bob": 1}
    assert a_browser(line.charlie).get("/api/v1/me").json()["visitors_waiting"] is None
    assert "/desk/" in a_browser(line.bob).get("/people/").content.decode().partition("popover")[0]

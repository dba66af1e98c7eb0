"""One tap: what is there is kept, whatever its author does before or after; and nobody learns who reported."""

import json
from datetime import timedelta

import pytest
from django.test import Client

import factories
from cast import Cast
from sudare.accounts.terms import Role
from sudare.audit.models import Entry
from sudare.incidents import actions
from sudare.incidents.errors import OwnDoing, ReportGone
from sudare.incidents.models import Case, PreservedPicture, Report
from sudare.incidents.models.seals import words_of
from sudare.incidents.terms.cases import Memo, Reason, Urgency
from sudare.kit.clock import now, standing_at
from sudare.kit.errors import NotFound
from sudare.kit.ids import new_id
from sudare.policy.terms import Decision
from sudare.rooms import actions as rooms
from sudare.rooms import queries
from sudare.rooms.models import KeptWords, Message
from sudare.storage import actions as storage
from sudare.storage.errors import HoldGone
from sudare.storage.models import Hold

API = "/api/v1"


@pytest.fixture
def dora(cast: Cast):
    """Harmed by Bob; they talk in a room for two."""
    return factories.a_viewer(organisation=cast.organisation, name="Dora", role=Role.MEMBER)


@pytest.fixture
def room(cast: Cast, dora):
    return rooms.open_direct(viewer=cast.bob, user_id=dora.user_id)


def threaten(cast: Cast, room, text: str = "pay or else", **more):
    return rooms.post(viewer=cast.bob, room_id=room.pk, text=text, **more)


def preserved(report_id) -> dict:
    row = Report.objects.get(pk=report_id)
    return json.loads(b"".join(storage.open_sealed(object_id=row.preserved_id)))


def test_one_call_preserves_hides_blocks_and_opens_a_case(cast: Cast, room, dora, browser) -> None:
    message = threaten(cast, room)
    answer = browser(dora).post(
        f"{API}/reports",
        {"room_id": str(room.pk), "message_id": str(message.pk), "reason": "threat", "words": "since May"},
        content_type="application/json",
    )
    told = answer.json()
    assert answer.status_code == 201
    assert (told["preserved"], told["hidden"], told["blocked"], told["has_handler"]) == (True, True, True, True)
    assert told["next"][0]["code"] == "dont_pay"
    assert "110" in {one["reach"] for one in told["contacts"]}
    case = Case.objects.get(pk=told["case"]["id"])
    assert (case.number, case.urgency, case.reported_id) == (told["case"]["number"], Urgency.TODAY, cast.bob.user_id)
    assert preserved(told["id"])["messages"][0]["text"] == "pay or else"
    (shown,) = browser(dora).get(f"{API}/rooms/{room.pk}/messages").json()["items"]
    assert (shown["hidden"], shown["text"]) == (True, "")
    report = Report.objects.get()
    assert "since May" not in report.words
    assert words_of(report.words) == "since May"


def test_the_sender_deleting_everything_first_changes_nothing(cast: Cast, room, dora) -> None:
    first, second = threaten(cast, room, "one"), threaten(cast, room, "two")
    rooms.edit(viewer=cast.bob, message_id=first.pk, text="harmless")
    for message in (first, second):
        rooms.delete(viewer=cast.bob, message_id=message.pk)
    done = actions.report(viewer=dora, room_id=room.pk, message_id=second.pk, reason=Reason.THREAT)
    one, two = preserved(done.report_id)["messages"]
    assert [(before["kind"], before["words"]) for before in one["before"]] == [
        ("edited", "one"),
        ("deleted", "harmless"),
    ]
    assert [before["words"] for before in two["before"]] == ["two"]


def test_what_is_taken_back_after_the_report_is_kept_while_the_case_stands(cast: Cast, room, dora) -> None:
    message = threaten(cast, room)
    actions.report(viewer=dora, room_id=room.pk, message_id=message.pk, reason=Reason.THREAT)
    rooms.delete(viewer=cast.bob, message_id=threaten(cast, room, "and more").pk)
    with standing_at(now() + timedelta(days=99)):
        rooms.forget_kept_words()
    assert KeptWords.objects.count() == 1


def test_whoever_is_reported_finds_every_answer_as_it_was(cast: Cast, room, dora, browser) -> None:
    """Also what deleting answers: byte for byte, with pictures, for an administrator with every right."""
    alice = cast.alice
    shared = rooms.open_direct(viewer=alice, user_id=dora.user_id)

    def say():
        picture = factories.a_confirmed_picture(uploader=alice, room=shared)
        return rooms.post(viewer=alice, room_id=shared.pk, text="look", attachment_ids=[picture.pk]), picture

    kept, deleted_before, deleted_after = say(), say(), say()

    def answers(browser: Client) -> list[bytes]:
        paths = ("rooms", f"rooms/{shared.pk}", "holds", "holds?with_released=true", "cases", "reports", "decisions")
        return [browser.get(f"{API}/{path}").content for path in paths]

    def forgets(pair) -> list[object]:
        message, picture = pair
        forgotten = client.post(f"{API}/attachments/{picture.pk}/forget", {}, content_type="application/json")
        receipt = client.get(f"{API}/receipts/{forgotten.json()['receipt']}")
        deleted = client.delete(f"{API}/messages/{message.pk}")
        return [forgotten.status_code, receipt.status_code, deleted.status_code, deleted.content]

    client = browser(alice)
    ends = forgets(deleted_before)
    before = answers(client)
    actions.report(viewer=dora, room_id=shared.pk, message_id=kept[0].pk, reason=Reason.SEXUAL)
    assert answers(client) == before
    assert forgets(deleted_after) == ends == [200, 200, 204, b""]


def test_the_log_names_neither_who_reported_nor_where(cast: Cast, room, dora) -> None:
    message = threaten(cast, room)
    rooms.delete(viewer=cast.bob, message_id=message.pk)
    last = Entry.objects.order_by("-sequence").first().sequence
    done = actions.report(viewer=dora, room_id=room.pk, message_id=message.pk, reason=Reason.THREAT, words="help")
    actions.write_memo(viewer=dora, report_id=done.report_id, memo=Memo(where="at work", own_age="17"))
    entries = list(Entry.objects.filter(sequence__gt=last))
    assert {entry.verb for entry in entries} >= {"incidents:report:made", "storage:hold:placed", "rooms:kept:opened"}
    telling = {str(one) for one in (dora.user_id, cast.bob.user_id, room.pk, message.pk, done.report_id)}
    for entry in entries:
        spelled = f"{entry.actor_id} {entry.subject_id} {entry.reason} {entry.details}"
        assert not [one for one in telling if one in spelled], entry.verb


def test_the_hold_of_a_case_stands_in_no_list_and_nobody_releases_it(cast: Cast, room, dora, browser) -> None:
    actions.report(viewer=dora, room_id=room.pk, message_id=threaten(cast, room).pk, reason=Reason.THREAT)
    hold = Hold.objects.get()
    owner = factories.proved(cast.alice)
    assert browser(cast.alice).get(f"{API}/holds").json() == {"items": []}
    with pytest.raises(HoldGone):
        storage.release_hold(viewer=owner, hold_id=hold.pk, reason="mine")
    with pytest.raises(HoldGone):
        storage.extend_hold(viewer=owner, hold_id=hold.pk, scopes=[("room", room.pk)], reason="mine")
    placed = {"case": "x", "reason": "x", "scopes": [{"kind": "case", "id": str(Case.objects.get().pk)}]}
    assert (
        browser(cast.alice).post(f"{API}/holds", placed, content_type="application/json").status_code == 422
    )  # no such kind, for a person


def test_a_second_report_of_the_same_joins_the_case_and_makes_it_more_urgent(cast: Cast, room, dora) -> None:
    first = actions.report(viewer=dora, room_id=room.pk, message_id=threaten(cast, room).pk, reason=Reason.OTHER)
    second = actions.report(viewer=dora, room_id=room.pk, message_id=threaten(cast, room).pk, reason=Reason.MINOR)
    case = Case.objects.get()
    assert first.case_id == second.case_id == case.pk
    assert (case.reason, case.urgency, case.is_minor_concerned) == (Reason.MINOR, Urgency.NOW, True)
    assert len(preserved(second.report_id)["messages"]) == 2


def test_pictures_are_copied_unless_intimate_and_never_where_a_child_is_concerned(cast: Cast, room, dora) -> None:
    plain = factories.a_confirmed_picture(uploader=cast.bob, room=room)
    covered = factories.a_judged_picture(Decision.ACCEPT, uploader=cast.bob, room=room, is_veiled=True)
    factories.attachments.confirm(viewer=cast.bob, attachment_id=covered.id)
    veil = covered.renditions.get(name="veil")
    message = threaten(cast, room, attachment_ids=[plain.pk, covered.pk])
    actions.report(viewer=dora, room_id=room.pk, attachment_id=covered.pk, reason=Reason.SEXUAL)
    copies = {one.attachment_id: one for one in PreservedPicture.objects.all()}
    assert {key: one.is_blur for key, one in copies.items()} == {plain.pk: False, covered.pk: True}
    blur = b"".join(storage.open_sealed(object_id=copies[covered.pk].sealed_id))
    assert blur == b"".join(storage.open_sealed(object_id=veil.sealed_id))
    actions.report(viewer=dora, room_id=room.pk, message_id=message.pk, reason=Reason.MINOR)
    assert PreservedPicture.objects.count() == 2  # none besides


def test_whoever_was_taken_out_of_the_room_can_still_report_what_they_saw(cast: Cast, dora) -> None:
    room = factories.a_room(organisation=cast.organisation, members=[cast.alice, cast.bob, dora])
    seen = threaten(cast, room)
    rooms.remove_member(viewer=cast.alice, room_id=room.pk, user_id=dora.user_id)
    unseen = threaten(cast, room, "not for her")
    done = actions.report(viewer=dora, room_id=room.pk, message_id=seen.pk, reason=Reason.HARASSMENT)
    assert "not for her" not in str(preserved(done.report_id))
    with pytest.raises(NotFound):
        actions.report(viewer=dora, room_id=room.pk, message_id=unseen.pk, reason=Reason.HARASSMENT)


def test_strangers_and_authors_report_nothing(cast: Cast, room, dora) -> None:
    message = threaten(cast, room)
    for viewer, wanted in ((cast.charlie, NotFound), (cast.alice, NotFound), (cast.bob, OwnDoing)):
        with pytest.raises(wanted):
            actions.report(viewer=viewer, room_id=room.pk, message_id=message.pk, reason=Reason.THREAT)
    elsewhere = rooms.post(viewer=cast.alice, room_id=cast.room.pk, text="x")
    with pytest.raises(NotFound):  # a message of another room
        actions.report(viewer=dora, room_id=room.pk, message_id=elsewhere.pk, reason=Reason.THREAT)
    assert not Case.objects.exists()
    assert not Hold.objects.exists()


def test_a_memo_is_its_reporters_and_nobody_elses(cast: Cast, room, dora) -> None:
    done = actions.report(viewer=dora, room_id=room.pk, message_id=threaten(cast, room).pk, reason=Reason.THREAT)
    for viewer in (cast.alice, cast.bob, cast.charlie):
        with pytest.raises(ReportGone):
            actions.write_memo(viewer=viewer, report_id=done.report_id, memo=Memo(where="x"))
    with pytest.raises(ReportGone):
        actions.write_memo(viewer=dora, report_id=new_id(), memo=Memo(where="x"))
    actions.write_memo(viewer=dora, report_id=done.report_id, memo=Memo(demanded="5000 yen"))
    memo = Report.objects.get().memo
    assert "5000" not in memo
    assert json.loads(words_of(memo))["demanded"] == "5000 yen"


def test_the_last_five_hundred_messages_and_an_older_one_with_its_neighbours(cast: Cast, room, dora) -> None:
    Message.objects.bulk_create(
        Message(room=room, author_id=cast.bob.user_id, sequence=number, text=f"m{number}") for number in range(10, 710)
    )
    old = Message.objects.get(sequence=100)
    done = actions.report(viewer=dora, room_id=room.pk, message_id=old.pk, reason=Reason.THREAT)
    texts = [one["text"] for one in preserved(done.report_id)["messages"]]
    assert len(texts) == 500
    assert "m100" in texts
    assert "m709" in texts
    assert texts == sorted(texts, key=lambda text: int(text[1:]))
    assert queries.hidden_among([old.pk], user_id=dora.user_id) == {old.pk}

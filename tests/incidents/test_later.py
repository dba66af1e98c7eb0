"""What was said after the last report stands in a package, apart, for a day and not longer."""

import json
from datetime import timedelta
from typing import Any

import pytest

import factories
from cast import Cast
from incidents.casework import Trouble, a_trouble, files_of
from sudare.accounts.models import Membership
from sudare.incidents import actions
from sudare.incidents.actions.following import AT_MOST, WITHIN
from sudare.incidents.terms.cases import Outcome, Reason
from sudare.incidents.terms.papers import scope_of
from sudare.kit.clock import now, standing_at
from sudare.rooms import actions as rooms
from sudare.rooms.models import RoomMember


@pytest.fixture
def trouble(cast: Cast) -> Trouble:
    return a_trouble(cast)


def messages_in(files: dict[str, bytes]) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = json.loads(files["messages.json"])
    return told


def later_in(trouble: Trouble) -> list[dict[str, Any]]:
    return [each for each in messages_in(files_of(trouble)) if each["part"] == "after_the_report"]


def say(trouble: Trouble, words: str):
    return rooms.post(viewer=trouble.bob, room_id=trouble.room.pk, text=words)


def test_it_stands_apart_and_says_what_it_is(trouble: Trouble) -> None:
    say(trouble, "you will be sorry")
    files = files_of(trouble)
    assert [(each["words"], each["part"]) for each in messages_in(files)] == [
        ("pay or else", "reported"),
        ("you will be sorry", "after_the_report"),
    ]
    page = files["index.html"].decode()
    assert page.index("Said after the report") > page.index("pay or else")
    assert page.index("Said after the report") < page.index("you will be sorry")
    case = json.loads(files["case.json"])
    assert "そのあとの1件" in case["scope"]
    assert case["scope_en"].startswith(
        "1 message of this room, preserved at the time of the report. Then 1 message from"
    )


def test_how_much_is_in_it_reads_well_whatever_the_number() -> None:
    assert "12 messages of this room" in scope_of(12, later=2).english
    assert "Then 2 messages from the 24 hours" in scope_of(12, later=2).english
    assert "Then" not in scope_of(1).english


def test_what_was_taken_back_or_changed_there_is_in_it(trouble: Trouble) -> None:
    gone, changed = say(trouble, "I know your school"), say(trouble, "I come tonight")
    rooms.delete(viewer=trouble.bob, message_id=gone.pk)
    rooms.edit(viewer=trouble.bob, message_id=changed.pk, text="never mind")
    first, second = later_in(trouble)
    assert (first["words"], first["deleted_at"] is not None) == ("I know your school", True)
    assert (second["words"], second["earlier"][0]["words"]) == ("never mind", "I come tonight")


def test_what_was_said_later_than_a_day_is_not(trouble: Trouble) -> None:
    with standing_at(now() + WITHIN - timedelta(minutes=5)):
        say(trouble, "in time")
    with standing_at(now() + WITHIN + timedelta(minutes=5)):
        say(trouble, "too late")
        assert [each["words"] for each in later_in(trouble)] == ["in time"]


def test_no_more_than_so_many(trouble: Trouble) -> None:
    for number in range(AT_MOST + 3):
        say(trouble, f"word {number}")
    told = [each["words"] for each in later_in(trouble)]
    assert told == [f"word {number}" for number in range(AT_MOST)]


def test_whoever_left_the_room_takes_what_is_said_then_out_of_reach(trouble: Trouble) -> None:
    say(trouble, "while she was there")
    RoomMember.objects.filter(room=trouble.room, user_id=trouble.dora.user_id).update(left_at=now())
    say(trouble, "among ourselves")
    assert [each["words"] for each in later_in(trouble)] == ["while she was there"]


@pytest.mark.parametrize("how", ["disabled_at", "frozen_at"])
def test_whose_seat_in_the_house_was_closed_is_no_longer_there(trouble: Trouble, how: str) -> None:
    say(trouble, "while she was there")
    Membership.objects.filter(pk=trouble.dora.membership_id).update(**{how: now()})
    say(trouble, "among ourselves")
    assert [each["words"] for each in later_in(trouble)] == ["while she was there"]


def test_a_closed_case_listens_no_more(trouble: Trouble) -> None:
    say(trouble, "afterwards")
    actions.decide(viewer=trouble.alice, case_id=trouble.case.pk, outcome=Outcome.NOTHING, told_reporter="seen")
    assert len(later_in(trouble)) == 1
    actions.close(viewer=trouble.alice, case_id=trouble.case.pk)
    assert not later_in(trouble)


def test_what_is_reported_again_is_preserved_and_no_longer_later(trouble: Trouble) -> None:
    again = say(trouble, "and again")
    actions.report(viewer=trouble.dora, room_id=trouble.room.pk, message_id=again.pk, reason=Reason.THREAT)
    say(trouble, "and then")
    assert [(each["words"], each["part"]) for each in messages_in(files_of(trouble))] == [
        ("pay or else", "reported"),
        ("and again", "reported"),
        ("and then", "after_the_report"),
    ]


def test_of_pictures_sent_then_there_is_the_hash_alone(trouble: Trouble) -> None:
    picture = factories.a_confirmed_picture(uploader=trouble.bob, room=trouble.room)
    rooms.post(viewer=trouble.bob, room_id=trouble.room.pk, text="look", attachment_ids=[picture.pk])
    files = files_of(trouble)
    (later,) = [each for each in messages_in(files) if each["part"] == "after_the_report"]
    (told,) = later["pictures"]
    assert (told["id"], told["file"]) == (str(picture.pk), None)
    assert told["sha256"] == picture.renditions.get(name="view").sha256
    assert not [name for name in files if name.startswith("pictures/")]


def test_whoever_is_reported_finds_nothing_changed(trouble: Trouble) -> None:
    say(trouble, "you will be sorry")
    before = list(RoomMember.objects.filter(room=trouble.room).order_by("pk").values())
    files_of(trouble)
    assert list(RoomMember.objects.filter(room=trouble.room).order_by("pk").values()) == before

"""Whoever asks to be spared somebody is; and nobody else can tell."""

import json

import pytest

import factories
from cast import Cast
from sudare.audit.models import Entry
from sudare.connect.channels import Listener, LogEntry
from sudare.connect.lookups import log_after, standing_of
from sudare.rooms import actions, queries
from sudare.rooms.errors import AvoidingOneself, OutOfReach

API = "/api/v1"


def say(cast: Cast, text: str, *, viewer=None, **more):
    return actions.post(viewer=viewer or cast.bob, room_id=cast.room.pk, text=text, **more)


def page(browser, viewer, cast: Cast) -> list[dict]:
    return browser(viewer).get(f"{API}/rooms/{cast.room.pk}/messages").json()["items"]


def test_a_hidden_message_stands_empty_for_one_and_whole_for_others(cast: Cast, browser) -> None:
    message = say(
        cast, "unwanted", attachment_ids=[factories.a_confirmed_picture(uploader=cast.bob, room=cast.room).pk]
    )
    say(cast, "an answer", reply_to=message.pk)
    actions.hide(viewer=cast.alice, message_id=message.pk)
    first, answer = page(browser, cast.alice, cast)
    assert (first["hidden"], first["text"], first["attachments"]) == (True, "", [])
    assert answer["reply_to"]["text"] == ""
    assert [one["hidden"] for one in page(browser, cast.bob, cast)] == [False, False]
    assert "unwanted" in str(page(browser, cast.bob, cast))
    events = browser(cast.alice).get(f"{API}/rooms/{cast.room.pk}/events").content.decode()
    assert "unwanted" not in events
    assert "unwanted" not in browser(cast.alice).get(f"/rooms/{cast.room.pk}/").content.decode()


def test_what_a_blocked_person_says_goes_to_everybody_else(cast: Cast, browser) -> None:
    say(cast, "before")
    actions.block_quietly(viewer=cast.alice, user_id=cast.bob.user_id)
    say(cast, "after")
    assert [(one["text"], one["hidden"]) for one in page(browser, cast.alice, cast)] == [("before", False), ("", True)]
    assert [one["text"] for one in page(browser, cast.bob, cast)] == ["before", "after"]
    (line,) = queries.rooms_of(cast.alice)
    assert (line.unread, line.last_message.text) == (1, "before")
    actions.unblock(viewer=cast.alice, user_id=cast.bob.user_id)
    assert [one["text"] for one in page(browser, cast.alice, cast)] == ["before", "after"]


def test_the_stream_spares_whom_it_must_and_nobody_else(cast: Cast) -> None:
    actions.block_quietly(viewer=cast.alice, user_id=cast.bob.user_id)
    said = say(cast, "after")
    say(cast, "quoting", viewer=cast.alice, reply_to=said.pk)
    entries = log_after(cast.room.pk, after=0, limit=10)
    heard = {one.name: heard_by(one, cast, entries) for one in (cast.alice, cast.bob)}
    assert [one["message"]["text"] for one in heard["Bob"]] == ["after", "quoting"]
    assert [one["message"]["text"] for one in heard["Alice"]] == ["", "quoting"]
    assert heard["Alice"][0]["message"]["hidden"]
    assert heard["Alice"][1]["message"]["reply_to"]["text"] == ""


def heard_by(viewer, cast: Cast, entries: list[LogEntry]) -> list[dict]:
    listener = Listener(viewer=viewer, session_key="x", credential="x", room_id=cast.room.pk)
    standing_of([listener]).spare(listener)
    return [json.loads(listener.frame_of(entry).split(b"data: ")[1]) for entry in entries]


def test_whoever_is_blocked_finds_every_answer_as_it_was(cast: Cast, browser) -> None:
    say(cast, "hello")

    def answers() -> list[bytes]:
        paths = ("rooms", f"rooms/{cast.room.pk}", f"rooms/{cast.room.pk}/messages", f"rooms/{cast.room.pk}/events")
        return [browser(cast.bob).get(f"{API}/{path}").content for path in paths]

    before, entries = answers(), Entry.objects.count()
    actions.block_quietly(viewer=cast.alice, user_id=cast.bob.user_id)
    actions.hide(viewer=cast.alice, message_id=say_nothing_new(cast))
    assert Entry.objects.count() == entries  # the log's readers can't tell either
    assert answers() == before


def say_nothing_new(cast: Cast):
    return queries.page_of_messages(room_id=cast.room.pk).items[0].pk


def test_whoever_is_blocked_opens_no_new_room_with_them(cast: Cast) -> None:
    actions.block_quietly(viewer=cast.alice, user_id=cast.bob.user_id)
    dora = factories.a_viewer(organisation=cast.organisation, name="Dora")
    with pytest.raises(OutOfReach):
        actions.open_direct(viewer=cast.bob, user_id=cast.alice.user_id)
    with pytest.raises(OutOfReach):
        actions.open_group(viewer=cast.bob, name="x", user_ids=[dora.user_id, cast.alice.user_id])
    group = actions.open_group(viewer=cast.bob, name="x", user_ids=[dora.user_id])
    with pytest.raises(OutOfReach):
        actions.add_member(viewer=cast.bob, room_id=group.pk, user_id=cast.alice.user_id)
    actions.add_member(viewer=cast.bob, room_id=cast.room.pk, user_id=cast.alice.user_id)  # in already: as ever


def test_a_room_for_two_there_is_already_opens_as_ever(cast: Cast) -> None:
    room = actions.open_direct(viewer=cast.bob, user_id=cast.alice.user_id)
    actions.block_quietly(viewer=cast.alice, user_id=cast.bob.user_id)
    assert actions.open_direct(viewer=cast.bob, user_id=cast.alice.user_id) == room
    actions.remove_member(viewer=cast.alice, room_id=room.pk, user_id=cast.alice.user_id)
    with pytest.raises(OutOfReach):  # and doesn't bring back whoever left it
        actions.open_direct(viewer=cast.bob, user_id=cast.alice.user_id)


def test_nobody_blocks_themselves(cast: Cast) -> None:
    with pytest.raises(AvoidingOneself):
        actions.block_quietly(viewer=cast.bob, user_id=cast.bob.user_id)

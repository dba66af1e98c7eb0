"""Rooms and messages over HTTP."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

import factories
from sudare.accounts.terms import Role
from sudare.rooms import actions


def test_me_and_people(cast, browser):
    alice = browser(cast.alice)
    me = alice.get("/api/v1/me").json()
    assert me["user"]["name"] == "Alice"
    assert me["organisation"] == {"id": str(cast.organisation.pk), "name": "Aozora Repairs"}
    assert "manage_people" in me["rights"]
    names = [person["name"] for person in alice.get("/api/v1/people").json()["items"]]
    assert names == ["Alice", "Bob"]  # and not Charlie


def test_a_message_is_posted_once_edited_and_deleted(cast, browser):
    alice, bob = browser(cast.alice), browser(cast.bob)
    path = f"/api/v1/rooms/{cast.room.pk}/messages"
    said = {"text": "おはよう", "attachments": [], "reply_to": None}
    first = alice.post(path, said, content_type="application/json", headers={"Idempotency-Key": "k1"})
    again = alice.post(path, said, content_type="application/json", headers={"Idempotency-Key": "k1"})
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()
    assert first.json()["created_at"].endswith("Z")
    message_id = first.json()["id"]
    page = bob.get(path).json()
    assert [(one["text"], one["author"]["name"]) for one in page["items"]] == [("おはよう", "Alice")]
    assert page["last_sequence"] == 1
    address = f"/api/v1/messages/{message_id}"
    assert bob.patch(address, {"text": "x"}, content_type="application/json").json()["code"] == "not_your_message"
    assert alice.patch(address, {"text": "やあ"}, content_type="application/json").json()["text"] == "やあ"
    assert alice.delete(address).status_code == 204
    events = bob.get(f"/api/v1/rooms/{cast.room.pk}/events?after=0").json()
    assert [event["kind"] for event in events["items"]] == ["message_posted", "message_edited", "message_deleted"]
    assert events["items"][0]["message"]["text"] == ""  # a deleted message's words are nowhere in the log
    assert events["last_sequence"] == 3


def test_a_quote_says_that_its_message_was_deleted(cast, browser):
    question = actions.post(viewer=cast.alice, room_id=cast.room.pk, text="our secret")
    actions.post(viewer=cast.bob, room_id=cast.room.pk, text="Yes", reply_to=question.pk)
    bob = browser(cast.bob)
    path = f"/api/v1/rooms/{cast.room.pk}/messages"
    quote = bob.get(path).json()["items"][1]["reply_to"]
    assert (quote["text"], quote["deleted"]) == ("our secret", False)
    actions.delete(viewer=cast.alice, message_id=question.pk)
    quote = bob.get(path).json()["items"][1]["reply_to"]
    assert (quote["text"], quote["deleted"]) == ("", True)


def test_older_pages_follow_the_cursor(cast, browser):
    for number in range(5):
        actions.post(viewer=cast.alice, room_id=cast.room.pk, text=str(number))
    alice = browser(cast.alice)
    page = alice.get(f"/api/v1/rooms/{cast.room.pk}/messages?limit=2").json()
    assert [one["text"] for one in page["items"]] == ["3", "4"]
    page = alice.get(f"/api/v1/rooms/{cast.room.pk}/messages?limit=4&before={page['next_cursor']}").json()
    assert [one["text"] for one in page["items"]] == ["0", "1", "2"]
    assert page["next_cursor"] is None


def test_a_group_a_room_for_two_and_its_doors(cast, browser):
    alice, bob = browser(cast.alice), browser(cast.bob)
    group = {"kind": "group", "name": "Repairs", "user_ids": [str(cast.bob.user_id)]}
    room = alice.post("/api/v1/rooms", group, content_type="application/json").json()
    assert {member["name"]: member["is_me"] for member in room["members"]} == {"Alice": True, "Bob": False}
    two = {"kind": "direct", "user_id": str(cast.bob.user_id)}
    assert alice.post("/api/v1/rooms", two, content_type="application/json").json()["name"] == "Bob"
    address = f"/api/v1/rooms/{room['id']}"
    rules = {"house_rules": "No faces, please."}
    assert alice.patch(address, rules, content_type="application/json").json()["house_rules"] == "No faces, please."
    assert bob.get(address).json()["rules_accepted"] is False
    refused = bob.post(address + "/messages", {"text": "hi"}, content_type="application/json")
    assert (refused.status_code, refused.json()["code"]) == (403, "house_rules")
    assert bob.post(address + "/house-rules").status_code == 204
    assert bob.post(address + "/messages", {"text": "hi"}, content_type="application/json").status_code == 201
    assert bob.put(address + "/read", {"sequence": 99}, content_type="application/json").status_code == 204
    assert bob.post(address + "/typing").status_code == 204
    assert bob.delete(f"{address}/members/{cast.bob.user_id}").status_code == 204
    assert bob.get(address).status_code == 404
    assert (
        alice.post(
            address + "/members", {"user_id": str(cast.bob.user_id)}, content_type="application/json"
        ).status_code
        == 204
    )
    assert [line["name"] for line in bob.get("/api/v1/rooms").json()["items"]] == ["Repairs", "Alice", "Front desk"]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/api/v1/rooms", 6),
        ("/api/v1/rooms/{room}/messages", 9),  # one of them: what this reader wants to see no more
        ("/api/v1/rooms/{room}/events", 8),
        ("/api/v1/people", 5),
    ],
)
def test_the_number_of_questions_does_not_grow_with_the_rows(cast, browser, address, expected):
    alice = browser(cast.alice)
    address = address.format(room=cast.room.pk)
    counts = []
    for _ in range(2):
        for number in range(2 if counts else 1):
            actions.post(viewer=cast.bob, room_id=cast.room.pk, text=f"{number}")
            actions.open_group(viewer=cast.alice, name=f"r{number}", user_ids=[cast.bob.user_id])
            factories.a_viewer(organisation=cast.organisation, name=f"P{number}")
        with CaptureQueriesContext(connection) as asked:
            assert alice.get(address).status_code == 200
        counts.append(len(asked))
    assert counts == [expected, expected], [query["sql"][:90] for query in asked.captured_queries]


def test_whoever_looks_after_a_desk_joins_before_writing(cast, browser):
    watcher = factories.a_viewer(organisation=cast.organisation, name="Dana", role=Role.SUPERVISOR)
    desk = actions.open_desk(viewer=cast.alice, name="Front")
    actions.place_room(viewer=cast.alice, room_id=cast.room.pk, desk_id=desk.pk)
    actions.add_supervisor(viewer=cast.alice, desk_id=desk.pk, user_id=watcher.user_id)
    dana, path = browser(watcher), f"/api/v1/rooms/{cast.room.pk}"
    said = {"text": "hello", "attachments": [], "reply_to": None}
    assert dana.get(path).json()["place"] == "desk"
    refused = dana.post(f"{path}/messages", said, content_type="application/json", headers={"Idempotency-Key": "k1"})
    assert refused.json()["code"] == "only_looking"
    assert dana.post(f"{path}/join").status_code == 204
    assert dana.get(path).json()["place"] == "member"
    posted = dana.post(f"{path}/messages", said, content_type="application/json", headers={"Idempotency-Key": "k2"})
    assert posted.status_code == 201

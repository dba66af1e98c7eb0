"""A room's log over a real socket: in order, without a gap, for nobody who may not."""

import asyncio
import json
import threading
import time

import pytest
from django.contrib.sessions.backends.db import SessionStore

from sudare.accounts import actions as accounts
from sudare.accounts.models import User
from sudare.connect import threads
from sudare.connect.channels import Listener
from sudare.connect.cookies import unseal
from sudare.connect.frames import BYE
from sudare.connect.hub import RECHECK_SECONDS, hub
from sudare.connect.lookups import standing_of
from sudare.rooms import actions

pytestmark = pytest.mark.django_db(transaction=True)


def path_of(cast, after=None):
    return f"/api/v1/rooms/{cast.room.pk}/stream" + ("" if after is None else f"?after={after}")


def test_what_is_said_is_heard_at_once_and_after_a_break(lasting_cast, live):
    cast = lasting_cast
    actions.post(viewer=cast.alice, room_id=cast.room.pk, text="before")
    ear = live.ear(cast.bob, path_of(cast))
    assert ear.status == 200
    assert ear.headers["content-type"].startswith("text/event-stream")
    assert ear.headers["cache-control"] == "no-store"
    begun = time.monotonic()
    actions.post(viewer=cast.alice, room_id=cast.room.pk, text="now")
    (event,) = ear.wait_for(1)
    assert time.monotonic() - begun < 10
    assert (event["id"], event["event"], event["data"]["message"]["text"]) == ("2", "message_posted", "now")
    again = live.ear(cast.bob, path_of(cast, after=2), **{"Last-Event-ID": "0"})  # the header wins
    assert [event["id"] for event in again.wait_for(2)] == ["1", "2"]


def test_the_operator_sees_how_many_listen(lasting_cast, live):
    def counted():
        told = live.client(lasting_cast.alice).get("/metrics").text
        return next(line.split()[1] for line in told.splitlines() if line.startswith("sudare_stream_listeners "))

    assert float(counted()) == 0
    ears = [live.ear(viewer, path_of(lasting_cast)) for viewer in (lasting_cast.alice, lasting_cast.bob)]
    actions.post(viewer=lasting_cast.alice, room_id=lasting_cast.room.pk, text="heard by both")
    for ear in ears:
        ear.wait_for(1)
    assert float(counted()) == 2


def test_another_process_is_heard_by_the_tick(lasting_cast, live, monkeypatch):
    from sudare.connect import hearing

    cast = lasting_cast
    ear = live.ear(cast.bob, path_of(cast))
    monkeypatch.setattr(hearing, "tell_hubs", lambda callback: None)  # as if it was announced elsewhere
    begun = time.monotonic()
    actions.post(viewer=cast.alice, room_id=cast.room.pk, text="from elsewhere")
    ear.wait_for(1)
    assert time.monotonic() - begun < 10


def test_no_gap_and_no_twin_while_many_write(lasting_cast, live):
    cast = lasting_cast
    total = 60

    def talk(viewer):
        for number in range(total // 2):
            actions.post(viewer=viewer, room_id=cast.room.pk, text=str(number))

    writers = [threading.Thread(target=closing(talk), args=(viewer,)) for viewer in (cast.alice, cast.bob)]
    for writer in writers:
        writer.start()
    ears = []
    for _ in range(6):  # join in the middle of it, from the beginning of the log
        ears.append(live.ear(cast.bob, path_of(cast, after=0)))
        time.sleep(0.05)
    for writer in writers:
        writer.join()
    for ear in ears:
        heard = [int(event["id"]) for event in ear.wait_for(total, kind="message_posted", seconds=15)]
        assert heard == list(range(1, total + 1))


def closing(work):
    def run(*args):
        from django.db import connection

        try:
            work(*args)
        finally:
            connection.close()

    return run


def test_small_signs_reach_the_others_only(lasting_cast, live):
    cast = lasting_cast
    actions.post(viewer=cast.alice, room_id=cast.room.pk, text="hello")
    alice, bob = live.ear(cast.alice, path_of(cast)), live.ear(cast.bob, path_of(cast))
    live.client(cast.bob).post(f"/api/v1/rooms/{cast.room.pk}/typing")
    live.client(cast.bob).put(f"/api/v1/rooms/{cast.room.pk}/read", json={"sequence": 1})
    assert alice.wait_for(1, "typing")[0]["data"] == {"user_id": str(cast.bob.user_id)}
    assert alice.wait_for(1, "read")[0]["data"] == {"user_id": str(cast.bob.user_id), "sequence": 1}
    assert "id" not in alice.heard[0]
    assert bob.heard == []


def test_a_hint_about_my_other_rooms_and_never_about_strangers(lasting_cast, live):
    cast = lasting_cast
    bob, charlie = live.ear(cast.bob, "/api/v1/stream"), live.ear(cast.charlie, "/api/v1/stream")
    actions.post(viewer=cast.alice, room_id=cast.room.pk, text="psst")
    (hint,) = bob.wait_for(1, "room")
    assert hint["data"] == {"room_id": str(cast.room.pk), "last_sequence": 1}
    fresh = actions.open_group(viewer=cast.alice, name="New", user_ids=[cast.bob.user_id])
    assert str(fresh.pk) in {hint["data"]["room_id"] for hint in bob.wait_for(2, "room")}
    assert charlie.heard == []


def test_strangers_and_nobody_are_turned_away(lasting_cast, live):
    cast = lasting_cast
    for viewer, status in ((cast.charlie, 404), (None, 401)):
        ear = live.ear(viewer, path_of(cast))
        assert ear.status == status
        assert ear.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("how", ["removed", "disabled", "signed out", "password"])
def test_ended_access_says_bye_within_five_seconds(lasting_cast, live, how):
    cast = lasting_cast
    client = live.client(cast.bob)
    ear = live.listen(client, path_of(cast))
    bob = User.objects.get(pk=cast.bob.user_id)
    begun = time.monotonic()
    if how == "removed":
        actions.remove_member(viewer=cast.alice, room_id=cast.room.pk, user_id=bob.pk)
    elif how == "disabled":
        accounts.disable_person(viewer=cast.alice, membership_id=cast.bob.membership_id, reason="left")
    elif how == "signed out":
        from django.contrib.sessions.models import Session

        Session.objects.filter(session_key=unseal(client.cookies["sessionid"])).delete()
    else:
        bob.set_password("another-long-passphrase")
        bob.save()
    actions.post(viewer=cast.alice, room_id=cast.room.pk, text="not for Bob")
    assert ear.is_over.wait(5)
    assert time.monotonic() - begun < 5
    assert ear.heard[-1]["event"] == "bye"
    if how in {"removed", "disabled"}:  # told at once, so nothing of what came after was heard
        assert "not for Bob" not in json.dumps(ear.heard)
    assert live.listen(client, path_of(cast)).status in {401, 403, 404}


def test_access_that_ends_between_the_door_and_the_hub_is_noticed(lasting_cast):
    """Let in, disabled, and only then listening: nobody was there to be told, so the hub asks again by itself."""
    cast = lasting_cast
    session = SessionStore()
    session.create()
    listener = Listener(
        viewer=cast.bob,
        session_key=session.session_key,
        credential=User.objects.get(pk=cast.bob.user_id).get_session_auth_hash(),
        room_id=cast.room.pk,
    )
    assert standing_of([listener]).may_listen(listener)
    accounts.disable_person(viewer=cast.alice, membership_id=cast.bob.membership_id, reason="left")
    heard = asyncio.run(asyncio.wait_for(heard_after_joining(listener, cast), timeout=RECHECK_SECONDS))
    assert heard == BYE


async def heard_after_joining(listener, cast):
    here = hub()
    await here.join(listener, rooms={})
    await threads.in_thread(lambda: actions.post(viewer=cast.alice, room_id=cast.room.pk, text="not for Bob"))
    return b"".join([frame async for frame in here.frames(listener)])

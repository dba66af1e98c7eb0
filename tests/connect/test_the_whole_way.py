"""One photo with a place inside, from one person to another, over HTTP alone."""

import time

import pytest

from specimens.pictures import CANARY, photo
from sudare.attachments import actions as attachments
from sudare.attachments.models import Attachment, Rendition
from sudare.rooms import actions as rooms
from sudare.storage.actions import open_sealed
from sudare.viewing.models import ViewCode

pytestmark = pytest.mark.django_db(transaction=True)
BODY = {"Tus-Resumable": "1.0.0", "Content-Type": "application/offset+octet-stream"}


def test_a_photo_goes_its_whole_way(lasting_cast, live, real_marks):
    cast, content = lasting_cast, photo(orientation=6)
    assert CANARY.encode() in content
    alice, bob = live.client(cast.alice), live.client(cast.bob)
    ear, hints = live.ear(cast.bob, f"/api/v1/rooms/{cast.room.pk}/stream"), live.ear(cast.alice, "/api/v1/stream")
    begun = alice.post("/api/v1/uploads/tus", content=content, headers=BODY | {"Upload-Length": str(len(content))})
    address = begun.headers["location"].replace("/uploads/tus/", "/attachments/")
    assert alice.get(address).json()["state"] == "received"
    attachments.check(attachment_id=Attachment.objects.get().pk)  # what a worker does
    wait_for_checked(hints)
    checked = alice.get(address).json()
    assert checked["state"] == "checked"
    assert "gps_location" in {fact["kind"] for fact in checked["facts"]}
    assert (checked["media"]["width_px"], checked["media"]["height_px"]) == (480, 640)
    view = checked["renditions"]["view"]["url"]
    assert bob.get(address).status_code == bob.get(view).status_code == 404  # nobody else's until it is sent
    assert alice.post(address + "/confirm", json={}).json()["state"] == "confirmed"
    sent = alice.post(
        f"/api/v1/rooms/{cast.room.pk}/messages",
        json={"text": "", "attachments": [checked["id"]], "reply_to": None},
        headers={"Idempotency-Key": "k"},
    )
    assert sent.status_code == 201
    (event,) = ear.wait_for(1, "message_posted")
    (seen,) = event["data"]["message"]["attachments"]
    assert (seen["facts"], seen["removed"], seen["advice"], seen["verdict"]) == ([], [], [], None)
    answer = bob.get(seen["renditions"]["view"]["url"])
    assert CANARY.encode() not in answer.content
    check_headers(answer)
    check_mark(answer.content, real_marks, whose=cast.bob)
    check_ranges(bob, view, answer.content)
    bob_in_room = bob.get(f"/api/v1/rooms/{cast.room.pk}/messages").json()["items"][0]
    assert bob_in_room["attachments"] == [seen]
    rooms.remove_member(viewer=cast.alice, room_id=cast.room.pk, user_id=cast.bob.user_id)
    assert bob.get(view).status_code == 404


def check_mark(content, marks, *, whose):
    sealed = b"".join(open_sealed(object_id=Rendition.objects.get(name="view").sealed_id))
    code = ViewCode.objects.get(number=marks.find(content, sealed).number)
    assert (code.user_id, code.rendition) == (whose.user_id, "view")


def wait_for_checked(hints):
    """The states before it may be hinted at, too."""
    deadline = time.monotonic() + 8
    while not any(event["data"].get("state") == "checked" for event in hints.heard):
        assert time.monotonic() < deadline, hints.heard
        time.sleep(0.02)


def check_headers(answer):
    assert answer.status_code == 200
    expected = {
        "cache-control": "private, no-store",
        "cross-origin-resource-policy": "same-origin",
        "x-content-type-options": "nosniff",
        "content-security-policy": "sandbox; default-src 'none'",
        "referrer-policy": "no-referrer",
        "content-length": str(len(answer.content)),
        "accept-ranges": "bytes",
    }
    assert {name: answer.headers[name] for name in expected} == expected
    assert answer.headers["content-disposition"].startswith("inline; filename*=UTF-8''")


def check_ranges(client, address, content):
    for asked, start, stop in [("bytes=0-9", 0, 10), ("bytes=100-", 100, None), ("bytes=-7", len(content) - 7, None)]:
        part = client.get(address, headers={"Range": asked})
        assert part.status_code == 206
        assert part.content == content[start:stop]
        assert part.headers["content-range"] == f"bytes {start}-{(stop or len(content)) - 1}/{len(content)}"
    beyond = client.get(address, headers={"Range": f"bytes={len(content)}-"})
    assert (beyond.status_code, beyond.headers["content-type"]) == (416, "application/problem+json")
    for nonsense in ("bytes=5-2", "lines=1-2", "bytes=0-1,4-5", "bytes=-"):
        assert client.get(address, headers={"Range": nonsense}).status_code == 200


def test_a_multipart_picture_is_received_once(lasting_cast, live):
    cast = lasting_cast
    alice = live.client(cast.alice)
    form = {"files": {"file": ("私.jpg", photo(), "image/jpeg")}, "data": {"room_id": str(cast.room.pk)}}
    first = alice.post("/api/v1/uploads", **form, headers={"Idempotency-Key": "k"})
    again = alice.post("/api/v1/uploads", **form, headers={"Idempotency-Key": "k"})
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json()["id"] == again.json()["id"]
    assert first.json()["state"] == "received"
    assert live.client(cast.charlie).post("/api/v1/uploads", **form).status_code == 404  # not his room
    begun = time.monotonic()
    assert alice.get("/healthz").json() == {"status": "ok"}
    assert time.monotonic() - begun < 10  # while the picture is checked; a test machine is busy with others

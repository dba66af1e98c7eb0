"""Resumable uploads: the protocol word for word, a connection cut in the middle, and no byte in clear anywhere."""

import base64
import http.client
import os
import socket
import tempfile
import threading
import time
from pathlib import Path

import pytest
from django.conf import settings

from sudare.attachments.models import Attachment
from sudare.attachments.terms import State
from sudare.storage.actions import open_sealed

pytestmark = pytest.mark.django_db(transaction=True)
TUS = {"Tus-Resumable": "1.0.0"}
BODY = TUS | {"Content-Type": "application/offset+octet-stream"}
CHUNK = 65_536


def described(**fields: str) -> str:
    return ",".join(f"{key} {base64.b64encode(value.encode()).decode()}" for key, value in fields.items())


def begin(client, size, **headers):
    named = {"Upload-Length": str(size), "Upload-Metadata": described(filename="私の写真.jpg")}
    return client.post("/api/v1/uploads/tus", headers=TUS | named | headers)


def offset_of(client, location):
    answer = client.head(location, headers=TUS)
    assert answer.headers["cache-control"] == "no-store"
    assert answer.content == b""
    return int(answer.headers["upload-offset"])


def test_abilities_are_told_to_anybody(lasting_cast, live):
    answer = live.client(None).options("/api/v1/uploads/tus")
    assert answer.status_code == 204
    assert answer.headers["tus-version"] == "1.0.0"
    assert set(answer.headers["tus-extension"].split(",")) == {
        "creation",
        "creation-with-upload",
        "expiration",
        "termination",
    }
    assert answer.headers["tus-max-size"] == str(settings.UPLOAD_MAX_BYTES)


def test_an_upload_in_pieces_arrives_whole(lasting_cast, live):
    content = os.urandom(3 * CHUNK + 100)
    client = live.client(lasting_cast.alice)
    begun = begin(client, len(content), **{"Idempotency-Key": "one"})
    assert begun.status_code == 201
    location = begun.headers["location"]
    assert begin(client, len(content), **{"Idempotency-Key": "one"}).headers["location"] == location
    assert "GMT" in begun.headers["upload-expires"]
    sent = client.patch(location, content=content[: 2 * CHUNK], headers=BODY | {"Upload-Offset": "0"})
    assert (sent.status_code, sent.headers["upload-offset"]) == (204, str(2 * CHUNK))
    assert offset_of(client, location) == 2 * CHUNK
    rest = client.patch(location, content=content[2 * CHUNK :], headers=BODY | {"Upload-Offset": str(2 * CHUNK)})
    assert (rest.status_code, rest.headers["upload-offset"]) == (204, str(len(content)))
    row = Attachment.objects.get()
    assert row.state == State.RECEIVED
    assert b"".join(open_sealed(object_id=row.quarantine_id)) == content
    assert offset_of(client, location) == len(content)


def test_creation_may_carry_the_first_bytes(lasting_cast, live):
    client = live.client(lasting_cast.alice)
    content = os.urandom(1000)
    headers = BODY | {"Upload-Length": "1000"}
    answer = client.post("/api/v1/uploads/tus", content=content, headers=headers)
    assert (answer.status_code, answer.headers["upload-offset"]) == (201, "1000")
    assert Attachment.objects.get().state == State.RECEIVED


@pytest.mark.parametrize(
    ("change", "status", "code"),
    [
        ({"Tus-Resumable": "0.2.2"}, 412, "tus_version"),
        ({"Upload-Offset": "65536"}, 409, "offset_conflict"),
        ({"Upload-Offset": "-1"}, 400, "upload_not_described"),
        ({"Content-Type": "application/json"}, 415, "unsupported_media_type"),
        ({"X-CSRFToken": "b" * 32}, 403, "csrf"),
    ],
)
def test_a_wrong_patch_is_refused_and_changes_nothing(lasting_cast, live, change, status, code):
    client = live.client(lasting_cast.alice)
    location = begin(client, 10).headers["location"]
    answer = client.patch(location, content=b"x" * 10, headers=BODY | {"Upload-Offset": "0"} | change)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert offset_of(client, location) == 0


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Upload-Length": str(10**9)}, 413),
        ({"Upload-Length": "abc"}, 400),
        ({"Upload-Length": "0"}, 422),
        ({"Upload-Metadata": "filename !!!"}, 400),
    ],
)
def test_a_wrong_beginning_is_refused(lasting_cast, live, headers, status):
    client = live.client(lasting_cast.alice)
    answer = client.post("/api/v1/uploads/tus", headers=TUS | {"Upload-Length": "10"} | headers)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert not Attachment.objects.exists()


def test_more_than_was_declared_is_refused(lasting_cast, live):
    client = live.client(lasting_cast.alice)
    location = begin(client, 10).headers["location"]
    answer = client.patch(location, content=b"x" * 11, headers=BODY | {"Upload-Offset": "0"})
    assert answer.status_code == 413


def test_an_upload_can_be_given_up(lasting_cast, live):
    client = live.client(lasting_cast.alice)
    location = begin(client, 10).headers["location"]
    assert client.delete(location, headers=TUS).status_code == 204
    assert client.head(location, headers=TUS).status_code == 404


def test_somebody_elses_upload_is_not_there(lasting_cast, live):
    location = begin(live.client(lasting_cast.alice), 10).headers["location"]
    bob = live.client(lasting_cast.bob)
    assert bob.head(location, headers=TUS).status_code == 404
    assert bob.patch(location, content=b"x" * 10, headers=BODY | {"Upload-Offset": "0"}).status_code == 404
    assert bob.delete(location, headers=TUS).status_code == 404


def test_a_cut_connection_keeps_what_arrived_and_goes_on(lasting_cast, live):
    """The client dies in the middle of its PATCH; nothing that arrived is asked for twice."""
    content = os.urandom(40 * CHUNK + 7)
    client = live.client(lasting_cast.alice)
    location = begin(client, len(content)).headers["location"]
    cut_patch(live, client, location, content, upto=20 * CHUNK + 500)
    kept = settled_offset(client, location)
    assert kept == 20 * CHUNK + 500
    rest = client.patch(location, content=content[kept:], headers=BODY | {"Upload-Offset": str(kept)})
    assert rest.status_code == 204
    row = Attachment.objects.get()
    assert b"".join(open_sealed(object_id=row.quarantine_id)) == content


def cut_patch(live, client, location, content, *, upto):
    """Promise everything, send some, and vanish."""
    host, port = live.base.removeprefix("http://").split(":")
    cookies = "; ".join(f"{name}={value}" for name, value in client.cookies.items())
    fields = BODY | {"Upload-Offset": "0", "Cookie": cookies, "X-CSRFToken": client.headers["X-CSRFToken"]}
    fields |= {"Host": f"{host}:{port}", "Content-Length": str(len(content))}
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    with socket.create_connection((host, int(port))) as wire:
        wire.sendall(f"PATCH {location} HTTP/1.1\r\n{head}\r\n".encode() + content[:upto])
        time.sleep(0.3)


def settled_offset(client, location):
    before = -1
    for _ in range(50):
        now = offset_of(client, location)
        if now == before and now:
            return now
        before = now
        time.sleep(0.1)
    return before


def test_no_byte_lies_in_clear_during_and_after(lasting_cast, live, house, tmp_path, monkeypatch):
    """A canary all through the upload: neither the data folder nor a temporary file ever sings."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    canary = b"KANARIENVOGEL-IM-KLARTEXT-" * 4
    content = canary * (6_000_000 // len(canary))
    client = live.client(lasting_cast.alice)
    location = begin(client, len(content)).headers["location"]
    found: list[Path] = []
    stop = threading.Event()
    watcher = threading.Thread(target=watch, args=([house, tmp_path], canary[:26], found, stop))
    watcher.start()
    cut_patch(live, client, location, content, upto=3_000_000)
    kept = settled_offset(client, location)
    client.patch(location, content=content[kept:], headers=BODY | {"Upload-Offset": str(kept)})
    uploaded = client.post("/api/v1/uploads", files={"file": ("canary.jpg", content, "image/jpeg")})
    assert uploaded.status_code == 201
    stop.set()
    watcher.join()
    assert found == []
    assert Attachment.objects.filter(state=State.RECEIVED).count() == 2


def test_the_watcher_would_notice(house, tmp_path):
    found: list[Path] = []
    stop = threading.Event()
    watcher = threading.Thread(target=watch, args=([house, tmp_path], b"KANARIENVOGEL", found, stop))
    watcher.start()
    with tempfile.SpooledTemporaryFile(
        max_size=10, dir=tmp_path
    ) as spooled:  # what Django would do: no name, but there
        spooled.write(b"KANARIENVOGEL")
        spooled.flush()
        until = time.monotonic() + 30
        while not found and time.monotonic() < until:
            time.sleep(0.05)
    stop.set()
    watcher.join()
    assert found


def watch(folders, canary, found, stop):
    """Open files without a name count too: what this process holds open is read through /proc."""
    while not stop.is_set():
        for path in [path for folder in folders for path in folder.rglob("*") if path.is_file()]:
            if sings(path, canary):
                found.append(path)
        for held in Path("/proc/self/fd").iterdir():
            if str(target(held)).startswith(tuple(map(str, folders))) and sings(held, canary):
                found.append(target(held))


def target(held):
    try:
        return held.readlink()
    except OSError:
        return Path()


def sings(path, canary):
    try:
        return canary in path.read_bytes()
    except OSError:
        return False


def test_a_body_too_large_is_refused_before_it_is_read(lasting_cast, live):
    """Django would have put it into a file in clear; we count even when no length was promised."""
    client = live.client(lasting_cast.alice)
    answer = client.post("/api/v1/rooms", content=b"x" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1))
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")
    host, port = live.base.removeprefix("http://").split(":")
    wire = http.client.HTTPConnection(host, int(port), timeout=10)
    wire.request(
        "POST",
        "/api/v1/rooms",
        body=(b"x" * 65_536 for _ in range(50)),
        encode_chunked=True,
        headers={"Transfer-Encoding": "chunked"},
    )
    assert wire.getresponse().status == 413
    wire.close()


def test_a_safe_method_cannot_stand_for_one_that_changes_something(lasting_cast, live):
    """A GET is let in without its CSRF token: it must not become a DELETE on the way."""
    client = live.client(lasting_cast.alice)
    location = begin(client, 100).headers["location"]
    del client.headers["X-CSRFToken"]
    other = TUS | {"X-HTTP-Method-Override": "DELETE"}
    assert client.get(location, headers=other).status_code == 405
    assert client.post(location, headers=other).status_code == 403
    assert client.head(location, headers=TUS).status_code == 200

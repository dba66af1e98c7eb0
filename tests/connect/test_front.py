"""What stands before Django holds when many knock at once, slowly, or in another protocol."""

import socket
import time

import pytest

from sudare.connect import front

pytestmark = pytest.mark.django_db(transaction=True)

HEAD = (
    "POST /api/v1/uploads HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: multipart/form-data; boundary=x\r\n"
    "Content-Length: 40000000\r\n{more}\r\n--x\r\n"
)


def knock(live, head):
    connection = socket.create_connection(("127.0.0.1", live.socket.getsockname()[1]), timeout=10)
    connection.sendall(head.encode())
    return connection


def hand_in(client):
    return client.post("/api/v1/uploads", files={"file": ("a.jpg", b"bytes")}, timeout=5)


def test_strangers_cannot_take_the_places_for_large_uploads(lasting_cast, live):
    strangers = [knock(live, HEAD.format(more="")) for _ in range(front.LARGE_AT_ONCE + 1)]
    assert all(b"401" in each.recv(100) for each in strangers)  # before a byte of the body was waited for
    assert hand_in(live.client(lasting_cast.alice)).status_code == 201
    for each in strangers:
        each.close()


def test_one_person_cannot_take_all_the_places_for_large_uploads(lasting_cast, live):
    cookies = live.client(lasting_cast.bob).cookies
    more = (
        f"X-CSRFToken: {cookies['csrftoken']}\r\nCookie: " + "; ".join(f"{k}={v}" for k, v in cookies.items()) + "\r\n"
    )
    slow = [knock(live, HEAD.format(more=more)) for _ in range(front.LARGE_AT_ONCE + 1)]
    time.sleep(0.3)
    assert hand_in(live.client(lasting_cast.alice)).status_code == 201
    for each in slow:
        each.close()


def test_a_body_that_never_ends_is_let_go(lasting_cast, live, monkeypatch):
    monkeypatch.setattr(front, "BODY_SECONDS", 0.5)
    connection = knock(live, "POST /accounts/login/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n\r\nlogin=")
    assert b"408" in connection.recv(100)
    connection.close()


def test_nobody_is_spoken_to_by_websocket(lasting_cast, live, caplog):
    for path in ("/api/v1/stream", "/rooms/"):
        connection = knock(
            live,
            f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n",
        )
        assert b"403" in connection.recv(100)
        connection.close()
    assert [record for record in caplog.records if record.levelname == "ERROR"] == []


@pytest.mark.parametrize("path", ["/api/v1/uploads", "/api/v1/uploads/tus"])
def test_a_form_without_a_boundary_is_no_failure_of_ours(lasting_cast, live, path, caplog):
    broken = {"Content-Type": "multipart/form-data", "Tus-Resumable": "1.0.0"}
    assert live.client(lasting_cast.alice).post(path, content=b"x", headers=broken).status_code == 400
    assert [record for record in caplog.records if record.levelname == "ERROR"] == []


def test_styles_and_scripts_are_handed_out(live):
    """A middleware that knows only threads would take them from the event loop's chain, and every page its look."""
    told = live.client(None).get("/static/sudare/built/app.css")
    assert (told.status_code, told.headers["content-type"].partition(";")[0]) == (200, "text/css")

"""Somebody at the API's door: signed in or not, in process or over a real socket, listening or asking."""

import asyncio
import json
import socket
import threading
import time
from collections.abc import Iterator

import httpx
import uvicorn
from django.test import Client

from sudare.accounts.models import User
from sudare.accounts.terms import Viewer

CSRF = "a" * 32


def cookies_of(viewer: Viewer) -> dict[str, str]:
    """The session of somebody who signed in."""
    browser = Client()
    browser.force_login(User.objects.get(pk=viewer.user_id))
    return {"sessionid": browser.cookies["sessionid"].value, "csrftoken": CSRF}


def sealed_cookies_of(viewer: Viewer) -> dict[str, str]:
    """The same as a browser keeps them, for whoever knocks at the whole application from outside."""
    from sudare.connect.cookies import seal

    cookies = cookies_of(viewer)
    return cookies | {"sessionid": seal(cookies["sessionid"])}


def a_browser(viewer: Viewer | None) -> Client:
    """Django's test client as somebody, with the CSRF token in every request."""
    client = Client(enforce_csrf_checks=True, headers={"X-CSRFToken": CSRF})
    for name, value in (cookies_of(viewer) if viewer else {"csrftoken": CSRF}).items():
        client.cookies[name] = value
    return client


def prove(client: Client, viewer: Viewer, password: str = "a-long-enough-passphrase") -> Client:
    """Show once more that it's them, at the door that asks, with a password they are given for it."""
    user = User.objects.get(pk=viewer.user_id)
    user.set_password(password)
    user.save()
    client.force_login(user)  # a new password ends the sessions there were
    answer = client.post("/accounts/reauthenticate/", {"password": password}, headers={"X-CSRFToken": CSRF})
    assert answer.status_code == 302, answer.content
    return client


class House:
    """The whole ASGI application behind a real socket, in a thread of this process."""

    def __init__(self) -> None:
        from sudare.config.asgi import application

        self.clients: list[httpx.Client] = []
        self.ears: list[Ear] = []
        self.socket = socket.socket()
        self.socket.bind(("127.0.0.1", 0))
        self.base = f"http://127.0.0.1:{self.socket.getsockname()[1]}"
        config = uvicorn.Config(
            application, log_config=None, access_log=False, lifespan="off", timeout_graceful_shutdown=1
        )
        self.server = uvicorn.Server(config)
        self.thread = threading.Thread(target=self._serve, daemon=True)
        self.thread.start()
        while not self.server.started:
            time.sleep(0.01)

    def _serve(self) -> None:
        asyncio.run(self.server.serve(sockets=[self.socket]))

    def close(self) -> None:
        self.server.should_exit = True
        self.thread.join(timeout=10)
        self.socket.close()
        for ear in self.ears:
            ear.thread.join(timeout=10)
        for client in self.clients:
            client.close()

    def client(self, viewer: Viewer | None) -> httpx.Client:
        cookies = sealed_cookies_of(viewer) if viewer else {"csrftoken": CSRF}
        client = httpx.Client(base_url=self.base, cookies=cookies, headers={"X-CSRFToken": CSRF}, timeout=10)
        self.clients.append(client)
        return client

    def ear(self, viewer: Viewer | None, path: str, **headers: str) -> "Ear":
        return self.listen(self.client(viewer), path, **headers)

    def listen(self, client: httpx.Client, path: str, **headers: str) -> "Ear":
        ear = Ear(client, path, headers)
        self.ears.append(ear)
        return ear


class Ear:
    """Listens to a stream in a thread and keeps what it heard."""

    def __init__(self, client: httpx.Client, path: str, headers: dict[str, str]) -> None:
        self.heard: list[dict] = []
        self.is_over = threading.Event()
        self.answered = threading.Event()
        self.status = 0
        self.thread = threading.Thread(target=self._listen, args=(client, path, headers), daemon=True)
        self.thread.start()
        assert self.answered.wait(10)

    def _listen(self, client, path, headers):
        try:
            with client.stream("GET", path, headers=headers, timeout=httpx.Timeout(10, read=30)) as answer:
                self.status, self.headers = answer.status_code, answer.headers
                self.answered.set()
                for event in parsed(answer.iter_lines()):
                    self.heard.append(event)
        except httpx.HTTPError:
            pass  # the server has gone: a test's end
        finally:
            self.answered.set()
            self.is_over.set()

    def wait_for(self, count, kind=None, seconds=8):
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            found = [event for event in self.heard if kind is None or event["event"] == kind]
            if len(found) >= count:
                return found
            time.sleep(0.01)
        raise AssertionError(f"heard only {self.heard}")


def parsed(lines) -> Iterator[dict]:
    event: dict = {}
    for line in lines:
        if not line and event:
            if "data" in event:
                yield {**event, "data": json.loads(event["data"])}
            event = {}
        elif line and not line.startswith(":"):
            name, _, value = line.partition(": ")
            event[name] = value

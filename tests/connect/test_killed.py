"""Two hundred messages while web and worker are killed again and again: each is there once, in order, and nothing else."""

import random
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import suppress

import httpx
import pytest

from doorbell import CSRF, parsed, sealed_cookies_of
from specimens.pictures import photo
from sudare.attachments.models import Attachment
from sudare.attachments.terms import State
from sudare.rooms.models import Message, RoomEvent

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.long, pytest.mark.timeout(480)]

SENDS = 200
PICTURE_EVERY = 20
KILL_AFTER_SECONDS = (0.3, 1.5)
KILLS_OF_EACH = 3
PATIENCE_SECONDS = 120
DYING = (httpx.TransportError, httpx.HTTPStatusError)


class Household:
    """Web and worker as processes of ours, killed at random and started again at once."""

    def __init__(self) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.commands = {"web": ["web", "--port", str(self.port)], "worker": ["worker", "--queues", "check,upkeep"]}
        self.running = {name: self.start(name) for name in self.commands}
        self.kills = dict.fromkeys(self.commands, 0)
        self.stop = threading.Event()
        self.wait_for_the_web()
        self.killer = threading.Thread(target=self.kill_on)
        self.killer.start()

    def start(self, name: str) -> subprocess.Popen:
        return subprocess.Popen([sys.executable, "-m", "sudare.cli", *self.commands[name]])

    def kill_on(self) -> None:
        chance = random.Random(7)
        doomed = ["web", "worker"] * KILLS_OF_EACH
        chance.shuffle(doomed)
        while doomed and not self.stop.wait(chance.uniform(*KILL_AFTER_SECONDS)):
            self.wait_for_the_web()  # or a slow machine would see it die before it ever answered
            name = doomed.pop()
            self.running[name].send_signal(signal.SIGKILL)
            self.running[name].wait()
            self.kills[name] += 1
            self.running[name] = self.start(name)

    def wait_for_the_web(self) -> None:
        while not self.stop.wait(0.05):
            with suppress(httpx.HTTPError):
                httpx.get(f"http://127.0.0.1:{self.port}/healthz", timeout=2).raise_for_status()
                return

    def close(self) -> None:
        self.stop.set()
        self.killer.join()
        for process in self.running.values():
            process.kill()
            process.wait()


@pytest.fixture
def household(lasting_cast):
    alive = Household()
    yield alive
    alive.close()


class Sender(threading.Thread):
    """Sends one after the other, each as often as it takes, under one key; what was confirmed is written down."""

    def __init__(self, household, cast, viewer) -> None:
        super().__init__()
        self.client = httpx.Client(
            base_url=f"http://127.0.0.1:{household.port}",
            cookies=sealed_cookies_of(viewer),
            headers={"X-CSRFToken": CSRF},
            timeout=5,
        )
        self.room, self.name_ = cast.room.pk, viewer.name
        self.confirmed: list[tuple[str, str]] = []
        self.trouble: BaseException | None = None

    def run(self) -> None:
        try:
            for number in range(SENDS // 2):
                self.send(number)
                time.sleep(0.06)
        except BaseException as trouble:  # noqa: BLE001  told by the test's own thread
            self.trouble = trouble
        finally:
            self.client.close()

    def send(self, number: int) -> None:
        text, pictures = f"{self.name_} {number}", []
        if number % PICTURE_EVERY == 0:
            pictures = [self.picture(number)]
        body = {"text": text, "attachments": pictures, "reply_to": None}
        answer = self.surely("POST", f"/api/v1/rooms/{self.room}/messages", key=text, json=body)
        self.confirmed.append((text, answer.json()["id"]))

    def picture(self, number: int) -> str:
        files = {"file": ("a.jpg", photo(width_px=200, height_px=150), "image/jpeg")}
        made = self.surely("POST", "/api/v1/uploads", key=f"picture {self.name_} {number}", files=files).json()
        address = f"/api/v1/attachments/{made['id']}"
        deadline = time.monotonic() + PATIENCE_SECONDS
        while self.surely("GET", address).json()["state"] != "checked":
            assert time.monotonic() < deadline, "the picture was never checked"
            time.sleep(0.1)
        self.surely("POST", f"{address}/confirm", json={})
        return made["id"]

    def surely(self, method, path, *, key="", **sent) -> httpx.Response:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < deadline:
            with suppress(*DYING):
                answer = self.client.request(method, path, headers={"Idempotency-Key": key} if key else {}, **sent)
                if answer.status_code < 500:
                    return answer.raise_for_status()
            time.sleep(0.05)
        raise AssertionError(f"{method} {path} never succeeded")


class Follower(threading.Thread):
    """Follows the log over every break by Last-Event-ID, as a browser does."""

    def __init__(self, household, cast, viewer) -> None:
        super().__init__(daemon=True)
        self.base, self.cookies = f"http://127.0.0.1:{household.port}", sealed_cookies_of(viewer)
        self.path = f"/api/v1/rooms/{cast.room.pk}/stream"
        self.heard: list[int] = []
        self.stop = threading.Event()

    def run(self) -> None:
        while not self.stop.is_set():
            with suppress(httpx.HTTPError):
                self.follow()
            time.sleep(0.05)

    def follow(self) -> None:
        last = {"Last-Event-ID": str(self.heard[-1] if self.heard else 0)}
        client = httpx.Client(base_url=self.base, cookies=self.cookies, timeout=httpx.Timeout(5, read=20))
        with client, client.stream("GET", self.path, headers=last) as answer:
            answer.raise_for_status()
            for event in parsed(answer.iter_lines()):
                if "id" in event:
                    self.heard.append(int(event["id"]))
                if self.stop.is_set():
                    return


def test_every_confirmed_message_is_there_once_in_order(lasting_cast, household):
    cast = lasting_cast
    follower = Follower(household, cast, cast.bob)
    follower.start()
    senders = [Sender(household, cast, viewer) for viewer in (cast.alice, cast.bob)]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()
    assert [sender.trouble for sender in senders] == [None, None]
    household.stop.set()
    household.killer.join()
    assert min(household.kills.values()) >= 2, f"nobody was killed often enough: {household.kills}"
    check_the_log(cast, senders)
    deadline = time.monotonic() + 20
    while len(follower.heard) < SENDS and time.monotonic() < deadline:
        time.sleep(0.1)
    follower.stop.set()
    assert follower.heard == list(range(1, SENDS + 1))  # once each, in order, over every break


def check_the_log(cast, senders) -> None:
    events = RoomEvent.objects.filter(room=cast.room).order_by("sequence")
    assert list(events.values_list("sequence", flat=True)) == list(range(1, SENDS + 1))
    messages = list(Message.objects.filter(room=cast.room).order_by("sequence").values_list("text", "id"))
    confirmed = [pair for sender in senders for pair in sender.confirmed]
    assert sorted((text, str(pk)) for text, pk in messages) == sorted(confirmed)
    for sender in senders:
        mine = [text for text, _ in messages if text.startswith(sender.name_)]
        assert mine == [text for text, _ in sender.confirmed]
    pictures = Attachment.objects.all()
    assert pictures.count() == 2 * (SENDS // 2 // PICTURE_EVERY)
    assert set(pictures.values_list("state", flat=True)) == {State.SENT}

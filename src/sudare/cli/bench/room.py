"""``sudare bench room``: from pressing *send* to the last listener, and how much talk one room bears."""

import http.client
import json
import multiprocessing
import statistics
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import Annotated, Final

import typer
from rich.console import Console
from rich.table import Table

from sudare.cli.bench.ears import listen
from sudare.cli.bench.premises import CSRF, Premises, open_premises

AUDIENCES: Final = (1, 50, 500)
MESSAGES: Final = 120  # everybody hears the same message late, so p99 needs more than a hundred of them
PAUSE_SECONDS: Final = 0.1
TALK_SECONDS: Final = 5.0
TALKERS: Final = 4
BAR_MILLISECONDS: Final = 250.0
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")]


@dataclass(frozen=True)
class Latency:
    """How long messages were on their way to everybody, from the request being written to the event being read."""

    listeners: int
    messages: int
    p50_ms: float
    p99_ms: float
    max_ms: float
    lost: int


def room(as_json: AsJson = False) -> None:
    """Send-to-visible with 1, 50 and 500 listeners, and messages per second. Uses a house of its own."""
    console = Console(stderr=True)
    with console.status("Furnishing a house with 500 people …"), open_premises(people=max(AUDIENCES)) as premises:
        latencies = []
        for listeners in AUDIENCES:
            console.log(f"{listeners} listening")
            latencies.append(_latency(premises, listeners))
        console.log("talking")
        per_second = _talk(premises)
    _report(latencies, per_second, as_json=as_json)


def _latency(premises: Premises, listeners: int) -> Latency:
    with _audience(premises, listeners) as heard:
        mouth = Mouth(premises, premises.cookies[0])
        for _ in range(MESSAGES):
            mouth.say()
            time.sleep(PAUSE_SECONDS)
        time.sleep(1.0)
    taken = sorted(nanoseconds / 1e6 for nanoseconds in heard)
    cuts = statistics.quantiles(taken, n=100, method="inclusive")
    return Latency(
        listeners=listeners,
        messages=MESSAGES,
        p50_ms=round(cuts[49], 1),
        p99_ms=round(cuts[98], 1),
        max_ms=round(taken[-1], 1),
        lost=MESSAGES * listeners - len(taken),
    )


@contextmanager
def _audience(premises: Premises, listeners: int) -> Iterator[list[int]]:
    """That many people listening in another process; the list is filled when the block ends."""
    heard: list[int] = []
    ours, theirs = multiprocessing.get_context("spawn").Pipe()
    path = f"/api/v1/rooms/{premises.room_id}/stream"
    work = (premises.port, path, premises.cookies[:listeners], theirs)
    crowd = multiprocessing.get_context("spawn").Process(target=listen, args=work, daemon=True)
    crowd.start()
    ours.recv()  # ready
    yield heard
    ours.send("stop")
    heard += ours.recv()
    crowd.join()


class Mouth:
    """Somebody who talks over one kept connection."""

    def __init__(self, premises: Premises, cookie: str) -> None:
        self.path = f"/api/v1/rooms/{premises.room_id}/messages"
        self.wire = http.client.HTTPConnection("127.0.0.1", premises.port)
        self.headers = {"Cookie": cookie, "X-CSRFToken": CSRF, "Content-Type": "application/json"}

    def say(self) -> None:
        body = json.dumps({"text": f"sent at {time.monotonic_ns()}", "attachments": [], "reply_to": None})
        self.wire.request("POST", self.path, body, self.headers)
        answer = self.wire.getresponse()
        answer.read()
        if answer.status != http.client.CREATED:
            raise RuntimeError(f"posting was answered with {answer.status}")


def _talk(premises: Premises) -> float:
    """Messages per second when several people talk at once, with one listener."""
    said = [0] * TALKERS
    until = time.monotonic() + TALK_SECONDS

    def talk(place: int) -> None:
        mouth = Mouth(premises, premises.cookies[place])
        while time.monotonic() < until:
            mouth.say()
            said[place] += 1

    with _audience(premises, 1):
        talkers = [threading.Thread(target=talk, args=(place,)) for place in range(TALKERS)]
        for talker in talkers:
            talker.start()
        for talker in talkers:
            talker.join()
    return round(sum(said) / TALK_SECONDS, 1)


def _report(latencies: list[Latency], per_second: float, *, as_json: bool) -> None:
    if as_json:
        found = {"send_to_visible": [asdict(one) for one in latencies], "messages_per_second": per_second}
        typer.echo(json.dumps(found))
        return
    table = Table("listeners", "p50 ms", "p99 ms", "max ms", "lost")
    for one in latencies:
        mark = "" if one.p99_ms < BAR_MILLISECONDS else f" > {BAR_MILLISECONDS:.0f}!"
        table.add_row(str(one.listeners), f"{one.p50_ms}", f"{one.p99_ms}{mark}", f"{one.max_ms}", str(one.lost))
    Console().print(table)
    typer.echo(f"{per_second} messages per second from {TALKERS} people")

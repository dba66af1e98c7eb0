"""Visitors and staff of a desk under load: each asks what the real pages ask, in their own time.

Every message names its room and has a number, so that a lost, a doubled and a misrouted one can be told from the
database and from what each stream heard.
"""

import asyncio
import random
import re
import time
from contextlib import aclosing, suppress
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import uuid4

from sudare.cli.bench.wire import Wire

CREATED: Final = 201
OK: Final = 200
STAMP: Final = re.compile(r"^(\S+) in (\S+) says (\d+)$")
SENT_TWICE: Final = 0.05  # as when the answer was lost on the way and the outbox tries again
ENDS: Final = 0.04  # after so many answers a visit is ended; the visitor's next word begins it again
HANDS_ON: Final = 0.02
READY_MADE: Final = 0.25  # of the answers are looked for among the ready-made ones, which the page asks for then
HEARTBEAT_SECONDS: Final = 30.0
LOOK_SECONDS: Final = 10.0  # who else is at the open visit
HINTS_SECONDS: Final = 3.0  # as the page does: no more than one look in so long, however many hints
COUNTS_SECONDS: Final = 10.0  # and how many wait where, no more often than this
LIVELY_SECONDS: Final = 0.5


@dataclass
class Ledger:
    """What was said and heard, and what went wrong on the way."""

    posted: dict[str, str] = field(default_factory=dict)  # words → room; only what the server said it has
    heard: dict[str, list[str]] = field(default_factory=dict)  # room → words its visitor's stream brought, in order
    misrouted: list[str] = field(default_factory=list)
    failures: dict[str, int] = field(default_factory=dict)
    visitor_times: dict[str, list[float]] = field(default_factory=dict)
    staff_times: dict[str, list[float]] = field(default_factory=dict)
    answered: set[str] = field(default_factory=set)
    streams_broken: int = 0

    def fail(self, what: str) -> None:
        self.failures[what] = self.failures.get(what, 0) + 1


class VisitorSim:
    """Comes in, says yes, listens, and says something every now and then."""

    def __init__(self, number: int, key: str, ledger: Ledger, *, port: int, pause_seconds: float) -> None:
        self.name = f"v{number}"
        self.key, self.port, self.ledger, self.pause = key, port, ledger, pause_seconds
        self.wire = Wire(port, {}, ledger.visitor_times)
        self.room = ""
        self.ears: asyncio.Task[None] | None = None

    async def live(self, begins_in: float, until: asyncio.Event) -> None:
        await asyncio.sleep(begins_in)
        while not until.is_set():
            try:
                await self._come_in()
                break
            except (OSError, TimeoutError) as refused:
                self.ledger.fail(f"visitor: couldn't come in: {str(refused)[:60]}")
                self.wire.close()
                await asyncio.sleep(1)
        if not self.room:
            return
        self.ears = asyncio.create_task(self._listen())
        said = 0
        while not until.is_set():
            said += 1
            await self._say(said)
            with suppress(TimeoutError):
                await asyncio.wait_for(until.wait(), random.expovariate(1 / self.pause) + LIVELY_SECONDS)

    async def _come_in(self) -> None:
        _, desk = await self.wire.ask("desk", "GET", f"/api/v1/desk/{self.key}?language=en")
        status, came = await self.wire.ask(
            "enter", "POST", f"/api/v1/desk/{self.key}/enter", {"language": "en", "name": self.name, "door": "page"}
        )
        if status != CREATED:
            raise ConnectionError(f"a visitor was refused: {status} {came}")
        self.wire.headers["Authorization"] = f"Bearer {came['token']}"
        given = [{"purpose": one["purpose"], "version": one["version"]} for one in desk["asks"]]
        status, visit = await self.wire.ask(
            "begin", "POST", "/api/v1/visit/begin", {"answers": {}, "consents": given, "language": "en"}
        )
        if status != OK:
            raise ConnectionError(f"a visit couldn't begin: {status} {visit}")
        self.room = visit["room_id"]
        self.ledger.heard[self.room] = []

    async def _listen(self) -> None:
        """The stream comes back where it broke, as the page's does."""
        last = 0
        while True:
            try:
                async with aclosing(self.wire.listen(f"/api/v1/rooms/{self.room}/stream?after={last}")) as events:  # type: ignore[type-var]  # an async generator has aclose
                    async for kind, event in events:
                        if "sequence" in event and kind != "read":
                            last = max(last, event["sequence"])
                        self._hear(kind, event)
            except OSError:
                pass
            self.ledger.streams_broken += 1
            await asyncio.sleep(1)

    def _hear(self, kind: str, event: Any) -> None:
        if kind != "message_posted" or not event.get("message"):
            return
        words = event["message"]["text"]
        self.ledger.heard[self.room].append(words)
        stamp = STAMP.match(words)
        if stamp and stamp[2] != self.room:
            self.ledger.misrouted.append(words)
        if event["message"]["author"]["name"] != self.name:
            self.ledger.answered.add(self.room)

    async def _say(self, number: int) -> None:
        words = f"{self.name} in {self.room} says {number}"
        key = uuid4().hex
        for _ in range(2 if random.random() < SENT_TWICE else 1):  # noqa: S311  chance, not secrets
            try:
                status, told = await self.wire.ask(
                    "post", "POST", f"/api/v1/rooms/{self.room}/messages", {"text": words}, key=key
                )
            except (OSError, TimeoutError):
                self.ledger.fail("visitor: no answer")
                continue
            if status == CREATED:
                self.ledger.posted[words] = self.room
            else:
                self.ledger.fail(f"visitor post: {status} {told.get('code', '')}")


class StaffSim:
    """Has the staff's page open: hears that the line moved, looks, opens one's visits and answers them."""

    def __init__(self, number: int, desk_id: str, ledger: Ledger, *, port: int, headers: dict[str, str]) -> None:
        self.name = f"s{number}"
        self.desk_id, self.ledger = desk_id, ledger
        self.wire, self.beside = Wire(port, headers, ledger.staff_times), Wire(port, headers, ledger.staff_times)
        self.moved = asyncio.Event()
        self.lines: list[dict[str, Any]] = []
        self.open: dict[str, Any] = {}  # the line of the visit that is open, as it was when its facts were read
        self.said = 0

    async def live(self, until: asyncio.Event, *, think_seconds: float) -> None:
        await self._call("page", "GET", "/desk/")
        beside = [asyncio.create_task(work()) for work in (self._listen, self._beat, self._look_on)]
        try:
            while not until.is_set():
                mine = [one for one in self.lines if one["is_mine"] and one["waits_since"]]
                if mine:
                    await self._answer(mine[0], think_seconds)
                else:
                    await asyncio.sleep(LIVELY_SECONDS)
        finally:
            for one in beside:
                one.cancel()

    async def _listen(self) -> None:
        while True:
            with suppress(OSError):
                async with aclosing(self.wire.listen("/api/v1/desk-stream")) as events:  # type: ignore[type-var]  # as above
                    async for kind, _ in events:
                        if kind in {"line", "room"}:
                            self.moved.set()
            await asyncio.sleep(1)

    async def _beat(self) -> None:
        beating = Wire(self.wire.port, self.wire.headers, self.ledger.staff_times)
        while True:
            with suppress(OSError, TimeoutError):
                path = f"/api/v1/desks/{self.desk_id}/presence"
                await beating.ask("presence", "PUT", path, {"here": "available"})
            await asyncio.sleep(HEARTBEAT_SECONDS)

    async def _look_on(self) -> None:
        """As the page does beside all else: the line after a hint; the counts, and who else is here, less often."""
        counted = looked = 0.0
        while True:
            if time.monotonic() - counted >= COUNTS_SECONDS:
                counted = time.monotonic()
                await self._call_beside("desks", "GET", "/api/v1/desks")
            told = await self._call_beside(
                "line", "GET", f"/api/v1/desks/{self.desk_id}/visits?state=waiting&state=open"
            )
            self.lines = told["items"] if told else self.lines
            if self.open and time.monotonic() - looked >= LOOK_SECONDS:
                looked = time.monotonic()
                await self._call_beside(
                    "looking", "POST", f"/api/v1/visits/{self.open['id']}/looking", {"typing": True}
                )
            await self._read_again()
            await asyncio.sleep(HINTS_SECONDS)
            with suppress(TimeoutError):
                await asyncio.wait_for(self.moved.wait(), LOOK_SECONDS)
            self.moved.clear()

    async def _read_again(self) -> None:
        """The open visit, when its line says that it is something else by now."""
        now = next((one for one in self.lines if one["id"] == self.open.get("id")), None)
        if now and now | {"unread": 0} != self.open | {"unread": 0}:
            self.open = now
            await self._call_beside("visit", "GET", f"/api/v1/visits/{now['id']}")

    async def _answer(self, line: dict[str, Any], think_seconds: float) -> None:
        """Open a visit as the page does, think, answer, and now and then end it or hand it on."""
        visit, room = line["id"], line["room_id"]
        facts = await self._call("visit", "GET", f"/api/v1/visits/{visit}")
        if not facts or not facts["may_read"] or not facts["line"]["is_mine"]:
            self.lines = [one for one in self.lines if one["id"] != visit]  # somebody else has it by now
            return
        self.open = facts["line"]
        if random.random() < READY_MADE:  # noqa: S311  chance, not secrets
            await self._call("replies", "GET", f"/api/v1/visits/{visit}/replies")
        await self._call("room", "GET", f"/api/v1/rooms/{room}")
        page = await self._call("messages", "GET", f"/api/v1/rooms/{room}/messages?limit=50")
        for message in page["items"] if page else ():
            stamp = STAMP.match(message["text"])
            if stamp and stamp[2] != room:
                self.ledger.misrouted.append(message["text"])
        await asyncio.sleep(random.uniform(0.5, 1.5) * think_seconds)  # noqa: S311  pauses, not secrets
        await self._say(room)
        await self._call(
            "read", "PUT", f"/api/v1/rooms/{room}/read", {"sequence": page["last_sequence"] if page else 0}
        )
        self.open, self.lines = {}, [one for one in self.lines if one["id"] != visit]
        chance = random.random()  # noqa: S311  chance, not secrets
        if chance < ENDS:
            await self._call("close", "POST", f"/api/v1/visits/{visit}/close", {"reason": "solved"})
        elif chance < ENDS + HANDS_ON:
            await self._call("hand", "POST", f"/api/v1/visits/{visit}/hand", {"to": None})

    async def _say(self, room: str) -> None:
        self.said += 1
        words = f"{self.name} in {room} says {self.said}"
        told = await self._call("post", "POST", f"/api/v1/rooms/{room}/messages", {"text": words}, key=uuid4().hex)
        if told:
            self.ledger.posted[words] = room

    async def _call_beside(self, name: str, method: str, path: str, body: Any = None) -> Any:
        return await self._asked(self.beside, name, method, path, body=body)

    async def _call(self, name: str, method: str, path: str, body: Any = None, *, key: str = "") -> Any:
        return await self._asked(self.wire, name, method, path, body=body, key=key)

    async def _asked(self, wire: Wire, name: str, method: str, path: str, *, body: Any = None, key: str = "") -> Any:
        try:
            status, told = await wire.ask(name, method, path, body, key=key)
        except (OSError, TimeoutError):
            self.ledger.fail(f"staff {name}: no answer")
            return None
        if status >= 400:  # noqa: PLR2004  refused, or our failure
            self.ledger.fail(f"staff {name}: {status} {told.get('code', '') if isinstance(told, dict) else ''}")
            return None
        return told or {}

"""What a web process remembers of the rooms somebody listens to, and of those who listen.

A room's recent events are kept once, already encoded; each listener keeps only its own place in the log. Whoever
lags behind what is kept here reads the database instead, so there is nothing to overflow, to lose or to send twice.
"""

import asyncio
from collections import deque
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final
from uuid import UUID

from sudare.accounts.terms import Viewer
from sudare.connect import presenting
from sudare.connect import room_schemas as schemas
from sudare.connect.frames import log_frame

KEPT_PER_ROOM: Final = 512  # about half a megabyte of text; a listener further behind reads the database
HINTS_MAX: Final = 256  # waiting hints are merged by key; more than this means nobody reads


@dataclass(frozen=True, slots=True)
class Said:
    """A message an event speaks of or quotes: what a listener may have asked to be spared."""

    message_id: UUID
    author_id: UUID
    at: datetime


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One event of a room's log, encoded once for everybody who listens; ``event`` is there for who is spared some."""

    sequence: int
    kind: str
    frame: bytes
    event: schemas.Event | None = None
    said: tuple[Said, ...] = ()


@dataclass(eq=False, slots=True)
class Listener:
    """One open stream. ``credential`` is what the session was signed in with: a changed password ends it."""

    viewer: Viewer
    session_key: str
    credential: str
    room_id: UUID | None = None
    position: int = 0
    hears_lines: bool = False
    desk_ids: Collection[UUID] = ()  # whose lines they hear of; looked up anew with everybody's access
    wake: asyncio.Event = field(default_factory=asyncio.Event)
    hints: dict[tuple[object, ...], bytes] = field(default_factory=dict)
    blocked: Mapping[UUID, datetime] = field(default_factory=dict)  # whose words they are spared, and since when
    hidden: Collection[UUID] = ()  # single messages of the room they are spared
    is_barred: bool = False  # access ended: say bye
    is_gone: bool = False  # nobody reads any more

    @property
    def is_over(self) -> bool:
        return self.is_barred or self.is_gone

    def hint(self, key: tuple[object, ...], frame: bytes) -> None:
        """Leave a hint to be sent; a newer one of the same key takes the older one's place."""
        self.hints[key] = frame
        self.is_gone = self.is_gone or len(self.hints) > HINTS_MAX
        self.wake.set()

    def is_spared(self, said: Said) -> bool:
        since = self.blocked.get(said.author_id)
        return said.message_id in self.hidden or (since is not None and said.at >= since)

    def frame_of(self, entry: LogEntry) -> bytes:
        """The event as this listener may hear it: mostly as everybody does."""
        hidden = {said.message_id for said in entry.said if self.is_spared(said)}
        if not hidden or entry.event is None or entry.event.message is None:
            return entry.frame
        event = entry.event.model_copy(update={"message": presenting.spared(entry.event.message, hidden)})
        return log_frame(sequence=entry.sequence, kind=entry.kind, document=event.model_dump_json().encode())

    def bar(self) -> None:
        self.is_barred = True
        self.wake.set()

    def leave(self) -> None:
        self.is_gone = True
        self.wake.set()

    def take_hints(self) -> bytes:
        taken = b"".join(self.hints.values())
        self.hints.clear()
        return taken


class Channel:
    """One room's recent log. It knows every event in ``floor < sequence <= head``."""

    def __init__(self, *, room_id: UUID, head: int) -> None:
        self.room_id = room_id
        self.head = self.floor = head
        self.listeners: set[Listener] = set()
        self._recent: deque[LogEntry] = deque()

    def extend(self, entries: list[LogEntry]) -> None:
        """Take what comes next in the log; what is known already is passed over."""
        for entry in entries:
            if entry.sequence > self.head:
                self._recent.append(entry)
                self.head = entry.sequence
        while len(self._recent) > KEPT_PER_ROOM:
            self.floor = self._recent.popleft().sequence

    def after(self, position: int) -> list[LogEntry] | None:
        """Everything later than ``position``, or None when part of it is no longer (or not yet) kept here."""
        if position < self.floor:
            return None
        newer: list[LogEntry] = []
        for entry in reversed(self._recent):
            if entry.sequence <= position:
                break
            newer.append(entry)
        newer.reverse()
        return newer

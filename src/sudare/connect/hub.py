"""One hub per web process: it reads each room's log once and wakes everybody who listens.

The log is the truth and the wake-up only a hint: announcements from this process wake the hub at once, a look at
the database every ``TICK_SECONDS`` finds what other processes wrote. Who may listen is asked again for all
listeners together every ``RECHECK_SECONDS``; if that can't be asked, everybody is let go (they come back by
``Last-Event-ID``). No listener holds a thread or a database connection. See docs/decisions/0041.
"""

import asyncio
import contextlib
import time
from collections.abc import AsyncGenerator, Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Final, TypeVar
from uuid import UUID
from weakref import WeakKeyDictionary

import structlog

from sudare.connect import lookups, threads
from sudare.connect.channels import Channel, Listener, LogEntry
from sudare.connect.frames import BYE, HEARTBEAT, hint_frame
from sudare.connect.whereabouts import Moves, Whereabouts
from sudare.reception.queries.glances import LASTS_SECONDS

log = structlog.get_logger(__name__)
T = TypeVar("T")

TICK_SECONDS: Final = 0.2
RECHECK_SECONDS: Final = 2.0  # the promise is five; this leaves room for a slow database
UNCHECKED_MAX_SECONDS: Final = 4.5
HEARTBEAT_SECONDS: Final = 15.0
PAGE: Final = 200
RECHECK_KINDS: Final = frozenset(
    {"member_left", "member_joined", "visit_taken", "visit_waiting", "visit_closed"}  # in each somebody comes or goes
)
LINE_SECONDS: Final = LASTS_SECONDS  # a desk's line is hinted at no more often, and no sooner after it moved


class Hub:
    def __init__(self) -> None:
        self.listeners: set[Listener] = set()
        self._channels: dict[UUID, Channel] = {}
        self._where = Whereabouts()
        self._moves = Moves()
        self._dirty: dict[UUID, int] = {}
        self._must_ask = False  # somebody's access may have ended a moment ago
        self._woken = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._pump: asyncio.Task[None] | None = None
        self._reader = ThreadPoolExecutor(max_workers=1, thread_name_prefix="hub")
        self._growth = lookups.GrowthCursor()
        self._checked_at = self._looked_at = self._beat_at = self._lined_at = time.monotonic()

    # --- coming and going ----------------------------------------------------------------------------------
    async def join(self, listener: Listener, *, rooms: dict[UUID, int]) -> None:
        """Begin to listen; from here on nothing later than ``listener.position`` is missed.

        Whoever was let in is asked about once more before anything is handed to them.

        ``rooms`` are the listener's rooms and how far each log had got when the listener was let in.
        """
        self._loop = asyncio.get_running_loop()
        if self._pump is None or self._pump.done():
            await self._read(self._growth.start)  # before any head is read: nothing may fall in between
        if listener.room_id and listener.room_id not in self._channels:
            head = await self._read(lookups.last_sequence, listener.room_id)
            self._channels.setdefault(listener.room_id, Channel(room_id=listener.room_id, head=head))
        if listener.room_id:
            self._channels[listener.room_id].listeners.add(listener)
        self.listeners.add(listener)
        self._where.note(listener.viewer.user_id, rooms)
        if self._pump is None or self._pump.done():
            self._checked_at = self._looked_at = self._beat_at = time.monotonic()
            self._pump = asyncio.create_task(self._run())
        standing = await self._read(lookups.standing_of, [listener])
        standing.spare(listener)
        if not standing.may_listen(listener):
            listener.bar()  # access that ended between the door and here was told to nobody

    def leave(self, listener: Listener) -> None:
        listener.leave()
        self.listeners.discard(listener)
        channel = self._channels.get(listener.room_id) if listener.room_id else None
        if channel is not None:
            channel.listeners.discard(listener)
            if not channel.listeners:
                del self._channels[channel.room_id]

    async def frames(self, listener: Listener) -> AsyncGenerator[bytes, None]:
        """Everything this listener should hear, in order, until its access or its connection ends."""
        while not listener.is_over:
            listener.wake.clear()
            if chunk := await self._next(listener):
                yield chunk
            else:
                await listener.wake.wait()
        if listener.is_barred:
            yield BYE

    async def _next(self, listener: Listener) -> bytes:
        entries = await self._entries(listener)
        if listener.is_over:  # while the database was read
            return b""
        if entries:
            listener.position = entries[-1].sequence
        return b"".join(map(listener.frame_of, entries)) + listener.take_hints()

    async def _entries(self, listener: Listener) -> list[LogEntry]:
        channel = self._channels.get(listener.room_id) if listener.room_id else None
        if channel is None:
            return []
        kept = channel.after(listener.position)
        if kept is None:
            return await threads.in_thread(partial(lookups.log_for, listener, limit=PAGE))
        return kept

    # --- what others tell us ---------------------------------------------------------------------------------
    def tell(self, callback: Callable[[], None]) -> None:
        """Run ``callback`` in the hub's own loop; announcements come from any thread, and early ones from nowhere."""
        if self._loop is not None and self.listeners:
            with contextlib.suppress(RuntimeError):  # the loop has closed: nobody is left to be told
                self._loop.call_soon_threadsafe(callback)

    def room_grew(self, room_id: UUID, sequence: int) -> None:
        self._dirty[room_id] = max(sequence, self._dirty.get(room_id, 0))
        self._woken.set()

    def line_moved(self, desk_id: UUID) -> None:
        self._moves.note_desk(desk_id)
        self._woken.set()

    def look_again(self) -> None:
        """Somebody's access may have ended: ask now, not at the next turn."""
        self._must_ask = True
        self._woken.set()

    def whisper(self, room_id: UUID, kind: str, *, user_id: UUID, **fields: int) -> None:
        """Pass something ephemeral to everybody else in a room."""
        channel = self._channels.get(room_id)
        frame = hint_frame(kind, user_id=str(user_id), **fields)
        for listener in channel.listeners if channel else ():
            if listener.viewer.user_id != user_id and user_id not in listener.blocked:
                listener.hint((kind, user_id), frame)

    # --- the pump --------------------------------------------------------------------------------------------
    async def _run(self) -> None:
        while self.listeners:
            try:
                await self._turn()
            except Exception:
                log.exception("hub_turn_failed")
                await asyncio.sleep(TICK_SECONDS)
            if time.monotonic() - self._checked_at > UNCHECKED_MAX_SECONDS:
                self._let_everybody_go()

    async def _turn(self) -> None:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(TICK_SECONDS):
                await self._woken.wait()
        self._woken.clear()
        if self._must_ask or time.monotonic() - self._checked_at >= RECHECK_SECONDS:
            await self._recheck()
        await self._read_dirty()
        if time.monotonic() - self._looked_at >= TICK_SECONDS:
            await self._look_around()
        if time.monotonic() - self._lined_at >= LINE_SECONDS:
            await self._tell_lines()
        if time.monotonic() - self._beat_at >= HEARTBEAT_SECONDS:
            self._beat()

    async def _read_dirty(self) -> None:
        dirty, self._dirty = self._dirty, {}
        for room_id, sequence in dirty.items():
            await self._advance(room_id, sequence)

    async def _advance(self, room_id: UUID, sequence: int) -> None:
        """Read what is new in one room, once, and wake its listeners; the members elsewhere get a hint."""
        channel = self._channels.get(room_id)
        if channel is not None and channel.head < sequence:
            await self._fill(channel)
        self._moves.note_room(room_id, sequence=sequence)
        self._hint_room(room_id, sequence)

    async def _tell_lines(self) -> None:
        """Hint at desks whose line moved: those we were told of, and those in whose rooms something happened."""
        self._lined_at = time.monotonic()
        await self._tell_of_cards()
        told, grown = self._moves.round()
        if not any(listener.desk_ids for listener in self.listeners):
            return
        if grown:
            self._moves.tell_next(await self._read(lookups.desks_of_rooms, grown))
        for desk_id in told:
            frame = hint_frame("line", desk_id=str(desk_id))
            for listener in self.listeners:
                if desk_id in listener.desk_ids:
                    listener.hint(("line", desk_id), frame)

    async def _tell_of_cards(self) -> None:
        """Hint at help to those whom it may help, and to nobody else in the room."""
        for room_id, user_ids in await self._read(self._growth.cards):
            frame = hint_frame("card", room_id=str(room_id))
            for listener in self.listeners:
                if listener.viewer.user_id in user_ids:
                    listener.hint(("card", room_id), frame)

    async def _fill(self, channel: Channel) -> None:
        while entries := await self._read(lookups.log_after, channel.room_id, after=channel.head, limit=PAGE):
            if self._must_ask:
                await self._recheck()
            elif RECHECK_KINDS.intersection(entry.kind for entry in entries):
                await self._recheck_in(channel)  # before anybody hears what came after an access had ended
            channel.extend(entries)
            for listener in channel.listeners:
                listener.wake.set()

    def _hint_room(self, room_id: UUID, last_sequence: int) -> None:
        """Tell members who listen elsewhere that this room has grown."""
        users = self._where.to_be_told(room_id, sequence=last_sequence)
        if not users:
            return
        frame = hint_frame("room", room_id=str(room_id), last_sequence=last_sequence)
        for listener in self.listeners:
            if listener.viewer.user_id in users and listener.room_id != room_id:
                listener.hint(("room", room_id), frame)

    async def _look_around(self) -> None:
        """What other processes wrote: rooms that grew, and uploads whose check went on."""
        self._looked_at = time.monotonic()
        uploaders = {listener.viewer.user_id for listener in self.listeners}
        grown, changed = await self._read(self._growth.look, uploaders)
        for room_id, sequence in grown.items():
            await self._advance(room_id, sequence)
        self._moves.forget_but(grown)
        for change in changed:
            frame = hint_frame("attachment", id=str(change.attachment_id), state=change.state)
            for listener in self.listeners:
                if listener.viewer.user_id == change.uploader_id:
                    listener.hint(("attachment", change.attachment_id), frame)

    async def _recheck(self) -> None:
        """Ask for everybody at once who may still listen, and note which rooms are theirs."""
        self._must_ask = False  # before asking: who ends meanwhile is asked for again
        asked = list(self.listeners)
        started = time.monotonic()
        standing = await self._read(lookups.standing_of, asked)
        for listener in asked:
            standing.spare(listener)
            if not standing.may_listen(listener):
                listener.bar()
            listener.desk_ids = standing.desks.get(listener.viewer.user_id, frozenset()) if listener.hears_lines else ()
        self._checked_at = started
        for room_id, sequence in self._where.learn(standing.rooms).items():
            self.room_grew(room_id, sequence)  # read and hinted at in the next turn

    async def _recheck_in(self, channel: Channel) -> None:
        """Somebody came or went in this room; whoever listens elsewhere is asked about at the next turn for all."""
        asked = list(channel.listeners)
        standing = await self._read(lookups.standing_of, asked)
        for listener in asked:
            standing.spare(listener)
            if not standing.may_listen(listener):
                listener.bar()

    def _beat(self) -> None:
        self._beat_at = time.monotonic()
        for listener in self.listeners:
            listener.hint(("heartbeat",), HEARTBEAT)

    def _let_everybody_go(self) -> None:
        log.error("hub_cannot_check_access", listeners=len(self.listeners))
        for listener in list(self.listeners):
            listener.leave()
        self._checked_at = time.monotonic()

    async def _read(self, question: Callable[..., T], *args: object, **named: object) -> T:
        """Ask the database in the hub's one reading thread."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(
            self._reader, partial(threads.with_fresh_connection, question, *args, **named)
        )


_hubs: Final[WeakKeyDictionary[asyncio.AbstractEventLoop, Hub]] = WeakKeyDictionary()


def hub() -> Hub:
    """The hub of the running event loop; a web process has one of each."""
    return _hubs.setdefault(asyncio.get_running_loop(), Hub())


def tell_hubs(callback: Callable[[Hub], None]) -> None:
    """Tell every hub of this process, from whichever thread."""
    for each in list(_hubs.values()):
        each.tell(partial(callback, each))


def listeners_here() -> int:
    """How many streams are open in this process."""
    return sum(len(each.listeners) for each in list(_hubs.values()))

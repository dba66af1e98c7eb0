"""The hub's questions to the database, each for everybody at once. Called in threads, never in the event loop."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sudare.accounts import queries as accounts
from sudare.accounts.terms import Viewer
from sudare.attachments import queries as attachments
from sudare.attachments.terms import Change
from sudare.connect import presenting
from sudare.connect.channels import Listener, LogEntry, Said
from sudare.connect.frames import log_frame
from sudare.kit.clock import now
from sudare.reception.access import standing_tokens
from sudare.reception.queries import desks as reception
from sudare.rooms import queries as rooms
from sudare.rooms.access import access_room
from sudare.watching import queries as watching

LOOK_BACK_EVENTS = 200  # rows may become visible a little out of order on PostgreSQL; hearing twice costs nothing
LOOK_BACK_HITS = 50
LOOK_BACK = timedelta(seconds=3)
_TOKEN = "visitor:"  # noqa: S105  before a token's id, where a listener of the house has the key of a session


@dataclass(frozen=True, slots=True)
class Admission:
    listener: Listener
    rooms: dict[UUID, int]


@dataclass(frozen=True, slots=True)
class Standing:
    """Who is still signed in, with which seat, in which rooms. ``tokens``: of visitors, as ``key_of_token`` says."""

    seats: accounts.Seats
    tokens: frozenset[str]
    rooms: dict[UUID, dict[UUID, int]]
    desks: dict[UUID, set[UUID]]
    blocks: dict[UUID, dict[UUID, datetime]]
    hidden: dict[UUID, set[UUID]]

    def spare(self, listener: Listener) -> None:
        """What this listener asked to be spared, from now on."""
        listener.blocked = self.blocks.get(listener.viewer.user_id, {})
        listener.hidden = self.hidden.get(listener.viewer.user_id, set())

    def may_listen(self, listener: Listener) -> bool:
        viewer = listener.viewer
        return (
            listener.session_key in self.seats.session_keys | self.tokens
            and viewer.membership_id in self.seats.membership_ids
            and self.seats.credentials.get(viewer.user_id) == listener.credential
            and (listener.room_id is None or listener.room_id in self.rooms.get(viewer.user_id, {}))
        )


def key_of_token(token_id: UUID) -> str:
    """What stands for a visitor's token among the keys of sessions."""
    return f"{_TOKEN}{token_id}"


def admit(
    *,
    viewer: Viewer,
    session_key: str,
    credential: str,
    room_id: UUID | None,
    after: int | None,
    hears_lines: bool = False,
) -> Admission:
    """Somebody who wants to listen, placed in the log. Raises: NotFound."""
    position = access_room(viewer=viewer, room_id=room_id).room.last_sequence if room_id else 0
    listener = Listener(
        viewer=viewer,
        session_key=session_key,
        credential=credential,
        room_id=room_id,
        position=position if after is None else min(after, position),
        hears_lines=hears_lines,
        desk_ids=reception.desks_of_staff([viewer.user_id]).get(viewer.user_id, ()) if hears_lines else (),
    )
    return Admission(listener=listener, rooms=rooms.logs_of([viewer.user_id]).get(viewer.user_id, {}))


def desks_of_rooms(room_ids: set[UUID]) -> set[UUID]:
    """The desks whose visitors talk in these rooms."""
    return reception.desks_of_rooms(room_ids)


def last_sequence(room_id: UUID) -> int:
    return rooms.last_sequences([room_id]).get(room_id, 0)


def log_after(room_id: UUID, *, after: int, limit: int) -> list[LogEntry]:
    """A stretch of a room's log, encoded once for everybody: nothing in it is for an uploader alone."""
    rows = rooms.events_after(room_id=room_id, after=after, limit=limit)
    shown = presenting.events(rows, viewer_id=None)
    return [
        LogEntry(
            sequence=event.sequence,
            kind=event.kind,
            frame=log_frame(sequence=event.sequence, kind=event.kind, document=event.model_dump_json().encode()),
            event=event,
            said=tuple(_said(row)),
        )
        for row, event in zip(rows, shown, strict=True)
    ]


def _said(row: Any) -> Iterable[Said]:
    """The message of an event's row, and the one it quotes."""
    about = (row.message, row.message.reply_to) if row.message else ()
    return (Said(one.pk, one.author_id, one.created_at) for one in about if one)


def log_for(listener: Listener, *, limit: int) -> list[LogEntry]:
    """What a listener who lags behind has missed. Asked after the reading: who was let out meanwhile hears nothing."""
    if listener.room_id is None:
        return []
    missed = log_after(listener.room_id, after=listener.position, limit=limit)
    standing = standing_of([listener])
    standing.spare(listener)
    if not standing.may_listen(listener):
        listener.is_barred = True
    return missed


def standing_of(listeners: Iterable[Listener]) -> Standing:
    """Five questions, however many listen; more when visitors are among them, or somebody looks at a desk's line."""
    asked = list(listeners)
    users = {listener.viewer.user_id for listener in asked}
    keys = {listener.session_key for listener in asked}
    tokens = {key for key in keys if key.startswith(_TOKEN)}
    return Standing(
        seats=accounts.open_seats(session_keys=keys - tokens, user_ids=users),
        tokens=frozenset(map(key_of_token, standing_tokens(map(_token_of, tokens)))) if tokens else frozenset(),
        rooms=rooms.logs_of(users),
        desks=reception.desks_of_staff({one.viewer.user_id for one in asked if one.hears_lines}),
        blocks=rooms.blocks_of(users),
        hidden=rooms.hidden_in({one.room_id for one in asked if one.room_id}, user_ids=users),
    )


def _token_of(key: str) -> UUID:
    return UUID(key.removeprefix(_TOKEN))


class GrowthCursor:
    """How far the whole installation's log has been looked through."""

    def __init__(self) -> None:
        self._event_id = 0
        self._hits: set[int] = set()
        self._since = now()
        self._told: set[Change] = set()

    def start(self) -> None:
        self._event_id = rooms.newest_event_id()
        self._hits = {watching.newest_hit_id()}
        self._since = now()
        self._told = set()

    def look(self, uploader_ids: set[UUID]) -> tuple[dict[UUID, int], list[Change]]:
        """Rooms that grew since the last look and how far, and uploads of these people whose state changed."""
        begun = now()
        self._event_id, grown = rooms.growth_after(self._event_id, look_back=LOOK_BACK_EVENTS)
        changed = set(attachments.changed_since(self._since - LOOK_BACK, uploader_ids=uploader_ids))
        fresh = [change for change in changed if change not in self._told]
        self._since, self._told = begun, changed
        return grown, fresh

    def cards(self) -> list[tuple[UUID, frozenset[UUID]]]:
        """Rooms where something was noticed since the last look, and whom it may help. Almost always nothing."""
        newest = max(self._hits)
        hits = watching.hits_after(newest - LOOK_BACK_HITS)
        fresh = [hit_id for hit_id in hits if hit_id not in self._hits and hit_id > min(self._hits)]
        self._hits |= set(hits)
        self._hits = {hit_id for hit_id in self._hits if hit_id > newest - LOOK_BACK_HITS} | {max(self._hits)}
        return watching.helped_by(fresh) if fresh else []

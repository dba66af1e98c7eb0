"""What a hub remembers between two turns: who is in which room and was told how far it goes, and which lines moved."""

from collections.abc import Mapping
from uuid import UUID


class Whereabouts:
    """The rooms of everybody who listens, and how far each person was told that a room's log goes."""

    def __init__(self) -> None:
        self._told: dict[UUID, dict[UUID, int]] = {}  # user → room → last sequence hinted at
        self._users_in: dict[UUID, set[UUID]] = {}

    def note(self, user_id: UUID, rooms: Mapping[UUID, int]) -> None:
        """Somebody begins to listen, who knows their rooms this far."""
        known = self._told.setdefault(user_id, {})
        for room_id, sequence in rooms.items():
            known.setdefault(room_id, sequence)
            self._users_in.setdefault(room_id, set()).add(user_id)

    def to_be_told(self, room_id: UUID, *, sequence: int) -> set[UUID]:
        """Those in a room who weren't told yet that it goes this far; from now on they were."""
        users = {user for user in self._users_in.get(room_id, ()) if self._told[user].get(room_id, -1) < sequence}
        for user in users:
            self._told[user][room_id] = sequence
        return users

    def learn(self, rooms: Mapping[UUID, Mapping[UUID, int]]) -> dict[UUID, int]:
        """Who is where now, in place of all that was known. Returns rooms that grew, or came, without our hearing."""
        before, self._told = self._told, {}
        self._users_in = {}
        grown: dict[UUID, int] = {}
        for user_id, theirs in rooms.items():
            known = before.get(user_id)
            self._told[user_id] = {}
            for room_id, sequence in theirs.items():
                self._users_in.setdefault(room_id, set()).add(user_id)
                told = sequence if known is None else known.get(room_id, -1)
                self._told[user_id][room_id] = told
                if told < sequence:
                    grown[room_id] = sequence
        return grown


class Moves:
    """Desks whose line moved, directly or because something was said in a room there.

    Each waits one round before it is told: by then a look at the line from before it moved counts no more.
    """

    def __init__(self) -> None:
        self._desks: set[UUID] = set()
        self._waiting: set[UUID] = set()
        self._rooms: set[UUID] = set()
        self._far: dict[UUID, int] = {}  # room → how far its log was when it was noted last

    def note_desk(self, desk_id: UUID) -> None:
        self._desks.add(desk_id)

    def note_room(self, room_id: UUID, *, sequence: int) -> None:
        """Skips: what is seen again, since each look at the log goes back a little."""
        if self._far.get(room_id, 0) < sequence:
            self._far[room_id] = sequence
            self._rooms.add(room_id)

    def forget_but(self, seen: Mapping[UUID, int]) -> None:
        """Rooms that the last look didn't see won't be seen again either."""
        self._far = dict(seen)

    def round(self) -> tuple[set[UUID], set[UUID]]:
        """The desks to be told now, and the rooms whose desks are to be told in the next round."""
        told, self._waiting, self._desks = self._waiting, self._desks, set()
        grown, self._rooms = self._rooms, set()
        return told, grown

    def tell_next(self, desk_ids: set[UUID]) -> None:
        self._waiting |= desk_ids

"""Who gets the next visitor. Facts in, a person or nobody out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sudare.reception.terms import Routing


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody of the staff as they are now. No languages written down means any."""

    user_id: UUID
    is_here: bool
    open_visits: int
    capacity: int
    skills: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    last_given_at: datetime | None = None

    @property
    def has_room(self) -> bool:
        return self.is_here and self.open_visits < self.capacity


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a visit asks for. ``last_staff`` looked after this visitor before."""

    skill: str = ""
    language: str = ""
    last_staff: UUID | None = None


def choose(people: Iterable[Candidate], *, routing: Routing, wanted: Wanted) -> UUID | None:
    """Whose turn it is, or None: then the visitor stands in the line until somebody takes them or has room.

    A skill somebody at the desk has is waited for; one that nobody has is passed over, else its visitors waited for
    ever. A language is a wish: somebody who doesn't speak it is better than nobody.
    """
    if routing is Routing.LINE_UP:
        return None
    everybody = list(people)
    is_had = any(wanted.skill in one.skills for one in everybody)
    free = [one for one in everybody if one.has_room and (not is_had or wanted.skill in one.skills)]
    if routing is Routing.LAST_STAFF and any(one.user_id == wanted.last_staff for one in free):
        return wanted.last_staff
    return min(free, key=lambda one: _order(one, wanted)).user_id if free else None


def _order(one: Candidate, wanted: Wanted) -> tuple[bool, float, float, UUID]:
    """Who speaks the language first, then the least busy for their size, then whoever has rested longest."""
    is_foreign = bool(wanted.language and one.languages) and wanted.language not in one.languages
    rested_since = one.last_given_at.timestamp() if one.last_given_at else 0.0
    return is_foreign, one.open_visits / one.capacity, rested_since, one.user_id

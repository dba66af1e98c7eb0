"""Who of the staff is there, and who else looks at the same visit."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.core.cache import caches

from sudare.accounts.terms import Viewer
from sudare.kit.clock import now
from sudare.kit.errors import NotFound
from sudare.reception.access import access_visit
from sudare.reception.actions.chronicle import tell_the_line
from sudare.reception.actions.routing import route_line
from sudare.reception.models import DeskStaff
from sudare.reception.queries.desks import here_now, staff_of
from sudare.reception.terms import Here

HEARD_LATELY: Final = timedelta(seconds=20)  # of the ninety a page may be silent; a second tab says it all again
LOOKS_FOR_SECONDS: Final = 25  # since a page last said that somebody has this visit open
TYPES_FOR_SECONDS: Final = 8


@dataclass(frozen=True, slots=True)
class Looking:
    """Somebody else of the staff who has the same visit open, or is writing in it."""

    user_id: UUID
    name: str
    is_typing: bool


def set_presence(*, viewer: Viewer, desk_id: UUID, here: Here) -> None:
    """Say that one is there, or away; also what a page says every half minute.

    Raises: NotFound for whoever doesn't answer at this desk. Also: whoever comes gets who waits; the line moves.
    Skips: the audit log. When somebody works isn't kept.
    """
    row = staff_of([desk_id]).filter(user_id=viewer.user_id, desk__organisation_id=viewer.organisation_id).first()
    if row is None:
        raise NotFound
    before = here_now(row)
    if before != here or row.seen_at is None or now() - row.seen_at > HEARD_LATELY:
        DeskStaff.objects.filter(pk=row.pk).update(here=here, seen_at=now())
    if before != here:
        tell_the_line(desk_id)
    if before != here and here is Here.AVAILABLE:
        route_line(desk_id)


def look(*, viewer: Viewer, visit_id: UUID, is_typing: bool = False) -> list[Looking]:
    """Say that one has this visit open, and hear who else has: two answers at once confuse everybody.

    Raises: NotFound. Skips: storing it; after half a minute it is forgotten.
    """
    access_visit(viewer=viewer, visit_id=visit_id)
    cache, key, moment = caches["together"], f"looking:{visit_id}", now()
    known: dict[str, tuple[str, datetime, datetime | None]] = cache.get(key) or {}
    fresh = {who: seen for who, seen in known.items() if _seconds(moment, seen[1]) < LOOKS_FOR_SECONDS}
    mine = str(viewer.user_id)
    fresh[mine] = (viewer.name, moment, moment if is_typing else None)
    cache.set(key, fresh, timeout=LOOKS_FOR_SECONDS)
    return [
        Looking(UUID(who), name, typed_at is not None and _seconds(moment, typed_at) < TYPES_FOR_SECONDS)
        for who, (name, _, typed_at) in fresh.items()
        if who != mine
    ]


def look_away(*, viewer: Viewer, visit_id: UUID) -> None:
    """One has closed this visit's page. Skips: whoever wasn't looking."""
    cache, key = caches["together"], f"looking:{visit_id}"
    known = cache.get(key) or {}
    if known.pop(str(viewer.user_id), None):
        cache.set(key, known, timeout=LOOKS_FOR_SECONDS)


def _seconds(later: datetime, earlier: datetime) -> float:
    return (later - earlier).total_seconds()

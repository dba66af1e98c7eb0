"""Rooms in which somebody under age is or was. What they sent stays there when they go, so the room stays theirs."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import F

from sudare.accounts.models import Minor
from sudare.rulebook.queries import policy_in_force


def is_for_minors(*, organisation_id: UUID, room_id: UUID) -> bool:
    """Whether a room belongs to a place of minors, or holds or held somebody under age."""
    return bool(minors_in([room_id])) or policy_in_force(organisation_id=organisation_id, room_id=room_id).minors


def minors_in(room_ids: Iterable[UUID], *, with_gone: bool = True) -> dict[UUID, set[UUID]]:
    """Who is under age in each of these rooms; rooms of grown-ups aren't named. One query."""
    rows = Minor.objects.filter(
        membership__user__room_members__room_id__in=list(room_ids),
        membership__organisation_id=F("membership__user__room_members__room__organisation_id"),
    )
    if not with_gone:
        rows = rows.filter(membership__user__room_members__left_at=None)
    found: dict[UUID, set[UUID]] = {}
    for room_id, user_id in rows.values_list("membership__user__room_members__room_id", "membership__user_id"):
        found.setdefault(room_id, set()).add(user_id)
    return found

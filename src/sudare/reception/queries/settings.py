"""Reads of how desks are set up."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count

from sudare.accounts.models import Membership
from sudare.accounts.queries import working_seats
from sudare.accounts.terms import RIGHTS, Right, Role
from sudare.reception.models import DeskStaff, Reception

_ANSWERING = [role for role, rights in RIGHTS.items() if {Right.TALK, Right.OPEN_ROOMS} <= rights]


@dataclass(frozen=True, slots=True)
class Setup:
    """A desk that meets visitors, with all that can be set about it; see the columns of ``Reception``."""

    desk_id: UUID
    name: str
    key: str
    is_open: bool
    staff: int
    origins: list[str]
    look: dict[str, Any]
    prechat: list[dict[str, Any]]
    purpose: dict[str, str]
    house_rules: dict[str, str]
    hours: dict[str, list[list[str]]]
    keeps_holidays: bool
    routing: str
    reply_minutes: int
    asks_satisfaction: bool


def setups_of(organisation_id: UUID) -> list[Setup]:
    """Every desk of an organisation that was opened to visitors, by name. One query."""
    rows = Reception.objects.filter(organisation_id=organisation_id).select_related("desk")
    return [_setup(row, staff=row.staff) for row in rows.annotate(staff=Count("desk__staff")).order_by("desk__name")]


def setup_of(desk_id: UUID) -> Setup | None:
    """Raises nothing: None for a desk that was never opened to visitors."""
    rows = Reception.objects.filter(pk=desk_id).select_related("desk").annotate(staff=Count("desk__staff"))
    row = rows.first()
    return _setup(row, staff=row.staff) if row else None


def staff_at(desk_id: UUID) -> set[UUID]:
    """Who answers at a desk."""
    return set(DeskStaff.objects.filter(desk_id=desk_id).values_list("user_id", flat=True))


def who_can_answer(organisation_id: UUID) -> Iterable[Membership]:
    """Seats whose role may answer visitors, by name."""
    seats = working_seats().filter(organisation_id=organisation_id, role__in=_ANSWERING).exclude(role=Role.VISITOR)
    return seats.select_related("user").order_by("user__name")


def _setup(row: Reception, *, staff: int) -> Setup:
    same = {name: getattr(row, name) for name in Setup.__slots__ if name not in {"name", "staff"}}
    return Setup(name=row.desk.name, staff=staff, **same)

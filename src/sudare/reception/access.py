"""The doors of reception: of the staff to a visit, of a visitor by their token, of anybody to a desk by its key."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db.models import QuerySet

from sudare.accounts.access import viewer_in
from sudare.accounts.models import Membership, hash_of
from sudare.accounts.terms import Right, Role, Viewer
from sudare.kit.clock import now
from sudare.kit.errors import NotFound
from sudare.prepared import Prepared
from sudare.reception import queries
from sudare.reception.errors import DeskUnknown
from sudare.reception.models import DeskStaff, Reception, Visit, Visitor, VisitorToken
from sudare.reception.queries.desks import waiting_for
from sudare.reception.terms import TOKEN_LASTS, TokenKind, VisitState
from sudare.rooms.models import DeskSupervisor

RENEWED_EVERY: Final = timedelta(
    days=1
)  # a token lasts since they last came; a write for each request would be too much


@dataclass(frozen=True, slots=True)
class Caller:
    """A visitor at the door. Their seat is looked at anew each time. ``origins``: pages that may speak for them."""

    visitor: Visitor
    viewer: Viewer
    token_id: UUID
    origins: tuple[str, ...]


def access_reception(*, key: str) -> Reception:
    """A desk by the key on the shop's page. Raises: DeskUnknown."""
    found = queries.reception_by_key(key)
    if found is None:
        raise DeskUnknown
    return found


def access_visit(*, viewer: Viewer, visit_id: UUID) -> Visit:
    """A visit at a desk where the viewer answers or which they look after. Raises: NotFound."""
    visit = _VISIT.first(visit_id=visit_id)
    if visit is None or visit.organisation_id != viewer.organisation_id or not works_at(viewer, visit.desk_id):
        raise NotFound
    return visit


def access_staffed(*, viewer: Viewer, desk_id: UUID) -> Reception:
    """A desk with its reception, for whoever answers there or looks after it. Raises: NotFound."""
    found = _RECEPTION.first(desk_id=desk_id)
    if found is None or found.organisation_id != viewer.organisation_id or not works_at(viewer, desk_id):
        raise NotFound
    return found


def works_at(viewer: Viewer, desk_id: UUID) -> bool:
    """Whether somebody answers at this desk, or looks after it."""
    if not viewer.may(Right.TALK):
        return False
    is_staff = _STAFF.first(desk_id=desk_id, user_id=viewer.user_id) is not None
    return is_staff or DeskSupervisor.objects.filter(desk_id=desk_id, user_id=viewer.user_id).exists()


def may_look_into(visit: Visit, *, viewer: Viewer) -> bool:
    """Whether somebody looks after the desk this visit's room belongs to, also after it was passed on to another.

    A closed matter is nobody's to look through.
    """
    if visit.state == VisitState.CLOSED or not viewer.may(Right.SUPERVISE):
        return False
    return DeskSupervisor.objects.filter(desk__rooms=visit.room_id, user_id=viewer.user_id).exists()


def waiting_at_desks(viewer: Viewer) -> int | None:
    """How many wait at the viewer's desks; None for whoever answers at none and looks after none."""
    if not viewer.may(Right.TALK) or viewer.role is Role.VISITOR:
        return None
    return waiting_for(user_id=viewer.user_id, organisation_id=viewer.organisation_id)


def access_caller(*, token: str) -> Caller:
    """The visitor whose browser holds this. Raises: NotFound when it is unknown, over, or taken back."""
    found = _TOKEN.first(secret_hash=hash_of(token), moment=now())
    if found is None or found.visitor.erased_at:
        raise NotFound
    seat = _visitor_seat(found.visitor)
    if found.expires_at < now() + TOKEN_LASTS - RENEWED_EVERY:
        VisitorToken.objects.filter(pk=found.pk).update(expires_at=now() + TOKEN_LASTS)
    origins = tuple(found.visitor.desk.reception.origins)
    return Caller(visitor=found.visitor, viewer=viewer_in(seat), token_id=found.pk, origins=origins)


def access_own_visitor(*, viewer: Viewer, is_held: bool = False) -> Visitor:
    """The visitor this viewer is; ``is_held`` until the transaction ends. Raises: NotFound for everybody else."""
    rows = Visitor.objects.select_for_update(of=("self",)) if is_held else Visitor.objects.all()
    mine = rows.filter(pk=viewer.user_id, organisation_id=viewer.organisation_id, erased_at=None)
    found = mine.select_related("user", "room").first()
    if found is None or viewer.role is not Role.VISITOR:
        raise NotFound
    return found


def standing_tokens(token_ids: Iterable[UUID]) -> set[UUID]:
    """Which of these tokens still open something; for streams that outlive their request. One query."""
    rows = VisitorToken.objects.filter(pk__in=list(token_ids), revoked_at=None, expires_at__gt=now())
    return set(rows.values_list("pk", flat=True))


def _visitor_seat(visitor: Visitor) -> Membership:
    """Also a frozen one: the door says so. Raises: NotFound."""
    seat = _SEAT.first(user_id=visitor.pk, organisation_id=visitor.organisation_id)
    if seat is None:
        raise NotFound
    return seat


# --- asked at every door -----------------------------------------------------------------------------------
def _visit(visit_id: UUID) -> QuerySet[Visit]:
    return Visit.objects.filter(pk=visit_id).select_related("visitor__user", "desk__reception", "assignee")


def _reception(desk_id: UUID) -> QuerySet[Reception]:
    return Reception.objects.filter(pk=desk_id).select_related("desk")


def _staff(desk_id: UUID, user_id: UUID) -> QuerySet[DeskStaff]:
    return DeskStaff.objects.filter(desk_id=desk_id, user_id=user_id)[:1]


def _token(secret_hash: str, moment: datetime) -> QuerySet[VisitorToken]:
    rows = VisitorToken.objects.filter(kind=TokenKind.BROWSER, revoked_at=None, expires_at__gt=moment)
    return rows.filter(secret_hash=secret_hash).select_related(
        "visitor__user", "visitor__room", "visitor__desk__reception"
    )


def _seat(user_id: UUID, organisation_id: UUID) -> QuerySet[Membership]:
    seats = Membership.objects.filter(user_id=user_id, organisation_id=organisation_id, disabled_at=None)
    return seats.filter(user__is_active=True, role=Role.VISITOR).select_related("user")[:1]


_VISIT: Final = Prepared(_visit)
_RECEPTION: Final = Prepared(_reception)
_STAFF: Final = Prepared(_staff)
_TOKEN: Final = Prepared(_token)
_SEAT: Final = Prepared(_seat)

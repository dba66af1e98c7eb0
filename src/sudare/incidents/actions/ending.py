"""What a case does to somebody's access: stopped until it is decided, given back, or ended."""

from uuid import UUID

from django.db import transaction

from sudare.accounts.actions import bar_identity, disable_person, freeze, thaw
from sudare.accounts.errors import RoleTooHigh
from sudare.accounts.models import Membership
from sudare.accounts.terms import Role, Viewer
from sudare.incidents.actions.desk import the_barring
from sudare.incidents.actions.handling import locked, save
from sudare.incidents.actions.house import House, record_deed
from sudare.incidents.errors import NobodyReported, SecondPersonNeeded
from sudare.incidents.models import Case
from sudare.incidents.queries.cases import is_approved
from sudare.incidents.terms.cases import EXTREME, ApprovalKind, CaseState, Reason
from sudare.storage import actions as storage
from sudare.storage.terms import ScopeKind


@transaction.atomic
def freeze_person(*, viewer: Viewer, case_id: UUID) -> Case:
    """Stop the reported person's access and keep everything of theirs. Nothing is deleted.

    Raises: CaseGone, NobodyReported, RoleTooHigh. Also: entries ``accounts:person:frozen``, ``storage:hold:extended``
    and ``incidents:case:froze``; announces SeatFrozen.
    """
    case = locked(viewer=viewer, case_id=case_id)
    seat = _seat(case, viewer)
    freeze(organisation_id=case.organisation_id, user_id=seat.user_id, because_of=case.pk)
    if case.hold_id is not None:
        storage.extend_hold(
            viewer=House(case.organisation_id),
            hold_id=case.hold_id,
            scopes=[(ScopeKind.PERSON, seat.user_id)],
            reason="frozen",
        )
    case.is_frozen = True
    save(case, state=CaseState(case.state))
    record_deed(case, "froze", actor_id=viewer.user_id)
    return case


@transaction.atomic
def release_person(*, viewer: Viewer, case_id: UUID) -> Case:
    """Give them their access back. What is held stays held until the case is closed.

    Raises: CaseGone, NobodyReported, RoleTooHigh. Also: entries ``accounts:person:unfrozen`` and
    ``incidents:case:thawed``.
    """
    case = locked(viewer=viewer, case_id=case_id)
    seat = _seat(case, viewer)
    thaw(organisation_id=case.organisation_id, user_id=seat.user_id, because_of=case.pk)
    case.is_frozen = False
    save(case, state=CaseState(case.state))
    record_deed(case, "thawed", actor_id=viewer.user_id)
    return case


def end_reported_seat(*, viewer: Viewer, case: Case, reason: str) -> None:
    """End the reported person's access and bar the way back: by invitation, address or a shop's own sign-in.

    In the caller's transaction. A visitor's seat is frozen for good: visitors have none that could be closed.

    Raises: NobodyReported, RoleTooHigh, NotAllowed; SecondPersonNeeded where nobody else has agreed in an extreme
    case. Also: entries of ``accounts``.
    """
    seat = _seat(case, viewer)
    if Reason(case.reason) in EXTREME and not is_approved(case, ApprovalKind.END_SEAT):
        raise SecondPersonNeeded
    if seat.role == Role.VISITOR:
        freeze(organisation_id=case.organisation_id, user_id=seat.user_id, because_of=case.pk)
        case.is_frozen = True
    else:
        disable_person(viewer=viewer, membership_id=seat.pk, reason=reason)
    bar_identity(organisation_id=case.organisation_id, identity=seat.user.email, because_of=case.pk)
    the_barring()(user_id=seat.user_id, because_of=case.pk)


def _seat(case: Case, viewer: Viewer) -> Membership:
    if case.reported_id is None:
        raise NobodyReported
    seats = Membership.objects.filter(organisation_id=case.organisation_id, user_id=case.reported_id)
    if (seat := seats.select_related("user").first()) is None:
        raise NobodyReported
    if not viewer.may_grant(Role(seat.role)):
        raise RoleTooHigh
    return seat

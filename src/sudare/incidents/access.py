"""The doors to breaches, to cases and to one's own reports. Absent, foreign and forbidden: the same answer."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sudare.accounts.terms import Right, Viewer
from sudare.attachments.models import Attachment
from sudare.incidents.errors import BreachGone, CaseGone, OwnDoing, ReportGone
from sudare.incidents.models import Appeal, Approval, Breach, BulkRun, Case, Package, Report
from sudare.incidents.queries.cases import among_parties, cases_of
from sudare.kit.errors import NotAllowed, NotFound
from sudare.rooms.models import Message, Room, RoomMember
from sudare.rooms.queries import memberships_of


def check_may_assist(viewer: Viewer) -> None:
    """Raises: NotAllowed."""
    if not (viewer.may(Right.MANAGE_PEOPLE) and viewer.may(Right.READ_LOG)):
        raise NotAllowed


def access_breach(*, viewer: Viewer, breach_id: UUID) -> Breach:
    """A breach of the viewer's own organisation. Raises: NotAllowed, BreachGone."""
    check_may_assist(viewer)
    found = Breach.objects.filter(pk=breach_id, organisation_id=viewer.organisation_id).first()
    if found is None:
        raise BreachGone
    return found


# --- reports -----------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Reportable:
    """What is reported, and how far back and forth its reporter may look."""

    room: Room
    message_id: UUID | None
    attachment_id: UUID | None
    reported_id: UUID | None
    until: datetime | None  # who has left, or was taken out, reports what they have seen


def access_reportable(
    *, viewer: Viewer, room_id: UUID, message_id: UUID | None, attachment_id: UUID | None
) -> Reportable:
    """Something in a room the viewer is or was in, also a message that was deleted since.

    Raises: NotFound; OwnDoing.
    """
    member = _seat(viewer, room_id)
    message = _message(member, message_id, attachment_id)
    reported = message.author_id if message else _the_other(member)
    if reported == viewer.user_id:
        raise OwnDoing
    return Reportable(member.room, message.pk if message else None, attachment_id, reported, member.left_at)


def access_own_report(*, viewer: Viewer, report_id: UUID) -> Report:
    """A report the viewer made. Raises: ReportGone, for everybody else's and absent ones alike."""
    own = Report.objects.filter(pk=report_id, reporter_id=viewer.user_id, organisation_id=viewer.organisation_id)
    if (found := own.select_related("case").first()) is None:
        raise ReportGone
    return found


def _seat(viewer: Viewer, room_id: UUID) -> RoomMember:
    """Whoever was taken out of a room by whom they want to report finds the door open still."""
    if (member := memberships_of(viewer).filter(room_id=room_id).first()) is not None:
        return member
    left = RoomMember.objects.filter(room_id=room_id, user_id=viewer.user_id, is_from_desk=False)
    member = left.filter(room__organisation_id=viewer.organisation_id).select_related("room").first()
    if member is None or not viewer.may(Right.TALK):
        raise NotFound
    return member


def _message(member: RoomMember, message_id: UUID | None, attachment_id: UUID | None) -> Message | None:
    if attachment_id is not None:
        shown = Attachment.objects.filter(pk=attachment_id, room_id=member.room_id).exclude(message_id=None)
        hung_on = shown.values_list("message_id", flat=True).first()
        if hung_on is None or message_id not in {None, hung_on}:
            raise NotFound
        message_id = hung_on
    if message_id is None:
        return None
    seen = Message.objects.filter(pk=message_id, room_id=member.room_id)
    if member.left_at is not None:
        seen = seen.filter(created_at__lte=member.left_at)
    if (found := seen.first()) is None:
        raise NotFound
    return found


def _the_other(member: RoomMember) -> UUID | None:
    """Of a room for two that is reported as a whole; of any other nobody in particular."""
    others = RoomMember.objects.filter(room_id=member.room_id).exclude(user_id=member.user_id)
    found = list(others.values_list("user_id", flat=True)[:2])
    return found[0] if len(found) == 1 else None


# --- cases -------------------------------------------------------------------------------------------------
def check_may_handle(viewer: Viewer) -> None:
    """Raises: NotAllowed."""
    if not viewer.may(Right.HANDLE_CASES):
        raise NotAllowed


def access_case(*, viewer: Viewer, case_id: UUID) -> Case:
    """A case the viewer may handle. Raises: CaseGone for every other, also where they are a party of it themselves."""
    if not viewer.may(Right.HANDLE_CASES):
        raise CaseGone
    here = cases_of(viewer.organisation_id).exclude(among_parties(viewer.user_id))
    if (found := here.filter(pk=case_id).first()) is None:
        raise CaseGone
    return found


def access_own_decision(*, viewer: Viewer, case_id: UUID) -> Case:
    """A case about the viewer, once something may be told of it. Raises: CaseGone."""
    here = cases_of(viewer.organisation_id).filter(reported_id=viewer.user_id).exclude(told_reported="")
    here = here.exclude(outcome="")
    if (found := here.filter(pk=case_id).first()) is None:
        raise CaseGone
    return found


def access_approval(*, viewer: Viewer, approval_id: UUID) -> Approval:
    """Something somebody asked a second person. Raises: CaseGone."""
    if (found := Approval.objects.filter(pk=approval_id).first()) is None:
        raise CaseGone
    access_case(viewer=viewer, case_id=found.case_id)
    return found


def access_appeal(*, viewer: Viewer, appeal_id: UUID) -> Appeal:
    """An objection in a case the viewer may handle. Raises: CaseGone."""
    if (found := Appeal.objects.filter(pk=appeal_id).first()) is None:
        raise CaseGone
    access_case(viewer=viewer, case_id=found.case_id)
    return found


def access_package(*, viewer: Viewer, package_id: UUID) -> Package:
    """An evidence package, for whoever handles its case. Raises: CaseGone."""
    if (found := Package.objects.filter(pk=package_id).select_related("case").first()) is None:
        raise CaseGone
    access_case(viewer=viewer, case_id=found.case_id)
    return found


def access_run(*, viewer: Viewer, run_id: UUID) -> BulkRun:
    """Something done to many cases in the viewer's organisation. Raises: CaseGone."""
    here = BulkRun.objects.filter(pk=run_id, organisation_id=viewer.organisation_id)
    if not viewer.may(Right.HANDLE_CASES) or (found := here.first()) is None:
        raise CaseGone
    return found

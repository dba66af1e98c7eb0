"""Reads of cases, used more than once."""

from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from sudare.accounts.queries import working_seats
from sudare.accounts.terms import RIGHTS, Right
from sudare.incidents.models import Approval, Case, Report
from sudare.incidents.terms.cases import Answer, ApprovalKind

HANDLING_ROLES = [role.value for role, rights in RIGHTS.items() if Right.HANDLE_CASES in rights]


def cases_of(organisation_id: UUID) -> QuerySet[Case]:
    return Case.objects.filter(organisation_id=organisation_id)


def among_parties(user_id: UUID | OuterRef) -> Q:
    """For queries over cases: those this person reported something in, or is reported in."""
    own = Report.objects.filter(case_id=OuterRef("pk"), reporter_id=user_id)
    return Q(Exists(own)) | Q(reported_id=user_id)


def handlers_of(case: Case) -> list[UUID]:
    """Those who may look into a case, without its parties."""
    parties = {case.reported_id, *Report.objects.filter(case=case).values_list("reporter_id", flat=True)}
    seats = working_seats().filter(organisation_id=case.organisation_id, role__in=HANDLING_ROLES)
    return [user_id for user_id in seats.values_list("user_id", flat=True) if user_id not in parties]


def is_approved(case: Case, kind: ApprovalKind) -> bool:
    """Whether a second person has agreed to this in this case."""
    return Approval.objects.filter(case=case, kind=kind, answer=Answer.YES).exists()

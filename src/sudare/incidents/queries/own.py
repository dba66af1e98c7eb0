"""What somebody may know of their own: what they reported and what came of it; what was decided about them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sudare.accounts.terms import Viewer
from sudare.incidents.models import Appeal, Case, Report
from sudare.incidents.models.seals import words_of
from sudare.incidents.queries.cases import cases_of
from sudare.incidents.queries.sheets import memo_of
from sudare.incidents.terms.cases import CaseState, Memo, Outcome, Reason

OWN_AT_MOST = 100


@dataclass(frozen=True, slots=True)
class OwnReport:
    """``told`` is empty until something was decided."""

    id: UUID
    case_id: UUID
    number: int
    at: datetime
    reason: Reason
    room_id: UUID
    message_id: UUID | None
    attachment_id: UUID | None
    words: str
    memo: Memo
    state: CaseState
    outcome: Outcome | None
    told: str
    can_appeal: bool
    appeal: str | None
    appeal_answer: str | None


@dataclass(frozen=True, slots=True)
class OwnDecision:
    """What somebody is told who was reported; nothing of who did, of what else there is, nor before a decision."""

    case_id: UUID
    number: int
    at: datetime
    outcome: Outcome
    told: str
    is_frozen: bool
    can_appeal: bool
    appeal: str | None
    appeal_answer: str | None


def own_reports(viewer: Viewer) -> list[OwnReport]:
    """The newest first. Two queries."""
    rows = Report.objects.filter(reporter_id=viewer.user_id, organisation_id=viewer.organisation_id)
    reports = list(rows.select_related("case").order_by("-at", "-pk")[:OWN_AT_MOST])
    appeals = _appeals_by(viewer)
    return [_report(row, appeals.get(row.case_id)) for row in reports]


def own_decisions(viewer: Viewer) -> list[OwnDecision]:
    """What was decided about the viewer and told to them, the newest first. Two queries."""
    rows = cases_of(viewer.organisation_id).filter(reported_id=viewer.user_id, decided_at__isnull=False)
    rows = rows.exclude(told_reported="").exclude(outcome="").order_by("-decided_at", "-pk")
    appeals = _appeals_by(viewer)
    return [_decision(row, appeals.get(row.pk)) for row in rows[:OWN_AT_MOST]]


def _appeals_by(viewer: Viewer) -> dict[UUID, Appeal]:
    return {row.case_id: row for row in Appeal.objects.filter(by_id=viewer.user_id)}


def _report(row: Report, appeal: Appeal | None) -> OwnReport:
    case = row.case
    is_decided = case.state in {CaseState.DECIDED, CaseState.CLOSED}
    return OwnReport(
        id=row.pk,
        case_id=case.pk,
        number=case.number,
        at=row.at,
        reason=Reason(row.reason),
        room_id=row.room_id,
        message_id=row.message_id,
        attachment_id=row.attachment_id,
        words=words_of(row.words),
        memo=memo_of(row),
        state=CaseState(case.state),
        outcome=Outcome(case.outcome) if is_decided and case.outcome else None,
        told=words_of(case.told_reporter) if is_decided else "",
        can_appeal=is_decided and appeal is None,
        appeal=words_of(appeal.words) if appeal else None,
        appeal_answer=words_of(appeal.answer_words) or None if appeal else None,
    )


def _decision(case: Case, appeal: Appeal | None) -> OwnDecision:
    assert case.decided_at is not None
    return OwnDecision(
        case_id=case.pk,
        number=case.number,
        at=case.decided_at,
        outcome=Outcome(case.outcome),
        told=words_of(case.told_reported),
        is_frozen=case.is_frozen,
        can_appeal=appeal is None,
        appeal=words_of(appeal.words) if appeal else None,
        appeal_answer=words_of(appeal.answer_words) or None if appeal else None,
    )

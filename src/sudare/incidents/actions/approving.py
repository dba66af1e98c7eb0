"""What takes two people: one asks, another one answers."""

from uuid import UUID

from django.db import transaction

from sudare.accounts.access import require_step_up
from sudare.accounts.terms import BreakGlass, Viewer
from sudare.incidents.access import access_approval
from sudare.incidents.actions.handling import check_undecided, checked_words, locked, save
from sudare.incidents.actions.house import record_deed
from sudare.incidents.errors import NotThisPerson, WrongMoment
from sudare.incidents.models import Approval
from sudare.incidents.models.seals import sealed
from sudare.incidents.terms.cases import ESCALATIONS, NOTE_MAX_CHARACTERS, Answer, ApprovalKind, CaseState
from sudare.kit.clock import now
from sudare.kit.text import clean_text


@transaction.atomic
def escalate(*, viewer: Viewer, case_id: UUID, kind: ApprovalKind, words: str) -> Approval:
    """Ask a second person to agree: to go to the police or a lawyer, to end a seat, to close what is extreme.

    Raises: CaseGone, WordsMissing; WrongMoment where the same is asked already, or nothing is left to be asked.
    Also: entry ``incidents:case:asked``.
    """
    case = locked(viewer=viewer, case_id=case_id)
    if kind is not ApprovalKind.CLOSE:
        check_undecided(case)
    elif case.state != CaseState.DECIDED:
        raise WrongMoment
    if Approval.objects.filter(case=case, kind=kind, answer="").exists():
        raise WrongMoment
    asked = Approval.objects.create(
        case=case,
        kind=kind,
        asked_by_id=viewer.user_id,
        words=sealed(checked_words(words, most=NOTE_MAX_CHARACTERS)),
    )
    if kind is not ApprovalKind.CLOSE:
        save(case, state=CaseState.WAITING)
    record_deed(case, "asked", actor_id=viewer.user_id, details={"kind": kind.value})
    return asked


@transaction.atomic
def answer_approval(*, viewer: Viewer, approval_id: UUID, answer: Answer, words: str = "") -> Approval:
    """Agree or not, as somebody else than who asked.

    Raises: CaseGone; NotThisPerson for who asked; StepUpNeeded before a yes; WrongMoment for what was answered already.
    Also: entry ``incidents:case:agreed`` or ``incidents:case:disagreed``.
    """
    approval = access_approval(viewer=viewer, approval_id=approval_id)
    case = locked(viewer=viewer, case_id=approval.case_id)
    if approval.asked_by_id == viewer.user_id:
        raise NotThisPerson
    if answer is Answer.YES:
        require_step_up(viewer=viewer, verb=BreakGlass.AGREE)
    waiting = Approval.objects.filter(pk=approval.pk, answer="")
    told = sealed(clean_text(words)[:NOTE_MAX_CHARACTERS])
    if not waiting.update(answer=answer, answered_by_id=viewer.user_id, answered_at=now(), answer_words=told):
        raise WrongMoment
    if case.state == CaseState.WAITING:
        is_passed_on = answer is Answer.YES and ApprovalKind(approval.kind) in ESCALATIONS
        save(case, state=CaseState.ESCALATED if is_passed_on else CaseState.OPEN)
    deed = "agreed" if answer is Answer.YES else "disagreed"
    record_deed(case, deed, actor_id=viewer.user_id, details={"kind": approval.kind})
    approval.refresh_from_db()
    return approval

"""One deed for many cases: shown first, done after a while, taken back if it was a mistake."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

import structlog
from django.db import transaction

from sudare.accounts.access import viewer_in
from sudare.accounts.queries import working_seats
from sudare.accounts.terms import Viewer
from sudare.audit.actions import record
from sudare.incidents.access import access_case, access_run, check_may_handle
from sudare.incidents.actions.handling import close, hand, save, take
from sudare.incidents.actions.house import hold_for
from sudare.incidents.errors import CaseGone, NotThisPerson, SecondPersonNeeded, WrongMoment
from sudare.incidents.models import BulkRun, Case
from sudare.incidents.queries.cases import handlers_of, is_approved
from sudare.incidents.terms.cases import EXTREME, STANDING, ApprovalKind, CaseState, Reason
from sudare.incidents.terms.runs import BULK_AT_MOST, DELAY_MINUTES, UNDO_WITHIN, BulkDeed, Preview, WhyNot
from sudare.kit.clock import now
from sudare.kit.errors import SudareError

_log = structlog.get_logger(__name__)


def plan_bulk(*, viewer: Viewer, deed: BulkDeed, case_ids: Sequence[UUID], to: UUID | None = None) -> Preview:
    """What would happen to these cases, and what not. Changes nothing. Raises: NotAllowed."""
    check_may_handle(viewer)
    will: list[UUID] = []
    wont: list[tuple[UUID, WhyNot]] = []
    for case_id in list(dict.fromkeys(case_ids))[:BULK_AT_MOST]:
        why = _why_not(viewer, deed, case_id, to)
        will.append(case_id) if why is None else wont.append((case_id, why))
    return Preview(tuple(will), tuple(wont))


@transaction.atomic
def start_bulk(
    *, viewer: Viewer, deed: BulkDeed, case_ids: Sequence[UUID], to: UUID | None = None, delay_minutes: int = 5
) -> BulkRun:
    """Have it done after a while; until then, and a day after, it can be taken back.

    Raises: NotAllowed; WrongMoment where nothing would happen. Also: entry ``incidents:bulk:started``.
    """
    preview = plan_bulk(viewer=viewer, deed=deed, case_ids=case_ids, to=to)
    if not preview.will:
        raise WrongMoment
    least, most = DELAY_MINUTES
    run = BulkRun.objects.create(
        organisation_id=viewer.organisation_id,
        deed=deed,
        case_ids=[str(case_id) for case_id in preview.will],
        to_id=to,
        started_by_id=viewer.user_id,
        due_at=now() + timedelta(minutes=min(max(delay_minutes, least), most)),
    )
    _record(run, "started", viewer.user_id)
    return run


def run_bulk() -> None:
    """Do what is due, each case for itself: one that has moved on meanwhile is left as it stands."""
    for run in BulkRun.objects.filter(done_at=None, undone_at=None, due_at__lte=now()).order_by("due_at")[:10]:
        _do(run)


@transaction.atomic
def undo_bulk(*, viewer: Viewer, run_id: UUID) -> BulkRun:
    """Take it back: before it was done nothing happens at all, within a day after every case stands as before.

    Raises: CaseGone; WrongMoment when it is too late. Also: entry ``incidents:bulk:undone``.
    Skips: a case somebody has changed since.
    """
    access_run(viewer=viewer, run_id=run_id)
    run = BulkRun.objects.select_for_update().get(pk=run_id)
    if run.undone_at or (run.done_at and run.done_at < now() - UNDO_WITHIN):
        raise WrongMoment
    for before in run.before:
        _put_back(viewer, before)
    run.undone_at = now()
    run.save(update_fields=["undone_at"])
    _record(run, "undone", viewer.user_id)
    return run


def _why_not(viewer: Viewer, deed: BulkDeed, case_id: UUID, to: UUID | None) -> WhyNot | None:
    try:
        case = access_case(viewer=viewer, case_id=case_id)
    except CaseGone:
        return WhyNot.GONE
    if deed is BulkDeed.HAND and to not in handlers_of(case):
        return WhyNot.NOT_THIS_PERSON
    if deed is not BulkDeed.CLOSE:
        return None if case.state in STANDING else WhyNot.WRONG_STATE
    if case.state != CaseState.DECIDED:
        return WhyNot.WRONG_STATE
    is_alone = case.decided_by_id == viewer.user_id and not is_approved(case, ApprovalKind.CLOSE)
    return WhyNot.SECOND_PERSON if Reason(case.reason) in EXTREME and is_alone else None


@transaction.atomic
def _do(run: BulkRun) -> None:
    """In the name of whoever started it, if they still may."""
    run = BulkRun.objects.select_for_update().get(pk=run.pk)
    if run.done_at or run.undone_at:
        return
    seats = working_seats().filter(user_id=run.started_by_id, organisation_id=run.organisation_id)
    seat = seats.select_related("user").first()
    viewer = viewer_in(seat) if seat else None
    run.before = [done for each in run.case_ids if viewer and (done := _do_one(run, viewer, UUID(each)))]
    run.done_at = now()
    run.save(update_fields=["before", "done_at"])
    _record(run, "done", run.started_by_id)


def _do_one(run: BulkRun, viewer: Viewer, case_id: UUID) -> dict[str, str] | None:
    before = Case.objects.filter(pk=case_id).values("state", "owner_id").first()
    try:
        with transaction.atomic():
            case = _deed(run, viewer, case_id)
    except (CaseGone, WrongMoment, NotThisPerson, SecondPersonNeeded) as error:
        _log.info("bulk_left_one", why=error.code)
        return None
    return {
        "case": str(case_id),
        "state": str(before["state"]) if before else "",
        "owner": str(before["owner_id"] or "") if before else "",
        "changed_at": case.changed_at.isoformat(),
    }


def _deed(run: BulkRun, viewer: Viewer, case_id: UUID) -> Case:
    if run.deed == BulkDeed.TAKE:
        return take(viewer=viewer, case_id=case_id)
    if run.deed == BulkDeed.HAND and run.to_id is not None:
        return hand(viewer=viewer, case_id=case_id, to=run.to_id)
    return close(viewer=viewer, case_id=case_id)


def _put_back(viewer: Viewer, before: dict[str, str]) -> None:
    try:
        access_case(viewer=viewer, case_id=UUID(before["case"]))
    except SudareError:
        return
    case = Case.objects.select_for_update().get(pk=before["case"])
    if case.changed_at.isoformat() != before["changed_at"]:
        return
    if case.state == CaseState.CLOSED:
        hold_for(case)
    case.owner_id, case.closed_at = UUID(before["owner"]) if before["owner"] else None, None
    save(case, state=CaseState(before["state"]))


def _record(run: BulkRun, deed: str, actor_id: UUID | None) -> None:
    record(
        organisation_id=run.organisation_id,
        actor_id=actor_id,
        verb=f"incidents:bulk:{deed}",
        subject_id=run.pk,
        details={"deed": run.deed, "cases": len(run.case_ids)},
    )

"""Decisions with their reasons told to both sides in plain words, and objections that somebody else answers."""

from uuid import UUID

from django.db import transaction

from sudare.accounts.terms import Viewer
from sudare.incidents.access import access_appeal, access_own_decision, access_own_report
from sudare.incidents.actions.ending import end_reported_seat, freeze_person
from sudare.incidents.actions.handling import check_undecided, checked_words, locked, save
from sudare.incidents.actions.house import hold_for, record_deed
from sudare.incidents.actions.news import put_news
from sudare.incidents.errors import NobodyReported, NotThisPerson, WordsMissing, WrongMoment
from sudare.incidents.models import Appeal, Case
from sudare.incidents.models.seals import sealed
from sudare.incidents.terms.cases import TOLD_MAX_CHARACTERS, CaseState, Outcome, Side
from sudare.incidents.terms.news import News
from sudare.kit.clock import now
from sudare.kit.text import clean_text

_FELT = frozenset({Outcome.WARNED, Outcome.FROZEN, Outcome.SEAT_ENDED})  # by whoever was reported: they are told why


@transaction.atomic
def decide(*, viewer: Viewer, case_id: UUID, outcome: Outcome, told_reporter: str, told_reported: str = "") -> Case:
    """Decide a case and tell both sides why. Whoever was reported is told nothing where nothing follows for them.

    Raises: CaseGone, WrongMoment, WordsMissing, NobodyReported; SecondPersonNeeded and RoleTooHigh as ``end_seat``.
    Also: ends the seat, or stops the access, where that was decided; entry ``incidents:case:decided``; news for
    both sides.
    """
    case = locked(viewer=viewer, case_id=case_id)
    check_undecided(case)
    if case.state == CaseState.WAITING:
        raise WrongMoment  # somebody was asked and hasn't answered
    for_reporter = checked_words(told_reporter, most=TOLD_MAX_CHARACTERS)
    for_reported = clean_text(told_reported)[:TOLD_MAX_CHARACTERS]
    if outcome in _FELT and case.reported_id is None:
        raise NobodyReported
    if outcome in _FELT and not for_reported:
        raise WordsMissing
    if outcome is Outcome.SEAT_ENDED:
        end_reported_seat(viewer=viewer, case=case, reason=f"case {case.number}")
    if outcome is Outcome.FROZEN and not case.is_frozen:
        case.is_frozen = freeze_person(viewer=viewer, case_id=case.pk).is_frozen
    case.outcome, case.decided_by_id, case.decided_at = outcome, viewer.user_id, now()
    case.told_reporter, case.told_reported = sealed(for_reporter), sealed(for_reported)
    save(case, state=CaseState.DECIDED)
    record_deed(case, "decided", actor_id=viewer.user_id, details={"outcome": outcome.value})
    put_news(case, News.DECIDED)
    return case


@transaction.atomic
def appeal(*, viewer: Viewer, report_id: UUID, words: str) -> Appeal:
    """Object, as whoever reported, once. Raises: ReportGone, WordsMissing, WrongMoment.

    Also: entry ``incidents:case:objected`` that names nobody.
    """
    case = access_own_report(viewer=viewer, report_id=report_id).case
    return _objected(case, viewer, Side.REPORTER, words)


@transaction.atomic
def appeal_decision(*, viewer: Viewer, case_id: UUID, words: str) -> Appeal:
    """Object, as whoever was reported, once; also while frozen. Raises: CaseGone, WordsMissing, WrongMoment.

    Also: entry ``incidents:case:objected`` that names nobody.
    """
    return _objected(access_own_decision(viewer=viewer, case_id=case_id), viewer, Side.REPORTED, words)


@transaction.atomic
def answer_appeal(*, viewer: Viewer, appeal_id: UUID, is_granted: bool, words: str) -> Appeal:
    """Answer an objection, as somebody else than who decided. Granted, the case is looked into anew.

    Raises: CaseGone, NotThisPerson, WrongMoment, WordsMissing. Also: entry ``incidents:case:appeal_answered``.
    """
    objection = access_appeal(viewer=viewer, appeal_id=appeal_id)
    case = locked(viewer=viewer, case_id=objection.case_id)
    if viewer.user_id == case.decided_by_id:
        raise NotThisPerson
    told = sealed(checked_words(words, most=TOLD_MAX_CHARACTERS))
    waiting = Appeal.objects.filter(pk=objection.pk, is_granted=None)
    if not waiting.update(is_granted=is_granted, answered_by_id=viewer.user_id, answered_at=now(), answer_words=told):
        raise WrongMoment
    if is_granted:
        _reopen(case, viewer)
    record_deed(case, "appeal_answered", actor_id=viewer.user_id, details={"granted": is_granted})
    objection.refresh_from_db()
    return objection


def _reopen(case: Case, viewer: Viewer) -> None:
    if case.hold_id is None:
        hold_for(case)
    case.owner_id, case.closed_at, case.outcome = viewer.user_id, None, ""
    save(case, state=CaseState.OPEN)


def _objected(case: Case, viewer: Viewer, side: Side, untrusted_words: str) -> Appeal:
    words = sealed(checked_words(untrusted_words, most=TOLD_MAX_CHARACTERS))
    if case.state not in {CaseState.DECIDED, CaseState.CLOSED}:
        raise WrongMoment
    if Appeal.objects.filter(case=case, by_id=viewer.user_id).exists():
        raise WrongMoment
    objection = Appeal.objects.create(case=case, side=side, by_id=viewer.user_id, words=words)
    record_deed(case, "objected", actor_id=None)
    return objection

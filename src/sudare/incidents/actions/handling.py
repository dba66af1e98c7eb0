"""A case in somebody's hands: taken, handed on, noted in, linked, closed."""

from uuid import UUID

from django.db import transaction

from sudare.accounts.terms import Viewer
from sudare.incidents.access import access_case
from sudare.incidents.actions.house import let_go, record_deed
from sudare.incidents.actions.news import put_news
from sudare.incidents.errors import NotThisPerson, SecondPersonNeeded, WordsMissing, WrongMoment
from sudare.incidents.models import Case, CaseLink, CaseNote
from sudare.incidents.models.seals import sealed
from sudare.incidents.queries.cases import handlers_of, is_approved
from sudare.incidents.terms.cases import (
    EXTREME,
    NOTE_MAX_CHARACTERS,
    STANDING,
    UNDECIDED,
    ApprovalKind,
    CaseState,
    Reason,
)
from sudare.incidents.terms.news import News
from sudare.kit.clock import now
from sudare.kit.text import clean_text


@transaction.atomic
def take(*, viewer: Viewer, case_id: UUID) -> Case:
    """Look after a case from now on. Raises: CaseGone, WrongMoment. Also: entry ``incidents:case:taken``."""
    case = locked(viewer=viewer, case_id=case_id)
    _check(case, STANDING)
    case.owner_id = viewer.user_id
    save(case, state=CaseState.OPEN if case.state == CaseState.NEW else CaseState(case.state))
    record_deed(case, "taken", actor_id=viewer.user_id)
    return case


@transaction.atomic
def hand(*, viewer: Viewer, case_id: UUID, to: UUID) -> Case:
    """Give a case to somebody else who may handle it.

    Raises: CaseGone, WrongMoment; NotThisPerson for a party of it, and for whoever may not handle cases.
    Also: entry ``incidents:case:handed``.
    """
    case = locked(viewer=viewer, case_id=case_id)
    _check(case, STANDING)
    if to not in handlers_of(case):
        raise NotThisPerson
    case.owner_id = to
    save(case, state=CaseState.OPEN if case.state == CaseState.NEW else CaseState(case.state))
    record_deed(case, "handed", actor_id=viewer.user_id, details={"to": to})
    return case


@transaction.atomic
def note(*, viewer: Viewer, case_id: UUID, words: str) -> CaseNote:
    """Tell the others who handle it something; neither side ever reads it.

    Raises: CaseGone, WordsMissing. Also: entry ``incidents:case:noted``.
    """
    case = access_case(viewer=viewer, case_id=case_id)
    written = CaseNote.objects.create(
        case=case, author_id=viewer.user_id, words=sealed(checked_words(words, most=NOTE_MAX_CHARACTERS))
    )
    record_deed(case, "noted", actor_id=viewer.user_id)
    return written


@transaction.atomic
def link(*, viewer: Viewer, case_id: UUID, other_id: UUID) -> None:
    """Say that two cases belong together. Raises: CaseGone for either; WrongMoment for one with itself.

    Also: entry ``incidents:case:linked``. Skips: two that are linked already.
    """
    case, other = (access_case(viewer=viewer, case_id=each) for each in (case_id, other_id))
    if case.pk == other.pk:
        raise WrongMoment
    first, second = sorted((case, other), key=lambda one: one.pk)
    _, is_new = CaseLink.objects.get_or_create(first=first, second=second, defaults={"made_by_id": viewer.user_id})
    if is_new:
        record_deed(case, "linked", actor_id=viewer.user_id, details={"other": other.pk})


@transaction.atomic
def close(*, viewer: Viewer, case_id: UUID) -> Case:
    """End a decided case: the house lets go of what it kept, which is destroyed when its own time is over.

    Raises: CaseGone, WrongMoment; SecondPersonNeeded where it is of an extreme class and whoever decided would close
    it alone. Also: entry ``incidents:case:closed``; news for whoever reported.
    """
    case = locked(viewer=viewer, case_id=case_id)
    _check(case, {CaseState.DECIDED})
    is_alone = case.decided_by_id == viewer.user_id and not is_approved(case, ApprovalKind.CLOSE)
    if Reason(case.reason) in EXTREME and is_alone:
        raise SecondPersonNeeded
    let_go(case)
    case.closed_at = now()
    save(case, state=CaseState.CLOSED)
    record_deed(case, "closed", actor_id=viewer.user_id)
    put_news(case, News.CLOSED)
    return case


def locked(*, viewer: Viewer, case_id: UUID) -> Case:
    """A case the viewer may handle, held until the transaction ends. Raises: CaseGone."""
    access_case(viewer=viewer, case_id=case_id)
    return Case.objects.select_for_update().get(pk=case_id)


def save(case: Case, *, state: CaseState) -> None:
    case.state, case.changed_at = state, now()
    case.save()


def check_undecided(case: Case) -> None:
    """Raises: WrongMoment."""
    _check(case, UNDECIDED)


def checked_words(untrusted_words: str, *, most: int) -> str:
    """Raises: WordsMissing."""
    if not (words := clean_text(untrusted_words)[:most]):
        raise WordsMissing
    return words


def _check(case: Case, states: frozenset[CaseState] | set[CaseState]) -> None:
    if case.state not in states:
        raise WrongMoment

"""What became of cases, told to those whom it concerns: that there is something, never what, of whom or by whom.

Chat tools hear none of it: whoever is reported may read along there.
"""

from typing import Final
from uuid import UUID

from sudare.incidents.actions import tell_news
from sudare.incidents.models import Case
from sudare.incidents.queries.cases import handlers_of
from sudare.incidents.terms.cases import UNDECIDED, CaseState
from sudare.incidents.terms.news import News
from sudare.notifications import queries
from sudare.notifications.actions.noticing import tell_people
from sudare.notifications.terms import Occasion


def note_cases() -> None:
    """Make notices of everything that happened to cases, however long ago: no process that dies loses any of it."""
    tell_news(_note)


def _note(kind: News, case_id: UUID) -> None:
    _NOTES[kind](Case.objects.get(pk=case_id))


def _note_new(case: Case) -> None:
    """To everybody who may handle it and is no party. Skips what was decided meanwhile."""
    if CaseState(case.state) not in UNDECIDED:
        return
    about = {"organisation_id": case.organisation_id, "case_id": case.pk}
    tell_people(handlers_of(case), Occasion.CASE, news=f"case:{case.pk}", **about)


def _note_overdue(case: Case) -> None:
    """To its owner; to everybody who may handle it where nobody owns it, or its owner can't be reached now.

    Skips what was decided meanwhile.
    """
    if CaseState(case.state) not in UNDECIDED:
        return
    handlers = handlers_of(case)
    about = {"organisation_id": case.organisation_id, "case_id": case.pk}
    owner = [case.owner_id] if case.owner_id in handlers else []
    if not tell_people(owner, Occasion.OVERDUE, news=f"overdue:{case.pk}", **about):
        tell_people(handlers, Occasion.OVERDUE, news=f"overdue:{case.pk}", **about)


def _note_decision(case: Case) -> None:
    """To whoever reported; to whoever was reported where they may be told something. Skips what was reopened since."""
    if not case.outcome or case.decided_at is None:
        return
    news = f"decided:{case.pk}:{int(case.decided_at.timestamp())}"
    people = [*queries.reporters_of(case), *([case.reported_id] if case.reported_id and case.told_reported else [])]
    tell_people(people, Occasion.DECISION, news=news, organisation_id=case.organisation_id)


def _note_closing(case: Case) -> None:
    """To whoever reported. Skips what was taken back since."""
    if case.closed_at is None:
        return
    news = f"closed:{case.pk}:{int(case.closed_at.timestamp())}"
    people = queries.reporters_of(case)
    tell_people(people, Occasion.DECISION, news=news, organisation_id=case.organisation_id)


_NOTES: Final = {
    News.OPENED: _note_new,
    News.OVERDUE: _note_overdue,
    News.DECIDED: _note_decision,
    News.CLOSED: _note_closing,
}

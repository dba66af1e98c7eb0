"""Cases as lines of a list, for those who handle them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from sudare.accounts.terms import Viewer
from sudare.audit.models import Entry
from sudare.incidents.models import Appeal, Approval, Case
from sudare.incidents.queries.cases import among_parties, cases_of
from sudare.incidents.terms.cases import CASES_PER_PAGE, STANDING, UNDECIDED, CaseState, Reason, Urgency
from sudare.kit.clock import now

READ: Final = "incidents:case:read"


@dataclass(frozen=True, slots=True)
class Named:
    id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case as a list shows it; the most urgent first."""

    id: UUID
    number: int
    reason: Reason
    urgency: Urgency
    state: CaseState
    owner: Named | None
    reported: Named | None
    opened_at: datetime
    due_at: datetime
    is_overdue: bool
    is_minor_concerned: bool
    reports: int
    waits_for_approval: bool
    has_open_appeal: bool


def lines_for(
    viewer: Viewer, *, states: Iterable[CaseState] = STANDING, number: int | None = None, page: int = 0
) -> list[CaseLine]:
    """Cases the viewer may handle, without those they are a party of. A handful of queries, however many."""
    rows = cases_of(viewer.organisation_id).exclude(among_parties(viewer.user_id))
    rows = rows.filter(state__in=[state.value for state in states])
    if number is not None:
        rows = rows.filter(number=number)
    begin = page * CASES_PER_PAGE
    return lines_of(rows.order_by("due_at", "pk")[begin : begin + CASES_PER_PAGE])


def lines_among(viewer: Viewer, chosen: Iterable[UUID]) -> list[CaseLine]:
    """Those chosen that the viewer may handle, in whatever state and however far down they stand; most urgent first."""
    rows = cases_of(viewer.organisation_id).exclude(among_parties(viewer.user_id))
    return lines_of(rows.filter(pk__in=list(chosen)).order_by("due_at", "pk"))


@dataclass(frozen=True, slots=True)
class AtHand:
    """How many cases want somebody now: ``overdue`` ones, and ``new`` ones that aren't overdue yet."""

    overdue: int = 0
    new: int = 0

    @property
    def all(self) -> int:
        return self.overdue + self.new


def at_hand_for(viewer: Viewer) -> AtHand:
    """Of those the viewer may handle. New is what nobody has taken, and what was handed to them and they haven't read.

    One query; permission is the caller's.
    """
    read = Entry.objects.filter(subject_id=OuterRef("pk"), verb=READ, actor_id=viewer.user_id)
    is_late, is_new = Q(due_at__lt=now()), Q(state=CaseState.NEW) | (Q(owner_id=viewer.user_id) & ~Exists(read))
    rows = cases_of(viewer.organisation_id).exclude(among_parties(viewer.user_id)).filter(state__in=UNDECIDED)
    counted = rows.aggregate(overdue=Count("pk", filter=is_late), new=Count("pk", filter=is_new & ~is_late))
    return AtHand(counted["overdue"], counted["new"])


def lines_of(rows: QuerySet[Case]) -> list[CaseLine]:
    waiting = Approval.objects.filter(case_id=OuterRef("pk"), answer="")
    objected = Appeal.objects.filter(case_id=OuterRef("pk"), is_granted=None)
    ids = [row.pk for row in rows]
    counted = Case.objects.filter(pk__in=ids).annotate(
        amount=Count("reports"), waits=Exists(waiting), objected=Exists(objected)
    )
    known = {row.pk: row for row in counted.select_related("owner", "reported")}
    return [_line(known[pk]) for pk in ids]


def _line(row: Case) -> CaseLine:
    return CaseLine(
        id=row.pk,
        number=row.number,
        reason=Reason(row.reason),
        urgency=Urgency(row.urgency),
        state=CaseState(row.state),
        owner=named(row.owner),
        reported=named(row.reported),
        opened_at=row.opened_at,
        due_at=row.due_at,
        is_overdue=row.state in UNDECIDED and row.due_at < now(),
        is_minor_concerned=row.is_minor_concerned,
        reports=row.amount,  # type: ignore[attr-defined]  # annotated above, as the two below
        waits_for_approval=row.waits,  # type: ignore[attr-defined]
        has_open_appeal=row.objected,  # type: ignore[attr-defined]
    )


def named(user: object) -> Named | None:
    return Named(user.pk, user.name) if user is not None else None  # type: ignore[attr-defined]  # a row of accounts


def sure(user: object) -> Named:
    found = named(user)
    assert found is not None
    return found

"""Targets, what is known of each, letters for it, addresses to look at again, numbers."""

from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.utils.timezone import localdate

from sudare.accounts.terms import Viewer
from sudare.incidents.models import Package, Report
from sudare.incidents.queries.cases import among_parties, cases_of
from sudare.rooms.queries.unseen import standing_blocks
from sudare.takedowns.models import HandTick, Look, Patrol, Reply, Sending, Takedown
from sudare.takedowns.proofs.clocks import asked_on
from sudare.takedowns.proofs.first_ten import Item, Tick, ticks_of
from sudare.takedowns.proofs.letters import Facts, Written, write
from sudare.takedowns.proofs.numbers import Past
from sudare.takedowns.terms import (
    Answered,
    Course,
    Found,
    LetterKind,
    Looked,
    Outcome,
    Platform,
    Sent,
    Shows,
    TakedownState,
    Tongue,
)


def _told() -> QuerySet[Takedown]:
    """With all that happened to each, in three more queries however many there are."""
    return (
        Takedown.objects.select_related("report", "noted_by", "patrol")
        .prefetch_related(
            Prefetch("sendings", Sending.objects.select_related("by").order_by("on", "at")),
            Prefetch("replies", Reply.objects.order_by("on", "at")),
            Prefetch("patrol__looks", Look.objects.order_by("on", "at")),
        )
        .order_by("noted_at")
    )


def takedowns_of(case_id: UUID) -> list[Takedown]:
    return list(_told().filter(case_id=case_id))


def takedowns_for(report: Report) -> list[Takedown]:
    """What concerns whoever made this report; what others stated in the same case is theirs alone."""
    return list(_told().filter(case_id=report.case_id, report__reporter_id=report.reporter_id))


def takedown_with_all(takedown_id: UUID) -> Takedown:
    return _told().get(pk=takedown_id)


def course_of(row: Takedown) -> Course:
    """All that is known of one target, as the rules read it."""
    patrol: Patrol | None = getattr(row, "patrol", None)
    return Course(
        platform=Platform(row.platform),
        shows=Shows(row.shows),
        may_be_minor=row.may_be_minor,
        noted_on=localdate(row.noted_at),
        posted_on=row.posted_on,
        sent=tuple(Sent(each.to, each.letter, each.on) for each in row.sendings.all()),
        answers=tuple(Answered(Outcome(each.outcome), each.on) for each in row.replies.all()),
        looks=tuple(Looked(Found(each.found), each.on) for each in patrol.looks.all()) if patrol else (),
        is_closed=row.closed_at is not None,
    )


def letter_of(row: Takedown, kind: LetterKind, *, tongue: Tongue) -> Written:
    """The letter as it would be written today."""
    facts = Facts(
        platform=Platform(row.platform),
        shows=Shows(row.shows),
        address=row.stated_address,
        place=row.stated_place,
        found_on=row.found_on,
        posted_on=row.posted_on,
        asked_on=asked_on(course_of(row)),
        today=localdate(),
        may_be_minor=row.may_be_minor,
        is_without_consent=row.is_without_consent,
    )
    return write(kind, tongue=tongue, facts=facts)


def people_harmed(case_id: UUID) -> list[Report]:
    """The first report of each who reported, the earliest first."""
    first: dict[UUID, Report] = {}
    for report in Report.objects.filter(case_id=case_id).select_related("reporter").order_by("at"):
        first.setdefault(report.reporter_id, report)
    return list(first.values())


def patrols_of(viewer: Viewer) -> list[Patrol]:
    """Addresses somebody still looks at, in cases that stand and the viewer is no party of; the longest due first."""
    cases = cases_of(viewer.organisation_id).filter(closed_at=None).exclude(among_parties(viewer.user_id))
    rows = Patrol.objects.filter(case_id__in=cases.values("pk"), ended_at=None).filter(takedown__closed_at=None)
    looks = Prefetch("looks", Look.objects.select_related("by").order_by("-on", "-at"))
    return list(rows.select_related("case", "takedown").prefetch_related(looks).order_by("due_on", "at"))


def pasts_of(organisation_id: UUID) -> list[Past]:
    """Targets without a word of what they are, for numbers."""
    rows = _told().filter(organisation_id=organisation_id)
    return [_past(row) for row in rows]


def _past(row: Takedown) -> Past:
    course = course_of(row)
    gone = [look.on for look in course.looks if look.found is Found.GONE]
    refused = [answer.on for answer in course.answers if answer.outcome is Outcome.REFUSED]
    state = TakedownState(row.state)
    return Past(
        course.platform,
        course.noted_on,
        state,
        gone_on=max(course.noted_on, gone[0]) if gone else None,
        refused_on=refused[0] if refused else None,
    )


# --- the first ten minutes ---------------------------------------------------------------------------------
def first_ten_of(report: Report) -> tuple[Tick, ...]:
    """What the house knows for whoever made this report, and what was ticked by hand. Four queries."""
    done = {Item.PRESERVED: report.at, Item.REPORTED: report.at}
    if standing_blocks().filter(blocker_id=report.reporter_id, blocked_id=report.reported_id).exists():
        done[Item.BLOCKED] = report.at
    packages = Package.objects.filter(case_id=report.case_id).order_by("at").values_list("at", flat=True)
    if (packaged := packages.first()) is not None:
        done[Item.PACKAGED] = packaged
    own = Takedown.objects.filter(case_id=report.case_id, report__reporter_id=report.reporter_id)
    if (begun := own.order_by("noted_at").values_list("noted_at", flat=True).first()) is not None:
        done[Item.TAKEDOWN] = begun
    for item, at in HandTick.objects.filter(report=report).values_list("item", "at"):
        done[Item(item)] = at
    return ticks_of(done)

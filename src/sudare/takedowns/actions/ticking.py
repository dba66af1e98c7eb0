"""The lines of the first ten minutes that only a person can tick."""

from collections.abc import Collection
from uuid import UUID

from django.db import transaction

from sudare.accounts.terms import Viewer
from sudare.audit.actions import record
from sudare.incidents.access import access_case, access_own_report
from sudare.incidents.models import Report
from sudare.takedowns.errors import WhoseUnclear
from sudare.takedowns.models import HandTick
from sudare.takedowns.proofs.first_ten import BY_HAND, Item
from sudare.takedowns.queries import people_harmed


@transaction.atomic
def tick_own(*, viewer: Viewer, report_id: UUID, items: Collection[Item]) -> None:
    """The person harmed did these. Raises: ReportGone. Also: entry ``takedowns:steps:ticked``."""
    _tick(viewer, access_own_report(viewer=viewer, report_id=report_id), items)


@transaction.atomic
def tick(*, viewer: Viewer, case_id: UUID, report_id: UUID, items: Collection[Item]) -> None:
    """Whoever handles the case knows that these are done. Raises: CaseGone, WhoseUnclear. Also: as ``tick_own``."""
    case = access_case(viewer=viewer, case_id=case_id)
    report = next((each for each in people_harmed(case.pk) if each.pk == report_id), None)
    if report is None:
        raise WhoseUnclear
    _tick(viewer, report, items)


def _tick(viewer: Viewer, report: Report, items: Collection[Item]) -> None:
    """These lines and no others; what was ticked before keeps its day."""
    wanted = BY_HAND & frozenset(items)
    HandTick.objects.filter(report=report).exclude(item__in=[item.value for item in wanted]).delete()
    for item in wanted:
        HandTick.objects.get_or_create(
            report=report, item=item, defaults={"case_id": report.case_id, "by_id": viewer.user_id}
        )
    record(
        organisation_id=report.organisation_id,
        actor_id=viewer.user_id,
        verb="takedowns:steps:ticked",
        subject_id=report.pk,
        details={"steps": sorted(item.value for item in wanted)},
    )

"""A desk in numbers: quiet charts, and the same as a file. Nobody's name is in either."""

import csv
import io
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from sudare.accounts.terms import Viewer
from sudare.kit.clock import now
from sudare.reception.queries.numbers import Numbers, numbers_of
from sudare.reception.terms import CloseReason, Door
from sudare.screening.terms import Kind
from sudare.web.desk.charts import across, by_day
from sudare.web.desk.pages import setup_for
from sudare.web.kinds import KIND_NAMES
from sudare.web.page import seated_page

PERIODS: Final = (7, 30, 90)
REASONS: Final = {
    CloseReason.SOLVED: _("Solved"),
    CloseReason.NO_ANSWER: _("The visitor didn't come back"),
    CloseReason.PASSED_ON: _("Passed on"),
    CloseReason.NOT_OURS: _("Not for us"),
    CloseReason.SPAM: _("Unwanted advertising"),
    CloseReason.VISITOR_LEFT: _("Left before anybody answered"),
}
DOORS: Final = {
    Door.WIDGET: _("On your page"),
    Door.PAGE: _("The desk's own page"),
    Door.LINE: "LINE",
    Door.MAIL: _("Mail"),
}
GLAD: Final = 3


@require_safe
@seated_page
def numbers(request: HttpRequest, viewer: Viewer, desk_id: UUID) -> HttpResponse:
    """The last days of a desk. Raises: NotAllowed, NotFound."""
    setup, days = setup_for(viewer, desk_id), _days(request)
    found = _numbers(viewer, desk_id, days)
    by_date, first, last = {day.date: day for day in found.days}, _day(found.since), _day(now())
    context = {
        "setup": setup,
        "numbers": found,
        "days": days,
        "periods": PERIODS,
        "visitors": by_day(by_date, since=first, until=last, of=lambda day: day.visitors),
        "answers": by_day(by_date, since=first, until=last, of=lambda day: _minutes(day.first_answer_median)),
        "waited": _minutes(found.waited.median),
        "first_answer": _minutes(found.first_answer.median),
        "resolved": _percent(found.resolved, found.ended),
        "glad": _percent(found.satisfaction.get(GLAD, 0), sum(found.satisfaction.values())),
        "judged": sum(found.satisfaction.values()),
        "masked": _percent(found.pictures.masked, found.pictures.sent),
        "saved": round(found.drafts.seconds_saved / 60),
        "classes": across({_kind(kind): amount for kind, amount in found.pictures.by_class.items()}),
        "reasons": across({REASONS[CloseReason(one)]: amount for one, amount in found.by_reason.items() if one}),
        "ways": across({DOORS[Door(one)]: amount for one, amount in found.by_door.items()}),
    }
    return render(request, "desk/numbers.html", context)


@require_safe
@seated_page
def numbers_file(request: HttpRequest, viewer: Viewer, desk_id: UUID) -> HttpResponse:
    """The same as CSV: what is counted, of which day, and how much. Raises: NotAllowed, NotFound."""
    setup_for(viewer, desk_id)
    days = _days(request)
    written = io.StringIO()
    csv.writer(written).writerows([("what", "which", "value"), *_lines(_numbers(viewer, desk_id, days))])
    answer = HttpResponse("\ufeff" + written.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="desk-{days}-days.csv"'
    return answer


def _numbers(viewer: Viewer, desk_id: UUID, days: int) -> Numbers:
    moment = now()
    since = localtime(moment).replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(days=days - 1)
    return numbers_of(organisation_id=viewer.organisation_id, since=since, until=moment, desk_id=desk_id)


def _days(request: HttpRequest) -> int:
    asked = request.GET.get("days", "")
    return int(asked) if asked in map(str, PERIODS) else 30


def _day(moment: datetime) -> date:
    return localtime(moment).date()


def _minutes(seconds: float | None) -> float | None:
    return None if seconds is None else round(seconds / 60, 1)


def _percent(part: int, whole: int) -> int | None:
    return round(100 * part / whole) if whole else None


def _kind(kind: str) -> Any:
    return KIND_NAMES[Kind(kind)] if kind in set(Kind) else kind


def _lines(found: Numbers) -> Iterator[tuple[str, str, object]]:
    """Of every number one line; an empty value was not measured."""
    pictures, drafts = found.pictures, found.drafts
    for name in ("visitors", "ended", "resolved"):
        yield name, "", getattr(found, name)
    for name, times in (("waited_seconds", found.waited), ("first_answer_seconds", found.first_answer)):
        yield name, "median", times.median
        yield name, "p90", times.p90
        yield name, "measured", times.measured
    for name in ("sent", "masked", "held", "refused", "forgotten", "waiting_now", "kept_now"):
        yield "pictures", name, getattr(pictures, name)
    for name in ("unchanged", "edited", "refused", "expired", "seconds_saved"):
        yield "drafts", name, getattr(drafts, name)
    for what, amounts in (
        ("ended_as", found.by_reason),
        ("came_by", found.by_door),
        ("satisfaction", found.satisfaction),
        ("pictures_by_class", pictures.by_class),
    ):
        for which, amount in amounts.items():
            yield what, str(which), amount
    for day in found.days:
        yield "visitors_by_day", day.date.isoformat(), day.visitors
        yield "resolved_by_day", day.date.isoformat(), day.resolved
        yield "first_answer_seconds_by_day", day.date.isoformat(), day.first_answer_median

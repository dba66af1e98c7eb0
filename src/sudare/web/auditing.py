"""The log to read: who did what when, in plain words, and the proof that an entry stands where it stood."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, cast
from uuid import UUID

from django.core.handlers.asgi import ASGIRequest
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from sudare.accounts.access import access_log_to_take
from sudare.accounts.queries import names_of, people_of
from sudare.accounts.terms import Right, Viewer
from sudare.audit import actions, queries
from sudare.kit.clock import now
from sudare.kit.errors import NotAllowed, NotFound
from sudare.web.forms import LogForm
from sudare.web.page import seated_page
from sudare.web.pulling import pulled
from sudare.web.verbs import OUTSIDE, reason_of, words_of

PAGE = 50
_NOBODY = UUID(int=0)
LONGEST_NUMBER = 16  # digits


@require_safe
@seated_page
def log(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    _check(viewer)
    people = people_of(viewer.organisation_id)
    form = LogForm(request.GET or None, people=[(str(seat.user_id), seat.user.name) for seat in people])
    found = queries.search(organisation_id=viewer.organisation_id, limit=PAGE + 1, **_asked(form, request))
    shown = found[:PAGE]
    names = names_of(entry.actor_id for entry in shown if entry.actor_id)
    reasons = actions.read_words(entries=shown)
    query = request.GET.copy()
    query.pop("before", None)
    context = {
        "form": form,
        "lines": [(entry, _actor(entry, names), words_of(entry.verb), _reason(entry, reasons)) for entry in shown],
        "before": shown[-1].sequence if len(found) > PAGE else None,
        "query": query.urlencode(),
        "size": queries.size_of(viewer.organisation_id),
        "checkpoint": queries.latest_checkpoint(viewer.organisation_id),
    }
    return render(request, "audit/log.html", context)


@require_safe
@seated_page
def entry(request: HttpRequest, viewer: Viewer, entry_id: UUID) -> HttpResponse:
    _check(viewer)
    found = queries.entry_of(organisation_id=viewer.organisation_id, entry_id=entry_id)
    if found is None:
        raise NotFound
    names = names_of([found.actor_id] if found.actor_id else [])
    context = {
        "entry": found,
        "actor": _actor(found, names),
        "words": words_of(found.verb),
        "reason": _reason(found, actions.read_words(entries=[found])),
        "details": sorted(found.details.items()),
        "proof": actions.proof_for(entry=found),
        "size": queries.size_of(viewer.organisation_id),
    }
    return render(request, "audit/entry.html", context)


@require_POST
@seated_page
def export(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """One file that is checked without us: ``sudare audit verify --export``."""
    known = access_log_to_take(viewer=viewer)
    lines = actions.take_along(organisation_id=known, actor_id=viewer.user_id)
    name = f"sudare-log-{now():%Y%m%d-%H%M}.jsonl"
    answer: Any = StreamingHttpResponse(
        pulled(lines) if isinstance(request, ASGIRequest) else lines,
        content_type="application/jsonl",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
    return cast("HttpResponse", answer)


def _reason(row: Any, told: Mapping[UUID, str | None]) -> str:
    return reason_of(told.get(row.pk), is_by_house=row.actor_id is None or row.verb == "storage:objects:destroyed")


def _actor(row: Any, names: Mapping[UUID, str]) -> str | None:
    """A person's name, or that it was somebody outside; None where the house did it, or somebody who is gone."""
    return gettext("Somebody outside") if row.verb in OUTSIDE else names.get(row.actor_id or _NOBODY)


def _check(viewer: Viewer) -> None:
    if not viewer.may(Right.READ_LOG):
        raise NotAllowed


def _asked(form: LogForm, request: HttpRequest) -> dict[str, Any]:
    """What the filters say; a filter that can't be understood counts as none."""
    form.is_valid()
    words = getattr(form, "cleaned_data", {})
    before = request.GET.get("before", "")
    return {
        "verb": words.get("verb") or "",
        "actor_id": _id(words.get("actor")),
        "subject_id": _id(words.get("subject")),
        "since": _midnight(words.get("since"), days=0),
        "until": _midnight(words.get("until"), days=1),
        "before": int(before) if before.isascii() and before.isdigit() and len(before) < LONGEST_NUMBER else None,
    }


def _midnight(day: Any, *, days: int) -> datetime | None:
    """The beginning of a day here, ``days`` later."""
    if not day:
        return None
    return datetime(day.year, day.month, day.day, tzinfo=get_current_timezone()) + timedelta(days=days)


def _id(untrusted: str | None) -> UUID | None:
    try:
        return UUID(untrusted) if untrusted else None
    except ValueError:
        return None

"""The API under ``/api/v1``: its routers, who may call, and how failures are told."""

from typing import Any

import pydantic_core
import structlog
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from ninja.errors import HttpError, ValidationError
from ninja.renderers import BaseRenderer

from sudare.connect import (
    asking,
    attachments,
    audit,
    blocks,
    cases,
    desk,
    edits,
    health,
    keeping,
    looking,
    messages,
    people,
    policy,
    problems,
    reception,
    reports,
    reviews,
    rooms,
    shares,
    takedowns,
    unmasking,
    uploads,
    visit,
    watching,
    wording,
)
from sudare.connect.callers import Session
from sudare.connect.document import Documented
from sudare.connect.errors import Unavailable
from sudare.kit.errors import Invalid, NotFound, SudareError
from sudare.policy.errors import PolicyInvalid

log = structlog.get_logger(__name__)


class Json(BaseRenderer):
    """One way of writing times and ids for answers and streams alike: pydantic's."""

    media_type = "application/json"

    def render(self, request: HttpRequest, data: Any, *, response_status: int) -> bytes:  # noqa: ARG002  django-ninja's signature
        return pydantic_core.to_json(data)


api = Documented(
    title="Sudare",
    version="1",
    description="Pictures received, shown and forgotten safely. Sign in on the pages; send the session cookie, and "
    "`X-CSRFToken` with everything that changes something.",
    auth=Session(),
    renderer=Json(),
    docs_url="/docs",
    urls_namespace="api-1",
)
api.add_router("", people.router)
api.add_router("/rooms", rooms.router)
api.add_router("", messages.router)
api.add_router("/uploads", uploads.router)
api.add_router("/attachments", attachments.router)
api.add_router("", policy.router)
api.add_router("/attachments", edits.router)
api.add_router("/attachments", unmasking.router)
api.add_router("", looking.router)
api.add_router("", shares.router)
api.add_router("", reviews.router)
api.add_router("", keeping.router)
api.add_router("", asking.router)
api.add_router("", reception.router)
api.add_router("", audit.router)
api.add_router("/desk", desk.router)
api.add_router("/visit", visit.router)
api.add_router("", wording.router)
api.add_router("", watching.router)
api.add_router("", blocks.router)
api.add_router("", reports.router)
api.add_router("", takedowns.router)
api.add_router("", cases.router)
api.add_router("", health.router)


@api.exception_handler(SudareError)
def tell(request: HttpRequest, error: SudareError) -> HttpResponse:
    del request
    if error.status >= 500:  # noqa: PLR2004  our fault, whatever exactly
        log.error("answered_with_a_failure", code=error.code, exc_info=error)
    return problems.respond(error)


@api.exception_handler(PolicyInvalid)
def tell_faults(request: HttpRequest, error: PolicyInvalid) -> HttpResponse:
    del request
    return problems.respond(error, errors=policy.faults_of(error))


@api.exception_handler(ValidationError)
def tell_invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    del request
    return problems.respond(Invalid(), errors=problems.flat(error.errors))


@api.exception_handler(Http404)
def tell_absent(request: HttpRequest, error: Http404) -> HttpResponse:
    del request, error
    return problems.respond(NotFound())


@api.exception_handler(OperationalError)
def tell_busy(request: HttpRequest, error: OperationalError) -> HttpResponse:
    """The database couldn't be had: nothing happened, and the same again in a moment is right."""
    del request
    log.error("database_unavailable", exc_info=error)
    return problems.respond(Unavailable())


@api.exception_handler(HttpError)
def tell_refused(request: HttpRequest, error: HttpError) -> HttpResponse:
    del request
    return problems.respond(problems.for_status(error.status_code))

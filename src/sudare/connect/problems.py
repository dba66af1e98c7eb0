"""Failures as RFC 9457 problem details: a stable code for programs, a sentence in their language for people."""

import json
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext

from sudare.connect.around import AroundAnswers
from sudare.connect.errors import BadRequest, SignInFirst, Unavailable, WrongMediaType, WrongMethod
from sudare.kit.errors import Conflict, Invalid, NotAllowed, NotFound, SudareError, TooLarge, TooMany

MEDIA_TYPE: Final = "application/problem+json"
SPOKEN: Final = (MEDIA_TYPE, "application/json")  # what our own code answers with
API_ROOT: Final = "/api/"

_BY_STATUS: Final[dict[int, type[SudareError]]] = {
    400: BadRequest,
    401: SignInFirst,
    403: NotAllowed,
    404: NotFound,
    405: WrongMethod,
    409: Conflict,
    413: TooLarge,
    415: WrongMediaType,
    422: Invalid,
    429: TooMany,
    503: Unavailable,
}


def describe(error: SudareError, *, errors: list[dict[str, str]] | None = None) -> dict[str, Any]:
    """The problem's fields, its sentence in the language that is active now."""
    fields: dict[str, Any] = {
        "type": f"urn:sudare:problem:{error.code}",
        "title": HTTPStatus(error.status).phrase,
        "status": error.status,
        "detail": gettext(error.public_message),
        "code": error.code,
    }
    return fields | dict(error.particulars) | ({"errors": errors} if errors else {})


def encode(error: SudareError, *, errors: list[dict[str, str]] | None = None) -> bytes:
    return json.dumps(describe(error, errors=errors), ensure_ascii=False).encode()


def headers_of(error: SudareError) -> dict[str, str]:
    """What every problem carries: it is never kept, and a busy server says when to come back."""
    wait = getattr(error, "retry_after_seconds", None)
    return {"Cache-Control": "no-store"} | ({"Retry-After": str(wait)} if wait else {})


def respond(error: SudareError, *, errors: list[dict[str, str]] | None = None) -> HttpResponse:
    return HttpResponse(
        encode(error, errors=errors), status=error.status, content_type=MEDIA_TYPE, headers=headers_of(error)
    )


def for_status(status: int) -> SudareError:
    """The failure that stands for a bare status Django or a library answered with."""
    found = _BY_STATUS.get(status)
    return found() if found else (SudareError() if status >= HTTPStatus.INTERNAL_SERVER_ERROR else BadRequest())


class ProblemsForPrograms(AroundAnswers):
    """Rewrites whatever bare error page leaves ``/api/`` into a problem, so that clients parse one thing only."""

    def answered(self, request: HttpRequest, response: HttpResponseBase, seconds: float) -> HttpResponseBase:
        del seconds
        return translated(request, response)


def translated(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """The response itself, or a problem in its place; either way nobody keeps a copy of it."""
    is_ours = request.path.startswith(API_ROOT)
    if is_ours:
        response.setdefault("Cache-Control", "no-store")
    is_error = response.status_code >= HTTPStatus.BAD_REQUEST and is_ours
    if not is_error or response.get("Content-Type", "").startswith(SPOKEN):
        return response
    problem = respond(for_status(response.status_code))
    problem.status_code = response.status_code
    for name in ("Allow", "Retry-After"):
        if response.has_header(name):
            problem[name] = response[name]
    return problem


def flat(errors: Sequence[Mapping[str, Any]]) -> list[dict[str, str]]:
    """Pydantic's findings as field and message; the rejected value is left out, it may be somebody's words."""
    return [
        {"field": ".".join(str(part) for part in error["loc"] if part != "body"), "message": str(error["msg"])}
        for error in errors
    ]

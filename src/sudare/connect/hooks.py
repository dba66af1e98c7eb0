"""Calls from outside: LINE's webhook, a mail server that hands over a mail, and LINE fetching a picture.

They carry no session and no cookie: each shows a secret of its own, so no form on another site can make them.
"""

from collections.abc import Callable
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from sudare.channels import actions
from sudare.channels.errors import HookUnknown, LetterTooLarge
from sudare.connect import problems
from sudare.kit.errors import SudareError

_BEARER: Final = "Bearer "
LINE_BODY_AT_MOST: Final = 1_000_000


def _told(door: Callable[..., Any]) -> Callable[..., Any]:
    def answered(request: HttpRequest, **named: Any) -> Any:
        try:
            return door(request, **named)
        except SudareError as error:
            return problems.respond(error)

    return answered


@csrf_exempt
@never_cache
@require_POST
@_told
def line(request: HttpRequest, *, key: str) -> HttpResponse:
    body = request.read(LINE_BODY_AT_MOST)
    taken = actions.hear_line(key=key, body=body, signature=request.headers.get("X-Line-Signature", ""))
    return JsonResponse({"taken": taken})


@csrf_exempt
@never_cache
@require_POST
@_told
def mail(request: HttpRequest, *, key: str) -> HttpResponse:
    """A mail as it came (RFC 5322), with the desk's secret as a bearer token."""
    content = request.read(settings.MAIL_MAX_BYTES + 1)
    if len(content) > settings.MAIL_MAX_BYTES:
        raise LetterTooLarge
    is_new = actions.take_letter(key=key, secret=bearer(request.headers.get("Authorization", "")), content=content)
    return JsonResponse({"taken": int(is_new)}, status=201 if is_new else 200)


@never_cache
@require_safe
@_told
def picture(request: HttpRequest, *, secret: str) -> HttpResponse | StreamingHttpResponse:
    """What LINE fetches; a look without taking it counts nothing."""
    if request.method == "HEAD":
        return HttpResponse(status=405)
    delivery = actions.open_picture(secret=secret)
    answer = HttpResponse(b"".join(delivery.chunks), content_type=delivery.media_type)
    answer["Cache-Control"] = "no-store"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Disposition"] = "inline"
    return answer


def bearer(header: str) -> str:
    """Raises: HookUnknown where no secret is shown."""
    if not header.startswith(_BEARER):
        raise HookUnknown
    return header.removeprefix(_BEARER).strip()

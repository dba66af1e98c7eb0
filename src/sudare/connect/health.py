"""Is it alive, and does everything answer that it leans on?"""

from collections.abc import Callable
from datetime import timedelta
from http import HTTPStatus
from typing import Any, Final

import structlog
from django.apps import apps
from django.db import connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe
from ninja import Router
from ninja.responses import Status

from sudare.connect import schemas
from sudare.kit.clock import now
from sudare.storage import actions as storage

router = Router(tags=["operation"])
log = structlog.get_logger(__name__)
WORKER_SILENT_AFTER: Final = timedelta(minutes=2)  # every worker looks after the house at least each minute


def _database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def _worker() -> None:
    """Raises: LookupError when no worker has done any upkeep lately; the table belongs to ``config`` above us."""
    upkeep: Any = apps.get_registered_model("house", "Upkeep")
    if not upkeep.objects.filter(done_at__gte=now() - WORKER_SILENT_AFTER).exists():
        raise LookupError("no worker seen lately")


CHECKS: Final[dict[str, Callable[[], None]]] = {
    "database": _database,
    "key": storage.try_key,
    "store": storage.try_store,
    "worker": _worker,
}


def readiness() -> schemas.Readiness:
    """Ask everything. What went wrong goes to the log; outsiders learn only what isn't there."""
    found = {name: _outcome(name, check) for name, check in CHECKS.items()}
    return schemas.Readiness(ready=set(found.values()) == {"ok"}, checks=found)


def _outcome(name: str, check: Callable[[], None]) -> str:
    try:
        check()
    except Exception as trouble:  # noqa: BLE001  whatever it is, the answer is that it isn't there
        log.warning("not_ready", check=name, trouble=str(trouble))
        return "missing"
    return "ok"


@router.get("/healthz", response=schemas.Health, auth=None, summary="Alive")
def healthz(request: HttpRequest) -> schemas.Health:
    del request
    return schemas.Health(status="ok")


@router.get(
    "/readyz",
    response={HTTPStatus.OK: schemas.Readiness, HTTPStatus.SERVICE_UNAVAILABLE: schemas.Readiness},
    auth=None,
    summary="Ready: database, key, store and a worker answer",
)
def readyz(request: HttpRequest) -> Status[schemas.Readiness]:
    del request
    found = readiness()
    return Status(HTTPStatus.OK if found.ready else HTTPStatus.SERVICE_UNAVAILABLE, found)


@require_safe
def alive(request: HttpRequest) -> JsonResponse:
    return JsonResponse(healthz(request).model_dump())


@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    del request
    found = readiness()
    return JsonResponse(found.model_dump(), status=HTTPStatus.OK if found.ready else HTTPStatus.SERVICE_UNAVAILABLE)

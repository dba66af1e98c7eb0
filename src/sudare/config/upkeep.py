"""The clock of the house: every worker ticks, one of them does the work."""

from collections.abc import Callable, Iterable
from datetime import timedelta

import structlog

from sudare.kit.clock import now

log = structlog.get_logger(__name__)

LEASE = timedelta(minutes=5)  # a worker that died in the middle is replaced after this


def tick(*, worker: str) -> int:
    """Do every upkeep that is due and that no other worker has taken. Returns how many were done."""
    from sudare.config import wiring

    jobs = {name: (every, job) for name, every, job in wiring.periodic()}
    return sum(_do_if_due(name, *jobs[name], worker) for name in _due(jobs))


def _due(names: Iterable[str]) -> list[str]:
    """A plain read: a tick that finds nothing to do takes no lock."""
    from sudare.config.models import Upkeep

    waiting = set(Upkeep.objects.filter(due_at__gt=now()).values_list("name", flat=True))
    return [name for name in names if name not in waiting]


def _do_if_due(name: str, every_seconds: float, job: Callable[[], object], worker: str) -> bool:
    if not _take(name, worker):
        return False
    started_at = now()
    try:
        job()
    except Exception:
        log.exception("upkeep_failed", upkeep=name)  # tried again when it is due again
    _lay_down(name, due_at=started_at + timedelta(seconds=every_seconds))
    return True


def _take(name: str, worker: str) -> bool:
    """Move the hand forward by one lease: only one of many workers can."""
    from sudare.config.models import Upkeep

    moment = now()
    taken = Upkeep.objects.filter(name=name, due_at__lte=moment).update(due_at=moment + LEASE, worker=worker)
    if taken or Upkeep.objects.filter(name=name).exists():
        return bool(taken)
    return Upkeep.objects.get_or_create(name=name, defaults={"due_at": moment + LEASE, "worker": worker})[1]


def _lay_down(name: str, *, due_at: object) -> None:
    from sudare.config.models import Upkeep

    Upkeep.objects.filter(name=name).update(due_at=due_at, done_at=now())

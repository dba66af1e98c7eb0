"""What an owner should know before they need it. Each examination looks at one thing and changes nothing."""

import json
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Final
from uuid import UUID

import structlog
from django.conf import settings
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sudare.accounts.queries import admins_without_second_factor
from sudare.audit.models import Entry
from sudare.audit.queries import checkpoint_state
from sudare.kit.clock import now

log = structlog.get_logger(__name__)

OLDEST_PLAUSIBLE: Final = datetime(2026, 1, 1, tzinfo=UTC)
AHEAD_AT_MOST: Final = timedelta(minutes=2)  # entries younger than the clock: it was put back
BACKUP_AGE: Final = timedelta(days=8)  # a week, and a day for a late one
LAST_BACKUP: Final = "last-backup.json"
OPEN_TO_OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO


class Level(StrEnum):
    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was seen, and what to do; ``advice`` is empty when there is nothing to do."""

    title: Promise
    level: Level
    what: str
    advice: str = ""


Seen = tuple[Level, str, str]


def examine(organisation_id: UUID | None = None) -> list[Finding]:
    """Every examination in order, for one organisation or for all. One that breaks is a failure itself."""
    return [finding for name in EXAMINATIONS for finding in examine_one(name, organisation_id)]


def examine_one(name: str, organisation_id: UUID | None = None) -> list[Finding]:
    """As ``examine``, only the one of this name."""
    title, look = EXAMINATIONS[name]
    return [Finding(title, *seen) for seen in _looked(look, organisation_id)]


def _looked(look: "Look", organisation_id: UUID | None) -> list[Seen]:
    try:
        return list(look(organisation_id))
    except Exception:
        log.exception("examination_failed")
        return [(Level.FAIL, _("This couldn't be looked at."), _("Look at the log of the server."))]


def _clock(_organisation_id: UUID | None) -> Iterator[Seen]:
    moment = now()
    newest = Entry.objects.order_by("-at").values_list("at", flat=True).first()
    told = _day(moment)
    if moment < OLDEST_PLAUSIBLE or (newest and newest - moment > AHEAD_AT_MOST):
        yield (
            Level.FAIL,
            told,
            _("Set the machine's clock, and keep it right over the network."),
        )
    else:
        yield Level.OK, told, ""


def _keys(_organisation_id: UUID | None) -> Iterator[Seen]:
    """Whether the keys lie apart from what they open, and nobody else can read them."""
    folder = Path(settings.MASTER_KEY_FILE).parent
    if folder.resolve().is_relative_to(Path(settings.DATA_DIR).resolve()):
        advice = _("Move the keys out of the data folder: one backup must not hold both.")
        yield Level.FAIL, _("The keys lie inside the data."), advice
    readable = [path.name for path in sorted(folder.glob("*.key")) if path.stat().st_mode & OPEN_TO_OTHERS]
    if readable:
        advice = _("Take the right to read away from everybody but the user who runs Sudare (chmod 600).")
        yield Level.FAIL, _("Others can read: %(names)s") % {"names": ", ".join(readable)}, advice
    elif not folder.resolve().is_relative_to(Path(settings.DATA_DIR).resolve()):
        yield Level.OK, _("The keys lie apart from the data, and only Sudare can read them."), ""


def _checkpoints(organisation_id: UUID | None) -> Iterator[Seen]:
    """Whether what the log was has left the house, and lately."""
    state = checkpoint_state()
    for fault in state.faults:
        if organisation_id in {None, fault.organisation_id}:
            advice = _("See that this place can be written to; until then a cut log would be found late.")
            yield Level.FAIL, f"{fault.target}: {fault.fault}", advice
    late = [known for known in state.late if organisation_id in {None, known}]
    if late:
        yield (
            Level.WARN,
            _("The log hasn't been sealed outside lately."),
            _("Start a worker: it seals every few minutes."),
        )
    elif not state.faults:
        yield Level.OK, _("The log is sealed outside every few minutes."), ""
    if not (settings.CHECKPOINT_S3 or settings.CHECKPOINT_MAIL):
        advice = _("Set SUDARE_CHECKPOINT_MAIL or SUDARE_CHECKPOINT_S3, so that a seal also lies on another machine.")
        yield Level.WARN, _("Seals lie on this machine only."), advice


def _time_stamps(_organisation_id: UUID | None) -> Iterator[Seen]:
    """Whether evidence packages get one. Nobody is asked here: an examination sends nothing out."""
    if named := [each for each in settings.TIMESTAMP_URLS.split(",") if each.strip()]:
        yield Level.OK, _("Authorities to be asked: %(count)s") % {"count": len(named)}, ""
        return
    advice = _(
        "Times rest on this machine's clock and on the seals outside. Keep the clock right over the network, or set "
        "SUDARE_TIMESTAMP_URLS."
    )
    yield Level.WARN, _("No time stamp authority is configured; evidence packages are made without."), advice


def _second_factors(organisation_id: UUID | None) -> Iterator[Seen]:
    seats = admins_without_second_factor()
    if organisation_id is not None:
        seats = seats.filter(organisation_id=organisation_id)
    missing = sorted(dict(seats.values_list("user_id", "user__name")).values())
    if not missing:
        yield Level.OK, _("Everybody who may change much has a second factor."), ""
        return
    named = _(", ").join(missing[:5]) + (" …" if len(missing) > 5 else "")  # noqa: PLR2004  as many as a line holds
    told = _("Without a second factor: %(names)s") % {"names": named}
    yield Level.WARN, told, _("Ask them to set one up on their own page; it takes two minutes.")


def _backups(_organisation_id: UUID | None) -> Iterator[Seen]:
    """What ``sudare backup`` noted here last; of copies made in other ways nothing is known, and none is claimed."""
    advice = _("Copy data and keys at least every week, each to a place of its own, and try to restore them once.")
    note = Path(settings.DATA_DIR) / LAST_BACKUP
    if not note.exists():
        yield Level.WARN, _("No backup is known here."), advice
        return
    told = json.loads(note.read_text())
    made_at, ages_out_at = datetime.fromisoformat(told["made_at"]), datetime.fromisoformat(told["ages_out_at"])
    said = _("The last backup was made on %(day)s.") % {"day": _day(made_at)}
    yield (Level.WARN, said, advice) if now() - made_at > BACKUP_AGE else (Level.OK, said, "")
    if ages_out_at < now():
        yield (
            Level.WARN,
            _("Its time is over."),
            _("Throw it away: it may hold what was forgotten since, still closed."),
        )
    if not told["has_keys"]:
        yield Level.WARN, _("It was made without keys."), _("Make a key set with --keys, in another place.")


def _day(moment: datetime) -> str:
    return date_format(localtime(moment), "DATETIME_FORMAT")


Look = Callable[[UUID | None], Iterator[Seen]]
EXAMINATIONS: Final[dict[str, tuple[Promise, Look]]] = {
    "clock": (gettext_lazy("Clock"), _clock),
    "keys": (gettext_lazy("Keys"), _keys),
    "seals": (gettext_lazy("Seals of the log"), _checkpoints),
    "time_stamps": (gettext_lazy("Time stamps"), _time_stamps),
    "second_factors": (gettext_lazy("Second factors"), _second_factors),
    "backups": (gettext_lazy("Backups"), _backups),
}

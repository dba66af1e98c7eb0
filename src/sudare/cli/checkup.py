"""The single examinations behind ``sudare doctor``. Each looks at one thing and changes nothing."""

import os
import shutil
import stat
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path

from sudare.cli import house, model_checkup
from sudare.cli.words import language, say

SCARCE_BYTES = 2_000_000_000  # about 400 phone pictures with their renditions
OLDEST_PLAUSIBLE = datetime(2026, 1, 1, tzinfo=UTC)
WORKER_SILENT_AFTER = timedelta(minutes=5)
OPEN_TO_OTHERS = stat.S_IRWXG | stat.S_IRWXO


class Level(StrEnum):
    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class Finding:
    title: str
    level: Level
    what: str
    advice: str = ""

    def as_row(self) -> dict[str, str]:
        return {"check": self.title, "level": self.level.value, "what": self.what, "advice": self.advice}


def examine() -> list[Finding]:
    """Every examination in order. One that breaks is a failure itself and does not stop the others."""
    return [finding for title, look in EXAMINATIONS.items() for finding in _looked(title, look)]


def _looked(title: str, look: Callable[[], Iterator[tuple[Level, str, str]]]) -> Iterator[Finding]:
    try:
        yield from (Finding(title, level, what, advice) for level, what, advice in look())
    except Exception as broken:  # noqa: BLE001  the doctor reports what it meets
        yield Finding(title, Level.FAIL, f"{type(broken).__name__}: {broken}", say("Look at the log of this command."))


def _python() -> Iterator[tuple[Level, str, str]]:
    yield Level.OK, ".".join(map(str, sys.version_info[:3])), ""


def _clock() -> Iterator[tuple[Level, str, str]]:
    moment = datetime.now(UTC)
    if moment < OLDEST_PLAUSIBLE:
        yield Level.FAIL, f"{moment:%Y-%m-%d %H:%M} UTC", say("Set the machine's clock: days of forgetting hang on it.")
    else:
        yield Level.OK, f"{moment:%Y-%m-%d %H:%M} UTC", ""


def _database() -> Iterator[tuple[Level, str, str]]:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        yield (
            Level.FAIL,
            say("{count} migrations wait", count=len(waiting)),
            say("Start `sudare serve` once: it migrates."),
        )
    else:
        yield Level.OK, connection.vendor, ""
    if connection.vendor == "sqlite":
        yield from _sqlite()


def _sqlite() -> Iterator[tuple[Level, str, str]]:
    from django.db import connection

    with connection.cursor() as cursor:
        journal, full = (cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous"))
    if (journal, full) == ("wal", 2):
        yield Level.OK, say("write-ahead log, full sync"), ""
    else:
        yield (
            Level.FAIL,
            f"journal_mode={journal} synchronous={full}",
            say("Keep the database on a local disk: write-ahead logging doesn't work on network drives."),
        )


def _keys() -> Iterator[tuple[Level, str, str]]:
    chosen = house.environment()
    folder = chosen.keys
    if folder.resolve().is_relative_to(chosen.data_dir.resolve()):
        yield Level.FAIL, str(folder), say("Move the keys out of the data folder: one backup must not hold both.")
    for name, given in (("master.key", chosen.master_key), ("session.key", chosen.secret_key)):
        yield _key(folder / name, is_given=given is not None)


def _key(path: Path, *, is_given: bool) -> tuple[Level, str, str]:
    if is_given:
        return Level.OK, say("{name} comes from the environment", name=path.name), ""
    if not path.exists():
        return Level.WARN, say("{name} isn't there yet", name=path.name), say("It is made on the first start.")
    if path.stat().st_mode & OPEN_TO_OTHERS:
        return Level.FAIL, say("others can read {name}", name=path.name), f"chmod 600 {path}"
    return Level.OK, say("{name} is readable by its owner alone", name=path.name), ""


def _store() -> Iterator[tuple[Level, str, str]]:
    folder: Path = house.environment().data_dir
    if not os.access(folder, os.W_OK | os.X_OK):
        yield Level.FAIL, str(folder), say("Give the user who runs Sudare the right to write there.")
        return
    free = shutil.disk_usage(folder).free
    told = say("{gigabytes} GB free", gigabytes=f"{free / 1e9:.1f}")
    yield (Level.OK, told, "") if free > SCARCE_BYTES else (Level.WARN, told, say("Make room: new pictures need it."))


def _sandbox() -> Iterator[tuple[Level, str, str]]:
    from sudare.imaging.sandbox import Sandbox
    from sudare.imaging.wire import Layer

    with Sandbox() as sandbox:
        active = sandbox.layers()
    standing = ", ".join(layer.name.lower() for layer in Layer if layer in active and layer.name)
    if missing := [layer.name.lower() for layer in Layer if layer not in active and layer.name]:
        told = say("{standing}; missing: {missing}", standing=standing, missing=", ".join(missing))
        yield (
            Level.WARN,
            told,
            say("This kernel doesn't allow every wall. Pictures are still opened apart, with limits."),
        )
    else:
        yield Level.OK, standing, ""


def _front_end() -> Iterator[tuple[Level, str, str]]:
    from django.contrib.staticfiles import finders

    missing = [name for name in ("sudare/built/app.js", "sudare/built/app.css") if finders.find(name) is None]
    if missing:
        yield Level.FAIL, say("{files} missing", files=", ".join(missing)), say("Run `make setup`.")
    else:
        yield Level.OK, say("built"), ""


def _mail() -> Iterator[tuple[Level, str, str]]:
    if house.environment().mail_url:
        yield Level.OK, say("goes out by SMTP"), ""
    else:
        yield (
            Level.WARN,
            say("is only written to the log"),
            say("Set SUDARE_MAIL_URL, so that people can reset passwords."),
        )


def _address() -> Iterator[tuple[Level, str, str]]:
    from django.conf import settings

    is_local = any(name in settings.BASE_URL for name in ("//127.0.0.1", "//localhost", "//[::1]"))
    if settings.IS_HTTPS or is_local:
        yield Level.OK, settings.BASE_URL, ""
    else:
        yield Level.FAIL, settings.BASE_URL, say("Put a proxy with HTTPS in front and set SUDARE_BASE_URL to https://…")
    if settings.DEBUG:
        yield Level.FAIL, "SUDARE_DEBUG", say("Switch it off: errors would show their insides to everybody.")


def _worker() -> Iterator[tuple[Level, str, str]]:
    from django.apps import apps
    from django.db.models import Max

    last = apps.get_model("house", "Upkeep").objects.aggregate(last=Max("done_at"))["last"]
    if last is None or datetime.now(UTC) - last > WORKER_SILENT_AFTER:
        yield Level.WARN, say("none seen lately"), say("Start `sudare serve` or `sudare worker`: pictures wait for it.")
    else:
        yield Level.OK, say("seen at {moment} UTC", moment=f"{last:%H:%M:%S}"), ""


def _model() -> Iterator[tuple[Level, str, str]]:
    for level, what, advice in model_checkup.look():
        yield Level(level), what, advice


def _within(name: str) -> Callable[[], Iterator[tuple[Level, str, str]]]:
    """What the page for owners examines as well, for all organisations, in the terminal's language."""

    def look() -> Iterator[tuple[Level, str, str]]:
        from django.utils.translation import override

        from sudare.incidents.readers.checkup import examine_one

        with override(language()):
            found = examine_one(name)
        for finding in found:
            yield Level(finding.level.value), finding.what, finding.advice

    return look


EXAMINATIONS: dict[str, Callable[[], Iterator[tuple[Level, str, str]]]] = {
    "Clock": _clock,
    "Python": _python,
    "Database": _database,
    "Keys": _keys,
    "Disk": _store,
    "Sandbox": _sandbox,
    "Front end": _front_end,
    "Mail": _mail,
    "Address": _address,
    "Worker": _worker,
    "AI": _model,
    "Seals of the log": _within("seals"),
    "Time stamps": _within("time_stamps"),
    "Second factors": _within("second_factors"),
    "Backups": _within("backups"),
}

"""What must be true before the web process starts: the database is there, migrated, and somebody can sign in.

It runs in a process of its own, and only when its stamp in the data folder no longer fits: the supervisor itself
never loads Django, so a second start is quick and the parent stays small.
"""

import hashlib
import json
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

import typer

from sudare.cli import house
from sudare.cli.demo import sign_ins
from sudare.cli.words import say

MIGRATING = ("django", "django-allauth", "django-tasks-db")  # whoever brings migrations besides ourselves
STAMP = "prepared.json"


def prepare(*, is_demo: bool) -> str | None:
    """Prepare what isn't yet; returns the path of the first start while nobody has founded an organisation."""
    if _fits(is_demo=is_demo):
        return None
    if is_demo and not sign_ins.is_finished():
        typer.echo(say("Opening the demo's shop …"))
    command = [sys.executable, "-m", "sudare.cli.preparing", *(["--demo"] if is_demo else [])]
    done = subprocess.run(command, check=False, stdout=subprocess.PIPE, text=True)  # noqa: S603  our own module
    if done.returncode:
        typer.echo(say("The database could not be prepared. The lines above say why."), err=True)
        raise typer.Exit(1)
    return done.stdout.strip() or None


def _stamp_path() -> Path:
    folder: Path = house.environment().data_dir
    return folder / STAMP


def _fingerprint() -> str:
    ours = sorted(path.as_posix() for path in Path(__file__).parent.parent.glob("*/migrations/[0-9]*.py"))
    parts = [*(Path(path).name + Path(path).parts[-3] for path in ours), *(version(name) for name in MIGRATING)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _fits(*, is_demo: bool) -> bool:
    """Only a local database that was prepared by this very version, and in which somebody lives."""
    chosen = house.environment()
    if chosen.database_url or not (chosen.data_dir / "sudare.sqlite3").exists() or not _stamp_path().exists():
        return False
    stamp: dict[str, Any] = json.loads(_stamp_path().read_text())
    is_inhabited = stamp.get("is_inhabited") and (sign_ins.is_finished() or not is_demo)
    return bool(stamp.get("fingerprint") == _fingerprint() and is_inhabited)


def _main(*, is_demo: bool) -> None:
    house.open_house()
    from django.core.management import call_command

    from sudare.accounts.actions.first_start import first_start_token
    from sudare.accounts.queries import is_anybody_here

    call_command("migrate", interactive=False, verbosity=0)
    if is_demo:
        _open_shop()
    elif token := first_start_token():
        typer.echo(f"/setup/{token}/")
    stamp = {"fingerprint": _fingerprint(), "is_inhabited": is_anybody_here()}
    _stamp_path().write_text(json.dumps(stamp))


def _open_shop() -> None:
    """A demo that can't be finished must not keep the house closed."""
    from sudare.cli.demo.shop import open_shop

    try:
        open_shop()
    except Exception as broken:  # noqa: BLE001  said, and tried again at the next start
        typer.echo(say("The demo's shop could not be opened completely: {why}", why=repr(broken)), err=True)


if __name__ == "__main__":
    _main(is_demo="--demo" in sys.argv)

"""``sudare drill``: the way back, tried on a copy that is thrown away."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Annotated, Any

import typer

from sudare.cli import house
from sudare.cli.backups import layout, taking
from sudare.cli.words import say

Folder = Annotated[Path | None, typer.Argument(help="A backup to try; by default a fresh one.", metavar="DIR")]
KeyFolder = Annotated[Path | None, typer.Option("--keys", help="Its key set.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
FAILED = 1
SAMPLE = 200  # living objects that are really opened


def drill(folder: Folder = None, keys: KeyFolder = None, as_json: AsJson = False) -> None:
    """Restore a backup beside the house with today's log: living pictures must open, forgotten ones must not."""
    house.open_house()
    with tempfile.TemporaryDirectory(prefix="sudare-drill-") as place:
        told = run(Path(place), folder=folder, keys=keys)
    if as_json:
        typer.echo(json.dumps(told, indent=1))
    else:
        typer.echo(
            say(
                "{opened} of {tried} living objects open, {revived} of {forgotten} forgotten ones; {holds} holds.",
                **told,
            )
        )
    if not told["is_fit"]:
        raise typer.Exit(FAILED)


def run(place: Path, *, folder: Path | None, keys: Path | None) -> dict[str, Any]:
    """Everything happens in processes of their own under ``place``; nothing in this house is touched."""
    from sudare.storage.queries import count_of_holds

    if folder is None:
        folder, keys = place / "backup", place / "keys"
        taking.take(folder, keys)
    log = place / "log.jsonl"
    _export(log)
    around = os.environ | {"SUDARE_DATA_DIR": str(place / "house"), "SUDARE_KEYS_DIR": str(place / "house-keys")}
    asked = ["restore", str(folder), "--log", str(log), *(["--keys", str(keys)] if keys else [])]
    _python(["-m", "sudare.cli", *asked], around)
    told: dict[str, Any] = json.loads(_python(["-m", "sudare.cli.backups.drill"], around).splitlines()[-1])
    told["is_fit"] = (
        told["opened"] == told["tried"]
        and not told["revived"]
        and told["is_log_whole"]
        and told["holds"] == count_of_holds()
    )
    return told


def _export(log: Path) -> None:
    from sudare.audit.actions import export_lines

    layout.write_private(log, b"".join(export_lines()))


def _python(arguments: list[str], around: dict[str, str]) -> str:
    done = subprocess.run([sys.executable, *arguments], env=around, capture_output=True, text=True, check=False)  # noqa: S603  ourselves
    if done.returncode:
        typer.echo(done.stderr[-2000:], err=True)
        raise typer.Exit(FAILED)
    return done.stdout


def examined() -> dict[str, Any]:
    """What stands in the house of this process: what opens, what must not, and whether the log is whole."""
    from sudare.accounts.queries import organisation_ids
    from sudare.audit.queries import verify_chain
    from sudare.kit.errors import SudareError
    from sudare.storage.actions import open_sealed
    from sudare.storage.queries import count_of_holds, forgotten_ids, living_ids

    def is_opened(object_id: Any) -> bool:
        try:
            return b"".join(open_sealed(object_id=object_id)) is not None
        except SudareError:
            return False

    living, forgotten = living_ids(limit=SAMPLE), forgotten_ids()
    return {
        "tried": len(living),
        "opened": sum(map(is_opened, living)),
        "forgotten": len(forgotten),
        "revived": sum(map(is_opened, forgotten)),
        "holds": count_of_holds(),
        "is_log_whole": all(verify_chain(each).is_whole for each in organisation_ids()),
    }


if __name__ == "__main__":
    house.open_house()
    typer.echo(json.dumps(examined()))

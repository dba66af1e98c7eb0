"""``sudare restore DIR``: the house as it was, without what was deleted since."""

import json
import shutil
import sqlite3
from pathlib import Path
from typing import Annotated, Any

import typer

from sudare.cli import house
from sudare.cli.backups import layout
from sudare.cli.words import say

Folder = Annotated[Path, typer.Argument(help="The data set of a backup.", metavar="DIR")]
KeyFolder = Annotated[Path | None, typer.Option("--keys", help="The key set. Without it nothing sealed can be opened.")]
LogFile = Annotated[
    Path | None, typer.Option("--log", help="The log as `sudare audit export` wrote it last: what was deleted since.")
]
AsItWas = Annotated[
    bool, typer.Option("--as-it-was", help="There is no exported log: what was deleted since comes back.")
]
Force = Annotated[bool, typer.Option("--force", help="Set a data folder that isn't empty aside, under another name.")]
_DESTROYING = ("storage:objects:forgotten", "storage:objects:destroyed")


def restore(  # noqa: PLR0917  typer's idiom
    folder: Folder, keys: KeyFolder = None, log: LogFile = None, as_it_was: AsItWas = False, force: Force = False
) -> None:
    """Put a backup back. Deletions and holds after it are taken from the exported log: deleted stays deleted."""
    if log is None and not as_it_was:
        raise typer.BadParameter(say("Name the exported log with --log: without it deleted pictures would come back."))
    try:
        told = put_back(folder, keys=keys, log=log, is_forced=force)
    except layout.BackupUnfitting as error:
        raise typer.BadParameter(str(error)) from error
    typer.echo(
        say(
            "The house is back as of {day}. Done again: {entries} entries of the log. {gone} pictures stay forgotten.",
            day=told["made_at"][:16],
            entries=told["entries"],
            gone=told["gone"],
        )
    )


def put_back(folder: Path, *, keys: Path | None, log: Path | None, is_forced: bool = False) -> dict[str, Any]:
    """Raises: BackupUnfitting, before anything was touched; ExportUnfitting."""
    manifest = layout.read_manifest(folder)
    exported = log.read_bytes().splitlines(keepends=True) if log else []
    forgotten = _forgotten_in(exported)
    chosen = house.environment()
    _make_room(chosen.data_dir, is_forced=is_forced)
    if keys is not None:
        _place_key_files(keys, chosen.keys)
    _place_database(folder, chosen.data_dir, keys, forgotten)
    _place_sealed(folder, chosen.data_dir / layout.SEALED, forgotten)
    house.open_house()
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)
    return {"made_at": manifest["made_at"], **_caught_up(exported)}


def _forgotten_in(exported: list[bytes]) -> frozenset[str]:
    """Objects whose keys were destroyed at any time the log knows of, as 32 hex digits."""
    found: set[str] = set()
    for line in exported:
        if any(f'"{verb}"'.encode() in line for verb in _DESTROYING):
            found.update(str(each).replace("-", "") for each in json.loads(line)[9].get("objects", ()))
    return frozenset(found)


def _make_room(target: Path, *, is_forced: bool) -> None:
    if target.exists() and any(target.iterdir()):
        if not is_forced:
            raise layout.BackupUnfitting(
                say("{folder} isn't empty. Stop Sudare, and say --force to set it aside.", folder=target)
            )
        aside = next(
            path
            for number in range(1, 1000)
            if not (path := target.with_name(f"{target.name}.aside-{number}")).exists()
        )
        target.rename(aside)
        typer.echo(say("What was there lies in {folder} now. Please delete it when all is well.", folder=aside))
    target.mkdir(mode=layout.PRIVATE_FOLDER, parents=True, exist_ok=True)


def _place_key_files(keys: Path, target: Path) -> None:
    """A key that is there is never replaced: another one there means another house."""
    for name in layout.KEY_FILES:
        source, place = keys / name, target / name
        if not source.exists():
            continue
        if place.exists() and place.read_bytes() != source.read_bytes() and name != "session.key":
            raise layout.BackupUnfitting(say("{place} is another key than the backup's.", place=place))
        if not place.exists():
            layout.write_private(place, source.read_bytes())


def _place_database(folder: Path, target: Path, keys: Path | None, forgotten: frozenset[str]) -> None:
    place = target / layout.DATABASE
    shutil.copyfile(folder / layout.DATABASE, place)
    place.chmod(layout.PRIVATE_FILE)
    if keys is None:
        return
    taken = json.loads((keys / layout.KEYS).read_text())["keys"]
    with sqlite3.connect(place) as database:
        layout.put_keys_back(database, taken, but_not=forgotten)
    database.close()


def _place_sealed(folder: Path, target: Path, forgotten: frozenset[str]) -> None:
    for path in (folder / layout.SEALED).glob("??/??/*"):
        if path.name not in forgotten:
            place = layout.place_of(target, path.name)
            place.parent.mkdir(mode=layout.PRIVATE_FOLDER, parents=True, exist_ok=True)
            shutil.copyfile(path, place)
            place.chmod(layout.PRIVATE_FILE)


def _caught_up(exported: list[bytes]) -> dict[str, Any]:
    """Take the log over, and do again what it says of deletions, holds and access."""
    from sudare.accounts.actions.replaying import replay as replay_seats
    from sudare.attachments import actions as attachments
    from sudare.audit.actions import record, resume
    from sudare.reception import actions as reception
    from sudare.rooms import actions as rooms
    from sudare.senders import actions as senders
    from sudare.storage import actions as storage
    from sudare.viewing import actions as viewing
    from sudare.watching.actions.replaying import replay as replay_refusals

    fresh = resume(exported)
    ended = [each.subject_id for each in fresh if each.subject_id and each.verb == _DESTROYING[0]]
    storage.replay(entries=fresh)
    gone = attachments.forget_again(attachment_ids=ended)
    rooms.replay(entries=fresh)
    replay_seats(entries=fresh)
    viewing.replay(entries=fresh)
    senders.replay(entries=fresh)
    reception.replay(entries=fresh)
    replay_refusals(entries=fresh)
    for organisation_id in {each.organisation_id for each in fresh}:
        told = {"entries": sum(each.organisation_id == organisation_id for each in fresh)}
        record(organisation_id=organisation_id, actor_id=None, verb="storage:house:restored", details=told)
    storage.sweep()
    return {"entries": len(fresh), "gone": len(gone)}

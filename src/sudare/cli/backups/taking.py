"""``sudare backup DIR``: a consistent copy while the house is open."""

import json
import shutil
import sqlite3
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any

import typer

from sudare import __version__
from sudare.cli import house
from sudare.cli.backups import layout
from sudare.cli.words import say

Folder = Annotated[Path, typer.Argument(help="An empty or new folder for the data.", metavar="DIR")]
KeyFolder = Annotated[
    Path | None, typer.Option("--keys", help="A folder elsewhere for the keys; its earlier keys are overwritten.")
]
UNUSABLE = 2
LAST_BACKUP = "last-backup.json"  # the self-check reads it


def backup(folder: Folder, keys: KeyFolder = None) -> None:
    """Copy database and sealed pictures while the house is open. Keys go to --keys only, never beside the data."""
    house.open_house()
    told = take(folder, keys)
    typer.echo(
        say(
            "{count} sealed objects and the database are in {folder}. Please throw this backup away by {day}.",
            count=told["objects"],
            folder=folder,
            day=told["ages_out_at"][:10],
        )
    )
    if keys is None:
        typer.echo(say("It opens nothing without its keys: make a key set with --keys, in another place."))


def take(folder: Path, keys: Path | None) -> dict[str, Any]:
    """The manifest of a fresh backup. The database first: what it names is sealed already and never changes."""
    from django.conf import settings

    from sudare.kit.clock import now

    _check(folder, keys)
    folder.mkdir(mode=layout.PRIVATE_FOLDER, parents=True, exist_ok=True)
    made_at = now()
    copy = folder / layout.DATABASE
    with sqlite3.connect(house.environment().database()["NAME"]) as living, sqlite3.connect(copy) as database:
        living.backup(database)
        database.execute("PRAGMA journal_mode=DELETE")
        named = [row for (row,) in database.execute("SELECT id FROM storage_sealedobject WHERE state = 'sealed'")]
        log = dict(database.execute("SELECT organisation_id, size FROM audit_head"))
        taken = layout.take_keys_out(database)
    living.close()
    database.close()
    copy.chmod(layout.PRIVATE_FILE)
    missing = _copy_sealed(named, Path(settings.SEALED_DIR), folder / layout.SEALED)
    about = {
        "version": __version__,
        "made_at": made_at.isoformat(),
        "ages_out_at": (made_at + timedelta(days=settings.BACKUP_DAYS)).isoformat(),
        "objects": len(named) - missing,
        "forgotten_meanwhile": missing,
        "log": log,
    }
    if keys is not None:
        _write_keys(keys, taken, about)
    manifest = layout.write_manifest(folder, **about)
    note = {"made_at": about["made_at"], "ages_out_at": about["ages_out_at"], "has_keys": keys is not None}
    layout.write_private(Path(settings.DATA_DIR) / LAST_BACKUP, json.dumps(note).encode())
    return manifest


def _check(folder: Path, keys: Path | None) -> None:
    if house.environment().database_url:
        raise typer.BadParameter(
            say("This house keeps its rows in PostgreSQL: back it up with pg_dump; see docs/guide/backups.md.")
        )
    if folder.exists() and any(folder.iterdir()):
        raise typer.BadParameter(say("{folder} isn't empty. Please name a new folder.", folder=folder))
    if keys is not None:
        inner, outer = keys.resolve(), folder.resolve()
        if inner.is_relative_to(outer) or outer.is_relative_to(inner):
            raise typer.BadParameter(say("Keys and data must not lie in one folder: one copy would open everything."))


def _copy_sealed(object_ids: list[str], source: Path, target: Path) -> int:
    """Returns how many were forgotten while we copied."""
    missing = 0
    for object_hex in object_ids:
        place = layout.place_of(target, object_hex)
        place.parent.mkdir(mode=layout.PRIVATE_FOLDER, parents=True, exist_ok=True)
        try:
            shutil.copyfile(layout.place_of(source, object_hex), place)
        except FileNotFoundError:
            missing += 1
    return missing


def _write_keys(keys: Path, taken: dict[str, Any], about: dict[str, Any]) -> None:
    told = {"form": layout.KEYS_FORM, "made_at": about["made_at"], "keys": taken}
    layout.write_private(keys / layout.KEYS, json.dumps(told).encode())
    for name in layout.KEY_FILES:
        source = house.environment().keys / name
        if source.exists():
            layout.write_private(keys / name, source.read_bytes())

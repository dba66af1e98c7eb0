"""``sudare receipt``: a receipt of a deletion as a file, and whether it is true."""

import base64
import hashlib
import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Annotated, Any
from uuid import UUID

import typer

from sudare.audit.errors import NoteInvalid
from sudare.audit.proofs.notes import key_in, notes_in
from sudare.cli import house
from sudare.cli.backups import layout
from sudare.cli.words import say
from sudare.storage.engines.receipts import Check, Word, opens, unwrapped, verify_receipt

app = typer.Typer(name="receipt", help="Receipts of what was forgotten.", no_args_is_help=True)

File = Annotated[Path, typer.Argument(help="A receipt, as JSON.", metavar="FILE", exists=True, dir_okay=False)]
Checkpoints = Annotated[list[Path] | None, typer.Option("--checkpoint", help="Checkpoints from outside the house.")]
KeyFile = Annotated[Path | None, typer.Option("--key", help="The public key of the log, as the house gave it before.")]
Backups = Annotated[list[Path] | None, typer.Option("--backup", help="A backup, data or keys, that must not open it.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
UNTRUE, UNUSABLE, NOT_YET = 1, 2, 3
MARKS = {Word.HOLDS: "✓", Word.FAILS: "✗", Word.OPEN: "…"}


@app.command("show")
def show(receipt_id: UUID, out: Annotated[Path | None, typer.Option(help="Write it to a file.")] = None) -> None:
    """A receipt as JSON, by the id that was given with the deletion."""
    house.open_house()
    from sudare.kit.errors import NotFound
    from sudare.storage.queries import receipt_document

    try:
        text = json.dumps(receipt_document(receipt_id), indent=1)
    except NotFound as error:
        raise typer.BadParameter(say("There is no such receipt.")) from error
    out.write_text(text) if out else typer.echo(text)


@app.command()
def verify(  # noqa: PLR0917  typer's idiom
    file: File,
    checkpoint: Checkpoints = None,
    key: KeyFile = None,
    backup: Backups = None,
    as_json: AsJson = False,
) -> None:
    """Prove a receipt without the house. Exit code 0: true, 1: not true, 2: unreadable, 3: can't be said yet."""
    document = _read(file)
    notes = [note for path in checkpoint or () for note in notes_in(path.read_text())]
    checks = verify_receipt(document, public_keys=_keys(key), checkpoints=notes)
    if backup:
        checks.append(_backup(document, backup))
    if as_json:
        rows = [{"check": each.name, "word": each.word.value, "about": each.about} for each in checks]
        typer.echo(json.dumps(rows, indent=1))
    else:
        for each in checks:
            typer.echo(f"{MARKS[each.word]} {_sentence(each)}")
    words = {each.word for each in checks}
    if words != {Word.HOLDS}:
        raise typer.Exit(UNTRUE if Word.FAILS in words else NOT_YET)


def _read(file: Path) -> dict[str, Any]:
    try:
        document = json.loads(file.read_text())
    except (OSError, ValueError) as error:
        raise typer.BadParameter(say("There is no such file, or it can't be read.")) from error
    return document if isinstance(document, dict) else {}


def _keys(file: Path | None) -> list[bytes]:
    try:
        return [key_in(file.read_text())] if file else []
    except NoteInvalid as error:
        raise typer.BadParameter(say("This is no public key of a log.")) from error


def _backup(document: dict[str, Any], folders: list[Path]) -> Check:
    """Every key of these folders and of this house is tried on every piece of ciphertext that lies there."""
    keys = unwrapped(_wrapped_in(folders), master_keys=_masters_in(folders))
    rows = document.get("destroyed", ())
    pieces = [(UUID(row["object"]), path) for row in rows for path in _ciphertext(folders, UUID(row["object"]))]
    still = [str(object_id) for object_id, path in pieces if opens(path.read_bytes(), object_id=object_id, keys=keys)]
    known = {row["key"] for row in rows}
    still += sorted(known & {_key_id(wrapped) for wrapped in _wrapped_in(folders)})
    if still:
        return Check("backup", Word.FAILS, ", ".join(dict.fromkeys(still)))
    return Check("backup", Word.HOLDS, say("{pieces} pieces, {keys} keys tried", pieces=len(pieces), keys=len(keys)))


def _key_id(wrapped: bytes) -> str:
    return hashlib.sha256(wrapped).hexdigest()[:32]


def _ciphertext(folders: Iterable[Path], object_id: UUID) -> list[Path]:
    here = house.environment().data_dir / layout.SEALED
    places = [layout.place_of(each, object_id.hex) for each in (here, *(folder / layout.SEALED for folder in folders))]
    return [place for place in places if place.exists()]


def _wrapped_in(folders: Iterable[Path]) -> list[bytes]:
    """Wrapped keys of every database and key set that lies there, and of this house."""
    found: list[bytes] = []
    for place in (house.environment().data_dir, *folders):
        if (database := place / layout.DATABASE).exists():
            with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as opened:
                asked = "SELECT wrapped_key FROM storage_sealedobject WHERE length(wrapped_key) > 0"
                found += [bytes(row) for (row,) in opened.execute(asked)]
        if (keys := place / layout.KEYS).exists():
            told = json.loads(keys.read_text())["keys"].get("storage_sealedobject.wrapped_key", {})
            found += [base64.b64decode(each) for each in told.values()]
    return found


def _masters_in(folders: Iterable[Path]) -> list[bytes]:
    chosen = house.environment()
    texts = [path.read_text() for place in (chosen.keys, *folders) if (path := place / "master.key").exists()]
    if chosen.master_key:
        texts.append(chosen.master_key)
    return list({base64.b64decode(text.strip()) for text in texts})


def _sentence(check: Check) -> str:
    about = check.about
    said = {
        ("signature", Word.HOLDS): say("The house signed it, word for word."),
        ("signature", Word.FAILS): say("The signature doesn't fit: it was changed, or another house signed it."),
        ("entry", Word.HOLDS): say("The log says the same: these objects, these keys."),
        ("entry", Word.FAILS): say("The log says something else."),
        ("checkpoint", Word.HOLDS): say(
            "The entry is in the log under the signed checkpoint of size {about}.", about=about
        ),
        ("checkpoint", Word.FAILS): say("The entry isn't in the log the checkpoint speaks of."),
        ("checkpoint", Word.OPEN): say(
            "No checkpoint covers it yet. Please ask for the receipt again in a few minutes."
        ),
        ("outside", Word.HOLDS): say("The checkpoint you hold says the same."),
        ("outside", Word.FAILS): say("The checkpoint you hold says something else: the log was changed."),
        ("outside", Word.OPEN): say("Among your checkpoints is none of size {about}.", about=about),
        ("backup", Word.HOLDS): say(
            "No key in the backup or in this house opens what is left of it ({about}).", about=about
        ),
        ("backup", Word.FAILS): say("Still opened by keys that lie there: {about}", about=about),
        ("form", Word.FAILS): say("This is no receipt of Sudare."),
    }
    return said[check.name, check.word]

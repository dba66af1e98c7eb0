"""``sudare audit``: the log as one file, and whether it is still what it was."""

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any
from uuid import UUID

import typer

from sudare.audit.errors import NoteInvalid
from sudare.audit.proofs.exported import ExportReport, Fault, FaultKind, LogReport, NoExport, verify_export
from sudare.audit.proofs.notes import key_in, notes_in, spelled_key
from sudare.cli import house
from sudare.cli.words import say

app = typer.Typer(name="audit", help="The audit log: export it, check it.", no_args_is_help=True)

TAMPERED, UNUSABLE, UNANCHORED = 1, 2, 3

Out = Annotated[Path | None, typer.Option("--out", help="Where to write it. Default: standard output.", metavar="FILE")]
Of = Annotated[UUID | None, typer.Option("--organisation", help="One organisation's log only.", metavar="ID")]
Export = Annotated[
    Path | None, typer.Option("--export", help="Check this file, without a database.", metavar="FILE", exists=True)
]
Outside = Annotated[
    list[Path] | None,
    typer.Option(
        "--checkpoint", help="Checkpoints kept elsewhere: a file or a folder; as often as you like.", exists=True
    ),
]
Key = Annotated[
    Path | None, typer.Option("--key", help="The public key to believe, as `sudare audit key` prints it.", exists=True)
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of sentences.")]


@app.command()
def export(organisation: Of = None, out: Out = None) -> None:
    """Write the log, its checkpoints and its public key into one file. What people wrote stays under seal in it."""
    house.open_house()
    from sudare.audit.actions import export_lines

    lines = export_lines(organisation_id=organisation)
    if out is None:
        sys.stdout.buffer.writelines(lines)
        return
    with out.open("wb") as file:
        file.writelines(lines)


@app.command()
def key() -> None:
    """Print the public key that checks the log's checkpoints. Keep it where the server can't reach it."""
    house.open_house()
    typer.echo(spelled_key("sudare", house.named("sudare.audit.providers.signing.public_key")()))


@app.command()
def verify(file: Export = None, checkpoints: Outside = None, key_file: Key = None, as_json: AsJson = False) -> None:
    """Check an export offline, or the log in the database, against checkpoints kept outside.

    Without --export the folder for checkpoints is read too. Exit codes: 0 whole, 1 tampered with, 2 unusable input,
    3 whole in itself, but nothing from outside vouches for it.
    """
    outside = [note for path in checkpoints or [] for note in _notes(path)]
    keys = [_key(key_file)] if key_file else []
    if file is not None:
        with file.open("rb") as lines:
            report = _checked(lines, outside, keys)
        _tell(report, {}, as_json=as_json)
    else:
        house.open_house()
        report, broken = _living(outside, keys)
        _tell(report, broken, as_json=as_json)


def _living(outside: list[str], keys: list[bytes]) -> tuple[ExportReport, dict[str, int]]:
    """The log in the database, read once: each row against its leaf, all against every checkpoint we can reach."""
    from sudare.audit.actions import export_lines

    folder = house.environment().checkpoints
    kept = list(_notes(folder)) if folder.is_dir() else []
    public = house.named("sudare.audit.providers.signing.public_key")()
    broken: dict[str, int] = {}
    report = _checked(export_lines(broken=broken), list(dict.fromkeys([*outside, *kept])), keys or [public])
    return report, broken


def _checked(lines: Iterable[bytes], outside: list[str], keys: list[bytes]) -> ExportReport:
    try:
        return verify_export(lines, outside=outside, keys=keys)
    except NoExport as error:
        typer.echo(say("This file isn't an export of the log, or it is cut off."), err=True)
        raise typer.Exit(UNUSABLE) from error


def _notes(path: Path) -> Iterator[str]:
    for each in sorted(path.glob("*.txt")) if path.is_dir() else [path]:
        found = list(notes_in(each.read_text(encoding="utf-8", errors="replace")))
        if not found:
            typer.echo(say("There is no checkpoint in {file}.", file=each), err=True)
            raise typer.Exit(UNUSABLE)
        yield from found


def _key(path: Path) -> bytes:
    try:
        return key_in(path.read_text(encoding="utf-8", errors="replace"))
    except NoteInvalid as error:
        typer.echo(say("There is no public key in {file}.", file=path), err=True)
        raise typer.Exit(UNUSABLE) from error


def _tell(report: ExportReport, broken: dict[str, int], *, as_json: bool) -> None:
    code = TAMPERED if report.all_faults or broken else 0 if report.is_anchored else UNANCHORED
    if as_json:
        typer.echo(json.dumps(_row(report, broken, code), indent=1))
    else:
        for line in _sentences(report, broken, code):
            typer.echo(line, err=code == TAMPERED)
    if code:
        raise typer.Exit(code)


def _row(report: ExportReport, broken: dict[str, int], code: int) -> dict[str, Any]:
    logs = [asdict(log) | {"root": log.root.hex(), "broken_at": broken.get(log.origin)} for log in report.logs]
    missing = [asdict(fault) for fault in report.faults]
    return {"exit_code": code, "is_complete": report.is_complete, "logs": logs, "missing": missing}


def _sentences(report: ExportReport, broken: dict[str, int], code: int) -> Iterator[str]:
    for log in report.logs:
        yield _summary(log)
        if log.origin in broken:
            yield "  " + say("Entry {first} isn't what was recorded.", first=broken[log.origin])
        yield from (f"  {_said(fault)}" for fault in log.faults)
    yield from (f"{fault.origin}: {_said(fault)}" for fault in report.faults)
    yield {
        0: say("The log is whole, and checkpoints from outside vouch for it."),
        TAMPERED: say("The log is not what it was. Keep it and the checkpoints as they are, and call your security."),
        UNANCHORED: say(
            "The log is whole in itself. Only --checkpoint with a copy kept elsewhere shows one rewritten as a whole."
        ),
    }[code]


def _summary(log: LogReport) -> str:
    known = {"origin": log.origin, "entries": log.entries, "checkpoints": log.checkpoints}
    if log.anchored:
        told = say("{count} of them vouched for from outside, {moment}", count=log.anchored, moment=log.anchored_at)
    else:
        told = say("none vouched for from outside")
    return say("{origin}: {entries} entries, {checkpoints} checkpoints fit", **known) + ", " + told


def _said(fault: Fault) -> str:
    place = {"first": fault.first, "last": fault.last}
    return {
        FaultKind.ENTRY: say("Entry {first} isn't the one that belongs there.", **place),
        FaultKind.DIFFERENT: say("Between entry {first} and entry {last} something was changed.", **place),
        FaultKind.SHORTER: say("Entries {first} to {last} are gone: a checkpoint knows of them.", **place),
        FaultKind.MISSING: say("This log is gone, with at least {last} entries: a checkpoint knows of it.", **place),
        FaultKind.SIGNATURE: say("A checkpoint isn't signed by this log's key."),
        FaultKind.COUNT: say("Entries {first} to {last} are not what the log says of itself.", **place),
    }[fault.kind]

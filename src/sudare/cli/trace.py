"""``sudare trace``: whose copy is a picture that turned up somewhere?"""

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID

import typer

from sudare.cli import house
from sudare.cli.words import say

if TYPE_CHECKING:
    from sudare.viewing.terms import Alike, Candidate, TraceReport

File = Annotated[Path, typer.Argument(help="The picture as it was found, in any form.", metavar="FILE")]
Code = Annotated[str, typer.Option(help="The six letters, if you can read them on the picture.")]
House = Annotated[str, typer.Option("--organisation", help="Its id; needed only when several live here.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
UNUSABLE = 2
UNDECIDED = 3


def trace(file: File, code: Code = "", organisation: House = "", as_json: AsJson = False) -> None:
    """Find out whose copy a picture is. Exit code 0: somebody's, 2: unreadable, 3: it can't be told."""
    house.open_house()
    from sudare.kit.errors import SudareError
    from sudare.viewing import actions
    from sudare.viewing.terms import TracingState

    try:
        report = actions.trace_here(organisation_id=_house(organisation), content=file.read_bytes(), code=code)
    except OSError as error:
        _refuse(str(error))
    except SudareError as error:
        _refuse(say(error.public_message))
    typer.echo(json.dumps(asdict(report), default=str, ensure_ascii=False, indent=1) if as_json else _told(report))
    if report.state is TracingState.FAILED:
        raise typer.Exit(UNUSABLE)
    if report.is_undecided:
        raise typer.Exit(UNDECIDED)


def _house(asked: str) -> UUID:
    from sudare.accounts.queries import organisation_ids

    known = organisation_ids()
    try:
        chosen = [UUID(asked)] if asked else known
    except ValueError:
        chosen = []
    if len(chosen) != 1 or chosen[0] not in known:
        _refuse(say("Please say which organisation, with --organisation: %s") % ", ".join(map(str, known)))
    return chosen[0]


def _refuse(sentence: str) -> Any:
    typer.echo(sentence, err=True)
    raise typer.Exit(UNUSABLE)


def _told(report: "TraceReport") -> str:
    lines = [say("By the invisible mark:"), *_candidates(report.by_mark)]
    if report.code:
        lines += [say("By the code %s:") % report.code, *_candidates(report.by_code)]
    if report.letters:
        read = say(
            "By the letters on it, {code}, read {times} times:", code=report.letters.code, times=report.letters.times
        )
        lines += [read, *_read(report)]
    lines += [say("By likeness:"), *_alikes(report.by_fingerprint)]
    if report.is_undecided:
        lines.append(say("Whose copy it is can't be told."))
    return "\n".join(lines)


def _read(report: "TraceReport") -> list[str]:
    if report.letters and not report.letters.is_enough:
        return ["  " + say("Read too seldom to name anybody. If you can read them yourself, give them with --code.")]
    return _candidates(report.by_letters)


def _candidates(found: "list[Candidate]") -> list[str]:
    lines = []
    for each in found:
        whose = each.name or say("a link: %s") % each.share
        lines.append(f"  {each.code}  {whose}  {each.room}  {each.issued_at:%Y-%m-%d %H:%M:%S%z}  {each.attachment_id}")
        lines.append("    " + say("The log has %d entries about this copy.") % sum(view.entries for view in each.log))
    return lines or ["  " + say("nothing")]


def _alikes(found: "list[Alike]") -> list[str]:
    lines = []
    for each in found:
        lines.append(f"  {each.attachment_id}  {each.room}  " + say("%d of 256 bits differ") % each.distance)
        lines.append("    " + say("Could have seen it: %s") % (", ".join(each.could_have_seen) or "–"))
    return lines or ["  " + say("nothing")]

"""``sudare verify-safety``: what the installed version finds and what it misses, on specimens it draws itself."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from sudare import __version__
from sudare.cli.words import say

NOTES = Path("sudare-safety.jsonl")  # of a full run, in the folder where it was begun
EVERY = 10  # pictures between two words about progress


def verify_safety(
    full: Annotated[
        bool, typer.Option("--full", help="All specimens, 10,000 unmarked pictures: about four hours.")
    ] = False,
    notes: Annotated[
        Path | None, typer.Option("--notes", help="Keep what was measured in this file, and go on from it.")
    ] = None,
    talk: Annotated[bool, typer.Option("--talk", help="Only risky talk: about a minute, no pictures.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Recall, precision, false alarms, metadata, re-uploads, marks, risky talk: measured with this version here."""
    from dataclasses import replace

    from sudare.incidents.signals import measuring

    spoken = measuring.measured_sets()
    if talk:
        return _show(measuring.as_json(spoken), measuring.as_markdown(spoken), as_json=as_json)

    from sudare.screening.pool import WarmScreener
    from sudare.specimens.marking import measured_marks
    from sudare.specimens.marks_notes import MarksNotes
    from sudare.specimens.marks_terms import FULL, QUICK
    from sudare.specimens.measuring import chosen, measured, reported
    from sudare.specimens.notebook import Notebook

    specimens, total, size = chosen(is_full=full)
    kept = notes or (NOTES if full else None)
    notebook = Notebook(kept) if kept else None

    def tell(number: int) -> None:
        if number % EVERY == 0 or number == total:
            print(say("{number} of {total} pictures", number=number, total=total), file=sys.stderr)

    with WarmScreener() as screener:
        count, engines = measured(specimens, screener, tell=tell, notebook=notebook)
    print(say("Now the marks."), file=sys.stderr)
    marks_kept = MarksNotes(kept.with_suffix(".marks.jsonl") if kept else None)
    marks = measured_marks(FULL if full else QUICK, notes=marks_kept)
    report = replace(reported(count, version=__version__, engines=engines, size=size), marks=marks)
    pages = f"{report.as_markdown()}\n{measuring.as_markdown(spoken)}"
    return _show({**report.as_json(), "talk": measuring.as_json(spoken)}, pages, as_json=as_json)


def _show(numbers: object, page: str, *, as_json: bool) -> None:
    typer.echo(json.dumps(numbers, ensure_ascii=False, indent=1) if as_json else page)

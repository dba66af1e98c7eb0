"""``sudare bench ask``: how well receipts are read: made ones, one's own pictures, or by what was corrected."""

import json
import os
import statistics
import sys
import time
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Final

import typer

from sudare.cli.bench.answers import Marked, corrections, reported
from sudare.cli.words import say
from sudare.imaging.errors import Unreadable
from sudare.imaging.sandbox import Sandbox
from sudare.imaging.terms import Pixels
from sudare.kit.errors import SudareError
from sudare.reading.pool import WarmReader
from sudare.reading.receipts import read_receipt
from sudare.reading.scores import scores

PICTURES: Final = (".png", ".jpg", ".jpeg", ".webp", ".heic", ".avif")
EVERY: Final = 10  # pictures between two words about progress
Shown = tuple[str, str, bytes | Pixels, dict[str, Any]]  # name, group, picture, truth


class Chosen(StrEnum):
    MADE = "made"
    CORRECTIONS = "corrections"


def ask(
    source: Annotated[
        Path | None, typer.Argument(help="A folder of pictures, each with its truth beside it as JSON; or corrections.")
    ] = None,
    *,
    chosen: Annotated[
        Chosen, typer.Option("--set", help="made: receipts drawn here. corrections: what people put right, exported.")
    ] = Chosen.MADE,
    numbers: Annotated[int, typer.Option(help="How many made receipts of each layout and wear.", min=1)] = 1,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """What the built-in reader reads rightly of receipts, field by field, with its place; what it invents; how long."""
    if chosen is Chosen.CORRECTIONS:
        if source is None or not source.exists():
            typer.echo(say("Name the file or folder of corrections to measure with."), err=True)
            raise typer.Exit(2)
        report = corrections(source)
    else:
        report = _measured(_from_folder(source) if source else _made(numbers))
    typer.echo(json.dumps(report, ensure_ascii=False, indent=1) if as_json else "\n".join(told(report)))


def _measured(shown: Iterable[Shown]) -> dict[str, Any]:
    """Every picture read in the locked child, and held against its truth."""
    marked, unread = list[Marked](), list[str]()
    with WarmReader(knows_meaning=False) as reader:
        reader.warm_up()
        for number, (name, group, picture, truth) in enumerate(shown, 1):
            start = time.perf_counter()
            try:
                filled = read_receipt([reader.read(picture)])
            except SudareError:
                unread.append(name)
                continue
            marked.append(Marked(name, group, time.perf_counter() - start, scores(filled, truth)))
            if number % EVERY == 0:
                print(say("{number} pictures read", number=number), file=sys.stderr)
    return {**reported(marked), "unread": unread, "load": [round(each, 2) for each in os.getloadavg()]}


def _made(numbers: int) -> Iterator[Shown]:
    from sudare.specimens.receipts.sets import whole  # draws; measuring one's own pictures needs no pen

    for made in whole(numbers=range(numbers)):
        height, width = made.rgb.shape[:2]
        yield made.name, made.group, Pixels(width, height, made.rgb.tobytes()), dict(made.truth)


def _from_folder(folder: Path) -> Iterator[Shown]:
    """Pictures opened as any upload is. Skips: those without a truth, and those that can't be opened."""
    with Sandbox() as sandbox:
        for path in sorted(folder.iterdir()):
            truth = path.with_suffix(".json")
            if path.suffix.lower() not in PICTURES or not truth.is_file():
                continue
            try:
                clean = sandbox.open(path.read_bytes()).renditions["full"]
            except Unreadable:
                print(say("{name} can't be opened.", name=path.name), file=sys.stderr)
                continue
            said = json.loads(truth.read_text(encoding="utf-8"))
            yield path.name, str(said.get("wear", "given")), clean.content, said


def told(report: dict[str, Any]) -> Iterator[str]:
    """A report for people."""
    if report.get("set") == "corrections":
        yield say("{answers} answers with corrections", answers=report["answers"])
        for name, row in report["fields"].items():
            yield f"  {name:<20} {row['kept']:>5} / {row['said']:<5}"
        return
    for group, row in report["groups"].items():
        seconds = statistics.median(row["seconds"]) if row["seconds"] else 0.0
        yield say(
            "{group}: {pictures} pictures, {seconds:.2f} s each", group=group, pictures=row["pictures"], seconds=seconds
        )
        for name, field in row["fields"].items():
            yield f"  {name:<20} {_share(field['exact'])}  F1 {_share(field['f1'])}  {field['right']}/{field['true']}"
        yield say(
            "  place right {boxed} · invented {invented}", boxed=_share(row["boxed"]), invented=_share(row["invented"])
        )


def _share(value: float | None) -> str:
    return "—    " if value is None else f"{value:.3f}"

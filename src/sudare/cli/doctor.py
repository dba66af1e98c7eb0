"""``sudare doctor``: what is missing, and what to do about it."""

import json
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from sudare.cli import house
from sudare.cli.checkup import Finding, Level, examine
from sudare.cli.words import say

MARKS = {Level.OK: ("✓", "green"), Level.WARN: ("!", "yellow"), Level.FAIL: ("✗", "red")}
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")]


def doctor(as_json: AsJson = False) -> None:
    """Examine this installation and say what to do. Exit code 0: nothing wrong (hints may remain), 1: something is."""
    house.open_house()
    findings = examine()
    if as_json:
        typer.echo(json.dumps([finding.as_row() for finding in findings], ensure_ascii=False, indent=1))
    else:
        Console().print(_table(findings))
    if any(finding.level is Level.FAIL for finding in findings):
        raise typer.Exit(1)


def _table(findings: list[Finding]) -> Table:
    table = Table.grid(padding=(0, 2))
    for finding in findings:
        mark, colour = MARKS[finding.level]
        told = Text(finding.what)
        if finding.advice:
            told.append(f"\n→ {finding.advice}", style=colour)
        table.add_row(Text(mark, style=f"bold {colour}"), Text(say(finding.title), style="bold"), told)
    return table

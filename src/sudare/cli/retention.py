"""``sudare retention``: what would be forgotten, forgetting it now, and what a month has brought."""

import json
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from sudare.cli import house
from sudare.cli.operator import OrganisationId, operator_of
from sudare.cli.words import say

app = typer.Typer(name="retention", help="How long pictures are kept.", no_args_is_help=True)
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Rules = Annotated[Path | None, typer.Argument(help="Rules to try, in TOML; by default those in force.", metavar="FILE")]
ROUNDS_AT_MOST = 10_000  # 200 pictures each


@app.command()
def preview(rules: Rules = None, organisation: OrganisationId = None, as_json: AsJson = False) -> None:
    """What would be forgotten at once, and what would stay all the same."""
    house.open_house()
    from sudare.attachments.actions import forecast
    from sudare.policy.document import read_policy
    from sudare.rulebook.queries import policy_in_force

    known = operator_of(organisation).organisation_id
    tried = read_policy(rules.read_text()) if rules else policy_in_force(organisation_id=known)
    told = asdict(forecast(organisation_id=known, retention=tried))
    sentence = say(
        "Of {total} pictures {due_now} would be forgotten; {held} more are held, {under_floor} kept by law.",
        **told,
    )
    typer.echo(json.dumps(told, indent=1) if as_json else sentence)


@app.command()
def run(as_json: AsJson = False) -> None:
    """Forget now what is due, in every organisation. The workers do the same by themselves every 20 seconds."""
    house.open_house()
    from sudare.attachments.actions import forget_due, recount_changed

    recount_changed()
    gone = 0
    for _ in range(ROUNDS_AT_MOST):
        if not (found := forget_due()):
            break
        gone += found
    typer.echo(json.dumps({"forgotten": gone}) if as_json else say("{count} pictures were forgotten.", count=gone))


@app.command()
def report(
    month: Annotated[str, typer.Argument(help="2026-11; by default this month.", metavar="MONTH")] = "",
    organisation: OrganisationId = None,
    as_json: AsJson = False,
) -> None:
    """What was forgotten in a month and why, what was refused, and what is kept longer."""
    house.open_house()
    from sudare.attachments.actions import month as told_of

    start = _first_day(month)
    end = start.replace(year=start.year + start.month // 12, month=start.month % 12 + 1)
    told = asdict(told_of(organisation_id=operator_of(organisation).organisation_id, start=start, end=end))
    typer.echo(json.dumps(told, indent=1) if as_json else _sentences(told))


def _first_day(month: str) -> datetime:
    try:
        return datetime.strptime(month or f"{datetime.now(UTC):%Y-%m}", "%Y-%m").replace(tzinfo=UTC)
    except ValueError as error:
        raise typer.BadParameter(say("Please write the month as 2026-11.")) from error


def _sentences(told: dict[str, Any]) -> str:
    counted = {**told, "all": sum(told["forgotten"].values())}
    lines = [
        say("Forgotten: {all} pictures, {keys} keys.", **counted),
        *(f"  {rule}: {count}" for rule, count in sorted(told["forgotten"].items())),
        say("Refused: {refused} times. Holds that stand: {holds}.", **told),
        say("Kept past their day for a case: {past_their_day}. Younger than their legal floor: {under_floor}.", **told),
    ]
    return "\n".join(lines)

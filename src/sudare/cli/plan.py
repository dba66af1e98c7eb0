"""``sudare plan``: how much an organisation may ask in a month, from the terminal."""

import json
from dataclasses import asdict
from typing import Annotated

import typer

from sudare.cli import house
from sudare.cli.operator import OrganisationId, operator_of
from sudare.cli.words import say
from sudare.kit.errors import SudareError

app = typer.Typer(name="plan", help="How much an organisation may ask in a month.", no_args_is_help=True)

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
REFUSED = 1


@app.command()
def show(organisation: OrganisationId = None, as_json: AsJson = False) -> None:
    """The plan an organisation is on, what it used of it this month, and which others there are."""
    house.open_house()
    from sudare.assistant.queries import left_for, plans, prices

    left = left_for(operator_of(organisation).organisation_id)
    if as_json:
        known = [asdict(each) for each in plans().values()]
        spent = {"pictures": left.pictures_used, "tokens": left.tokens_used, "cost": left.cost_used}
        typer.echo(json.dumps({"plan": left.plan.name, "used": spent, "plans": known}, ensure_ascii=False, indent=1))
        return
    currency = prices().currency
    typer.echo(say("On the plan {name}", name=left.plan.name))
    for title, used, most in (
        (say("Pictures"), str(left.pictures_used), left.plan.pictures),
        (say("Tokens"), str(left.tokens_used), left.plan.tokens),
        (say("Cost"), f"{left.cost_used:.2f} {currency}", left.plan.cost),
    ):
        typer.echo(f"  {title}: {used} / {say('without limit') if most is None else most}")
    typer.echo(say("There are: {names}", names=", ".join(plans())))


@app.command()
def choose(
    name: Annotated[str, typer.Argument(help="A plan written down in SUDARE_AI_PLANS.")],
    organisation: OrganisationId = None,
) -> None:
    """Put an organisation on a plan. It stands in its log."""
    house.open_house()
    from sudare.assistant.actions import choose_plan

    known = operator_of(organisation)
    try:
        choose_plan(organisation_id=known.organisation_id, plan=name)
    except SudareError as error:
        typer.echo(say(error.public_message), err=True)
        raise typer.Exit(REFUSED) from error
    typer.echo(say("On the plan {name}", name=name))

"""``sudare hold``: what cases keep, from the terminal."""

import json
from typing import Annotated, Any
from uuid import UUID

import typer
from rich.console import Console
from rich.table import Table

from sudare.cli import house
from sudare.cli.operator import OrganisationId, operator_of
from sudare.cli.words import say
from sudare.kit.errors import SudareError

app = typer.Typer(name="hold", help="What open cases keep from being forgotten.", no_args_is_help=True)

Scopes = Annotated[
    list[str], typer.Option("--on", help="attachment:ID, room:ID, person:ID or organisation:ID; may be repeated.")
]
Reason = Annotated[str, typer.Option(help="Why; it goes into the log.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
REFUSED = 1


@app.command("list")
def list_holds(organisation: OrganisationId = None, everything: bool = False, as_json: AsJson = False) -> None:
    """The holds that stand, the newest first; with --everything also those that were released."""
    house.open_house()
    from sudare.storage.queries import holds_of

    rows = [_row(hold) for hold in holds_of(operator_of(organisation).organisation_id, with_released=everything)]
    if as_json:
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    table = Table("", say("Case"), say("Keeps"), say("Ask"), say("Since"), box=None, pad_edge=False)
    for row in rows:
        table.add_row(row["id"], row["case"], "\n".join(row["scopes"]), row["contact"], row["placed_at"][:10])
    Console(soft_wrap=False).print(table if rows else say("Nothing is held."))


@app.command()
def place(  # noqa: PLR0917  typer's idiom
    case: Annotated[str, typer.Argument(help="The name of the case.")],
    on: Scopes,
    reason: Reason,
    contact: Annotated[str, typer.Option(help="Whom people may ask.")] = "",
    quiet: Annotated[bool, typer.Option(help="Tell nobody before they ask for the deletion.")] = False,
    organisation: OrganisationId = None,
) -> None:
    """Keep pictures, rooms, people's pictures or everything for a case, until it is released."""
    house.open_house()
    from sudare.storage.actions import place_hold

    known = operator_of(organisation)
    scopes = [_scope(each) for each in on]
    hold = _asked(
        lambda: place_hold(viewer=known, case=case, reason=reason, scopes=scopes, contact=contact, is_quiet=quiet)
    )
    typer.echo(str(hold.pk))


@app.command()
def release(hold_id: UUID, reason: Reason, organisation: OrganisationId = None) -> None:
    """Let go: what is due is forgotten at once, unless another hold stands on it."""
    house.open_house()
    from sudare.storage.actions import release_hold

    known = operator_of(organisation)
    _asked(lambda: release_hold(viewer=known, hold_id=hold_id, reason=reason))
    typer.echo(say("Released."))


def _asked(verb: Any) -> Any:
    try:
        return verb()
    except SudareError as error:
        typer.echo(say(error.public_message), err=True)
        raise typer.Exit(REFUSED) from error


def _scope(words: str) -> tuple[str, UUID]:
    kind, _, target = words.partition(":")
    try:
        return kind, UUID(target)
    except ValueError as error:
        raise typer.BadParameter(
            say("{words} isn't attachment:ID, room:ID, person:ID or organisation:ID.", words=words)
        ) from error


def _row(hold: Any) -> dict[str, Any]:
    return {
        "id": str(hold.pk),
        "case": hold.case,
        "reason": hold.reason,
        "contact": hold.contact,
        "is_quiet": hold.is_quiet,
        "placed_at": hold.placed_at.isoformat(),
        "released_at": hold.released_at.isoformat() if hold.released_at else None,
        "scopes": [f"{scope.kind}:{scope.target_id}" for scope in hold.scopes.all()],
    }

"""Whoever sits at the machine: no member of any organisation, and the log says so by naming nobody."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

import typer

from sudare.cli.words import say

OrganisationId = Annotated[
    UUID | None, typer.Option("--organisation", help="Which organisation, where there are many.")
]


@dataclass(frozen=True, slots=True)
class Operator:
    """May do in an organisation what its owner may; for verbs that take whoever holds a right."""

    organisation_id: UUID
    user_id: UUID | None = None
    name: str = ""

    def has_proved_lately(self, moment: datetime, /) -> bool:
        """Whoever holds the machine has shown enough."""
        del moment
        return True

    def may(self, right: Any, /) -> bool:
        del right
        return True


def operator_of(organisation_id: UUID | None) -> Operator:
    """The operator for this organisation, or for the only one there is."""
    from sudare.accounts.queries import organisation_ids

    known = organisation_ids()
    if organisation_id is None and len(known) == 1:
        organisation_id = known[0]
    if organisation_id is None or organisation_id not in known:
        raise typer.BadParameter(
            say("Please name one with --organisation: {known}", known=", ".join(str(each) for each in known))
        )
    return Operator(organisation_id)

"""How long pictures are kept, what keeps them longer, and what was forgotten, as it goes over the wire."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from sudare.connect.policy_schemas import Proposal
from sudare.connect.schemas import Incoming, Schema
from sudare.storage.terms import CASE_MAX_CHARACTERS, REASON_MAX_CHARACTERS, SCOPES_AT_MOST, ScopeKind

__all__ = [
    "Forecast",
    "Forgotten",
    "Hold",
    "HoldScope",
    "Holds",
    "NewHold",
    "Proposal",
    "Release",
    "Wish",
    "Withdrawal",
]

WHY_MAX = 200


class Wish(Incoming):
    """``despite_floor``: somebody who may change the rules says that this is no document the law speaks of, and why."""

    why: Annotated[str, Field(max_length=WHY_MAX)] = ""
    despite_floor: bool = False


class Forgotten(Schema):
    """``receipt`` is null where nothing was ever finished, so that there is nothing to prove."""

    receipt: UUID | None


class Withdrawal(Schema):
    """``kept`` are pictures a case or the law keeps; they go as soon as they may, and ``contacts`` know more."""

    forgotten: int
    kept: list[UUID]
    contacts: list[str]


# --- holds -------------------------------------------------------------------------------------------------
class HoldScope(Incoming):
    """One thing a hold keeps, with everything in it."""

    kind: ScopeKind
    id: UUID


class NewHoldScope(Incoming):
    """As above; what a case of the house keeps is the house's own, and can't be kept or let go of from outside."""

    kind: Literal[ScopeKind.ATTACHMENT, ScopeKind.ROOM, ScopeKind.PERSON, ScopeKind.ORGANISATION]
    id: UUID


class NewHold(Incoming):
    """``is_quiet``: nobody is told before they ask for the deletion. ``contact``: whom to ask."""

    case: Annotated[str, Field(min_length=1, max_length=CASE_MAX_CHARACTERS)]
    reason: Annotated[str, Field(min_length=1, max_length=REASON_MAX_CHARACTERS)]
    scopes: Annotated[list[NewHoldScope], Field(min_length=1, max_length=SCOPES_AT_MOST)]
    contact: Annotated[str, Field(max_length=120)] = ""
    is_quiet: bool = False


class Release(Incoming):
    reason: Annotated[str, Field(min_length=1, max_length=REASON_MAX_CHARACTERS)]


class Hold(Schema):
    id: UUID
    case: str
    reason: str
    contact: str
    is_quiet: bool
    placed_at: datetime
    released_at: datetime | None
    scopes: list[HoldScope]


class Holds(Schema):
    items: list[Hold]


# --- days --------------------------------------------------------------------------------------------------
class Forecast(Schema):
    """``due_now`` would be forgotten at once; ``held`` and ``under_floor`` would be due as well, and stay."""

    total: int
    due_now: int
    held: int
    under_floor: int

"""The rules and the notice made from them, as they go over the wire."""

from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import Field, StringConstraints, model_validator

from sudare.accounts.terms import Role
from sudare.connect.schemas import Incoming, Schema
from sudare.policy.document import MAX_CHARACTERS
from sudare.policy.library import PROFILES
from sudare.policy.reading import AI
from sudare.policy.terms import Decision
from sudare.screening.terms import Kind

REASON_MAX = 300

Language = Literal["ja", "ja-plain", "en"]
Profile = Annotated[str, Field(json_schema_extra={"enum": list(PROFILES)}, max_length=40)]


# --- the notice above the composer -------------------------------------------------------------------------
class Example(Schema):
    kind: str
    text: str
    drawing: str


class Refused(Example):
    """``text`` says why, ``instead`` what to send."""

    instead: str


class AiNotice(Schema):
    mode: Annotated[str, Field(json_schema_extra={"enum": list(AI)})]
    text: str


class WhoSees(Schema):
    name: str
    role: Role


class Notice(Schema):
    """What becomes of each kind of picture here. Made from the rules in force, so it can't say anything else."""

    policy: str
    profile: str
    title: str
    about: str
    may: list[Example]
    covered: list[Example]
    held: list[Example]
    never: list[Refused]
    retention_days: int
    ai: AiNotice
    who: list[WhoSees]


# --- the rules ---------------------------------------------------------------------------------------------
class Rule(Schema):
    id: str
    when: dict[Kind, float]
    then: Decision
    because: str
    instead: str | None
    covers: list[Kind]
    destroys_original: bool
    veils: bool
    diverts: bool
    source: str
    as_of: str


class Policy(Schema):
    """The rules in force. ``document`` is their text, for those who may change them."""

    policy: str
    profile: str
    version: int
    title: str
    about: str
    retention_days: int
    ai: Annotated[str, Field(json_schema_extra={"enum": list(AI)})]
    keeps_original: bool
    minors: bool
    quiet: str  # when nobody under age is rung, as 21:00-06:00, or off
    rules: list[Rule]
    document: str | None


class Proposal(Incoming):
    """Either a profile, or a whole document; for a room, or for the organisation."""

    profile: Profile | None = None
    document: Annotated[str, Field(max_length=MAX_CHARACTERS)] | None = None
    room_id: UUID | None = None

    @model_validator(mode="after")
    def one_of_both(self) -> Self:
        if (self.profile is None) == (self.document is None):
            raise ValueError("give a profile or a document")
        return self


class ChangedPolicy(Proposal):
    reason: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=REASON_MAX)]


class Moved(Schema):
    """So many pictures would have gone from one decision to another."""

    before: Decision
    after: Decision
    count: int


class Preview(Schema):
    """What rules would have done to the last ``cases`` pictures. ``other_masks``: same decision, covered otherwise."""

    cases: int
    changed: list[Moved]
    stricter: int
    softer: int
    other_masks: int

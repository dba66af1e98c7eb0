"""What everything over the wire is made from, people, and operation. The OpenAPI document is made from these classes.

What belongs to one subject lies in its own ``…_schemas.py``.
"""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from sudare.accounts.terms import Right, Role

NAME_MAX = 80
TEXT_MAX = 8_000  # about five pages of Japanese; longer things are documents

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=NAME_MAX)]
Sequence = Annotated[int, Field(ge=0, le=2**53 - 1)]  # what JavaScript can count


class Schema(BaseModel):
    """What everything here is made from. Ninja's own reads rows through a wrapper, each field several times over."""

    model_config = ConfigDict(from_attributes=True)


class Incoming(Schema):
    """A body from outside: a field we don't know is a mistake worth telling, not something to drop in silence."""

    model_config = ConfigDict(extra="forbid")


class Problem(Schema):
    """RFC 9457. ``detail`` is for people and in their language; ``code`` is for programs and never changes."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    go_on: str | None = None  # with ``step_up_needed``: the page that asks; give it ``?next=`` and it leads back
    errors: list["FieldError"] | None = None


class FieldError(Schema):
    field: str
    message: str


class Me(Schema):
    user: "Myself"
    organisation: "Organisation"
    role: Role
    rights: list[Right]
    reviews_waiting: int  # pictures that wait for my word; 0 without the right to give one
    visitors_waiting: int | None  # at my desks; null for whoever has none
    cases_waiting: int  # overdue, or taken by nobody yet, or handed to me unread; 0 without the right to handle any


class Myself(Schema):
    id: UUID
    name: str
    email: str
    language: str


class Organisation(Schema):
    id: UUID
    name: str


class Person(Schema):
    user_id: UUID
    name: str
    role: Role


class People(Schema):
    items: list[Person]
    next_cursor: str | None = None


class Author(Schema):
    id: UUID
    name: str


class Health(Schema):
    status: Literal["ok"]


class Readiness(Schema):
    """One line per thing Sudare leans on; ``ready`` only when each of them answers."""

    ready: bool
    checks: dict[str, str]

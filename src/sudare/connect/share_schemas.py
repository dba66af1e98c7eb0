"""Links for people outside, as they go over the wire."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from sudare.connect.schemas import NAME_MAX, Author, Incoming, Schema


class NewShare(Incoming):
    """For ``label``, in one's own words; the password is told to them another way than the link."""

    label: Annotated[str, Field(max_length=NAME_MAX)] = ""
    days: Annotated[int, Field(ge=1, le=30)] = 7
    password: Annotated[str, Field(max_length=200)] = ""
    max_views: Annotated[int | None, Field(ge=1, le=1000)] = None


class Share(Schema):
    """A link to one picture for somebody without a seat. Its address is told once, when it is made."""

    id: UUID
    label: str
    made_by: Author
    created_at: datetime
    expires_at: datetime
    revoked_at: datetime | None
    has_password: bool
    views: int
    max_views: int | None


class ShareMade(Share):
    url: str


class Shares(Schema):
    """Newest first."""

    items: list[Share]

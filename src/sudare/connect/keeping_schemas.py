"""How long pictures are kept, what keeps them longer, and what was forgotten, as it goes over the wire."""

from typing import Annotated
from uuid import UUID

from ninja import Schema
from pydantic import Field

from sudare.connect.schemas import Incoming

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

"""The house itself, where it does something for nobody in particular: the log then names nobody."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class House:
    """A holder of holds without a name."""

    organisation_id: UUID
    user_id: UUID | None = None
    name: str = ""

    def may(self, right: Any, /) -> bool:
        del right
        return True

    def has_proved_lately(self, moment: datetime, /) -> bool:
        del moment
        return True

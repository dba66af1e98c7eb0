"""Where a policy counts, and what is told about it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class Scope(StrEnum):
    """From wide to narrow; the narrowest place that has rules of its own decides."""

    ORGANISATION = "organisation"
    DESK = "desk"
    ROOM = "room"


@dataclass(frozen=True, slots=True)
class KnownLine:
    """A picture that is not to be seen again, as its list shows it: by name, never by what it looks like."""

    id: UUID
    label: str
    added_by: str
    created_at: datetime
    is_recognisable: bool = True  # a flat picture has nothing to be recognised by

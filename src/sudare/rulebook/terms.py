"""Where a policy counts."""

from enum import StrEnum


class Scope(StrEnum):
    """From wide to narrow; the narrowest place that has rules of its own decides."""

    ORGANISATION = "organisation"
    DESK = "desk"
    ROOM = "room"

"""What a sealed object is for, and how far along it is."""

from enum import StrEnum


class Purpose(StrEnum):
    QUARANTINE = "quarantine"
    RENDITION = "rendition"
    ORIGINAL = "original"  # upright and stripped, but unmasked
    NAME = "name"


class ObjectState(StrEnum):
    OPEN = "open"
    SEALED = "sealed"
    DESTROYED = "destroyed"

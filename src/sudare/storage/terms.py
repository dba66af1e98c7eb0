"""What a sealed object is for and how far along it is; what is to be forgotten, and what a case may keep."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final, Protocol
from uuid import UUID

FORGOTTEN: Final = "storage:objects:forgotten"
REFUSED: Final = "storage:objects:refused"
HOLDING: Final = "hold"  # a right of ``accounts``, which stands beside this floor: who may hold and release
CASE_MAX_CHARACTERS: Final = 80
REASON_MAX_CHARACTERS: Final = 300
SCOPES_AT_MOST: Final = 200


RECEIPT_FORM: Final = "sudare-receipt-1"


class Purpose(StrEnum):
    QUARANTINE = "quarantine"
    RENDITION = "rendition"
    ORIGINAL = "original"  # upright and stripped, but unmasked
    NAME = "name"
    READING = "reading"  # what a reader read in a rendition
    KEPT = "kept"  # words that were taken back or changed, for as long as somebody may still report them
    EVIDENCE = "evidence"  # what a case preserved, and what it hands over


class ObjectState(StrEnum):
    OPEN = "open"
    SEALED = "sealed"
    DESTROYED = "destroyed"


class Rule(StrEnum):
    """Why something was forgotten, as its receipt and the log print it."""

    DAY = "day"  # its day has come
    SENDER = "sender"  # whoever sent it asked for it
    MODERATION = "moderation"
    MESSAGE = "message"  # with the message it hung on
    CONSENT = "consent"  # its sender withdrew
    MEMBER = "member"  # its sender was removed, pictures and all
    ORGANISATION = "organisation"
    REVIEW = "review"  # refused, and nobody may object any more
    RESTORE = "restore"  # it was forgotten before, and a backup brought it back


class ScopeKind(StrEnum):
    """What a case can keep, from narrow to wide."""

    ATTACHMENT = "attachment"
    ROOM = "room"
    PERSON = "person"
    ORGANISATION = "organisation"
    CASE = "case"  # what was preserved for a case of the house itself; only that case lets go of it


Scope = tuple[ScopeKind | str, UUID]


@dataclass(frozen=True, slots=True)
class Subject:
    """What is to be forgotten, as holds see it: itself, and where it belongs."""

    kind: str
    id: UUID
    organisation_id: UUID
    room_id: UUID | None = None
    person_id: UUID | None = None
    case_ids: tuple[UUID, ...] = ()  # cases of the house that keep it, if their holds stand

    def places(self) -> tuple[Scope, ...]:
        """Every scope under which a case could keep it."""
        around = ((ScopeKind.ROOM, self.room_id), (ScopeKind.PERSON, self.person_id))
        within = tuple((kind, target) for kind, target in around if target is not None)
        within += tuple((ScopeKind.CASE, case_id) for case_id in self.case_ids)
        return ((self.kind, self.id), *within, (ScopeKind.ORGANISATION, self.organisation_id))


class Holder(Protocol):
    """Whoever places and releases holds: a ``Viewer`` of accounts, the operator at the machine, or the house itself."""

    @property
    def user_id(self) -> UUID | None: ...

    @property
    def organisation_id(self) -> UUID: ...

    @property
    def name(self) -> str: ...

    def may(self, right: Any, /) -> bool: ...

    def has_proved_lately(self, moment: datetime, /) -> bool: ...


def spelled(document: Mapping[str, Any]) -> bytes:
    """What the signature of a receipt covers: all of it but ``signature``, as JSON with one possible spelling."""
    signed = {name: value for name, value in document.items() if name != "signature"}
    return json.dumps(signed, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()

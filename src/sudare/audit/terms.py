"""What an entry may say and how it is spelled, and what a checkpoint says. No database here."""

import base64
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

FORM = "sudare-entry-1"  # stands in every entry; another spelling would get another number
_VERB = re.compile(r"[a-z][a-z_]*:[a-z][a-z_]*:[a-z][a-z_]*")
_WORD = re.compile(r"[A-Za-z0-9_.:+/-]{0,80}")

Detail = None | bool | int | str | list["Detail"]


def as_verb(verb: str) -> str:
    """``package:subject:action``, e.g. ``viewing:rendition:opened``.

    Raises ValueError: a verb nobody can search for is a mistake in the house, not of a person.
    """
    if not _VERB.fullmatch(verb):
        raise ValueError(f"{verb!r} is not package:subject:action")
    return verb


def as_details(details: Mapping[str, object] | None) -> dict[str, Detail]:
    """Ids, numbers and single plain words: nothing that could carry what people wrote, showed or are called.

    Raises ValueError for anything else, so that content can't slip into a log that is never erased.
    """
    return {str(_detail(key)): _detail(value) for key, value in (details or {}).items()}


def _detail(value: object) -> Detail:
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, list | tuple):
        return [_detail(part) for part in value]
    if not isinstance(value, str | UUID) or not _WORD.fullmatch(str(value)):
        raise ValueError("an entry's details hold ids, numbers and plain words only")
    return str(value)


def as_moment(at: datetime) -> str:
    """``2026-11-22T04:30:00.000000Z``: UTC, with microseconds, always."""
    return f"{at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='microseconds')}Z"


def origin_of(organisation_id: UUID) -> str:
    """The name of an organisation's log. It stays when the house moves to another address."""
    return f"sudare/audit/{organisation_id}"


@dataclass(frozen=True, slots=True)
class Deed:
    """The part of an entry its leaf covers.

    ``reason`` is the house's own words, ``sealed`` a person's, under that person's key: the leaf covers the
    ciphertext, so the tree stays whole when the key is destroyed.
    """

    organisation_id: UUID
    sequence: int
    at: datetime
    actor_id: UUID | None
    verb: str
    subject_id: UUID | None
    reason: str
    sealed: bytes
    details: Mapping[str, Detail]

    @property
    def spelled(self) -> bytes:
        """The one spelling: a JSON array in ASCII, without spaces, keys sorted. One entry is one line of an export."""
        return json.dumps(
            [
                FORM,
                str(self.organisation_id),
                self.sequence,
                as_moment(self.at),
                self.verb,
                self.actor_id and str(self.actor_id),
                self.subject_id and str(self.subject_id),
                self.reason,
                base64.b64encode(self.sealed).decode(),
                dict(self.details),
            ],
            sort_keys=True,
            separators=(",", ":"),
            ensure_ascii=True,
        ).encode()


def beginning_of(organisation_id: UUID, sequence: int) -> bytes:
    """How the line of this entry must begin."""
    return f'["{FORM}","{organisation_id}",{sequence},"'.encode()


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What a log was at a moment: so many entries, and the root over them."""

    origin: str
    size: int
    root: bytes
    at: datetime


@dataclass(frozen=True, slots=True)
class EntryProof:
    """What leads from an entry to a signed checkpoint; ``size`` is 0 while none covers it yet."""

    sequence: int
    leaf: bytes
    size: int = 0
    root: bytes = b""
    at: datetime | None = None
    path: tuple[bytes, ...] = ()
    note: str = ""
    is_verified: bool = False


SIGNING = "signing"  # stands where a target's name would, for a log that couldn't be signed


@dataclass(frozen=True, slots=True)
class OutletState:
    """How far one place knows one log. ``fault`` is empty while all is well."""

    target: str
    organisation_id: UUID
    size: int
    told_at: datetime | None
    failing_since: datetime | None
    fault: str


@dataclass(frozen=True, slots=True)
class CheckpointState:
    """What has left the house. ``late``: logs with entries that no place knows of, though they are old enough."""

    outlets: tuple[OutletState, ...]
    late: tuple[UUID, ...]

    @property
    def faults(self) -> tuple[OutletState, ...]:
        return tuple(outlet for outlet in self.outlets if outlet.fault)


@dataclass(frozen=True, slots=True)
class ChainReport:
    """``broken_at`` is the sequence of the first entry that doesn't fit, None when all do."""

    entries: int
    root: bytes
    broken_at: int | None = None

    @property
    def is_whole(self) -> bool:
        return self.broken_at is None

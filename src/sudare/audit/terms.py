"""What an entry may say, and the arithmetic of its chain. No database here."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

BEGINNING = "0" * 64  # the digest before an organisation's first entry

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


@dataclass(frozen=True, slots=True)
class Deed:
    """The part of an entry its digest covers."""

    organisation_id: UUID
    sequence: int
    at: datetime
    actor_id: UUID | None
    verb: str
    subject_id: UUID | None
    reason: str
    details: Mapping[str, Detail]

    def digest_after(self, before: str) -> str:
        """SHA-256, in hex, over the digest before and this deed, as JSON with one possible spelling."""
        at = self.at.astimezone(UTC).isoformat(timespec="microseconds")
        people = [str(self.organisation_id), self.actor_id and str(self.actor_id)]
        subject = self.subject_id and str(self.subject_id)
        spelled = [before, *people, self.sequence, at, self.verb, subject, self.reason, dict(self.details)]
        text = json.dumps(spelled, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
        return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class ChainReport:
    """``broken_at`` is the sequence of the first entry that doesn't fit, None when all do."""

    entries: int
    last_digest: str
    broken_at: int | None = None

    @property
    def is_whole(self) -> bool:
        return self.broken_at is None

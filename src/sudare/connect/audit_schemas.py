"""The audit log on the wire."""

from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import Field

from sudare.connect.schemas import Schema


class RecordedDeed(Schema):
    """One entry: who did what to which thing, when."""

    id: UUID
    sequence: int = Field(description="Its place in the organisation's log, from 1, without gaps.")
    at: datetime
    verb: str = Field(description="`package:subject:action`")
    actor_id: UUID | None = Field(description="Nobody: the house did it by itself.")
    actor_name: str = Field(description="Empty when nobody acted, or when the person was forgotten.")
    subject_id: UUID | None
    reason: str = Field(description="Empty when there is none, or when whoever wrote it was forgotten.")
    details: dict[str, Any] = Field(description="Ids, numbers and single plain words.")


class Deeds(Schema):
    items: list[RecordedDeed]
    next_before: int | None = Field(description="Ask for the next page with `before` set to it.")


class EntryProof(Schema):
    """What leads from the entry, as it stands in the database now, to a signed checkpoint."""

    sequence: int
    entry: str = Field(description="The line its leaf is hashed from: SHA-256 over a zero byte and this text.")
    leaf: str = Field(description="In hexadecimal, as all hashes here.")
    size: int = Field(description="How many entries the checkpoint covers. 0: none covers this entry yet.")
    root: str
    path: list[str] = Field(description="From the leaf upwards. RFC 6962, section 2.1.1.")
    checkpoint: str = Field(description="The signed note.")
    checkpoint_at: datetime | None
    is_verified: bool = Field(description="The server has just computed all of it, and it fits.")


class GrowthProof(Schema):
    """That the log with `new` entries begins with the log that had `old`. RFC 6962, section 2.1.2."""

    old: int
    new: int
    path: list[str]


class Checkpoints(Schema):
    """What was signed, the newest first."""

    items: list[str] = Field(description="Signed notes: C2SP tlog-checkpoint.")
    key: str = Field(description="The public key, as C2SP signed-note spells it.")
    size: int = Field(description="How many entries the log has now.")

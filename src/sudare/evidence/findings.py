"""What the check of a package found."""

from dataclasses import dataclass, field
from enum import StrEnum


class FaultKind(StrEnum):
    CHANGED = "changed"  # a file isn't what was signed
    MISSING = "missing"
    ADDED = "added"  # a file that was never signed
    ARCHIVE = "archive"  # the archive itself isn't as it was made; ``about`` says how
    SIGNATURE = "signature"  # the list isn't signed by the key it names
    SIGNER = "signer"  # it is signed, but not by a key one was told to believe
    STAMP = "stamp"  # the time stamp doesn't belong to this signature, or its authority isn't believed
    PROOF = "proof"  # an entry of the log isn't where its proof says


class StampState(StrEnum):
    PENDING = "pending"  # made without an authority; it is asked later
    STAMPED = "stamped"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Fault:
    kind: FaultKind
    path: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Stamp:
    """``is_vouched``: whether a root one was told to believe stands behind it; None when none was told."""

    state: StampState
    at: str = ""
    authority: str = ""
    is_vouched: bool | None = None


@dataclass(frozen=True, slots=True)
class Findings:
    """``is_known_signer``: None when no key was told. ``views_proved`` of ``views`` are in the signed log."""

    faults: tuple[Fault, ...]
    case_id: str = ""
    case_number: int = 0
    organisation: str = ""
    made_at: str = ""
    files: int = 0
    public_key: bytes = b""
    fingerprint: str = ""
    is_known_signer: bool | None = None
    stamp: Stamp = field(default_factory=lambda: Stamp(StampState.PENDING))
    views: int = 0
    views_proved: int = 0

    @property
    def is_whole(self) -> bool:
        return not self.faults

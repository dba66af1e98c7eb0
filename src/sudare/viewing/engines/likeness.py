"""Which sent pictures look like a suspect. Loaded in workers only."""

from collections.abc import Iterable, Sequence
from typing import Final
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from sudare.screening.fingerprints import BYTES
from sudare.viewing.terms import Likeness

WORTH_COMPARING: Final = 96  # of 256 bits; two pictures that share nothing differ in 128, give or take 8


def nearest(family: Sequence[bytes], kept: Iterable[tuple[UUID, bytes]]) -> list[Likeness]:
    """The pictures whose fingerprints come near any of the family's, the nearest first.

    ``kept``: each picture's fingerprints, 32 bytes each. Compares all with all: a million in about a second.
    """
    if not family:
        return []
    sought = np.frombuffer(b"".join(family), np.uint64).reshape(-1, BYTES // 8)
    found = [Likeness(pk, _least(sought, prints)) for pk, prints in kept if prints]
    near = [each for each in found if each.distance <= WORTH_COMPARING]
    return sorted(near, key=lambda each: each.distance)


def _least(sought: NDArray[np.uint64], prints: bytes) -> int:
    theirs = np.frombuffer(prints, np.uint64).reshape(-1, BYTES // 8)
    differing = np.bitwise_count(sought[:, None, :] ^ theirs[None, :, :]).sum(axis=2, dtype=np.int64)
    return int(differing.min())

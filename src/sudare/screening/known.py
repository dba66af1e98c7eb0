"""The nearest of a million fingerprints, exactly, in about a millisecond.

Two fingerprints that differ in at most 31 of 256 bits differ in at most one bit of at least one of 16 bands:
32 differing bits would be needed for two in every band. So all that can be near stands in 16 × 17 buckets.
Source: Norouzi, Punjani, Fleet, "Fast Exact Search in Hamming Space with Multi-Index Hashing", IEEE TPAMI 36 (2014).
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from sudare.screening.fingerprints import BYTES, WITHIN

BANDS: Final = 16
BAND_BITS: Final = 16
BUCKETS: Final = 1 << BAND_BITS
NEIGHBOURS: Final = np.array([0, *(1 << bit for bit in range(BAND_BITS))], np.uint16)  # equal, or one bit off

assert WITHIN < 2 * BANDS, "more differing bits and the bands would no longer be exact"

Fingerprints = NDArray[np.uint8]
"""uint8, (n, 32)."""


class Index:
    """Fingerprints that don't change any more. 96 MB for a million; see ``tests/screening/test_known.py``."""

    def __init__(self, fingerprints: Fingerprints) -> None:
        packed = np.ascontiguousarray(fingerprints, dtype=np.uint8).reshape(-1, BYTES)
        self._words = packed.view(np.uint64)
        bands = packed.view(np.uint16)
        self._order = np.empty((BANDS, len(packed)), np.uint32)
        self._starts = np.empty((BANDS, BUCKETS + 1), np.uint32)
        for band in range(BANDS):
            column = np.ascontiguousarray(bands[:, band])
            self._order[band] = column.argsort(kind="stable")
            self._starts[band, 0] = 0
            np.cumsum(np.bincount(column, minlength=BUCKETS), out=self._starts[band, 1:])

    def __len__(self) -> int:
        return len(self._words)

    def nearest(self, fingerprint: bytes) -> tuple[int, int] | None:
        """Distance (0–31) and position of the nearest entry, the first of several; None when all are farther away."""
        sought = np.frombuffer(fingerprint, np.uint8)
        found = self._candidates(sought.view(np.uint16))
        if not len(found):
            return None
        distances = np.bitwise_count(self._words[found] ^ sought.view(np.uint64)).sum(axis=1, dtype=np.int64)
        least = int(distances.min())
        return (least, int(found[distances == least].min())) if least <= WITHIN else None

    def _candidates(self, bands: NDArray[np.uint16]) -> NDArray[np.uint32]:
        """Positions of all that stand in a near bucket of any band; some more than once."""
        parts = []
        for band in range(BANDS):
            buckets = (bands[band] ^ NEIGHBOURS).astype(np.intp)
            starts, ends = self._starts[band, buckets], self._starts[band, buckets + 1]
            parts += [self._order[band, start:end] for start, end in zip(starts, ends, strict=True) if end > start]
        return np.concatenate(parts) if parts else np.empty(0, np.uint32)

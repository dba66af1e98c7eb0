"""The index is exact: it finds what comparing with every entry finds."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sudare.screening.fingerprints import WITHIN
from sudare.screening.known import Index

AMOUNT = 3_000


def crowd(seed):
    """Random ones, near ones, equal ones, and whole bands in common."""
    chance = np.random.default_rng(seed)
    entries = chance.integers(0, 256, (AMOUNT, 32), np.uint8)
    entries[1000:1500] = entries[7]
    for number in range(1000, 1500):
        flip(entries[number], chance.choice(256, int(chance.integers(0, 60)), replace=False))
    entries[2000:2400, :16] = entries[8, :16]
    return entries


def flip(fingerprint, bits):
    for bit in bits:
        fingerprint[bit // 8] ^= np.uint8(1 << (bit % 8))


def by_comparing_all(entries, sought):
    distances = np.bitwise_count(entries ^ np.frombuffer(sought, np.uint8)).sum(axis=1, dtype=int)
    least = int(distances.min())
    return (least, int(distances.argmin())) if least <= WITHIN else None


CROWD = crowd(1)
INDEX = Index(CROWD)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(place=st.integers(0, AMOUNT - 1), bits=st.sets(st.integers(0, 255), max_size=40))
def test_the_nearest_is_the_one_that_comparing_with_all_finds(place, bits):
    sought = CROWD[place].copy()
    flip(sought, bits)
    assert INDEX.nearest(sought.tobytes()) == by_comparing_all(CROWD, sought.tobytes())


@pytest.mark.parametrize("spread", range(8))
def test_thirty_one_bits_are_found_however_they_are_spread_and_thirty_two_are_not(spread):
    """Two in every band but one is the worst case for the bands."""
    lonely = np.random.default_rng(99).integers(0, 256, (1, 32), np.uint8)
    index = Index(lonely)
    bits = [16 * band + (spread + 3 * turn) % 16 for band in range(16) for turn in range(2)]
    sought = lonely[0].copy()
    flip(sought, bits[:-1])
    assert index.nearest(sought.tobytes()) == (31, 0)
    flip(sought, bits[-1:])
    assert index.nearest(sought.tobytes()) is None


def test_an_empty_index_knows_nobody():
    index = Index(np.empty((0, 32), np.uint8))
    assert len(index) == 0
    assert index.nearest(bytes(32)) is None

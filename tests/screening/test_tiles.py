"""Tiles cover a picture, overlap, and have few shapes."""

import itertools

import pytest

from sudare.screening.engines.tiles import cuts, tiles

SIDES = (384, 512)


@pytest.mark.parametrize("length", [1, 383, 384, 385, 512, 513, 720, 960, 1080, 1440, 1919, 1920])
def test_cuts_reach_over_the_whole_length_and_overlap(length):
    found = cuts(length, sides=SIDES, overlap=40)
    assert found[0][0] == 0
    assert found[-1][1] == length
    assert all(end - start <= max(SIDES) for start, end in found)
    assert all(end - following >= 40 for (_, end), (following, _) in itertools.pairwise(found))
    if len(found) > 1:
        assert {end - start for start, end in found} <= set(SIDES)


def test_a_full_screen_is_cut_into_few_pixels():
    shown = sum(
        (rows.stop - rows.start) * (columns.stop - columns.start)
        for rows, columns in tiles((1080, 1920), sides=SIDES, overlap=40)
    )
    assert shown < 1.3 * 1080 * 1920

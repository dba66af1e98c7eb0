"""Where things lie when a cutting is turned and mirrored, and what a second look may change."""

import numpy as np
import pytest

from screening.scenes import sheet
from sudare.screening.engines.closer import FACE_PX, MOST, SIDE_PX, SURE, WAYS, WORTH, looked_closer

NOTHING = np.empty((0, 5), np.float32)


def boxes(*rows):
    return np.array(rows, np.float32).reshape(-1, 5)


def seen(score, size=FACE_PX):
    """What a detector says that sees one face in the middle."""
    near, far = (SIDE_PX - size) / 2, (SIDE_PX + size) / 2
    return lambda _: boxes((near, near, far, far, score))


@pytest.mark.parametrize("way", WAYS)
def test_a_place_in_a_held_cutting_is_found_again(way):
    cutting = np.zeros((SIDE_PX, SIDE_PX, 3), np.uint8)
    cutting[20:50, 100:110] = 255
    rows, columns = np.nonzero(way.held(cutting)[:, :, 0] > 128)
    held = (columns.min(), rows.min(), columns.max() + 1, rows.max() + 1)
    assert way.back(held) == pytest.approx((100, 20, 110, 50), abs=2)


def test_a_doubtful_face_gets_the_score_and_the_place_of_the_closer_look():
    (found,) = looked_closer(sheet(600, 400), boxes((280, 180, 320, 220, 0.2)), seen(0.9))
    assert found == pytest.approx((280, 180, 320, 220, 0.9), abs=2)


def test_what_is_seen_worse_from_close_by_keeps_its_score():
    (found,) = looked_closer(sheet(600, 400), boxes((280, 180, 320, 220, 0.4)), seen(0.1))
    assert found == pytest.approx((280, 180, 320, 220, 0.4))


def test_a_face_beside_the_middle_or_of_another_size_is_another_one():
    doubtful = boxes((280, 180, 320, 220, 0.2))
    for other in (lambda _: boxes((0, 0, 50, 50, 0.9)), seen(0.9, size=20), seen(0.9, size=SIDE_PX), lambda _: NOTHING):
        assert looked_closer(sheet(600, 400), doubtful, other) == pytest.approx(doubtful)


def test_a_face_at_the_corner_can_be_cut_out():
    (found,) = looked_closer(sheet(60, 40), boxes((-5, -5, 25, 25, 0.3)), seen(0.8))
    assert found == pytest.approx((-5, -5, 25, 25, 0.8), abs=2)


def test_only_doubtful_ones_are_looked_at_and_not_without_end():
    asked = []

    def found_in(cutting):
        asked.append(cutting.shape)
        return NOTHING

    looked_closer(sheet(600, 400), boxes((10, 10, 50, 50, SURE), (100, 10, 150, 50, WORTH / 2)), found_in)
    assert not asked
    looked_closer(sheet(600, 400), boxes(*[(200, 200, 240, 240, 0.2)] * 100), found_in)
    assert asked == [(SIDE_PX, SIDE_PX, 3)] * (MOST * len(WAYS))


def test_no_box_at_all_is_no_fault():
    assert looked_closer(sheet(60, 40), NOTHING, seen(0.9)).shape == (0, 5)

"""Ink on a heat map, drawn by hand: which lines are seen in it."""

import cv2
import numpy as np
import pytest

from sudare.screening.engines.text.islands import lines_of


def drawn(*strips, size=(400, 600)):
    """Rectangles (x, y, width, height) of ink on paper."""
    ink = np.zeros(size, np.uint8)
    for x, y, width, height in strips:
        ink[y : y + height, x : x + width] = 1
    return ink


def boxes(ink):
    """Upright boxes of all lines, top to bottom: x, y, width, height."""
    contours, _ = cv2.findContours(ink, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    found = [cv2.boundingRect(cv2.boxPoints(box)) for each in contours for box, _, _ in lines_of(ink, each)]
    return sorted(found, key=lambda box: (box[1], box[0]))


def near(one, other, by=4):
    return all(abs(a - b) <= by for a, b in zip(one, other, strict=True))


ROWS = [(40, 40 + 60 * number, 200 + 40 * number, 20) for number in range(4)]


def test_a_plain_line_stays_as_it_is():
    (box,) = boxes(drawn((40, 40, 300, 20)))
    assert near(box, (40, 40, 300, 20))


def test_rows_tied_together_by_a_bar_down_their_first_letters_are_rows():
    found = boxes(drawn(*ROWS, (48, 45, 14, 190)))
    assert len(found) == 4
    assert all(near(box, row) for box, row in zip(found, ROWS, strict=True))


def test_columns_tied_together_are_columns():
    found = boxes(drawn(*[(y, x, height, width) for x, y, width, height in ROWS], (45, 48, 190, 14)))
    assert len(found) == 4


def test_tilted_rows_tied_together_are_rows():
    ink = drawn(*ROWS, (48, 45, 14, 190))
    turn = cv2.getRotationMatrix2D((300, 200), 9, 1)
    assert len(boxes(cv2.warpAffine(ink, turn, (600, 400), flags=cv2.INTER_NEAREST))) == 4


def test_a_column_that_hangs_from_a_row_is_seen_beside_it():
    found = boxes(drawn((40, 40, 400, 20), (200, 40, 20, 260)))
    assert len(found) == 2
    assert any(height > 4 * width for _, _, width, height in found)


@pytest.mark.parametrize("at", [40, 150, 310])
def test_a_line_loses_the_bulge_a_seam_gave_it(at):
    (box,) = boxes(drawn((40, 100, 300, 18), (at, 88, 20, 44)))
    assert box[3] <= 32


def test_each_line_brings_its_own_ink():
    ink = drawn(*ROWS, (48, 45, 14, 190))
    (contour,), _ = cv2.findContours(ink, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    for _, cut, own in lines_of(ink, contour):
        assert own.shape == ink[cut].shape
        assert 0 < own.sum() < ink.sum() / 2

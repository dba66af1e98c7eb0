"""Drawn specimens are the same everywhere, and their truth lies where it should."""

import numpy as np
import pytest

from sudare.screening.terms import Kind
from sudare.specimens import numbers, sets


def test_the_same_name_is_the_same_picture() -> None:
    one, other = sets.specimen("driver_licence", 3), sets.specimen("driver_licence", 3)
    assert one.truths == other.truths
    assert np.array_equal(one.rgb, other.rgb)


@pytest.mark.parametrize("number", [1, 3, 5, 17])
def test_truths_lie_inside_the_picture(number: int) -> None:
    found = sets.specimen("insurance_card", number)
    assert Kind.INSURANCE_CARD in found.kinds
    for truth in found.truths:
        assert 0 <= truth.box.x <= truth.box.x + truth.box.width <= 1 + 1e-9
        assert 0 <= truth.box.y <= truth.box.y + truth.box.height <= 1 + 1e-9


def test_half_of_every_group_is_worn() -> None:
    drawn = [sets.specimen("screen", number) for number in range(4)]
    assert [each.is_degraded for each in drawn] == [False, True, False, True]
    assert len({each.wear for each in drawn}) == 3


def test_check_digits_are_right() -> None:
    """Examples: ICAO Doc 9303 part 4 appendix B; a published test card."""
    assert numbers.mrz_digit("L898902C3") == "6"
    assert numbers.luhn_digit("424242424242424") == "2"
    assert numbers.my_number(np.random.default_rng(1)).isdigit()

"""Made receipts: the truth beside them is what is printed, and it adds up."""

import re

import numpy as np
import pytest

from sudare.specimens.receipts.sales import registration_number
from sudare.specimens.receipts.sets import DEGRADING, LAYOUTS, receipt


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_truth_is_printed_and_adds_up(layout: str) -> None:
    truth = receipt(layout, 3, worn="clean").truth
    digits = re.sub(r"[^0-9]", " ", "\n".join(truth["printed"]).replace(",", ""))
    assert str(truth["totals"]["total_yen"]) in digits.split()
    for rate in truth["tax_summary"]["rates"]:
        tax, base = rate["tax_amount_yen"], rate.get("taxable_amount_yen")
        assert str(tax) in digits.split()
        if base is not None:
            share = rate["tax_rate"] / 100
            assert min(abs(base * share - tax), abs(base * share / (1 + share) - tax)) < 1
    if "cash_received_yen" in truth["payment"]:
        assert truth["payment"]["cash_received_yen"] - truth["payment"]["change_yen"] == truth["totals"]["total_yen"]


@pytest.mark.parametrize("worn", ["clean", "photographed", "degraded"])
def test_every_place_holds_ink(worn: str) -> None:
    made = receipt("supermarket", 2, worn=worn)
    height, width = made.rgb.shape[:2]
    grey = made.rgb.mean(axis=2)
    for places in made.truth["boxes"].values():
        for x, y, across, down in places:
            rows = slice(int(y * height), int((y + down) * height) + 1)
            columns = slice(int(x * width), int((x + across) * width) + 1)
            assert np.ptp(grey[rows, columns]) > 40


def test_the_same_name_is_the_same_picture_and_another_number_another_sale() -> None:
    one, again, other = (receipt("taxi", number, worn="clean") for number in (1, 1, 2))
    assert np.array_equal(one.rgb, again.rgb)
    assert one.truth == again.truth
    assert one.truth["store_identity"] != other.truth["store_identity"] or one.truth["totals"] != other.truth["totals"]


def test_twenty_layouts_meet_every_way_of_degrading() -> None:
    assert len(LAYOUTS) == 20
    worn = {receipt(layout, 0, worn="degraded").wear for layout in list(LAYOUTS)[: len(DEGRADING)]}
    assert worn == {step.__name__ for step in DEGRADING}


def test_registration_numbers_have_their_check_digit() -> None:
    number = registration_number(np.random.default_rng(5))
    weighted = sum(int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(number[2:])))
    assert number[0] == "T"
    assert len(number) == 14
    assert int(number[1]) == 9 - weighted % 9

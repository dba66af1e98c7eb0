"""The table is only as good as its counting."""

import numpy as np
import pytest

from sudare.imaging.terms import Box
from sudare.screening.terms import Finding, Kind
from sudare.specimens.counting import Count, Tally
from sudare.specimens.terms import Specimen, Truth

HERE, THERE = Box(0.1, 0.1, 0.2, 0.1), Box(0.6, 0.6, 0.2, 0.1)
NOTHING = np.zeros((1, 1, 3), np.uint8)


PHONED = (Truth(Kind.PHONE, HERE),)


def counted(*findings, truths=PHONED, group="personal", wear=""):
    count = Count()
    count.add(Specimen("one", group, NOTHING, truths, wear), findings)
    return count


def test_an_item_is_found_only_where_it_stands() -> None:
    assert counted(Finding(Kind.PHONE, 0.9, HERE, "x")).rows[Kind.PHONE].clean.hits == 1
    assert counted(Finding(Kind.PHONE, 0.9, THERE, "x")).rows[Kind.PHONE].clean.hits == 0
    assert counted(Finding(Kind.EMAIL, 0.9, HERE, "x")).rows[Kind.PHONE].clean.hits == 0


def test_a_finding_below_one_half_counts_neither_way() -> None:
    count = counted(Finding(Kind.PHONE, 0.49, HERE, "x"))
    assert (count.rows[Kind.PHONE].clean.hits, count.rows[Kind.PHONE].precision.total) == (0, 0)
    assert counted(Finding(Kind.PHONE, 0.5, HERE, "x")).rows[Kind.PHONE].clean.hits == 1


def test_what_is_missed_is_named_so_that_it_can_be_drawn_again() -> None:
    assert counted(wear="dark").missed == [("one", Kind.PHONE)]


def test_alarms_are_counted_on_ordinary_pictures_only_and_harmless_kinds_are_none() -> None:
    findings = (Finding(Kind.PHONE, 0.9, HERE, "x"), Finding(Kind.RECEIPT, 0.9, HERE, "x"))
    assert counted(*findings, truths=(), group="ordinary").alarms_per_picture == 1
    assert counted(*findings, truths=(), group="contract").alarms_per_picture == 0


@pytest.mark.parametrize(
    ("hits", "total", "low", "high"), [(10, 10, 0.7225, 1.0), (0, 10, 0.0, 0.2775), (97, 100, 0.9155, 0.9897)]
)
def test_the_interval_is_wilsons(hits: int, total: int, low: float, high: float) -> None:
    assert Tally(hits, total).interval() == pytest.approx((low, high), abs=2e-3)

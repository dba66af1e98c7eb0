"""What the comparison of `sudare bench screening` counts, and that our side of it answers."""

import numpy as np
import pytest

from sudare.cli.bench import against
from sudare.imaging.terms import Box
from sudare.screening.terms import Kind
from sudare.specimens import sets
from sudare.specimens.people import KINDS
from sudare.specimens.terms import Specimen, Truth

NAME = Truth(Kind.PERSON_NAME, Box(0.2, 0.2, 0.4, 0.1))
SLIP = Specimen("slip", "personal", np.zeros((10, 10, 3), np.uint8), (NAME, Truth(Kind.BARCODE, Box(0, 0, 1, 1))))


def answer(*findings: list[object]) -> dict[str, object]:
    return {"seconds": 1.0, "cpu_seconds": 1.0, "findings": list(findings)}


def test_words_of_an_item_cover_it_together() -> None:
    left, right = Box(0.2, 0.2, 0.16, 0.1), Box(0.36, 0.2, 0.16, 0.1)
    assert against.covered(NAME.box, [left]) == pytest.approx(0.4, abs=0.03)
    assert against.covered(NAME.box, [left, right]) == pytest.approx(0.8, abs=0.03)
    assert against.covered(NAME.box, [left, left]) == pytest.approx(0.4, abs=0.03)
    assert against.covered(NAME.box, []) == 0


def test_a_finding_of_another_kind_counts_as_found_but_not_of_kind() -> None:
    ours = answer(["person_name", 0.9, 0.2, 0.2, 0.4, 0.1])
    theirs = answer(["DATE_TIME", 0.1, 0.2, 0.2, 0.25, 0.1])
    result = against.summed([SLIP], [{"sudare": ours, "peer": theirs}])
    assert result["all"] == {"of": 1, "sudare": 1, "peer": 1, "sudare_of_kind": 1, "peer_of_kind": 0}


def test_less_than_half_is_not_found_and_ratios_need_a_divisor() -> None:
    ours, theirs = answer(["person_name", 0.9, 0.2, 0.2, 0.21, 0.1]), answer(["PERSON", 0.9, 0.2, 0.2, 0.19, 0.1])
    result = against.summed([SLIP], [{"sudare": ours, "peer": theirs}])
    assert (result["all"]["sudare"], result["all"]["peer"]) == (1, 0)
    assert result["times_as_many"] == {"all": None, "japanese": None}


@pytest.mark.parametrize("numbers", [against.QUICK, against.FULL])
def test_the_slips_show_every_kind_and_half_of_them_are_worn(numbers: tuple[int, ...]) -> None:
    slips = [sets.specimen("personal", number) for number in numbers]
    assert {*KINDS.values()} <= {truth.kind for slip in slips for truth in slip.truths}
    assert 2 * sum(slip.is_degraded for slip in slips) == len(slips)


@pytest.mark.long
def test_our_side_reads_a_slip(tmp_path) -> None:
    slip = sets.specimen("personal", 0)
    np.save(tmp_path / "slip.npy", slip.rgb)
    with against.Reader(against.OURS) as reader:
        said = reader.read(tmp_path / "slip.npy")
    result = against.summed([slip], [{"sudare": said, "peer": said}])
    assert said["cpu_seconds"] > 0
    assert result["all"]["sudare"] >= result["all"]["of"] - 1

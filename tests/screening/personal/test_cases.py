"""Every rule against a table of what it must find, to the letter, and of what only looks like it."""

import pytest

from screening.personal.cases import POSITIVES
from screening.personal.ordinary import LOOKALIKES, PAGES
from screening.personal.written import SIZE_PX, covers, spilled, written
from sudare.screening.personal import find_personal

FOUND = [(kind, text) for kind, texts in POSITIVES.items() for text in texts]
ORDINARY = [(family, text) for family, texts in LOOKALIKES.items() for text in texts]
SPILL_LETTERS = 1.0


@pytest.mark.parametrize(("kind", "text"), FOUND)
def test_what_must_be_found_is_covered_to_the_letter(kind, text) -> None:
    page = written(text)
    found = [one for one in find_personal(page.lines, size_px=SIZE_PX) if one.kind is kind and one.score >= 0.6]
    assert len(page.marked) > 0
    for box in page.marked:
        covering = [one for one in found if covers(one, box)]
        assert covering, "not found or not wholly covered"
        assert min(spilled(one, box) for one in covering) < SPILL_LETTERS


@pytest.mark.parametrize(("kind", "text"), FOUND)
def test_boxes_of_characters_are_used_where_they_are_known(kind, text) -> None:
    page = written(text, with_characters=True)
    found = [one for one in find_personal(page.lines, size_px=SIZE_PX) if one.kind is kind]
    for box in page.marked:
        assert min(spilled(one, box) for one in found if covers(one, box)) < 0.5


@pytest.mark.parametrize(("family", "text"), ORDINARY)
def test_lookalikes_are_left_alone(family, text) -> None:
    assert not find_personal(written(text).lines, size_px=SIZE_PX)


@pytest.mark.parametrize("text", PAGES)
def test_ordinary_pages_are_left_alone(text) -> None:
    assert not find_personal(written(text).lines, size_px=SIZE_PX)


def test_every_table_is_long_enough() -> None:
    assert all(len(texts) >= 15 for texts in POSITIVES.values())
    assert all(len(texts) >= 20 for texts in LOOKALIKES.values())

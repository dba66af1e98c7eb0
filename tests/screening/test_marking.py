"""What marks must survive, measured as `sudare verify-safety` measures it, on few and smaller pictures."""

import itertools

import pytest

from sudare.specimens.marking import Attack, Copy, Marks, Unmarked, _attacked, _blended, faintness_db, marked, pictures
from sudare.specimens.marks_report import LIMITS, marks_json, marks_markdown, marks_page


@pytest.fixture(scope="module")
def copies() -> list[Copy]:
    return [marked(image, 0xA5A5_0000 + number) for number, image in enumerate(itertools.islice(pictures(1024), 2))]


@pytest.mark.parametrize(
    "name", ["half the size, JPEG 50", "only a quarter of it", "turned by 2°", "screenshot on a telephone"]
)
def test_the_number_comes_back_exactly(copies: list[Copy], name: str) -> None:
    assert _attacked(name, copies) == Attack(name, len(copies), len(copies), 0)


def test_two_copies_averaged_name_no_third(copies: list[Copy]) -> None:
    nobody, one, third = _blended(copies)
    assert (nobody + one, third) == (len(copies), 0)


def test_a_copy_is_not_found_in_another_rendition(copies: list[Copy]) -> None:
    assert copies[0].found(copies[1].marked) is None


def test_pictures_without_a_mark_name_nobody() -> None:
    result, unmarked = Marks(), Unmarked()
    for number in range(12):
        unmarked.count(result, number)
    assert (result.unmarked, result.false_names) == (12, 0)
    assert result.unmarked_aligned >= 8  # or nothing was asked


def test_the_field_is_faint(copies: list[Copy]) -> None:
    assert all(40 <= faintness_db(copy) <= 55 for copy in copies)


def test_the_report_says_what_was_counted_and_what_fails() -> None:
    marks = Marks(attacks=[Attack("none", 3, 4, 1)], averaged=(2, 1, 0), unmarked=9, psnr_db=(42.0, 47.0))
    assert "| none | 3 of 4 | 1 |" in marks_markdown(marks)
    assert marks_json(marks)["averaged"] == {"nobody": 2, "one_of_two": 1, "a_third": 0}
    page = marks_page(marks, version="9.9", date="2026-01-01", size="little")
    assert all(limit in page for limit in LIMITS)

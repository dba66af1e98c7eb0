"""What marks must survive, measured as `sudare verify-safety` measures it, on few and smaller pictures."""

import pytest

from sudare.specimens.copies import Copy, faintness_db, marked, picture
from sudare.specimens.marking import measured_marks
from sudare.specimens.marks_notes import MarksNotes
from sudare.specimens.marks_questions import blended, told
from sudare.specimens.marks_report import LIMITS, marks_json, marks_markdown, marks_page
from sudare.specimens.marks_terms import Attack, Marks, Sizes
from sudare.specimens.unmarked import Unmarked


@pytest.fixture(scope="module")
def copies() -> list[Copy]:
    return [marked(picture(number, 1024), 0xA5A5_0000 + number) for number in range(2)]


@pytest.mark.parametrize(
    "name", ["half the size, JPEG 50", "only a quarter of it", "turned by 2°", "screenshot on a telephone"]
)
def test_the_number_comes_back_exactly(copies: list[Copy], name: str) -> None:
    assert [told(copy, [name], number)[name] for number, copy in enumerate(copies)] == ["exact"] * len(copies)


def test_two_copies_averaged_name_no_third(copies: list[Copy]) -> None:
    assert all(blended(copy, number)["named"] in {"nobody", "one"} for number, copy in enumerate(copies))


def test_a_copy_is_not_found_in_another_rendition(copies: list[Copy]) -> None:
    assert copies[0].found(copies[1].marked) is None


def test_pictures_without_a_mark_name_nobody() -> None:
    unmarked = Unmarked()
    found = [unmarked.found(number) for number in range(12)]
    assert [each.number for each in found] == [None] * 12
    assert sum(each.is_aligned for each in found) >= 8  # or nothing was asked


def test_the_field_is_faint(copies: list[Copy]) -> None:
    assert all(40 <= faintness_db(copy) <= 55 for copy in copies)


def test_the_report_says_what_was_counted_and_what_fails() -> None:
    marks = Marks(attacks={"none": Attack("none", 3, 4, 1)}, blended={"nobody": 2, "one": 1}, unmarked=9)
    assert "| none | 3 of 4 (30.1–95.4 %) | 1 |" in marks_markdown(marks)
    assert marks_json(marks)["averaged"] == {"nobody": 2, "one_of_two": 1, "a_third": 0}
    page = marks_page(marks, version="9.9", date="2026-01-01", size="little")
    assert all(limit in page for limit in LIMITS)


def test_an_interrupted_measurement_goes_on_where_it_stopped(tmp_path) -> None:
    """What stands in the notes isn't measured again; notes of other code are begun anew."""
    kept, sizes = tmp_path / "notes.jsonl", Sizes(bars=0, views=1, read=0, unmarked=4)
    first = measured_marks(sizes, notes=MarksNotes(kept), kinds=["cost", "unmarked"])
    asked: list[str] = []
    again = measured_marks(sizes, notes=MarksNotes(kept), kinds=["cost", "unmarked"], tell=asked.append)
    assert (again, asked, first.unmarked) == (first, [], 4)
    assert all(0 < each < 2000 for each in (*first.view_ms, *first.thumbnail_ms))
    kept.write_text(kept.read_text().replace("stamp", "stump", 1))
    assert MarksNotes(kept).recall("unmarked 0") is None

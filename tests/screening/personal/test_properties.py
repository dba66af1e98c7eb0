"""Whatever OCR says about whatever picture: no exception, no box outside, no word that leaves."""

import dataclasses

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from screening.personal.cases import POSITIVES
from screening.personal.written import SIZE_PX, written
from sudare.screening.personal import ENGINE, find_personal
from sudare.screening.terms import Line

EVERY_CHARACTER = st.characters(codec=None, exclude_categories=())
SCRAPS = st.sampled_from(
    [
        *"0123456789-ー－ 　:：/@.<>¥〒TSOlI（）()年月日生様|",
        "電話", "TEL", "氏名", "住所", "個人番号", "第", "号", "口座番号", "普通", "記号", "番号", "生年月日",
        "東京都", "渋谷区", "神南", "丁目", "番地", "山田", "太郎", "品川", "330", "昭和", "example", "com", "P<JPN", "\ud83d",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(EVERY_CHARACTER, max_size=60), st.lists(SCRAPS, max_size=24).map("".join))
ANY_NUMBER = st.floats(allow_nan=True, allow_infinity=True)
PARTS = st.floats(0, 1)
QUADS = st.one_of(
    st.tuples(*[st.tuples(PARTS, PARTS)] * 4),
    st.tuples(*[st.tuples(ANY_NUMBER, ANY_NUMBER)] * 4),
    st.builds(lambda x, y, w, h: ((x, y), (x + w, y), (x + w, y + h), (x, y + h)), PARTS, PARTS, PARTS, PARTS),
)
LINES = st.lists(st.builds(Line, TEXTS, PARTS, QUADS), max_size=12)
SIZES = st.tuples(st.integers(1, 5000), st.integers(1, 5000))


def hold_nothing_but_places(findings) -> None:
    for one in findings:
        assert one.engine == ENGINE
        assert 0 < one.score <= 1
        assert 0 <= one.box.x <= 1
        assert 0 <= one.box.y <= 1
        assert 0 <= one.box.width <= 1 - one.box.x + 1e-9
        assert 0 <= one.box.height <= 1 - one.box.y + 1e-9
        assert [field.name for field in dataclasses.fields(one)] == ["kind", "score", "box", "engine", "frame"]


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(LINES, SIZES)
def test_any_lines_give_places_in_the_picture_and_nothing_else(lines, size_px) -> None:
    hold_nothing_but_places(find_personal(lines, size_px=size_px))


@settings(max_examples=200, deadline=None)
@given(st.sampled_from([text for texts in POSITIVES.values() for text in texts]), TEXTS, st.integers(0, 5))
def test_neighbours_never_break_a_rule(text, stranger, place) -> None:
    lines = [*written(text).lines]
    lines.insert(min(place, len(lines)), Line(stranger, 0.5, ((0.1, 0.5), (0.6, 0.5), (0.6, 0.53), (0.1, 0.53))))
    hold_nothing_but_places(find_personal(lines, size_px=SIZE_PX))


@pytest.mark.parametrize(
    "text", ["0" * 5_000, "1 " * 2_500, "a@" * 2_500, "様" * 5_000, "1-" * 2_500, "<" * 5_000, "東京都渋谷区" * 1_000]
)
def test_a_line_as_long_as_a_book_is_read_in_passing(text) -> None:
    """A pattern that tries all ways to read a line would never come back."""
    hold_nothing_but_places(find_personal(written(text).lines, size_px=SIZE_PX))

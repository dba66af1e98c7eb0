"""Two pictures held against each other."""

from dataclasses import replace

import pytest

from reading.paper import overlap, written
from sudare.reading.comparing import Kind, asks_to_compare, differences, told
from sudare.reading.terms import Page, Row

BEFORE = written("春のお品書き", "ブレンド ¥480", "チーズケーキ ¥550", "定休日 水曜日", "カレー 11:00-14:00")


def found(first: Page, second: Page) -> list[tuple[Kind, str, str]]:
    return [(one.kind, one.first, one.second) for one in differences(first, second)]


def test_a_changed_value_a_row_that_went_and_one_that_came() -> None:
    after = written("春のお品書き", "ブレンド ¥520", "チーズケーキ ¥550", "カレー 11:00-15:00", "テラス席あります")
    assert found(BEFORE, after) == [
        (Kind.CHANGED, "ブレンド ¥480", "ブレンド ¥520"),
        (Kind.ONLY_FIRST, "定休日 水曜日", ""),
        (Kind.CHANGED, "カレー 11:00-14:00", "カレー 11:00-15:00"),
        (Kind.ONLY_SECOND, "", "テラス席あります"),
    ]
    changed = differences(BEFORE, after)[0]
    assert [picture for picture, _ in changed.boxes] == [0, 1]
    assert overlap(changed.boxes[0][1], BEFORE.rows[1].lines[0].box) > 0.99
    assert "¥480" in changed.told("en")
    assert "¥520" in changed.told("ja")


def test_rows_that_only_moved_do_not_differ_and_neither_do_widths_of_letters() -> None:
    moved = written("カレー 11:00-14:00", "春のお品書き", "ﾁｰｽﾞｹｰｷ ￥550", "定休日　水曜日", "ブレンド ¥480")
    assert found(BEFORE, moved) == []
    assert "見つかりません" in told(differences(BEFORE, moved), language="ja")


def test_a_row_that_stands_twice_in_one_picture_needs_two_partners() -> None:
    assert found(written("牛乳 ¥200", "牛乳 ¥200"), written("牛乳 ¥200")) == [(Kind.ONLY_FIRST, "牛乳 ¥200", "")]


def test_a_letter_of_which_a_reader_was_unsure_is_no_difference_and_a_figure_always_is() -> None:
    unsure = _scored(written("本日のおすすめランチは売り切れました"), 0.7)
    assert found(unsure, written("本日のおすすめランチは売り切れまレた")) == []
    assert (
        len(found(written("本日の店長は東山です、どうぞよろしく"), written("本日の店長は西山です、どうぞよろしく")))
        == 1
    )
    assert len(found(_scored(written("合計 ¥1,130"), 0.7), written("合計 ¥1,180"))) == 1


@pytest.mark.parametrize(
    ("words", "is_asked"),
    [
        ("2枚の違いを教えて", True),
        ("前と後を比べてください", True),
        ("What changed between these?", True),
        ("Are there any differences?", True),
        ("合計はいくらですか", False),
        ("What is the exchange rate?", False),
    ],
)
def test_asking_to_compare_is_told_by_its_words(words: str, is_asked: bool) -> None:
    assert asks_to_compare(words) is is_asked


def _scored(page: Page, score: float) -> Page:
    lines = tuple(replace(line, score=score) for line in page.lines)
    return replace(page, lines=lines, rows=tuple(Row((line,)) for line in lines))

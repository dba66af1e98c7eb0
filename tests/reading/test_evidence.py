"""Words are found where they stand, and nowhere else."""

import pytest

from reading.paper import line, overlap, page, written
from sudare.imaging.terms import Box
from sudare.reading.evidence import find, normalised
from sudare.reading.terms import Code, Page


@pytest.mark.parametrize(
    ("asked", "stands"),
    [
        ("¥1,234", "合計 ￥1,234-"),
        ("1234", "合計 ¥1,234"),
        ("¥1,234", "合計 ¥1.234"),
        ("ｺｰﾋｰ", "アイスコーヒー"),
        ("ガム", "ｶﾞﾑ 10個"),
        ("合計", "合　計"),
        ("03-1234-5678", "TEL 03－1234－5678"),
        ("Blend Coffee", "BLEND COFFEE"),
    ],
)  # fmt: skip
def test_words_are_the_same_in_every_width_and_spacing(asked: str, stands: str) -> None:
    (found,) = find(asked, [written(stands)])
    assert (found.method, found.candidates) == ("ocr", 1)


def test_the_box_covers_exactly_the_words() -> None:
    one = line(0.1, 0.2, "合計¥1,234税込", height=0.02)
    (found,) = find("¥1,234", [page([one])])
    chars = one.chars[2:8]
    assert overlap(found.box, Box(chars[0].x, 0.2, 6 * chars[0].width, 0.02)) > 0.8


@pytest.mark.parametrize(("asked", "stands"), [("900", "¥1,900"), ("12", "12.5"), ("70", "¥700"), ("2024", "12024")])
def test_a_number_is_not_found_inside_a_longer_one(asked: str, stands: str) -> None:
    assert find(asked, [written(stands)]) == ()


def test_a_wrong_number_is_nowhere_however_like_it_is() -> None:
    assert find("¥1,235", [written("合計 ¥1,234")]) == ()
    assert find("電話 03-1234-5679", [written("電話 03-1234-5678")]) == ()


def test_a_letter_misread_is_found_by_likeness() -> None:
    (found,) = find("スターライト珈琲", [written("スタ一ラィト珈琲 本店")])
    assert found.method == "fuzzy"
    assert find("まったく別の言葉です", [written("スターライト珈琲 本店")]) == ()


def test_every_place_is_counted() -> None:
    found = find("¥500", [written("お茶 ¥500", "水 ¥500"), written("合計 ¥500")])
    assert [(each.picture, each.candidates) for each in found] == [(0, 3), (0, 3), (1, 3)]


def test_words_that_run_over_lines_have_one_box_around_both() -> None:
    (found,) = find("東京都千代田区丸の内1-2-3", [written("東京都千代田区", "丸の内1-2-3")])
    assert found.box.height > 0.05


def test_what_a_code_says_is_evidence_too() -> None:
    sheet = Page(10, 10, codes=(Code("qr", "QRCode", "https://example.com/menu", Box(0.1, 0.1, 0.2, 0.2)),))
    (found,) = find("example.com/menu", [sheet])
    assert (found.method, found.box.x) == ("code", 0.1)


def test_nothing_is_nowhere() -> None:
    assert find("", [written("合計")]) == find(" ¥ ", [written("合計")]) == ()


def test_normalised_remembers_where_each_letter_came_from() -> None:
    text, origin = normalised("㈱ ¥1,0")
    assert text == "(株)10"
    assert [("㈱ ¥1,0")[at] for at in origin] == ["㈱", "㈱", "㈱", "1", "0"]

"""Where lines stand decides what belongs together, and where the mask must go."""

import math
from itertools import pairwise

import pytest

from screening.personal.written import SIZE_PX, covers, written
from sudare.imaging.terms import Box
from sudare.screening.personal import find_personal
from sudare.screening.terms import Kind, Line


def kinds(lines, size_px=SIZE_PX):
    return {one.kind for one in find_personal(lines, size_px=size_px)}


def line(text, *, x, y, width, height=30):
    left, top = x / SIZE_PX[0], y / SIZE_PX[1]
    right, bottom = (x + width) / SIZE_PX[0], (y + height) / SIZE_PX[1]
    return Line(text, 0.9, ((left, top), (right, top), (right, bottom), (left, bottom)))


def turned(one, degrees):
    """The same line in a picture that was turned around its middle, in pixels."""
    cosine, sine = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    middle_x, middle_y = SIZE_PX[0] / 2, SIZE_PX[1] / 2

    def corner(place):
        x, y = place[0] * SIZE_PX[0] - middle_x, place[1] * SIZE_PX[1] - middle_y
        return (x * cosine - y * sine + middle_x) / SIZE_PX[0], (x * sine + y * cosine + middle_y) / SIZE_PX[1]

    return Line(one.text, one.score, tuple(corner(place) for place in one.quad))


@pytest.mark.parametrize("degrees", [0, 7, -7, 14, 90, 180, 270, 97, 173])
@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("口座番号|1234567", Kind.BANK_ACCOUNT),
        ("個人番号//1234 5678 9018", Kind.MY_NUMBER),
        ("氏名|結城 ひかる", Kind.PERSON_NAME),
        ("1234|5678|9018//個人番号カード", Kind.MY_NUMBER),
        ("〒106-0032//東京都港区六本木//6-10-1", Kind.POSTAL_ADDRESS),
    ],
)
def test_labels_meet_their_values_however_the_page_is_turned(text, kind, degrees) -> None:
    lines = [turned(one, degrees) for one in written(text).lines]
    assert kind in kinds(lines)


def test_order_of_lines_does_not_matter() -> None:
    lines = written("氏名|山田 太郎//電話|03-1234-5678//伝票番号|1234 5678 9018").lines
    assert kinds(lines) == kinds(lines[::-1]) == {Kind.PERSON_NAME, Kind.PHONE}


def test_the_label_of_another_column_says_nothing() -> None:
    page = written("伝票番号|電話番号//1234-5678-9018|0312345678")
    found = find_personal(page.lines, size_px=SIZE_PX)
    assert [one.kind for one in found] == [Kind.PHONE]
    assert found[0].box.x > page.lines[2].quad[1][0] - 0.01


def test_a_label_far_above_says_nothing() -> None:
    lines = [line("口座番号", x=40, y=40, width=112), line("1234567", x=40, y=400, width=98)]
    assert not kinds(lines)


def test_only_the_number_of_a_line_is_covered() -> None:
    page = written("お電話は [[03-1234-5678]] へどうぞお気軽に")
    (found,) = find_personal(page.lines, size_px=SIZE_PX)
    whole = page.lines[0].quad[1][0] - page.lines[0].quad[0][0]
    assert covers(found, page.marked[0])
    assert found.box.width < whole * 0.6


def test_a_number_in_four_boxes_gives_four_findings() -> None:
    page = written("[[4111]]|[[1111]]|[[1111]]|[[1111]]")
    found = find_personal(page.lines, size_px=SIZE_PX)
    assert len(found) == 4
    assert all(one.box.x + one.box.width < other.box.x for one, other in pairwise(sorted(found, key=lambda f: f.box.x)))


def test_a_plate_is_read_although_its_digits_are_twice_as_high() -> None:
    lines = [
        line("品川 330", x=120, y=40, width=140, height=40),
        line("あ", x=40, y=120, width=40, height=40),
        line("12-34", x=100, y=95, width=260, height=100),
    ]
    found = [one for one in find_personal(lines, size_px=SIZE_PX) if one.kind is Kind.VEHICLE_PLATE]
    assert len(found) == 3
    assert min(one.score for one in found) > 0.9


def test_text_that_runs_down_is_covered_from_top_to_bottom() -> None:
    lines = [line("山田太郎様", x=300, y=100, width=40, height=220)]
    (found,) = find_personal(lines, size_px=SIZE_PX)
    assert found.kind is Kind.PERSON_NAME
    assert found.box.y * SIZE_PX[1] <= 100
    assert 270 <= (found.box.y + found.box.height) * SIZE_PX[1] < 310  # 様 stays
    assert found.box.x * SIZE_PX[0] <= 300
    assert (found.box.x + found.box.width) * SIZE_PX[0] >= 340


def test_a_turned_part_is_covered_by_an_upright_box() -> None:
    page = written("//" * 15 + "電話番号は [[090-1234-5678]] です")  # in the middle, so that turning keeps it inside
    one = turned(page.lines[-1], 20)
    (found,) = find_personal([one], size_px=SIZE_PX)
    marked = page.marked[0]
    corners = ((marked.x, marked.y), (marked.x + marked.width, marked.y + marked.height))
    quad = (corners[0], (corners[1][0], corners[0][1]), corners[1], (corners[0][0], corners[1][1]))
    for x, y in turned(Line("", 1.0, quad), 20).quad:
        assert covers(found, Box(x, y, 0.0, 0.0))


def test_an_address_over_three_lines_is_covered_on_all_of_them() -> None:
    page = written("〒530-0001//[[大阪府大阪市北区]]//[[梅田3-1-3]]//[[みどりタワー 12F]]//ありがとうございました")
    found = [one for one in find_personal(page.lines, size_px=SIZE_PX) if one.kind is Kind.POSTAL_ADDRESS]
    assert len(found) == 3
    assert all(any(covers(one, box) for one in found) for box in page.marked)


def test_a_label_whose_box_runs_into_its_value_belongs_to_it() -> None:
    """Boxes of lines reach over their letters by nearly half a height on every side."""
    label, date = line("生年月日", x=60, y=200, width=140), line("昭和43年5月4日", x=178, y=200, width=220)
    assert kinds((label, date)) == {Kind.BIRTH_DATE}


def test_a_bar_in_a_machine_readable_name_is_the_letter_it_was() -> None:
    zone = line("P<JPNTAKAHASH|<<MAKOTO<<<<<<<<<<<<<<<<<<<<<", x=60, y=200, width=900)
    assert kinds((zone,)) == {Kind.PERSON_NAME}

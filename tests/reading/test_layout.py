"""Rows, columns and reading order, from lines alone."""

from math import cos, radians, sin

import pytest

from reading.paper import line, page
from sudare.reading.layout import lay_out
from sudare.reading.terms import Line

RECEIPT = (
    line(0.1, 0.10, "抹茶まんじゅう"), line(0.7, 0.101, "¥900"),
    line(0.1, 0.14, "栗最中"), line(0.69, 0.139, "¥1,070"),
    line(0.1, 0.18, "羊羹"), line(0.7, 0.182, "¥960"),
    line(0.1, 0.22, "合計"), line(0.69, 0.22, "¥2,930"),
)  # fmt: skip


def turned(lines: tuple[Line, ...], degrees: float) -> list[Line]:
    """The same lines on a page turned clockwise around its middle."""
    made = []
    for each in lines:
        quad = tuple(
            (
                0.5 + (x - 0.5) * cos(radians(degrees)) - (y - 0.5) * sin(radians(degrees)),
                0.5 + (x - 0.5) * sin(radians(degrees)) + (y - 0.5) * cos(radians(degrees)),
            )
            for x, y in each.quad
        )
        made.append(Line(each.text, each.score, each.box, (quad[0], quad[1], quad[2], quad[3]), each.chars))
    return made


@pytest.mark.parametrize("degrees", [0, 3, -8, 20, 90, 180, 270, 263])
def test_names_and_amounts_share_a_row_however_the_page_lies(degrees: float) -> None:
    laid = lay_out(list(reversed(turned(RECEIPT, degrees))), width_px=1_000, height_px=1_000)
    assert [row.text for row in laid.rows] == ["抹茶まんじゅう ¥900", "栗最中 ¥1,070", "羊羹 ¥960", "合計 ¥2,930"]
    assert (laid.degrees - degrees + 180) % 360 - 180 == pytest.approx(0, abs=1)


def test_running_text_is_read_column_by_column() -> None:
    left = [line(0.05, 0.1 + 0.04 * n, f"左の段落の{n}行めの文章です") for n in range(4)]
    right = [line(0.55, 0.1 + 0.04 * n, f"右の段落の{n}行めの文章です") for n in range(4)]
    heading = line(0.2, 0.03, "二段組みの見出しがここに長く渡ります", width=0.6)
    order = [each.text for each in page([*right, heading, *left]).lines]
    assert order == [heading.text, *(each.text for each in left), *(each.text for each in right)]


def test_columns_of_amounts_are_read_row_by_row() -> None:
    rows = page(RECEIPT).rows
    assert [len(row.lines) for row in rows] == [2, 2, 2, 2]


def test_vertical_writing_goes_from_right_to_left() -> None:
    columns = [line(0.1, 0.1 + 0.06 * n, f"縦書きの{n}行めです", height=0.03) for n in range(4)]
    laid = lay_out(turned(tuple(columns), 90), width_px=1_000, height_px=1_000)
    assert [each.text for each in laid.lines] == [each.text for each in columns]
    assert laid.lines[0].quad[0][0] > laid.lines[-1].quad[0][0]


def test_lines_close_together_do_not_share_a_row() -> None:
    close = [line(0.1, 0.1 + 0.022 * n, f"詰まった行{n}") for n in range(5)]
    assert len(page(close).rows) == 5


def test_a_page_without_lines_is_an_empty_page() -> None:
    assert lay_out([], width_px=10, height_px=10).rows == ()

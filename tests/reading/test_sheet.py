"""Tables for spreadsheets: what is in a picture can't become a formula."""

import datetime as dt

import pytest

from sudare.reading.sheet import as_csv, cell, sheet
from sudare.reading.templates import template
from sudare.reading.terms import Field


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+81 3", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "　=1", "＝HYPERLINK()", "|calc", "\n=1", " =1", "\ufeff=1"],
)
def test_words_that_a_spreadsheet_might_run_are_quoted(text: str) -> None:
    assert cell(text) == "'" + text


def test_numbers_and_days_stay_what_they_are() -> None:
    assert [cell(-5), cell(1.5), cell(dt.date(2026, 11, 21)), cell(None), cell("合計")] == [
        "-5",
        "1.5",
        "2026-11-21",
        "",
        "合計",
    ]


def test_items_stand_below_each_other_and_single_values_once() -> None:
    items = [{"name": "茶", "amount": 100, "evidence": []}, {"name": "=菓子", "amount": 200}]
    rows = sheet((Field("total", 300), Field("items", items)), template=template("receipt"), language="ja")
    assert rows[0][0] == "合計"
    assert [row[0] for row in rows[1:]] == ["300", ""]
    assert [row[rows[0].index("品目: 品名")] for row in rows[1:]] == ["茶", "'=菓子"]


def test_an_own_list_without_columns_has_one() -> None:
    assert sheet((Field("tasks", ["a", "b"]),)) == [["tasks"], ["a"], ["b"]]


def test_csv_is_written_as_the_standard_has_it() -> None:
    assert as_csv([["a", 'b"c', "d,e"], ["改\n行", "", "x"]]) == 'a,"b""c","d,e"\r\n"改\n行",,x\r\n'
    assert as_csv([["a"]], has_byte_order=True).startswith("\ufeff")


def test_a_cell_is_no_longer_than_excel_takes() -> None:
    assert len(cell("あ" * 50_000)) < 32_767

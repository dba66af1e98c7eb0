"""Answers as a table for a spreadsheet: one line of headings, then values. No cell can become a formula."""

import csv
import datetime as dt
import io
from collections.abc import Mapping, Sequence
from typing import Any, Final

from sudare.reading.templates.terms import Template, Wanted
from sudare.reading.terms import Field

FORMULA: Final = tuple("=+-@\t\r\n|%＝＋－＠")  # what a spreadsheet might run; full-width signs are turned by some
QUOTE: Final = "'"
BYTE_ORDER: Final = "\ufeff"  # so that Excel takes it for UTF-8
SHEET_CHARS: Final = 32_000  # of a cell; Excel refuses more than 32,767

Sheet = list[list[str]]


def sheet(fields: Sequence[Field], *, template: Template | None = None, language: str = "en") -> Sheet:
    """Headings and rows. Single values stand in the first row; entries of lists below each other beside them.

    Numbers stay numbers, days are written 2026-11-21, and a value that wasn't found is an empty cell.
    """
    wanted = {one.name: one for one in template.fields} if template else {}
    single = [field for field in fields if not isinstance(field.value, list)]
    listed = [field for field in fields if isinstance(field.value, list) and field.value]
    columns = [(field, column) for field in listed for column in _columns(field, wanted.get(field.name), language)]
    names = [_title(field.name, wanted, language) for field in single]
    heads = [": ".join(filter(None, (_title(field.name, wanted, language), title))) for field, (_, title) in columns]
    deep = max([1, *(len(field.value) for field in listed if isinstance(field.value, list))])
    rows = [
        [cell(field.value) if number == 0 else "" for field in single]
        + [_entry(field, number, name) for field, (name, _) in columns]
        for number in range(deep)
    ]
    return [[_guarded(head) for head in (*names, *heads)], *rows]


def as_csv(rows: Sequence[Sequence[str]], *, has_byte_order: bool = False) -> str:
    """Commas and CRLF, as RFC 4180 has it."""
    kept = io.StringIO()
    csv.writer(kept, lineterminator="\r\n").writerows(rows)
    return (BYTE_ORDER if has_byte_order else "") + kept.getvalue()


def cell(value: Any) -> str:
    """One cell's text: numbers as they are, words so that nothing runs."""
    match value:
        case None:
            return ""
        case bool():
            return "TRUE" if value else "FALSE"
        case int() | float():
            return str(value)
        case dt.date():
            return value.isoformat()
        case list() | tuple():
            return _guarded(" / ".join(str(each) for each in value))
    return _guarded(str(value))


def _guarded(text: str) -> str:
    """Source: OWASP, CSV injection. The mark is seen as such by spreadsheets and not shown."""
    short = text[:SHEET_CHARS]
    return QUOTE + short if short.lstrip(" \u3000\ufeff").startswith(FORMULA) or short.startswith(FORMULA) else short


def _title(name: str, wanted: Mapping[str, Wanted], language: str) -> str:
    return wanted[name].title.of(language) if name in wanted else name


def _columns(field: Field, wanted: Wanted | None, language: str) -> list[tuple[str, str]]:
    """Name and title of each column of a list; one nameless column where its entries are plain."""
    if wanted is not None and wanted.columns:
        return [(column.name, column.title.of(language)) for column in wanted.columns]
    entries = field.value if isinstance(field.value, list) else []
    names = dict.fromkeys(name for entry in entries if isinstance(entry, dict) for name in entry if name != "evidence")
    return [(name, name) for name in names] or [("", "")]


def _entry(field: Field, number: int, name: str) -> str:
    entries = field.value if isinstance(field.value, list) else []
    if number >= len(entries):
        return ""
    entry = entries[number]
    return cell(entry.get(name)) if isinstance(entry, dict) else cell(entry)

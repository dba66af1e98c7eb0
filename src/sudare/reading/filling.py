"""A template filled by the built-in reader: what stands there is quoted, what doesn't is absent, nothing is made up."""

import datetime as dt
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, Final

from sudare.reading.covering import unless_covered
from sudare.reading.labels import Labelled, labelled
from sudare.reading.quoting import READER, Quote, Standing, following, seen, standings
from sudare.reading.receipts import read_receipt
from sudare.reading.templates.terms import Engine, Find, Template, Trial, Trying, Type, Wanted, Words
from sudare.reading.terms import Answer, Check, Evidence, Field, Filled, Page, Status
from sudare.reading.typed import Kind, Typed, typed

MOST_ENTRIES: Final = 60
LARGER: Final = 1.15  # than the usual line the largest must be to be a heading
HEADING_CHARS: Final = 30
NEEDS_EYES: Final = "needs_eyes"
NOTHING: Final = Words("画像からは読み取れません。", "The picture doesn't say.")
KINDS: Final[Mapping[Type, tuple[Kind, ...]]] = {
    Type.MONEY: (Kind.MONEY,),
    Type.DATE: (Kind.DATE,),
    Type.TIME: (Kind.TIME,),
    Type.PHONE: (Kind.PHONE,),
    Type.EMAIL: (Kind.EMAIL,),
    Type.URL: (Kind.URL, Kind.EMAIL),
    Type.POSTAL_CODE: (Kind.POSTAL_CODE,),
    Type.ADDRESS: (Kind.ADDRESS, Kind.POSTAL_CODE),
    Type.NUMBER: (Kind.NUMBER,),
}


@dataclass(frozen=True, slots=True)
class _Desk:
    """What lies before the reader."""

    pages: Sequence[Page]
    rows: Sequence[Standing]


def fill(template: Template, pages: Sequence[Page]) -> Filled:
    """Every field of the template, in its order; sums and other checks the template or its engine knows."""
    desk = _Desk(pages, standings(pages))
    engine = read_receipt(pages) if template.engine is Engine.RECEIPT and desk.rows else Filled(())
    given = {each.name: each for each in engine.fields}
    found = [(wanted, _field(wanted, desk, given.get(wanted.name))) for wanted in template.fields]
    fields = tuple(unless_covered(wanted, field, pages) for wanted, field in found)
    return Filled(fields, (*engine.checks, *checks(template, fields)))


def fill_in(template: Template, pages: Sequence[Page], *, language: str) -> Answer:
    """The filled template as an answer, in ``ja`` or ``en``; the words of a first memo stand at its beginning."""
    start = time.perf_counter()
    filled = fill(template, pages)
    text = told(template, filled.fields, language=language)
    warnings = tuple(f"{check.name}_failed" for check in filled.checks if check.ok is False)
    return Answer(text, filled.fields, filled.checks, READER, time.perf_counter() - start, warnings)


def told(template: Template, fields: Sequence[Field], *, language: str) -> str:
    """The values in words, one a line, after the words of a first memo; again when somebody corrected one."""
    memo = [words.of(language) for words in template.disclaimers]
    titles = {one.name: one.title.of(language) for one in template.fields}
    values = [f"{titles[each.name]}: {_told(each)}" for each in fields if each.name in titles and _is_there(each)]
    return "\n".join((*memo, *(values or [NOTHING.of(language)])))


def _is_there(field: Field) -> bool:
    return field.value not in (None, [], "")


def _told(field: Field) -> str:
    if isinstance(field.value, list):
        return " / ".join(_entry_told(entry) for entry in field.value)
    return f"{field.value:,}" if isinstance(field.value, int) else str(field.value)


def _entry_told(entry: Any) -> str:
    if not isinstance(entry, dict):
        return str(entry)
    amount = entry.get("amount")
    return f"{entry.get('name') or ''} {amount:,}".strip() if isinstance(amount, int) else str(entry.get("name") or "")


def checks(template: Template, fields: Sequence[Field]) -> tuple[Check, ...]:
    """The template's own checks, tried on these values; again after somebody corrected one."""
    values = {each.name: each.value for each in fields}
    return tuple(_tried(each, values) for each in template.checks)


def _tried(trying: Trying, values: Mapping[str, Any]) -> Check:
    given = [values.get(name) for name in trying.fields]
    return Check(trying.name, TRIALS[trying.kind](given), trying.fields)


def _in_order(given: Sequence[Any]) -> bool | None:
    kinds = {type(each) for each in given}
    if len(kinds) != 1 or not kinds <= {int, float, dt.date}:
        return None
    return all(one <= other for one, other in pairwise(given))


def _adds_up(given: Sequence[Any]) -> bool | None:
    if not all(type(each) in {int, float} for each in given):
        return None
    return bool(abs(sum(given[:-1]) - given[-1]) < 0.5)  # noqa: PLR2004  half a yen


TRIALS: Final = {Trial.ORDER: _in_order, Trial.SUM: _adds_up}


def _field(wanted: Wanted, desk: _Desk, given: Field | None) -> Field:
    """The engine's value where it has one, else the template's own way of finding it."""
    if given is not None and (given.status is not Status.ABSENT or wanted.find is Find.ENGINE):
        return replace(given, goods=wanted.goods)
    found = FINDERS[wanted.find](wanted, desk)
    if found is None:
        found = Field(wanted.name, None)
    if wanted.find is Find.EYES:
        found = replace(found, status=Status.UNREADABLE, reason=NEEDS_EYES)
    return replace(found, goods=wanted.goods)


def _by_label(wanted: Wanted, desk: _Desk) -> Field | None:
    for found in labelled(wanted.labels, desk.rows):
        if _is_avoided(found.quote.standing, wanted):
            continue
        field = _valued(wanted, found, desk)
        if field is not None:
            return field
    return None


def _valued(wanted: Wanted, found: Labelled, desk: _Desk) -> Field | None:
    if wanted.type is Type.CHOICE:
        choice = next((each for each in wanted.choices if each.casefold() in found.quote.text.casefold()), None)
        return seen(wanted.name, choice, [found.quote], desk.pages) if choice else None
    kinds = KINDS.get(wanted.type)
    if kinds is None:
        return seen(wanted.name, found.quote.text, [found.quote], desk.pages) if found.quote.text else None
    one = next(iter(typed(found.quote.text, kinds)), None)
    return _quoted(wanted, found.quote, one, desk) if one else None


def _quoted(wanted: Wanted, quote: Quote, one: Typed, desk: _Desk) -> Field:
    part = quote.standing.quote(quote.begin + one.begin, quote.begin + one.end)
    return seen(wanted.name, one.value, [part], desk.pages)


def _by_ending(wanted: Wanted, desk: _Desk) -> Field | None:
    """What stands before the label in its line: 株式会社みほん 御中."""
    for row in desk.rows:
        for label in wanted.labels:
            at = row.text.find(label)
            _, begin, end = row.line_at(max(at, 0))
            if at > 0 and row.text[at + len(label) : end].strip() == "" and row.text[:at].strip():
                start = begin if at > begin else 0
                return seen(wanted.name, row.quote(start, at).text, [row.quote(start, at)], desk.pages)
    return None


def _by_type(wanted: Wanted, desk: _Desk) -> Field | None:
    return next(iter(_all_of_type(wanted, desk)), None)


def _by_last(wanted: Wanted, desk: _Desk) -> Field | None:
    return next(reversed(_all_of_type(wanted, desk)), None)


def _all_of_type(wanted: Wanted, desk: _Desk) -> list[Field]:
    """In reading order; one whose own label is to be avoided is left out, not the row it shares with others."""
    kinds, found = KINDS.get(wanted.type, (Kind.NUMBER,)), []
    for row in desk.rows:
        end = 0
        for one in typed(row.text, kinds):
            if one.kind is kinds[0] and not _has_word(row.text[end : one.begin], wanted.avoid):
                found.append(seen(wanted.name, one.value, [row.quote(one.begin, one.end)], desk.pages))
            end = one.end
    return found


def _by_size(wanted: Wanted, desk: _Desk) -> Field | None:
    """The row in the largest letters of the first picture that has any."""
    heights = [(_height(row), row) for row in desk.rows if _is_wordy(row) and not _is_avoided(row, wanted)]
    if not heights:
        return None
    usual = sorted(height for height, _ in heights)[len(heights) // 2]
    height, row = max(heights, key=lambda each: each[0])
    if len(heights) > 2 and height < LARGER * usual:  # noqa: PLR2004  of two rows either may be the heading
        row = heights[0][1]
    return seen(wanted.name, row.quote().text, [row.quote()], desk.pages)


def _height(row: Standing) -> float:
    return max(min(line.box.height, line.box.width) for line in row.row.lines)


def _is_wordy(row: Standing) -> bool:
    return sum(sign.isalpha() for sign in row.text) >= 2  # noqa: PLR2004  a word


def _by_containing(wanted: Wanted, desk: _Desk) -> Field | None:
    rows = [row for row in desk.rows if _has_word(row.text, wanted.labels) and not _is_avoided(row, wanted)]
    return _listed(wanted, rows, desk)


def _by_heading(wanted: Wanted, desk: _Desk) -> Field | None:
    rows = [row for row in desk.rows if row.text.lstrip().startswith(wanted.labels)]
    return _listed(wanted, rows, desk)


def _by_section(wanted: Wanted, desk: _Desk) -> Field | None:
    """What stands below a label, until something that looks like the next heading."""
    for found in labelled(wanted.labels, desk.rows, is_heading=True):
        rows: list[Standing] = []
        for row in following(found.label.standing, desk.rows):
            if _is_heading(row, found.label.standing):
                break
            rows.append(row)
        quotes = [found.quote] if found.quote.text and found.quote.standing is found.label.standing else []
        quotes += [row.quote() for row in rows]
        if quotes:
            entries = [quote.text for quote in quotes][:MOST_ENTRIES]
            return seen(wanted.name, entries, quotes[:MOST_ENTRIES], desk.pages)
    return None


def _is_heading(row: Standing, above: Standing) -> bool:
    """As the label that began the section: as far left and as high, and short; or marked as one."""
    text = row.text.strip()
    if text.startswith(("■", "◆", "●", "【", "#", "□", "▼")):
        return True
    one, other = row.row.lines[0].box, above.row.lines[0].box
    is_alike = one.height >= LARGER * other.height or (
        above.text.strip()[:1] not in "・-•*"
        and abs(one.x - other.x) < other.height
        and one.height >= 0.95 * other.height
    )
    return is_alike and len(text) <= 12 and not text.startswith(("・", "-", "•", "*", "①", "1"))  # noqa: PLR2004  a heading's length


def _listed(wanted: Wanted, rows: Sequence[Standing], desk: _Desk) -> Field | None:
    if not rows:
        return None
    quotes = [row.quote() for row in rows[:MOST_ENTRIES]]
    if wanted.type is Type.LIST:
        return seen(wanted.name, [quote.text for quote in quotes], quotes, desk.pages)
    return seen(wanted.name, quotes[0].text, quotes[:1], desk.pages)


def _by_price(wanted: Wanted, desk: _Desk) -> Field | None:
    """Rows that end in a price: what stands before it is what it buys."""
    entries: list[dict[str, Any]] = []
    places: list[Evidence] = []
    for row in desk.rows:
        sums = typed(row.text, (Kind.MONEY,))
        name = row.quote(0, sums[-1].begin) if sums else row.quote(0, 0)
        if sums and _is_named(name.text):
            evidence = row.quote(name.begin, sums[-1].end).evidence(desk.pages)
            entries.append({"name": name.text.rstrip(" .…・"), "amount": sums[-1].value, "evidence": [evidence]})
            places.append(evidence)
    if not entries:
        return None
    return Field(wanted.name, entries[:MOST_ENTRIES], status=Status.SEEN, evidence=tuple(places[:MOST_ENTRIES]))


def _is_named(text: str) -> bool:
    return any(sign.isalpha() for sign in text)


def _by_all(wanted: Wanted, desk: _Desk) -> Field | None:
    quotes = [row.quote() for row in desk.rows if row.quote().text]
    if not quotes:
        return None
    return replace(seen(wanted.name, "\n".join(quote.text for quote in quotes), quotes, desk.pages), raw="")


def _by_code(wanted: Wanted, desk: _Desk) -> Field | None:
    for picture, page in enumerate(desk.pages):
        for code in page.codes:
            evidence = (Evidence(picture, code.box, "code", 1),)
            return Field(wanted.name, code.text, code.text, Status.SEEN, evidence, 1.0)
    return None


def _by_nobody(_wanted: Wanted, _desk: _Desk) -> Field | None:
    return None


def _has_word(text: str, words: Sequence[str]) -> bool:
    folded = text.casefold()
    return any(word.casefold() in folded for word in words)


def _is_avoided(row: Standing, wanted: Wanted) -> bool:
    return _has_word(row.text, wanted.avoid)


FINDERS: Final[Mapping[Find, Callable[[Wanted, _Desk], Field | None]]] = {
    Find.ENGINE: _by_nobody,
    Find.LABEL: _by_label,
    Find.ENDING: _by_ending,
    Find.TYPE: _by_type,
    Find.LAST: _by_last,
    Find.LARGEST: _by_size,
    Find.CONTAINING: _by_containing,
    Find.HEADING: _by_heading,
    Find.SECTION: _by_section,
    Find.PRICED: _by_price,
    Find.ALL: _by_all,
    Find.CODE: _by_code,
    Find.EYES: _by_nobody,
    Find.NOTHING: _by_nobody,
}

"""Answers in words: what a label leads to, a cell of a table, somebody's name, a place, the row that says it."""

import re
from dataclasses import replace
from typing import Final

from sudare.reading.answering import tongue
from sudare.reading.answering.concepts import CONCEPTS
from sudare.reading.answering.context import Sheet, share
from sudare.reading.answering.found import Found, quoted
from sudare.reading.answering.matching import concept_in
from sudare.reading.answering.question import Question
from sudare.reading.answering.weighing import BAR, mean, row_weight, word_weight
from sudare.reading.labels import labelled
from sudare.reading.quoting import Quote, Standing, start_of
from sudare.reading.terms import Line
from sudare.reading.typed import Kind, typed

COLUMN_CHARS: Final = 10  # of a heading over a column
PLACE: Final = re.compile(
    r"[^\s:：、。()]*(?:会議室|ホール|教室|体育館|公園|会館|センター|スタジオ|ラウンジ|ロビー|広場|駅|校舎|本館|別館|講堂|号室|室|[0-9]+階|[0-9]F|Room|Hall|Park|Station|Center|Centre|Lobby|Floor)[ ]?[0-9A-Za-z]{0,3}"
)
NAME: Final = re.compile(r"[一-鿿々ヶ]{1,4}[ 　]?[一-鿿々ぁ-んァ-ヶー]{1,5}")
LATIN_NAME: Final = re.compile(r"[A-Z][a-z]+(?: [A-Z]\.)? [A-Z][a-z]+")
NO: Final = re.compile(
    r"なし|無し|ません|不可|禁止|厳禁|ご遠慮|お断り|売り切れ|品切れ|休止|運休|中止|ならない|\bno\b|\bnot\b|n't\b|sold out|prohibited|closed|forbidden|unavailable",
    re.IGNORECASE,
)


def by_label(sheet: Sheet, asked: Question) -> Found | None:
    """The label that fits all that was asked about best, and what it leads to."""
    best: tuple[float, Quote] | None = None
    for name in asked.concepts:
        for found in labelled([word for word in CONCEPTS[name].words if len(word) > 1 or word == "甲"], sheet.rows):
            if not any(sign.isalnum() for sign in found.quote.text):
                continue
            others = [concept_in(other, found.label.standing.text) for other in asked.concepts if other != name]
            others += [word_weight(word, found.label.standing, sheet) for word in asked.focus]
            weight = mean([1.0, *others])
            if weight >= BAR and (best is None or weight > best[0]):
                best = weight, found.quote
    if not asked.concepts:
        best = _by_word(sheet, asked)
    return quoted(best[1], best[0]) if best else None


def _by_word(sheet: Sheet, asked: Question) -> tuple[float, Quote] | None:
    for word in asked.focus:
        for found in labelled([word], sheet.rows):
            others = [word_weight(other, found.label.standing, sheet) for other in asked.focus]
            if any(sign.isalnum() for sign in found.quote.text) and mean(others) >= BAR:
                return mean(others), found.quote
    return None


def by_column(sheet: Sheet, asked: Question) -> Found | None:
    """The cell under the heading that was asked for, in the row that was."""
    for name in asked.concepts:
        heads = [
            (row, line)
            for row in sheet.rows
            if len(row.row.lines) > 1
            for line in row.row.lines
            if _is_head(name, line)
        ]
        others = [other for other in asked.concepts if other != name]
        for head, line in heads:
            found = _under(head, line, sheet, asked, others)
            if found is not None:
                return found
    for word in asked.focus:
        rest = replace(asked, focus=tuple(other for other in asked.focus if other != word))
        heads = [
            (row, line) for row in sheet.rows if len(row.row.lines) > 1 for line in row.row.lines if line.text == word
        ]
        for head, line in heads:
            found = _under(head, line, sheet, rest, list(asked.concepts))
            if found is not None:
                return found
    return None


def _is_head(name: str, line: Line) -> bool:
    return len(line.text) <= COLUMN_CHARS and concept_in(name, line.text) == 1.0 and not typed(line.text, (Kind.MONEY,))


def _under(head: Standing, line: Line, sheet: Sheet, asked: Question, others: list[str]) -> Found | None:  # noqa: PLR0917  one place
    best: tuple[float, Quote] | None = None
    for row in sheet.rows:
        cell = next((each for each in row.row.lines if share(line, each)), None)
        about = [concept_in(other, row.text) for other in others] + [
            sheet.word(word, row, row.text) for word in asked.focus
        ]
        is_below = row.picture == head.picture and row.number > head.number and len(row.row.lines) > 1
        if cell is None or not is_below or not about or mean(about) < BAR:
            continue
        begin = start_of(cell, row)
        if best is None or mean(about) > best[0]:
            best = mean(about), row.quote(begin, begin + len(cell.text))
    return quoted(best[1], best[0]) if best else None


def by_name(sheet: Sheet, asked: Question) -> Found | None:
    """A line that is somebody's name and nothing else. Only when nothing more was asked about."""
    if asked.focus or set(asked.concepts) - {"name", "person"}:
        return None
    for row in sheet.rows:
        for line in row.row.lines:
            if _is_name(line.text.strip()):
                begin = start_of(line, row)
                return quoted(row.quote(begin, begin + len(line.text)), BAR + 0.2)
    return None


def _is_name(text: str) -> bool:
    from sudare.reading.answering.question import name_parts  # noqa: PLC0415  loads a dictionary

    if LATIN_NAME.fullmatch(text):
        return True
    return bool(NAME.fullmatch(text)) and name_parts(text)


def by_place(sheet: Sheet, asked: Question) -> Found | None:
    """Words that name a place, in the row that says most of the rest."""
    wanted = [name for name in asked.concepts if name not in {"venue", "address"}]
    best: tuple[float, Quote] | None = None
    for row in sheet.rows:
        places = list(PLACE.finditer(row.text))
        about = [concept_in(name, row.text) for name in wanted] + [
            word_weight(word, row, sheet) for word in asked.focus
        ]
        weight = mean(about) if about else BAR
        if places and weight >= BAR and (best is None or weight > best[0]):
            best = weight, row.quote(places[-1].start(), places[-1].end())
    return quoted(best[1], best[0]) if best else None


def by_row(sheet: Sheet, asked: Question) -> Found | None:
    """The row in which most of it stands."""
    weight, number = max(
        ((row_weight(row, sheet, asked), -number) for number, row in enumerate(sheet.rows)), default=(0.0, 0)
    )
    return quoted(sheet.rows[-number].quote(), weight) if weight >= BAR else None


def existence(sheet: Sheet, asked: Question) -> Found | None:
    """Yes, where it stands; where the row itself says no, only what it says."""
    found = by_row(sheet, asked)
    if found is None:
        return None
    is_no = bool(NO.search(found.told))
    return Found(found.value, found.told, found.quotes, found.agreement, tongue.ALONE if is_no else tongue.STANDS)


def everything(sheet: Sheet) -> Found | None:
    quotes = [row.quote() for row in sheet.rows if row.quote().text]
    text = "\n".join(quote.text for quote in quotes)
    return Found(text, text, quotes, 1.0, tongue.WHOLE)

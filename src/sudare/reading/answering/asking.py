"""A question, the rows that could answer it, and the one that does, or the plain word that none does."""

import time
from collections.abc import Sequence
from dataclasses import replace

from sudare.reading.answering import tongue
from sudare.reading.answering.choosing import found_in
from sudare.reading.answering.context import Sheet
from sudare.reading.answering.found import Found
from sudare.reading.answering.meaning import grounded
from sudare.reading.answering.question import Question, Wish, understood
from sudare.reading.engines import sentences
from sudare.reading.quoting import READER, Standing, seen, standings
from sudare.reading.templates.terms import Words
from sudare.reading.terms import Answer, Field, Nearness, Page, Status

NOT_FOUND = "not_in_picture"
NEEDS_MODEL = "needs_model"
MOST_ROWS = 160
FIELD = "answer"


def answer(
    pages: Sequence[Page], question: str, *, language: str | None = None, nearness: Nearness = sentences.nearness
) -> Answer:
    """What the pictures say about it, quoted; or that they don't say. ``language``: of the answer.

    ``nearness``: who compares meanings; a warm child does it at once, the models of this process after two seconds.
    """
    start = time.perf_counter()
    asked = understood(question, pictures=len(pages))
    asked = replace(asked, language=language or asked.language)
    made = _made(pages, asked, nearness)
    return replace(made, reader=READER, seconds=time.perf_counter() - start)


def _made(pages: Sequence[Page], asked: Question, nearness: Nearness) -> Answer:
    if any(not 0 <= number < len(pages) for number in asked.pictures):
        return _refused(tongue.NO_PICTURE, asked)
    rows = [row for row in standings(pages) if not asked.pictures or row.picture in asked.pictures]
    if not any(row.text.strip() for row in rows):
        return _refused(tongue.NO_TEXT, asked)
    if asked.wish is Wish.OTHER_WORDS:
        return _original(rows, pages, asked)
    found = found_in(*grounded(Sheet(pages, tuple(rows)), asked, nearness))
    if found is None:
        return _refused(tongue.NOT_THERE, asked)
    return Answer(_told(found, asked, len(pages)), (_field(found, pages),))


def _refused(words: Words, asked: Question) -> Answer:
    field = Field(FIELD, None, status=Status.ABSENT)
    return Answer(words.of(asked.language), (field,), warnings=(NOT_FOUND,))


def _original(rows: Sequence[Standing], pages: Sequence[Page], asked: Question) -> Answer:
    """Words of one's own are beyond a reader that quotes: it says so, and reads out what it would be about."""
    quotes = [row.quote() for row in rows if row.text.strip()][:MOST_ROWS]
    text = "\n".join(quote.text for quote in quotes)
    field = replace(seen(FIELD, text, quotes, pages), raw="")
    return Answer(f"{tongue.OTHER_WORDS.of(asked.language)}\n\n{text}", (field,), warnings=(NEEDS_MODEL,))


def _field(found: Found, pages: Sequence[Page]) -> Field:
    field = seen(FIELD, found.value, found.quotes, pages)
    return replace(field, confidence=round(found.agreement * (field.confidence or 0.0), 2))


def _told(found: Found, asked: Question, pictures: int) -> str:
    """The value and the line it stands in; with several pictures, which one."""
    line = found.quotes[0].standing.text.strip() if found.quotes else ""
    is_alone = found.told.strip() == line
    words = (
        tongue.ALONE
        if is_alone and found.words in {tongue.QUOTED, tongue.STANDS} and found.words is not tongue.STANDS
        else found.words
    )
    sentence = words.of(asked.language).format(
        value=found.told, line=line, name=found.name, count=found.count, names=found.told
    )
    number = found.quotes[0].standing.picture + 1 if found.quotes else 1
    return (tongue.IN_PICTURE.of(asked.language).format(number=number) if pictures > 1 else "") + sentence

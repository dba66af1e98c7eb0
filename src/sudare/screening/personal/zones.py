"""Machine-readable zones of passports and identity cards: two lines of 44 characters, or three of 30.

Source: ICAO Doc 9303 parts 4 and 5. OCR writes « く 〈 ( for <, drops some, and puts blanks between; a zone is found
by its shape, and surer where check digits hold. Scores: 0.99 with a check digit, 0.9 without. The line with the name
is a name, the date of birth in the other a date.
"""

import re
from collections.abc import Iterator
from typing import Final

from sudare.screening.personal.numbers import machine_readable
from sudare.screening.personal.page import Hit, Page, Row, Span
from sudare.screening.terms import Kind

_CHECKED, _SHAPE = 0.99, 0.9
_FILLER: Final = str.maketrans({"«": "<", "く": "<", "{": "<", "(": "<", "[": "<", "≪": "<", "|": "I"})
_NAME_LINE: Final = re.compile(r"[PIAC1][A-Z<0-9][A-Z0-9]{3}[A-Z0-9<]*<<[A-Z0-9<]*")
_BARE_NAME_LINE: Final = re.compile(r"[A-Z]{2,}(?:<[A-Z]+)*<<[A-Z<]+")
_NUMBER_LINE: Final = re.compile(
    r"(?P<number>[A-Z0-9<]{9})(?P<check>[0-9OI<])[A-Z0-9<]{3}(?P<birth>[0-9OI]{6})"
    r"(?P<birth_check>[0-9OI])[MFX<][0-9OI]{6}[0-9OI][A-Z0-9<]{4,}"
)
_CARD_LINE: Final = re.compile(
    r"(?P<birth>[0-9OI]{6})(?P<birth_check>[0-9OI])[MFX<][0-9OI]{6}[0-9OI][A-Z]{3}[A-Z0-9<]{8,}"
)
_CARD_NUMBER: Final = re.compile(r"[IAC][A-Z<][A-Z]{3}(?P<number>[A-Z0-9<]{9})(?P<check>[0-9OI<])[A-Z0-9<]{5,}")
_SHORTEST, _LONGEST = 26, 48
_LETTERS: Final = str.maketrans("OI", "01")


def find(page: Page) -> Iterator[Hit]:
    for row in page.rows:
        text, places = _squeezed(row)
        if _SHORTEST <= len(text) <= _LONGEST and text.isascii():
            yield from _of_line(row, text, places)


def _squeezed(row: Row) -> tuple[str, list[int]]:
    """The row without blanks, fillers repaired, and where each character stands in it."""
    places = [place for place, letter in enumerate(row.text) if letter not in " \t"]
    while places and not row.text[places[-1]].translate(_FILLER).isascii():
        places.pop()  # what stands behind the zone, or a stain
    return "".join(row.text[place] for place in places).translate(_FILLER), places


def _of_line(row: Row, text: str, places: list[int]) -> Iterator[Hit]:
    whole = Span(row.index, places[0], places[-1] + 1)
    numbered = _NUMBER_LINE.fullmatch(text) or _CARD_NUMBER.fullmatch(text)
    if numbered:
        score = _CHECKED if _holds(numbered["number"], numbered["check"]) else _SHAPE
        yield Hit(Kind.PASSPORT_NUMBER, score, (whole,))
    elif text.count("<") > 1 and (_NAME_LINE.fullmatch(text) or _BARE_NAME_LINE.fullmatch(text)):
        yield Hit(Kind.PERSON_NAME, _SHAPE, (whole,))
    born = _NUMBER_LINE.fullmatch(text) or _CARD_LINE.fullmatch(text)
    if born:
        score = _CHECKED if _holds(born["birth"], born["birth_check"]) else _SHAPE
        yield Hit(
            Kind.BIRTH_DATE, score, (Span(row.index, places[born.start("birth")], places[born.end("birth") - 1] + 1),)
        )


def _holds(field: str, check: str) -> bool:
    digits = field[:2] + field[2:].translate(_LETTERS) if field[:1].isalpha() else field.translate(_LETTERS)
    return machine_readable(digits, check.translate(_LETTERS))

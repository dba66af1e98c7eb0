"""Personal data in what somebody types: the rules for pictures, on words that never were in one.

Names are left out: people sign what they write, and talk about others by name; that alone tells nobody who is shown.
"""

from threading import Lock
from typing import Final

from sudare.screening.personal import (
    accounts,
    addresses,
    banks,
    cards,
    dates,
    find_in,
    identity,
    insurance,
    mails,
    my_numbers,
    phones,
    plates,
)
from sudare.screening.terms import Kind, Line

SURE_ENOUGH: Final = 0.6  # a word of warning too much costs a glance; a threshold of policies is for what is destroyed
_RULES: Final = (
    cards.find,
    my_numbers.find,
    phones.find,
    mails.find,
    dates.find,
    addresses.find,
    identity.find,
    insurance.find,
    banks.find,
    plates.find,
    accounts.find,
)
_LETTER_PX, _ROW_PX, _HIGH_PX = 20, 60, 40  # a page laid out so that each line of text is a row of its own
_LONGEST: Final = 400  # letters of one line that are looked at together; longer ones are cut
_one_at_a_time: Final = Lock()  # the dictionary's tokenizer refuses two threads at once


def find_in_words(text: str) -> tuple[Kind, ...]:
    """What in a text tells who somebody is, each kind once, in the order of ``Kind``. Pure: nothing of it is kept."""
    rows = [line[start : start + _LONGEST] for line in text.splitlines() for start in range(0, len(line), _LONGEST)]
    if not rows:
        return ()
    size_px = (_LONGEST * _LETTER_PX, _ROW_PX * len(rows))
    lines = [_line(row, number, size_px) for number, row in enumerate(rows)]
    with _one_at_a_time:
        found = find_in(lines, size_px=size_px, rules=_RULES)
    kinds = {one.kind for one in found if one.score >= SURE_ENOUGH}
    return tuple(kind for kind in Kind if kind in kinds)


def _line(text: str, number: int, size_px: tuple[int, int]) -> Line:
    width, height = size_px
    right = max(1, len(text)) * _LETTER_PX / width
    top, bottom = number * _ROW_PX / height, (number * _ROW_PX + _HIGH_PX) / height
    return Line(text, 1.0, ((0.0, top), (right, top), (right, bottom), (0.0, bottom)))

"""How much of a question stands around a value or in a row, 0 to 1. Below ``BAR`` nothing is said."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from sudare.reading.answering.concepts import CONCEPTS
from sudare.reading.answering.context import Sheet, Value
from sudare.reading.answering.matching import concept_in, word_in
from sudare.reading.answering.question import Question
from sudare.reading.quoting import Standing
from sudare.reading.typed import Kind

BAR: Final = 0.6
LACKING: Final = 0.6  # what is left of the weight when something that was asked about stands nowhere around
NEAREST, BESIDE, LEAD, HEADER, HEADING, TITLE = 1.0, 0.95, 0.85, 0.85, 0.7, 0.45
LONE: Final = 0.65  # a value of a rare kind, when no other of its kind stands there
SELF_NAMED: Final = 0.75  # of a kind that needs no label: a mail address is one
LONERS: Final = frozenset({Kind.PHONE, Kind.EMAIL, Kind.URL, Kind.POSTAL_CODE, Kind.ADDRESS})
UNRANGED: Final = 0.5
BETWEEN: Final = re.compile(
    r"^[ 　)）分]*(?:[〜~～\-–—－ー]|から|to|until|→)[ 　(（]*(?:午前|午後|翌)?[ ]*$", re.IGNORECASE
)


@dataclass(frozen=True)
class Weighed:
    weight: float
    value: Value = field(compare=False)


def weighed(sheet: Sheet, asked: Question) -> list[Weighed]:
    """Every value of the wanted kinds, in reading order."""
    values = sheet.values(asked.kinds)
    counts = {kind: sum(1 for each in values if each.typed.kind is kind) for kind in asked.kinds}
    made = []
    for value in values:
        weight = weight_of(value, sheet, asked)
        is_lone = counts[value.typed.kind] == 1 and not asked.focus
        if is_lone and (value.typed.kind in LONERS or not asked.concepts):
            weight = max(weight, LONE)
        made.append(Weighed(weight, value))
    return made


def weight_of(value: Value, sheet: Sheet, asked: Question) -> float:
    """The mean over all that was asked about; nothing asked about is nothing found."""
    about = [_concept(name, value, sheet) for name in asked.concepts]
    about += [
        max(worth * sheet.word(word, row, text) for text, row, worth in _places(value, sheet)) for word in asked.focus
    ]
    return mean(about) if about else 0.0


def mean(about: Sequence[float]) -> float:
    return sum(about) / len(about) * (1.0 if min(about) > 0 else LACKING)


def _places(value: Value, sheet: Sheet) -> list[tuple[str, Standing, float]]:
    row = value.standing
    return [
        (value.nearest, row, NEAREST),
        (value.own, row, BESIDE),
        (sheet.lead(row), row, LEAD),
        (sheet.header(value), row, HEADER),
        (sheet.heading(row), row, HEADING),
        (sheet.title(row.picture), row, TITLE),
    ]


def _concept(name: str, value: Value, sheet: Sheet) -> float:
    kind = value.typed.kind
    if kind in CONCEPTS[name].kinds and kind in LONERS:
        return _named(name, value)
    weight = max(worth * concept_in(name, text) for text, _, worth in _places(value, sheet))
    if name in {"opening", "closing"} and kind is Kind.TIME:
        return _end_of_range(name, value, weight)
    return weight


def _named(name: str, value: Value) -> float:
    """Of a kind that needs no label, unless the one it has is another's: a fax is no telephone."""
    if concept_in(name, value.nearest):
        return NEAREST
    if name == "phone" and concept_in("fax", value.nearest):
        return 0.0
    return SELF_NAMED if name != "fax" else 0.0


def _end_of_range(name: str, value: Value, weight: float) -> float:
    """Of 10:00〜18:00 the first opens and the second closes, whatever stands around them."""
    text, place = value.standing.text, value.typed
    is_start = bool(re.match(r"[ 　)）分]*(?:[〜~～\-–—－ー]|から|to\b)", text[place.end :]))
    before = re.split(r"[0-9時](?:[ ]?[ap]\.?m\.?)?(?=[^0-9時]*$)", text[: place.begin])
    is_end = len(before) > 1 and bool(BETWEEN.match(before[-1]))
    if is_end if name == "closing" else is_start and not is_end:
        return max(weight, SELF_NAMED)
    return weight * UNRANGED


def row_weight(row: Standing, sheet: Sheet, asked: Question) -> float:
    """Of a whole row; something that was asked about must stand in it itself."""
    own = [concept_in(name, row.text) for name in asked.concepts]
    own += [sheet.word(word, row, row.text) for word in asked.focus]
    if not own or not any(own):
        return 0.0
    about = [max(concept_in(name, row.text), HEADING * concept_in(name, sheet.heading(row))) for name in asked.concepts]
    return mean(about + [word_weight(word, row, sheet) for word in asked.focus])


def word_weight(word: str, row: Standing, sheet: Sheet) -> float:
    """Of one word, in the row or over it."""
    over = [(sheet.lead(row), LEAD), (sheet.heading(row), HEADING), (sheet.title(row.picture), TITLE)]
    return max([sheet.word(word, row, row.text), *(worth * word_in(word, text) for text, worth in over)])

"""How much speaks for one kind of document among some lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sudare.screening.documents.cues import Cue, Form, Portrayal, Role, Thing, Words
from sudare.screening.documents.page import Placed, Seal
from sudare.screening.documents.words import Phrase, is_mentioned
from sudare.screening.terms import Kind

MENTIONED: Final = 0.08  # what a title is worth in the middle of a sentence or a list
LISTED: Final = 3  # so many documents named together are a list of documents, not one of them
SURE: Final = 0.3  # a finding with a lower score is no cue
FEW_LINES: Final = 22  # what fits on a card
FIELDS_BESIDE_A_TITLE: Final = 3
CARDS: Final = frozenset(
    {
        Kind.MY_NUMBER_CARD,
        Kind.MY_NUMBER_CARD_BACK,
        Kind.DRIVER_LICENCE,
        Kind.PASSPORT,
        Kind.INSURANCE_CARD,
        Kind.RESIDENCE_CARD,
    }
)
NOTICE: Final = tuple(
    Phrase.of(words)
    for words in (
        "必要なもの",
        "更新のご案内",
        "手数料",
        "受付時間",
        "申請方法",
        "くわしくは",
        "詳しくは",
        "ご案内",
        "窓口",
    )
)  # on posters and notices about cards, and on no card


@dataclass(frozen=True, slots=True)
class Held:
    """One cue that holds: what it is worth here, and the lines it rests on."""

    cue: Cue
    weight: float
    lines: tuple[Placed, ...] = ()
    seals: tuple[Seal, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """The case for a kind: the score and what it rests on."""

    portrayal: Portrayal
    score: float
    held: tuple[Held, ...]

    @property
    def lines(self) -> frozenset[int]:
        return frozenset(id(line) for held in self.held for line in held.lines)

    @property
    def has_a_name(self) -> bool:
        return any(held.cue.role is Role.TITLE and held.weight > MENTIONED for held in self.held)


def judged(portrayal: Portrayal, lines: Sequence[Placed], seals: Sequence[Seal], *, titles: int) -> Case:
    """Weigh every cue; ``titles`` says how many kinds of documents are named among these lines."""
    held = tuple(found for cue in portrayal.cues if (found := _held(cue, lines, seals)))
    if not _stands(portrayal, held, lines):
        return Case(portrayal, 0.0, held)
    doubt = 1.0
    for each in held:
        doubt *= 1 - each.weight
    score = (1 - doubt) * _fit(portrayal, lines, titles)
    return Case(portrayal, score, held)


def _held(cue: Cue, lines: Sequence[Placed], seals: Sequence[Seal]) -> Held | None:
    if isinstance(cue, Thing):
        found = tuple(seal for seal in seals if seal.finding.kind in cue.kinds and seal.finding.score >= SURE)
        return Held(cue, cue.weight, seals=found) if found else None
    if isinstance(cue, Form):
        return _form_held(cue, lines)
    return _words_held(cue, lines)


def _form_held(cue: Form, lines: Sequence[Placed]) -> Held | None:
    matching = [(line, len(cue.form.findall(line.letters))) for line in lines]
    there = tuple(line for line, count in matching if count)
    if sum(count for _, count in matching) < cue.at_least:
        return None
    return Held(cue, cue.weight, there)


def _words_held(cue: Words, lines: Sequence[Placed]) -> Held | None:
    """The best of the phrases' occurrences counts; several phrases count together when several are asked for."""
    worths = [(worth, line) for phrase in cue.phrases for worth, line in [_best(cue, phrase, lines)] if line and worth]
    if len(worths) < cue.at_least:
        return None
    best = max(worth for worth, _ in worths)
    return Held(cue, best, tuple(line for worth, line in worths if line is not None))


def _best(cue: Words, phrase: Phrase, lines: Sequence[Placed]) -> tuple[float, Placed | None]:
    best: tuple[float, Placed | None] = (0.0, None)
    for line in lines:
        worth = _worth(cue, phrase, line)
        if worth > best[0]:
            best = (worth, line)
        if worth == cue.weight:
            break
    return best


def _worth(cue: Words, phrase: Phrase, line: Placed) -> float:
    end = line.end_of(phrase)
    if end is None:
        return 0.0
    if cue.role is Role.SENTENCE:
        return cue.weight
    if line.is_prose or (cue.role is Role.TITLE and is_mentioned(line.letters, phrase, end)):
        return MENTIONED * cue.weight
    return cue.weight


def _fit(portrayal: Portrayal, lines: Sequence[Placed], titles: int) -> float:
    """How well the lines as a whole suit the kind."""
    fit = 0.4 if titles >= LISTED else 1.0
    for phrase in portrayal.against:
        if any(line.end_of(phrase) is not None and not line.is_prose for line in lines):
            fit *= 0.5
    if portrayal.kind in CARDS and any(line.end_of(phrase) is not None for phrase in NOTICE for line in lines):
        fit *= 0.5
    if portrayal.is_terse and any(line.is_prose for line in lines):
        fit *= 0.45
    if len(lines) > portrayal.max_lines:
        fit *= 0.55
    return fit


def _stands(portrayal: Portrayal, held: Sequence[Held], lines: Sequence[Placed]) -> bool:
    """Enough that nothing else has; or a name, on something of a card's size with a card's labels."""
    signs = [each for each in held if each.cue.role is not Role.FIELD and each.weight > MENTIONED]
    if len(signs) >= portrayal.needs:
        return True
    fields = len(held) - len(signs)
    has_a_name = any(each.cue.role is Role.TITLE for each in signs)
    return portrayal.is_card and has_a_name and fields >= FIELDS_BESIDE_A_TITLE and len(lines) <= FEW_LINES

"""``recognise``: from lines and findings to documents with their outlines."""

from collections.abc import Iterator, Sequence
from typing import Final

from sudare.screening.documents.cues import Portrayal, Role, Words
from sudare.screening.documents.identity import IDENTITY
from sudare.screening.documents.outline import outline
from sudare.screening.documents.page import Placed, Plane, Rect, Seal, gap, groups, hull
from sudare.screening.documents.paperwork import PAPERWORK
from sudare.screening.documents.scoring import Case, judged
from sudare.screening.terms import Finding, Kind, Line

ENGINE: Final = "documents-1"
SEEN: Final = 0.5  # below this there is nothing worth saying
SECOND: Final = 0.8  # what a second card must reach where another one is already seen
REACHES: Final = (2.0, 3.5, 6.0)  # times a line's height: how far apart the lines of one document may stand
MANY: Final = 400  # lines; beyond it a page is read as a whole only
ALL: Final = (*IDENTITY, *PAPERWORK)
ALONE: Final = frozenset(portrayal.kind for portrayal in IDENTITY) | {Kind.BUSINESS_CARD, Kind.BANK_BOOK}


def recognise(*, lines: Sequence[Line], findings: Sequence[Finding], size_px: tuple[int, int]) -> tuple[Finding, ...]:
    """Find documents: their kind, how sure (0.5–1), and the outline in the upright picture.

    ``findings`` are faces, codes and personal data found so far. Skips: whatever stays below ``SEEN``.
    """
    plane = Plane(lines, size_px)
    if not plane.lines:
        return ()
    seals = plane.seals(findings)
    known = [portrayal.narrowed(lambda phrase: phrase.may_stand_in(plane.letters)) for portrayal in ALL]
    cases = _best_cases(known, list(_regions(plane.lines)), seals)
    return tuple(
        Finding(case.portrayal.kind, round(min(case.score, 0.99), 3), plane.box(place), ENGINE)
        for case, place in _settled(cases)
    )


def _regions(lines: Sequence[Placed]) -> Iterator[list[Placed]]:
    """The page as a whole, and what stands together on it, coarse and fine."""
    yield list(lines)
    seen = {frozenset(map(id, lines))}
    for reach in REACHES if len(lines) <= MANY else ():
        for group in groups(lines, reach=reach):
            key = frozenset(map(id, group))
            if key not in seen:
                seen.add(key)
                yield group


def _best_cases(
    portrayals: Sequence[Portrayal], regions: Sequence[list[Placed]], seals: Sequence[Seal]
) -> list[tuple[Case, Rect]]:
    found = []
    cards = portrayals[: len(IDENTITY)]
    for number, region in enumerate(regions):
        near = seals if number == 0 else _near(region, seals)
        titles = _titles_named(cards, region)
        for portrayal in portrayals:
            case = judged(portrayal, region, near, titles=titles)
            if case.score >= SEEN:
                found.append((case, outline(case, region, near)))
    return found


def _near(region: Sequence[Placed], seals: Sequence[Seal]) -> list[Seal]:
    """Findings on these lines, or beside them within a good part of their extent."""
    whole = hull(line.rect for line in region)
    reach = 0.4 * max(whole[2] - whole[0], whole[3] - whole[1])
    return [seal for seal in seals if max(gap(seal.rect, whole)) <= reach]


def _titles_named(cards: Sequence[Portrayal], region: Sequence[Placed]) -> int:
    """How many kinds of cards are named here, be it in a sentence."""
    return sum(any(_names(cue, line) for cue in _titles(card) for line in region) for card in cards)


def _titles(portrayal: Portrayal) -> list[Words]:
    return [cue for cue in portrayal.cues if isinstance(cue, Words) and cue.role is Role.TITLE]


def _names(cue: Words, line: Placed) -> bool:
    return any(phrase.letters in line.letters for phrase in cue.phrases)


def _settled(cases: Sequence[tuple[Case, Rect]]) -> list[tuple[Case, Rect]]:
    """One finding per document: several of a kind only where each stands on its own, one kind of card per place."""
    chosen: list[tuple[Case, Rect]] = []
    for case, place in sorted(_split(cases), key=lambda each: -each[0].score):
        if all(_may_stand_beside(case, place, *other) for other in chosen):
            chosen.append((case, place))
    return chosen


def _split(cases: Sequence[tuple[Case, Rect]]) -> list[tuple[Case, Rect]]:
    """Of each kind: the documents that have a name each and lie apart, else the best case alone."""
    kept = []
    for kind in {case.portrayal.kind for case, _ in cases}:
        mine = sorted((each for each in cases if each[0].portrayal.kind is kind), key=lambda each: -each[0].score)
        named = _apart([each for each in mine if each[0].has_a_name])
        kept += named if len(named) > 1 else mine[:1]
    return kept


def _apart(cases: Sequence[tuple[Case, Rect]]) -> list[tuple[Case, Rect]]:
    """Small regions first: two named documents in one region are two, not one large one."""
    chosen: list[tuple[Case, Rect]] = []
    for case, place in sorted(cases, key=lambda each: _area(each[1])):
        if all(_overlap(place, other) < 0.3 for _, other in chosen):  # noqa: PLR2004  outlines are generous at their edges
            chosen.append((case, place))
    return chosen


def _may_stand_beside(case: Case, place: Rect, other: Case, taken: Rect) -> bool:
    if case.portrayal.kind is other.portrayal.kind:
        return _overlap(place, taken) < 0.3  # noqa: PLR2004  as above
    if not {case.portrayal.kind, other.portrayal.kind} & ALONE:
        return True
    shared = case.lines & other.lines
    return _overlap(place, taken) < 0.5 or (case.score >= SECOND and case.has_a_name and len(shared) <= 1)  # noqa: PLR2004  mostly elsewhere


def _area(rect: Rect) -> float:
    return max(rect[2] - rect[0], 0) * max(rect[3] - rect[1], 0)


def _overlap(one: Rect, other: Rect) -> float:
    """The shared area as a part of the smaller one."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return max(across, 0) * max(down, 0) / max(min(_area(one), _area(other)), 1e-9)

"""Which places get covered, and how far beyond the finding."""

from collections.abc import Iterable, Iterator, Sequence
from types import MappingProxyType
from typing import Final

from sudare.imaging.terms import Box
from sudare.policy.terms import Decision, Rule
from sudare.screening.terms import Finding, Kind

WHOLE: Final = Box(0.0, 0.0, 1.0, 1.0)
COUNTS_FROM: Final = 0.5  # what stands on a document is covered whatever its score; it counts as found from here

# How far a mask reaches beyond its finding on each side, as a part of the finding's own width and height.
# A face without its hair and ears is still somebody; a code needs its quiet zone gone to stay unread; letters stick
# out of a text box by a stroke or two; documents are seldom exactly where their corners were guessed.
MARGINS: Final = MappingProxyType({Kind.FACE: 0.22, Kind.QR: 0.12, Kind.BARCODE: 0.12, Kind.VEHICLE_PLATE: 0.10})
MARGIN: Final = 0.08
LEAST: Final = 0.004  # of the picture's side: two lines of text lie further apart, a blurred edge does not

ROUGH: Final = 1e-6


def boxes_of(rules: Iterable[Rule], findings: Sequence[Finding]) -> tuple[Box, ...]:
    """Every place that these rules, which all apply, want covered, the largest first and none inside another."""
    boxes = {grown(box, kind) for rule in rules for kind, box in _wanted(rule, findings)}
    kept: list[Box] = []
    for box in sorted(boxes, key=lambda one: (-one.width * one.height, one.y, one.x)):
        if not any(_lies_in(box, larger) for larger in kept):
            kept.append(box)
    return tuple(kept)


def covered_kinds(rule: Rule) -> tuple[Kind, ...]:
    """What a rule covers: what it names, or, of a mask that names nothing, what it is about."""
    return rule.covers or (tuple(rule.kinds) if rule.decision is Decision.MASK else ())


def grown(box: Box | None, kind: Kind) -> Box:
    """A finding's place with the margin of its kind, inside the picture; the whole picture when it has no place."""
    if box is None:
        return WHOLE
    margin = MARGINS.get(kind, MARGIN)
    more_x, more_y = max(box.width * margin, LEAST), max(box.height * margin, LEAST)
    left, top = max(box.x - more_x, 0.0), max(box.y - more_y, 0.0)
    right, bottom = min(box.x + box.width + more_x, 1.0), min(box.y + box.height + more_y, 1.0)
    return Box(left, top, max(right - left, 0.0), max(bottom - top, 0.0))


def _wanted(rule: Rule, findings: Sequence[Finding]) -> Iterator[tuple[Kind, Box | None]]:
    kinds = covered_kinds(rule)
    subjects = [one for one in findings if one.kind in rule.kinds and one.score >= rule.kinds[one.kind]]
    yield from ((one.kind, one.box) for one in subjects if one.kind in kinds)
    if foreign := [kind for kind in kinds if kind not in rule.kinds]:
        for subject in subjects:
            yield from _on(subject, foreign, rule, findings)


def _on(
    subject: Finding, kinds: Sequence[Kind], rule: Rule, findings: Sequence[Finding]
) -> Iterator[tuple[Kind, Box | None]]:
    """What stands on one document, and the document itself where not enough of it was found."""
    there = [one for one in findings if one.kind in kinds and one.frame == subject.frame and _stands_on(one, subject)]
    yield from ((one.kind, one.box) for one in there)
    sure = [one.kind for one in there if one.score >= COUNTS_FROM]
    if not sure or any(sure.count(kind) < least for kind, least in rule.needs.items()):
        yield subject.kind, subject.box


def _stands_on(one: Finding, document: Finding) -> bool:
    if one.box is None or document.box is None:
        return True
    x, y = one.box.x + one.box.width / 2, one.box.y + one.box.height / 2
    area = grown(document.box, document.kind)
    return area.x <= x <= area.x + area.width and area.y <= y <= area.y + area.height


def _lies_in(box: Box, other: Box) -> bool:
    return (
        box.x >= other.x - ROUGH
        and box.y >= other.y - ROUGH
        and box.x + box.width <= other.x + other.width + ROUGH
        and box.y + box.height <= other.y + other.height + ROUGH
    )

"""What may be believed of an engine: real findings with real scores inside the picture, or nothing at all."""

from collections.abc import Iterable
from math import isfinite
from typing import Any, Final

from sudare.imaging.terms import Box
from sudare.screening.terms import Finding, Kind, Line, Seen

SLACK: Final = 1e-6  # sums of parts of a picture
FINGERPRINT_BYTES: Final = 32
CORNERS: Final = 4
MOST: Final = 5_000  # findings or lines of one engine in one look


class Lied(Exception):
    """An engine said something that can't be."""


def checked(seen: Any) -> Seen:
    """The same, believed.

    Raises: ``Lied`` for another type, a number that is none, a place outside the picture, or too much of anything.
    """
    if not isinstance(seen, Seen) or max(len(seen.findings), len(seen.lines), len(seen.fingerprints)) > MOST:
        raise Lied
    if not all(_is_line(line) for line in seen.lines):
        raise Lied
    if not all(isinstance(mark, bytes) and len(mark) == FINGERPRINT_BYTES for mark in seen.fingerprints):
        raise Lied
    checked_findings(seen.findings)
    return seen


def checked_findings(findings: Iterable[Any]) -> tuple[Finding, ...]:
    """Raises: ``Lied``."""
    believed = tuple(findings)
    if len(believed) > MOST or not all(_is_finding(finding) for finding in believed):
        raise Lied
    return believed


def _is_finding(finding: Any) -> bool:
    return (
        isinstance(finding, Finding)
        and isinstance(finding.kind, Kind)
        and is_part(finding.score)
        and (finding.box is None or is_inside(finding.box))
        and isinstance(finding.engine, str)
        and isinstance(finding.frame, int)
    )


def _is_line(line: Any) -> bool:
    return (
        isinstance(line, Line)
        and isinstance(line.text, str)
        and is_part(line.score)
        and len(line.quad) == CORNERS
        and all(is_part(number) for corner in line.quad for number in corner)
        and all(is_inside(box) for box in line.characters)
    )


def is_part(number: Any) -> bool:
    """A number from 0 to 1."""
    return isinstance(number, int | float) and isfinite(number) and 0 <= number <= 1


def is_inside(box: Any) -> bool:
    """A box with an area, inside the picture."""
    if not isinstance(box, Box) or not all(is_part(side) for side in (box.x, box.y, box.width, box.height)):
        return False
    return box.width > 0 and box.height > 0 and box.x + box.width <= 1 + SLACK and box.y + box.height <= 1 + SLACK

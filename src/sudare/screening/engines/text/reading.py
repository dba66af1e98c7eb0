"""The engine: find lines, turn each the right way up, read it, and say where it stood in the picture as it is."""

from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from statistics import median
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from sudare.imaging.terms import Box
from sudare.screening.engines.models import CORES, Array
from sudare.screening.engines.places import box_around, parts
from sudare.screening.engines.text.glyphs import Reading, Recogniser
from sudare.screening.engines.text.lines import Detector, Place
from sudare.screening.terms import Finding, Kind, Line, Look, Seen

LONGEST_SIDE_PX: Final = 1_920
FLOOR: Final = 0.5  # below it characters are guessed
SURE: Final = 0.8  # above it a line stands the right way up
TALL: Final = 1.5
SAMPLE: Final = 3  # lines that are read both ways before the others follow them
SPARSE: Final = 4  # line heights a character may take; fewer characters than that say: not so, or no text


class Text:
    name = "text"
    version = "ppocrv6-small-rapidocr-3.10.0"

    def __init__(self) -> None:
        self._detector = Detector()
        self._recogniser = Recogniser()
        self._workers = ThreadPoolExecutor(CORES, thread_name_prefix="text")

    def look(self, look: Look) -> Seen:
        lines = self.lines(look, shrunk=min(1.0, LONGEST_SIDE_PX / max(look.width_px, look.height_px)))
        return Seen(findings=_found(lines, version=self.version), lines=lines)

    def lines(self, look: Look, *, shrunk: float) -> tuple[Line, ...]:
        """Every line that can be read, found in a copy ``shrunk`` times as large as the picture."""
        places = self._detector.places(look.rgb, shrunk=shrunk, workers=self._workers)
        tall = [place for place in places if place.height_px >= TALL * place.width_px]
        wide = [place for place in places if place.height_px < TALL * place.width_px]
        read = [*self._read(look.rgb, wide, turns=(0, 2)), *self._read(look.rgb, tall, turns=(1, 3))]
        return tuple(
            _line(corners, reading, look) for corners, reading in read if reading.score >= FLOOR and reading.text
        )

    def _read(
        self, rgb: NDArray[np.uint8], places: Sequence[Place], *, turns: tuple[int, int]
    ) -> list[tuple[Array, Reading]]:
        """Every line, its corners turned to its reader. All follow a few; what reads badly is tried the other way."""
        if not places:
            return []
        by_length = sorted(places, key=lambda place: -max(place.width_px, place.height_px))
        usual, other, known = self._which_way(rgb, by_length[:SAMPLE], turns)
        corners = [_turned(place.corners, usual) for place in by_length]
        readings = [*known, *self._all(rgb, corners[len(known) :])]
        doubtful = [number for number, reading in enumerate(readings) if _is_doubtful(reading, corners[number])]
        again = [_turned(by_length[number].corners, other) for number in doubtful]
        for number, quad, retried in zip(doubtful, again, self._all(rgb, again), strict=True):
            if _rank(retried, quad) > _rank(readings[number], corners[number]):
                corners[number], readings[number] = quad, retried
        return list(zip(corners, readings, strict=True))

    def _which_way(
        self, rgb: NDArray[np.uint8], places: Sequence[Place], turns: tuple[int, int]
    ) -> tuple[int, int, list[Reading]]:
        """The usual way when a few long lines read well so; else the better of both. And what they read."""
        usual = self._all(rgb, [_turned(place.corners, turns[0]) for place in places])
        if _typical(usual) >= SURE:
            return *turns, usual
        other = self._all(rgb, [_turned(place.corners, turns[1]) for place in places])
        return (*turns, usual) if _typical(usual) >= _typical(other) else (turns[1], turns[0], other)

    def _all(self, rgb: NDArray[np.uint8], quads: Sequence[Array]) -> list[Reading]:
        return list(self._workers.map(lambda quad: self._recogniser.read(_strip(rgb, quad)), quads))


def _found(lines: Sequence[Line], *, version: str) -> tuple[Finding, ...]:
    """That there are letters, and the box around all of them; what they say stays with the lines."""
    if not lines:
        return ()
    xs, ys = zip(*(corner for line in lines for corner in line.quad), strict=True)
    box = Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
    return (Finding(Kind.TEXT, max(line.score for line in lines), box, version),)


def _is_sparse(reading: Reading, corners: Array) -> bool:
    """Whether a long line gave next to nothing, however sure of it: upside down, a whole sentence is one 5."""
    along, across = _length(corners[0], corners[1]), _length(corners[0], corners[3])
    return len(reading.text) * SPARSE * across < along


def _is_doubtful(reading: Reading, corners: Array) -> bool:
    return reading.score < SURE or _is_sparse(reading, corners)


def _rank(reading: Reading, corners: Array) -> tuple[bool, float]:
    """The better of two readings of one line: the one that isn't sparse, then the surer one."""
    return not _is_sparse(reading, corners), reading.score


def _typical(readings: Sequence[Reading]) -> float:
    return median(reading.score for reading in readings)


def _turned(corners: Array, quarters: int) -> Array:
    """The same corners, beginning where the reader of a line turned clockwise by so many quarters begins."""
    return np.roll(corners, -quarters, axis=0)


def _strip(rgb: NDArray[np.uint8], corners: Array) -> NDArray[np.uint8]:
    """The line cut out and laid flat."""
    width = max(1, round(max(_length(corners[0], corners[1]), _length(corners[3], corners[2]))))
    height = max(1, round(max(_length(corners[0], corners[3]), _length(corners[1], corners[2]))))
    flat = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    laid = cv2.getPerspectiveTransform(corners.astype(np.float32), flat)
    strip = cv2.warpPerspective(rgb, laid, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(strip, np.uint8)


def _length(one: Array, other: Array) -> float:
    return float(np.hypot(*(other - one)))


def _line(corners: Array, reading: Reading, look: Look) -> Line:
    quad = parts([(float(x), float(y)) for x, y in corners], look=look)
    boxes = tuple(_boxes(corners, reading.spans, look))
    is_complete = len(boxes) == len(reading.text)
    return Line(reading.text, reading.score, (quad[0], quad[1], quad[2], quad[3]), boxes if is_complete else ())


def _boxes(corners: Array, spans: Iterable[tuple[float, float]], look: Look) -> Iterable[Box]:
    """An upright box for each character; one that would be empty is left out."""
    top, bottom = corners[1] - corners[0], corners[2] - corners[3]
    for begin, end in spans:
        ends = [
            corners[0] + top * begin,
            corners[0] + top * end,
            corners[3] + bottom * begin,
            corners[3] + bottom * end,
        ]
        box = box_around([(float(x), float(y)) for x, y in ends], look=look)
        if box is not None:
            yield box

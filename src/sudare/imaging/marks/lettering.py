"""The visible code: six letters, light or dark as the ground asks, thinly edged with the other, all over the picture.

Places follow from the picture alone, so that the detector knows them without knowing the code.
"""

import itertools
import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt
import pylopdf_fonts_jp
from PIL import Image, ImageDraw, ImageFont

from sudare.imaging.marks.shaping import Luma
from sudare.imaging.marks.terms import ALPHABET, CODE_LETTERS

LETTER_PX: Final = 64  # height of a capital in the set that all sizes are made from
SMALLEST_PX: Final = 11  # in a thumbnail
LETTERS_ALONG_LONGER_SIDE: Final = 70  # a capital is so small a part of it: 29 px in a view
ADVANCE: Final = 0.86  # from letter to letter, in capitals
EDGE: Final = 0.085  # width of the edge, in capitals
FAINT, FIRM = 0.2, 0.6  # how much of the picture the letters take away, on paper and on grass
PER_LEVEL: Final = 0.0105  # of the ground's deviation in between
RIM: Final = 0.7  # the edge's part of that
LIGHT, DARK = 255.0, 16.0
MIDDLE: Final = 118  # of the ground's luma: above it dark letters stand out better

NEIGHBOURS: Final = sorted(itertools.product(range(-4, 5), range(-3, 4)), key=lambda each: abs(each[0]) + abs(each[1]))

Alpha = npt.NDArray[np.float32]
"""float32, (height, width), 0–1."""


@dataclass(frozen=True, slots=True)
class Place:
    """A box in pixels."""

    left: int
    top: int
    width: int
    height: int

    @property
    def rows(self) -> slice:
        return slice(self.top, self.top + self.height)

    @property
    def columns(self) -> slice:
        return slice(self.left, self.left + self.width)


@cache
def letter_set() -> dict[str, Alpha]:
    """Every letter, once, before the doors close: a font is a file."""
    font = ImageFont.truetype(pylopdf_fonts_jp.sans_path(), round(LETTER_PX / 0.733))
    return {letter: _letter(letter, font) for letter in ALPHABET}


def _letter(letter: str, font: ImageFont.FreeTypeFont) -> Alpha:
    """Upright in a cell of its own, with room for the edge."""
    cell = Image.new("L", (round(LETTER_PX * ADVANCE), round(LETTER_PX * (1 + 6 * EDGE))), 0)
    middle = (cell.width / 2, cell.height - LETTER_PX * 3 * EDGE)
    ImageDraw.Draw(cell).text(middle, letter, fill=255, font=font, anchor="ms", stroke_width=1)
    return np.asarray(cell, np.float32) / np.float32(255)


def capital_px(width_px: int, height_px: int) -> int:
    return max(SMALLEST_PX, round(max(width_px, height_px) / LETTERS_ALONG_LONGER_SIDE))


def size(width_px: int, height_px: int) -> tuple[int, int]:
    """Width and height of a code with its edge."""
    capital = capital_px(width_px, height_px)
    return round(capital * (ADVANCE * CODE_LETTERS + 4 * EDGE)), round(capital * (1 + 6 * EDGE))


def places(luma: Luma) -> list[Place]:
    """Rows of codes, every other row shifted by half a step: a quarter cut out in the picture's shape holds one.

    Each moves a little towards the calmest ground near it, where it is read best and disturbs least.
    """
    height, width = luma.shape
    across, down = size(width, height)
    if across > width or down > height:
        return []
    strength = _roughness(luma)
    calm = (_calmest(strength, place) for place in _lattice((width, height), (across, down)))
    return [replace(one, left=min(one.left, width - across), top=min(one.top, height - down)) for one in calm]


def _lattice(whole: tuple[int, int], code: tuple[int, int]) -> Iterator[Place]:
    """A code in every window of half the sides, wherever it lies; in wide pictures also of a quarter of the width."""
    (width, height), (across, down) = whole, code
    steps_down = _steps(height, most=height / 4 - down, least=4 * down)
    steps_across = _steps(width, most=width / 2.5 - across, least=2.6 * across)
    for row in range(steps_down):
        shift = 0.25 if row % 2 == 0 else 0.75
        for column in range(steps_across):
            left = (column + shift) * width / steps_across - across / 2
            top = (row + 0.5) * height / steps_down - down / 2
            yield Place(_between(round(left), width - across), _between(round(top), height - down), across, down)


def _steps(length: int, *, most: float, least: float) -> int:
    """How many steps: no longer than ``most``, unless they would be shorter than ``least`` and crowd the picture."""
    return max(1, min(math.ceil(length / max(1.0, most)), math.floor(length / least)))


def _between(value: int, most: int) -> int:
    return max(0, min(value, most))


def _roughness(luma: Luma) -> npt.NDArray[np.float64]:
    """float64, a quarter of the size and one more: sums of how much neighbours differ, to be read as boxes."""
    small = cv2.resize(luma, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_LINEAR).astype(np.float32)
    rough = np.abs(cv2.Laplacian(small, cv2.CV_32F))
    return np.asarray(cv2.integral(rough), np.float64)


def _calmest(sums: npt.NDArray[np.float64], place: Place) -> Place:
    """The best place within a code's height up and down and three tenths of its width left and right."""
    tall, wide = sums.shape
    best, least = place, math.inf
    for down, right in NEIGHBOURS:
        left = place.left // 4 + right * place.width // 40
        top = place.top // 4 + down * place.height // 16
        bottom, end = top + place.height // 4, left + place.width // 4
        if left < 0 or top < 0 or bottom >= tall or end >= wide:
            continue
        rough = sums[bottom, end] - sums[top, end] - sums[bottom, left] + sums[top, left]
        if rough < 0.97 * least:
            best, least = Place(left * 4, top * 4, place.width, place.height), rough
    return best


@dataclass(frozen=True, slots=True)
class Stamp:
    """A code at its size: how much of each pixel the letters and their edge take."""

    ink: Alpha
    rim: Alpha


def stamp(code: str, width: int, height: int) -> Stamp:
    line = np.concatenate([letter_set()[letter] for letter in code], axis=1)
    side = round(2 * EDGE * LETTER_PX)
    line = cv2.copyMakeBorder(line, 0, 0, side, side, cv2.BORDER_CONSTANT, value=0)
    reach = 2 * round(EDGE * LETTER_PX) + 1
    grown = cv2.dilate(line, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (reach, reach)))
    around = np.clip(cv2.GaussianBlur(grown, (0, 0), LETTER_PX * EDGE / 3) - line, 0, 1)
    ink, rim = (cv2.resize(each, (width, height), interpolation=cv2.INTER_AREA) for each in (line, around))
    return Stamp(np.asarray(ink, np.float32), np.asarray(rim, np.float32))


def write(pixels: npt.NDArray[np.uint8], luma: Luma, where: list[Place], code: str) -> None:
    """Draw the code at its places, in place. uint8, (height, width, bands)."""
    if not where:
        return
    made = stamp(code, where[0].width, where[0].height)
    for place in where:
        ground = luma[place.rows, place.columns]
        is_bright = ground.mean() > MIDDLE
        share = np.float32(np.clip(FAINT + PER_LEVEL * ground.std(), FAINT, FIRM))
        ink, rim = (DARK, LIGHT) if is_bright else (LIGHT, DARK)
        part = pixels[place.rows, place.columns]
        around, letters = 1 - made.rim * share * RIM, 1 - made.ink * share
        kept, added = letters * around, (1 - around) * letters * rim + (1 - letters) * ink
        part[:] = (part * kept[..., None] + (added + 0.5)[..., None]).astype(np.uint8)

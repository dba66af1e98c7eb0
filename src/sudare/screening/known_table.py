"""What a known picture can go through and still be recognised: the re-upload miss table.

Pure and deterministic: pictures go in as arrays, altered copies are made here with numpy alone, distances come out.
Saving as JPEG is the caller's (``saved``), because nothing on this floor may open or write pictures.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sudare.screening.fingerprints import WITHIN, asked, distance, family

Picture = NDArray[np.uint8]
"""uint8, (height, width, 3), sRGB."""

Alter = Callable[[Picture], Picture]
NOTHING_ASKED: Final = 256


@dataclass(frozen=True, slots=True)
class Row:
    """One alteration over all pictures. ``missed`` counts those farther away than 31 bits."""

    name: str
    pictures: int
    missed: int
    median_distance: float


def known_table(pictures: Sequence[Picture], *, saved: Mapping[str, Alter] | None = None) -> tuple[Row, ...]:
    """A row per alteration; ``saved`` are further ones, as a JPEG of quality 10."""
    kept = [family(picture) for picture in pictures]
    return tuple(_row(name, alter, pictures, kept) for name, alter in {**ALTERATIONS, **(saved or {})}.items())


def _row(name: str, alter: Alter, pictures: Sequence[Picture], kept: Sequence[Sequence[bytes]]) -> Row:
    distances = [_nearest(one, asked(np.ascontiguousarray(alter(p)))) for p, one in zip(pictures, kept, strict=True)]
    missed = sum(each > WITHIN for each in distances)
    return Row(name, len(distances), missed, median(distances))


def _nearest(kept: Sequence[bytes], sought: Sequence[bytes]) -> int:
    return min((distance(one, other) for one in kept for other in sought), default=NOTHING_ASKED)


def _cropped(part: float) -> Alter:
    """That share of each side cut off, all of it at the right and the bottom: not where the kept crops lie."""
    return lambda rgb: rgb[: round(rgb.shape[0] * (1 - part)), : round(rgb.shape[1] * (1 - part))]


def _rotated(degrees: float) -> Alter:
    """About the middle; what comes in from outside is white. Nearest pixels: a hash can't tell."""

    def alter(rgb: Picture) -> Picture:
        height, width = rgb.shape[:2]
        down, across = np.mgrid[0:height, 0:width].astype(np.float32)
        cosine, sine = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
        x = cosine * (across - width / 2) + sine * (down - height / 2) + width / 2
        y = -sine * (across - width / 2) + cosine * (down - height / 2) + height / 2
        is_inside = (x >= 0) & (x < width) & (y >= 0) & (y < height)
        turned = rgb[np.clip(y, 0, height - 1).astype(int), np.clip(x, 0, width - 1).astype(int)]
        return np.where(is_inside[:, :, None], turned, np.uint8(255))

    return alter


def _blurred(rgb: Picture) -> Picture:
    """Means over nine pixels, twice each way."""
    soft: NDArray[np.floating] = rgb.astype(np.float32)
    for axis in (0, 1, 0, 1):
        soft = np.mean([np.roll(soft, shift, axis) for shift in range(-4, 5)], axis=0)
    return soft.astype(np.uint8)


def _noisy(rgb: Picture) -> Picture:
    grain = np.random.default_rng(11).normal(0, 20, rgb.shape)
    return (rgb + grain).clip(0, 255).astype(np.uint8)


def _captioned(rgb: Picture) -> Picture:
    """A white bar with words, a tenth of the height, below the picture."""
    bar = np.full((max(8, rgb.shape[0] // 10), *rgb.shape[1:]), 255, np.uint8)
    bar[bar.shape[0] // 3 : -(bar.shape[0] // 3), rgb.shape[1] // 8 : -(rgb.shape[1] // 8) : 3] = 0
    return np.concatenate([rgb, bar])


def _letterboxed(rgb: Picture) -> Picture:
    bar = np.zeros((rgb.shape[0] // 5, *rgb.shape[1:]), np.uint8)
    return np.concatenate([bar, rgb, bar])


def _stickered(rgb: Picture) -> Picture:
    """A yellow disc over a sixth of the width, beside the middle."""
    height, width = rgb.shape[:2]
    down, across = np.ogrid[:height, :width]
    is_disc = (down - height * 0.4) ** 2 + (across - width * 0.6) ** 2 < (width / 12) ** 2
    return np.where(is_disc[:, :, None], np.array([255, 205, 60], np.uint8), rgb)


def _grey(rgb: Picture) -> Picture:
    return np.repeat((rgb @ np.array([0.299, 0.587, 0.114]))[:, :, None], 3, axis=2).astype(np.uint8)


def _alterations() -> Iterator[tuple[str, Alter]]:
    yield "as it is", lambda rgb: rgb
    yield "blur", _blurred
    yield "grey", _grey
    yield "noise", _noisy
    yield "shrunk to a quarter", lambda rgb: rgb[::4, ::4]
    yield "brighter", lambda rgb: (rgb * 0.7 + 76).astype(np.uint8)
    yield "darker", lambda rgb: (rgb * 0.6).astype(np.uint8)
    for percent in (2, 5, 10, 20):
        yield f"cropped {percent} %", _cropped(percent / 100)
    for degrees in (1, 2, 5):
        yield f"rotated {degrees}°", _rotated(degrees)
    yield "caption bar", _captioned
    yield "letterbox", _letterboxed
    yield "sticker", _stickered
    yield "mirrored", lambda rgb: rgb[:, ::-1]
    for turns in (1, 2, 3):
        yield f"turned {90 * turns}°", lambda rgb, turns=turns: np.rot90(rgb, turns)  # type: ignore[misc]


ALTERATIONS: Final[Mapping[str, Alter]] = dict(_alterations())

"""Fingerprints of pictures that survive what a picture goes through on its way: saving, shrinking, turning, trimming.

Own PDQ. Source: Meta, "The TMK+PDQF Video-Hashing Algorithm and the PDQ Image-Hashing Algorithm" (2019), sections 2–4.
"""

from collections.abc import Iterator
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

COPY_PX: Final = 512  # hashed from a copy of at most this side: the same bits, a hundredth of the work
BYTES: Final = 32
GRID: Final = 64
FREQUENCIES: Final = 16
WINDOWS: Final = 2 * GRID  # a box filter as wide as half a cell of the grid, run twice
GRADIENTS_PER_QUALITY: Final = 90
LEAST_QUALITY: Final = 50  # below it a picture is too plain to be told from others: solid colours, a page with a word
WITHIN: Final = 31  # of 256 bits: up to here two pictures are the same. Source: as above, section 5
KEPT_CROPS: Final = (0.95, 0.9, 0.85, 0.8)  # of each side, from the middle
TRIMMED_SHARE: Final = 0.98  # of a row or column that has the border's own tone
TRIMMED_TONES: Final = 12.0
MOST_TRIMMED: Final = 0.4  # of each side: a bar is not a picture

Picture = NDArray[np.uint8]
"""uint8, (height, width, 3), sRGB."""

Grey = NDArray[np.float32]
"""float32, (height, width): luma, 0–255."""

Waves = NDArray[np.float64]
"""float64, (16, 16): how much of each frequency a picture holds, down × across."""


def pdq(rgb: Picture) -> tuple[bytes, int]:
    """256 bits, the highest frequency first, and how much there was to go by (0–100). ``rgb`` isn't changed."""
    waves, quality = _waves(grey_copy(rgb))
    return _bits(waves), quality


def asked(rgb: Picture) -> tuple[bytes, ...]:
    """What a picture is looked up by: as it is, and without a border. Empty for one that is too plain."""
    grey = grey_copy(rgb)
    return _unique(_bits(waves) for waves, quality in map(_waves, (grey, trimmed(grey))) if quality >= LEAST_QUALITY)


def upright(rgb: Picture) -> tuple[bytes, ...]:
    """What a picture is found by when a family is asked for: as it is, trimmed and cropped a little; at most six."""
    grey = grey_copy(rgb)
    inner = trimmed(grey)
    versions = (grey, inner, *(_middle(inner, part) for part in KEPT_CROPS))
    return _unique(_bits(waves) for waves, quality in map(_waves, versions) if quality >= LEAST_QUALITY)


def family(rgb: Picture) -> tuple[bytes, ...]:
    """What is kept of a picture that is not to come again: trimmed and cropped a little, in all eight orientations."""
    return _unique(_family(grey_copy(rgb)))


def _family(grey: Grey) -> Iterator[bytes]:
    inner = trimmed(grey)
    for version in (grey, inner, *(_middle(inner, part) for part in KEPT_CROPS)):
        waves, quality = _waves(version)
        if quality >= LEAST_QUALITY:
            yield from map(_bits, _orientations(waves))


def _unique(fingerprints: Iterator[bytes]) -> tuple[bytes, ...]:
    return tuple(dict.fromkeys(fingerprints))


def distance(one: bytes, other: bytes) -> int:
    """Bits that differ, 0–256."""
    return (int.from_bytes(one, "big") ^ int.from_bytes(other, "big")).bit_count()


def grey_copy(rgb: Picture) -> Grey:
    """Luma of a copy of at most 512 px, every pixel the mean of those it stands for."""
    every = max(1, -(-max(rgb.shape[:2]) // COPY_PX))
    height, width = (max(1, size // every) * every for size in rgb.shape[:2])
    whole = rgb[: min(height, rgb.shape[0]), : min(width, rgb.shape[1])]
    sums = np.zeros((-(-whole.shape[0] // every), -(-whole.shape[1] // every), 3), np.float32)
    counts = np.zeros(sums.shape[:2], np.float32)
    for down in range(min(every, whole.shape[0])):
        for across in range(min(every, whole.shape[1])):
            part = whole[down::every, across::every]
            sums[: part.shape[0], : part.shape[1]] += part
            counts[: part.shape[0], : part.shape[1]] += 1
    grey: Grey = (sums @ np.array([0.299, 0.587, 0.114], np.float32) / counts).astype(np.float32)
    return grey


def trimmed(grey: Grey) -> Grey:
    """Without bars of one tone around it; the same array where there are none."""
    height, width = grey.shape
    top, bottom = _bar(grey), height - _bar(grey[::-1])
    middle = grey[top:bottom]
    left, right = _bar(middle.T), width - _bar(middle.T[::-1])
    return middle[:, left:right]


def _bar(rows: Grey) -> int:
    """How many rows at the start have the tone of the very first; 0 when it would be most of the picture."""
    tone = np.median(rows[0])
    most = int(rows.shape[0] * MOST_TRIMMED)
    is_bar = (np.abs(rows[: most + 1] - tone) <= TRIMMED_TONES).mean(axis=1) >= TRIMMED_SHARE
    return int(is_bar.argmin()) if not is_bar.all() else 0


def _middle(grey: Grey, part: float) -> Grey:
    height, width = grey.shape
    down, across = int(height * (1 - part) / 2), int(width * (1 - part) / 2)
    return grey[down : height - down, across : width - across]


def _waves(grey: Grey) -> tuple[Waves, int]:
    grid = _grid(grey)
    cosines = _cosines()
    return cosines @ grid @ cosines.T, _quality(grid)


def _grid(grey: Grey) -> NDArray[np.float64]:
    """64 × 64 cells of the picture, blurred twice before: float64."""
    soft = grey.astype(np.float64)
    for _ in range(2):
        soft = _boxed(_boxed(soft).T).T
    down, across = (((np.arange(GRID) + 0.5) * size / GRID).astype(int) for size in grey.shape)
    return soft[np.ix_(down, across)]


def _boxed(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    """Means along each row, over windows that end with the picture. Source: as above, section 3 (Jarosz filter)."""
    width = rows.shape[1]
    window = -(-width // WINDOWS)
    ahead = (window + 2) // 2
    ends = np.minimum(np.arange(width) + ahead, width)
    starts = np.clip(np.arange(width) + ahead - window, 0, width)
    sums = np.concatenate([np.zeros((rows.shape[0], 1)), np.cumsum(rows, axis=1)], axis=1)
    means: NDArray[np.float64] = (sums[:, ends] - sums[:, starts]) / (ends - starts)
    return means


def _quality(grid: NDArray[np.float64]) -> int:
    """Steps between neighbouring cells in percent of the full range, summed and scaled."""
    steps = sum(int(np.abs(np.diff(grid, axis=axis) * 100 / 255).astype(int).sum()) for axis in (0, 1))
    return min(100, steps // GRADIENTS_PER_QUALITY)


@cache
def _cosines() -> NDArray[np.float64]:
    """float64, (16, 64): frequencies 1–16 of the DCT-II; the mean, frequency 0, says nothing."""
    frequency, cell = np.arange(1, FREQUENCIES + 1)[:, None], np.arange(GRID)[None, :]
    table: NDArray[np.float64] = np.sqrt(2 / GRID) * np.cos(np.pi / (2 * GRID) * frequency * (2 * cell + 1))
    return table


def _orientations(waves: Waves) -> Iterator[Waves]:
    """The same picture turned and mirrored: transposing swaps the axes, mirroring turns the sign of odd frequencies."""
    signs = np.where(np.arange(1, FREQUENCIES + 1) % 2, -1.0, 1.0)
    for lying in (waves, waves.T):
        for down in (lying, lying * signs[:, None]):
            yield from (down, down * signs[None, :])


def _bits(waves: Waves) -> bytes:
    """Above the median or not; the median is the lower of the two middle ones."""
    flat = waves.ravel()
    median = np.partition(flat, flat.size // 2 - 1)[flat.size // 2 - 1]
    return np.packbits((flat > median)[::-1]).tobytes()

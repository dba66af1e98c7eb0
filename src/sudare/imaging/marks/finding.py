"""The number read back: what our own rendition explains is taken away, what is left is asked for the pattern."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import cv2
import numpy as np
import numpy.typing as npt

from sudare.imaging.marks import aligning, carriers, coding, embedding
from sudare.imaging.marks.aligning import Laid
from sudare.imaging.marks.embedding import Pixels
from sudare.imaging.marks.shaping import Grid, Luma, by_chip, whole_chips
from sudare.imaging.marks.terms import Found

BLOCK: Final = 12  # chips along a block in which tone, blur and shift are taken to be the same
RIDGE: Final = 1e-3
FLOOR: Final = 0.05  # of variance: no chip is believed without end
CLIP: Final = 4.0  # a chip that moved by more than so many of its amplitudes was moved by something else
FAINTEST: Final = 9.0  # standard deviations; the best of 2**64 words over noise alone reaches about 9

WORKING_CHIP_PX: Final = 8

Numbers = npt.NDArray[np.float64]
"""float64, (rows, columns): one value for each chip."""


@dataclass(frozen=True, slots=True)
class Secret:
    """What only we know of a rendition's mark."""

    pattern: carriers.Carriers
    secret: bytes


def find(suspects: Sequence[Pixels], covers: Sequence[Pixels], *, content: bytes, secret: bytes) -> Found:
    """The number in one of ``suspects``, frames of a copy of the rendition with the frames ``covers``; exact or None.

    ``content``: the rendition's sealed bytes. Tried are at most ``coding.MAX_TRIALS`` ways to lay one over the other.
    """
    plan = embedding.planned(covers[0])
    pattern = carriers.carriers(content, plan.strengths.shape, secret)
    overlap, is_aligned = 0.0, False
    for laid, cover in itertools.islice(_ways(suspects, covers), coding.MAX_TRIALS):
        is_aligned, overlap = True, max(overlap, laid.overlap)
        found = _read(laid, cover, plan.strengths, Secret(pattern, secret))
        if found is not None:
            return found
    return Found(None, 0.0, is_aligned, overlap)


def _ways(suspects: Sequence[Pixels], covers: Sequence[Pixels]) -> Iterator[tuple[Laid, Luma]]:
    smaller = [_working(cover) for cover in covers]
    for suspect in suspects:
        luma = embedding.luma_of(suspect)
        for cover in smaller:
            yield from ((laid, cover) for laid in aligning.alignments(luma, cover))


def _working(cover: Pixels) -> Luma:
    """Whole chips of at most ``WORKING_CHIP_PX``: more pixels of a large photograph tell nothing more."""
    height, width = cover.shape[:2]
    side, (rows, columns) = carriers.chip_px(width, height), carriers.grid(width, height)
    luma = whole_chips(embedding.luma_of(cover), side)
    if side <= WORKING_CHIP_PX:
        return luma
    size = (columns * WORKING_CHIP_PX, rows * WORKING_CHIP_PX)
    return np.asarray(cv2.resize(luma, size, interpolation=cv2.INTER_AREA), np.uint8)


def _read(laid: Laid, cover: Luma, strengths: Grid, known: Secret) -> Found | None:
    left, belief = _residual(laid, cover, strengths)
    wanted, pattern, secret = strengths.astype(np.float64), known.pattern, known.secret
    left = np.clip(left, -CLIP * wanted, CLIP * wanted) * (belief > 0)
    noise = cv2.blur(left * left, (5, 5)) + FLOOR
    weights = pattern.signs * wanted * belief / noise
    values = np.bincount(pattern.places.ravel(), (weights * left).ravel(), coding.CODE_BITS).astype(np.float64)
    number = coding.decoded(values, secret)
    if number is None:
        return None
    word = coding.encoded(number, secret)
    said = float((word[pattern.places] * weights * left).sum())
    strength = said / float(np.sqrt((weights * left * weights * left).sum()) or 1.0)
    return Found(number, strength, True, laid.overlap) if strength >= FAINTEST else None


def _residual(laid: Laid, cover: Luma, strengths: Grid) -> tuple[Numbers, Numbers]:
    """float64, (rows, columns): what the rendition leaves unexplained in each chip, and how far the chip is covered.

    In every block the suspect is explained by the rendition's tone, its slopes (a shift below a pixel) and its
    curvature (a blur), by least squares; a mark in thousands of chips can't be explained by five numbers a block.
    """
    side = cover.shape[0] // strengths.shape[0]
    belief = by_chip(laid.inside, side) > 250  # noqa: PLR2004  the whole chip, but for rounding
    own = cover.astype(np.float32)
    smooth = cv2.GaussianBlur(own, (0, 0), 1.0)
    slopes = [cv2.Sobel(smooth, cv2.CV_32F, *axis, ksize=3) for axis in ((1, 0), (0, 1))]
    parts = [own, *slopes, cv2.Laplacian(smooth, cv2.CV_32F, ksize=3)]
    explains = np.stack([*(_means(np.asarray(part), side) for part in parts), np.ones(belief.shape)], axis=-1)
    seen = _means(laid.luma.astype(np.float32), side)
    usable = belief * (strengths > 0)
    return _unexplained(seen, explains, usable.astype(np.float64)), usable.astype(np.float64)


def _means(values: npt.NDArray[Any], side: int) -> Numbers:
    """float64, (rows, columns)."""
    return by_chip(values, side).astype(np.float64)


def _unexplained(seen: Numbers, explains: Numbers, usable: Numbers) -> Numbers:
    left = np.zeros_like(seen)
    for top in range(0, seen.shape[0], BLOCK):
        for start in range(0, seen.shape[1], BLOCK):
            part = (slice(top, top + BLOCK), slice(start, start + BLOCK))
            left[part] = _block(seen[part], explains[part], usable[part])
    return left


def _block(seen: Numbers, explains: Numbers, usable: Numbers) -> Numbers:
    """Weighted least squares; a block with hardly anything usable leaves nothing."""
    if usable.sum() < 3 * explains.shape[-1]:
        return np.zeros_like(seen)
    columns = explains - (explains * usable[..., None]).sum((0, 1)) / usable.sum()
    columns[..., -1] = 1.0
    flat, weights = columns.reshape(-1, columns.shape[-1]), usable.reshape(-1)
    products = (flat * weights[:, None]).T @ flat
    products[np.diag_indices_from(products)] += RIDGE * weights.sum()
    factors = np.linalg.solve(products, (flat * weights[:, None]).T @ seen.reshape(-1))
    return np.asarray(seen - (flat @ factors).reshape(seen.shape), np.float64)

"""Advice for a better photograph: how blurred, dark, bright, glaring, small or tilted a picture is.

Every score runs from 0 (fine) to 1 (as bad as it gets) and is measured on a small grey copy, so that it costs
milliseconds. Scores below ``WORTH_SAYING`` are not advice. Advice never refuses a picture.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from sudare.imaging.facts import ADVICE as SENTENCES
from sudare.imaging.terms import Advice

Grey = npt.NDArray[np.uint8]
"""uint8, (height, width): the green of sRGB, which is most of its luma; never changed here."""

Tones = npt.NDArray[np.float64]
"""float64, (256,): the share of pixels at most as bright as each tone."""

COPY_PX: Final = 512  # the whole picture, small: tones, glare, lines
TILE_PX: Final = 256  # pieces of the view at its own scale: sharpness
WORTH_SAYING: Final = 0.5

SHARP, BLURRED = 0.40, 0.75  # kept edges; print and scenery in focus 0.0–0.35, letters blurred by half a stroke 0.6
FEWEST_EDGES: Final = 0.4  # mean step between neighbours; below it there is nothing that could be blurred
DARK_MEDIAN, BLACK_MEDIAN = 100.0, 30.0  # of 255; a page in a dim room has about 60
DARK_HIGHLIGHT: Final = 160.0  # a dark screen has bright letters, a dark photograph hasn't
CLIPPED: Final = 250
PALE_SHADOW: Final = 110.0  # letters on a white screen are darker, an overexposed photograph has nothing as dark
MOST_CLIPPED: Final = 0.6
GLARE_SHARES: Final = (0.005, 0.25)  # of the picture; more is a white page, less is a button
GLARE_FULL: Final = 0.03
SMALL_SIDE_PX, TINY_SIDE_PX = 600, 200  # a receipt's line of 40 characters at 15 px each; at 5 px
SKEW_LIMITS: Final = (0.0, 6.0)  # degrees: at 3 it is worth saying, at 6 readers lose the line
SEARCHED_DEGREES: Final = np.arange(-15.0, 15.1, 0.5)
LINES_CONTRAST: Final = 2.5  # how far the best angle stands out from the median angle; scenery stays below 1.6
FEWEST_INK, MOST_INK = 0.005, 0.35  # share of dark pixels on a page with text
MOST_POINTS: Final = 12_000  # 61 angles in about 5 ms
LOW_PASS_PX: Final = 9


def advise(*, copy: Grey, tiles: Sequence[Grey], shorter_side_px: int) -> tuple[Advice, ...]:
    """All advice worth saying.

    ``copy`` is the whole picture with at most about ``COPY_PX`` on the longer side, ``tiles`` are pieces of the view at
    its own scale, ``shorter_side_px`` is the full picture's.
    """
    tones = np.cumsum(np.bincount(copy.ravel(), minlength=256)) / copy.size
    scores = {
        "blur": blur(tiles),
        "underexposed": underexposed(tones),
        "overexposed": overexposed(tones),
        "glare": glare(copy),
        "too_small": too_small(shorter_side_px),
        "skew": skew(copy),
    }
    measured = ((kind, min(1.0, max(0.0, score))) for kind, score in scores.items())
    return tuple(Advice(kind, round(score, 2)) for kind, score in measured if score >= WORTH_SAYING)


def _ramp(value: float, start: float, end: float) -> float:
    """0 at ``start``, 1 at ``end``, straight in between and beyond."""
    return (value - start) / (end - start)


def blur(tiles: Sequence[Grey]) -> float:
    """How little of its edges the sharper half of the tiles would lose if it were blurred once more.

    The sharper half, because a background may be out of focus on purpose. 0 without edges anywhere. Source:
    Crété-Roffet et al., "The blur effect", SPIE 6492 (2007): steps between neighbours before and after a low-pass of
    nine pixels, the worse of both directions.
    """
    kept = sorted(measured for tile in tiles if (measured := _kept_edges(tile)) is not None)
    return _ramp(kept[len(kept) // 4], SHARP, BLURRED) if kept else 0.0


def _kept_edges(tile: Grey) -> float | None:
    """0 when every edge is lost, 1 when none is; the worse direction. None for a tile without edges."""
    kept = [share for turned in (tile, tile.T) if (share := _kept_along_rows(turned)) is not None]
    return max(kept, default=None)


def _kept_along_rows(tile: Grey) -> float | None:
    """uint8 in; the low-pass is a running sum in float32."""
    width = tile.shape[1] - LOW_PASS_PX
    if width < LOW_PASS_PX:
        return None
    sums = np.cumsum(tile, axis=1, dtype=np.float32)
    smooth = (sums[:, LOW_PASS_PX:] - sums[:, :-LOW_PASS_PX]) / LOW_PASS_PX
    middle = LOW_PASS_PX // 2 + 1
    before = np.abs(np.diff(tile[:, middle : middle + width].astype(np.float32), axis=1))
    after = np.abs(np.diff(smooth, axis=1))
    total = before.sum()
    if total < FEWEST_EDGES * before.size:
        return None
    return float(1.0 - np.maximum(0.0, before - after).sum() / total)


def underexposed(tones: Tones) -> float:
    """Dark in the middle of its tones, and nothing bright in it. Source: thresholds above, decision 0014."""
    median, highlight = (_tone(tones, share) for share in (0.5, 0.99))
    return _ramp(median, DARK_MEDIAN, BLACK_MEDIAN) if highlight < DARK_HIGHLIGHT else 0.0


def overexposed(tones: Tones) -> float:
    """Clipped to white over a large share, and nothing dark left. Source: thresholds above, decision 0014."""
    if _tone(tones, 0.005) < PALE_SHADOW or _tone(tones, 0.99) == _tone(tones, 0.01):
        return 0.0
    return _ramp(1.0 - float(tones[CLIPPED - 1]), 0.0, MOST_CLIPPED)


def _tone(tones: Tones, share: float) -> float:
    """The tone (0–255) that ``share`` of the pixels don't exceed."""
    return float(np.searchsorted(tones, share))


def glare(copy: Grey) -> float:
    """Clipped spots with a soft edge: light fades out around a reflection, a white button ends at once.

    Source: own; the ring two to five pixels around clipped areas is compared with its range, decision 0014.
    """
    clipped = copy >= CLIPPED
    share = float(clipped.mean())
    if not GLARE_SHARES[0] <= share <= GLARE_SHARES[1]:
        return 0.0
    ring = _grown(clipped, 5) & ~_grown(clipped, 2)
    if not ring.any():
        return 0.0
    softness = float((copy[ring] >= CLIPPED - 60).mean())
    return _ramp(softness, 0.3, 0.9) * min(1.0, share / GLARE_FULL)


def _grown(mask: npt.NDArray[np.bool_], by_px: int) -> npt.NDArray[np.bool_]:
    """The mask, widened to all four sides (a diamond)."""
    for _ in range(by_px):
        wider = mask.copy()
        wider[1:] |= mask[:-1]
        wider[:-1] |= mask[1:]
        wider[:, 1:] |= mask[:, :-1]
        wider[:, :-1] |= mask[:, 1:]
        mask = wider
    return mask


def too_small(shorter_side_px: int) -> float:
    """Pixels of the full picture's shorter side, against what a line of text needs."""
    return _ramp(float(shorter_side_px), float(SMALL_SIDE_PX), float(TINY_SIDE_PX))


def skew(copy: Grey) -> float:
    """Tilt of lines of text; 0 where no lines stand out.

    Source: Postl (1986), projection profiles: ink is projected under every angle, lines are sharpest under their own.
    """
    angle = line_angle(copy)
    return 0.0 if angle is None else _ramp(abs(angle), *SKEW_LIMITS)


def line_angle(copy: Grey) -> float | None:
    """Degrees by which lines of text fall to the right, within ±15; None without lines."""
    ink = copy < copy.mean() - max(20.0, float(copy.std()))
    if not FEWEST_INK <= ink.mean() <= MOST_INK:
        return None
    down, across = np.nonzero(ink)
    every = max(1, len(down) // MOST_POINTS)
    down, across = down[::every], across[::every]
    profiles = np.array([_profile_contrast(down, across, degrees) for degrees in SEARCHED_DEGREES])
    best = int(profiles.argmax())
    is_peak = 0 < best < len(profiles) - 1
    stands_out = is_peak and profiles[best] >= LINES_CONTRAST * np.median(profiles)
    return float(SEARCHED_DEGREES[best]) if stands_out else None


def _profile_contrast(down: npt.NDArray[np.intp], across: npt.NDArray[np.intp], degrees: float) -> float:
    """Sum of squared steps between neighbouring rows of the projection under an angle."""
    slope = np.tan(np.radians(degrees))
    rows = (down - across * slope).astype(np.int64)
    counts = np.bincount(rows - rows.min())
    return float(np.square(np.diff(counts)).sum())


__all__ = ["COPY_PX", "SENTENCES", "TILE_PX", "WORTH_SAYING", "advise"]

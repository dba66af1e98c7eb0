"""A suspect laid over our own rendition: by its shape, by its features, then by small steps until nothing moves."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from sudare.imaging.marks.shaping import Luma

WORKING_PX: Final = 1024  # longer side on which places are looked for
FEATURES: Final = 2000
RATIO: Final = 0.8  # a match must be so much better than the next best. Source: Lowe 2004, section 7.1
FEWEST_MATCHES: Final = 10
SAME_SHAPE: Final = 0.02  # two ratios of sides that differ by less are one picture at two sizes
COARSE: Final = ((256, 5, 20),)  # longer side, blur, steps
FINE: Final = ((512, 5, 12), (1024, 3, 6))
SAME_PLACE_PX: Final = 0.5
GOOD_FIT: Final = 0.25  # correlation with the rendition below which two pictures aren't one
SMALLEST_PART: Final = 0.02  # of the rendition: what is smaller holds too few chips

Matrix = npt.NDArray[np.float64]
"""float64, (3, 3): from a place in the rendition to the same place in the suspect, pixels to pixels .

Centres of pixels are at n + 0.5.
"""


@dataclass(frozen=True, slots=True)
class Laid:
    """The suspect in the rendition's coordinates. ``inside``: uint8, 255 where the suspect has something to say."""

    luma: Luma
    inside: Luma
    overlap: float
    fit: float


def alignments(suspect: Luma, rendition: Luma) -> Iterator[Laid]:
    """Ways to lay the suspect over the rendition, the likeliest first; what doesn't fit is left out."""
    tried: list[Matrix] = []
    for guess in _guesses(suspect, rendition):
        matrix = guess
        for steps in (COARSE, FINE):
            matrix = _refined(suspect, rendition, matrix, steps)
            laid = _laid(suspect, rendition, matrix)
            if laid is None or laid.fit < GOOD_FIT or _is_known(matrix, tried, rendition):
                break
            tried.append(matrix)
            yield laid


def _is_known(matrix: Matrix, tried: list[Matrix], rendition: Luma) -> bool:
    """Whether the corners fall where they fell before, to half a pixel."""
    height, width = rendition.shape
    corners = np.array([[0, 0, 1], [width, 0, 1], [0, height, 1], [width, height, 1]], np.float64).T

    def places(each: Matrix) -> Matrix:
        there = each @ corners
        return np.asarray(there[:2] / there[2], np.float64)

    return any(float(np.abs(places(matrix) - places(other)).max()) < SAME_PLACE_PX for other in tried)


def _guesses(suspect: Luma, rendition: Luma) -> Iterator[Matrix]:
    wide, own = suspect.shape[1] / suspect.shape[0], rendition.shape[1] / rendition.shape[0]
    if abs(wide / own - 1) < SAME_SHAPE:
        yield np.diag([suspect.shape[1] / rendition.shape[1], suspect.shape[0] / rendition.shape[0], 1.0])
    by_features = _by_features(suspect, rendition)
    if by_features is not None:
        yield by_features
    yield from _by_template(suspect, rendition)


def _small(luma: Luma, longest: int) -> tuple[Luma, float]:
    scale = min(1.0, longest / max(luma.shape))
    if scale == 1.0:
        return luma, 1.0
    size = (max(1, round(luma.shape[1] * scale)), max(1, round(luma.shape[0] * scale)))
    return np.asarray(cv2.resize(luma, size, interpolation=cv2.INTER_AREA), np.uint8), scale


def _by_features(suspect: Luma, rendition: Luma) -> Matrix | None:
    """Source: Lowe 2004 (SIFT); Fischler and Bolles 1981 (RANSAC; here its descendant MAGSAC)."""
    finder = cv2.SIFT.create(nfeatures=FEATURES, contrastThreshold=0.02)
    (one, own_scale), (other, scale) = _small(rendition, WORKING_PX), _small(suspect, WORKING_PX)
    (own_points, own_words), (points, words) = (finder.detectAndCompute(each, None) for each in (one, other))
    if own_words is None or words is None or len(own_words) < FEWEST_MATCHES or len(words) < FEWEST_MATCHES:
        return None
    pairs = cv2.BFMatcher(cv2.NORM_L2).knnMatch(words, own_words, k=2)
    good = [pair[0] for pair in pairs if len(pair) > 1 and pair[0].distance < RATIO * pair[1].distance]
    if len(good) < FEWEST_MATCHES:
        return None
    source = np.array([own_points[each.trainIdx].pt for each in good], np.float64) + 0.5
    target = np.array([points[each.queryIdx].pt for each in good], np.float64) + 0.5
    matrix, kept = cv2.findHomography(source / own_scale, target / scale, cv2.USAC_MAGSAC, 2.0 / scale)
    if matrix is None or int(kept.sum()) < FEWEST_MATCHES:
        return None
    return np.asarray(matrix, np.float64)


def _by_template(suspect: Luma, rendition: Luma) -> Iterator[Matrix]:
    """A plain piece at its own size, where there are too few features: the best place by correlation."""
    own, scale = _small(rendition, WORKING_PX // 4)
    size = (round(suspect.shape[1] * scale), round(suspect.shape[0] * scale))
    if min(size) < 8 or size[0] > own.shape[1] or size[1] > own.shape[0]:  # noqa: PLR2004  too little to be found again
        return
    piece = np.asarray(cv2.resize(suspect, size, interpolation=cv2.INTER_AREA), np.uint8)
    _, best, _, (left, top) = cv2.minMaxLoc(cv2.matchTemplate(own, piece, cv2.TM_CCOEFF_NORMED))
    if best > GOOD_FIT:
        yield np.array([[1, 0, -left / scale], [0, 1, -top / scale], [0, 0, 1]], np.float64)


def _refined(suspect: Luma, rendition: Luma, guess: Matrix, levels: Sequence[tuple[int, int, int]]) -> Matrix:
    """Finer and finer. Source: Evangelidis and Psarakis 2008 (ECC). A step that doesn't converge is not taken."""
    matrix = guess
    for longest, blur, steps in levels:
        own, own_scale = _small(rendition, longest)
        scale = own_scale / _magnification(matrix)
        other, scale = _small(suspect, max(16, round(max(suspect.shape) * min(1.0, scale))))
        down, up = _half_pixel(scale), _from_half_pixel(own_scale)
        start = down @ matrix @ up
        stop = (cv2.TERM_CRITERIA_EPS | cv2.TERM_CRITERIA_COUNT, steps, 1e-4)
        everywhere = np.full(other.shape, 255, np.uint8)
        try:
            _, moved = cv2.findTransformECC(
                own, other, (start / start[2, 2]).astype(np.float32), cv2.MOTION_HOMOGRAPHY, stop, everywhere, blur
            )
        except cv2.error:
            continue
        matrix = np.linalg.inv(down) @ moved.astype(np.float64) @ np.linalg.inv(up)
        if own_scale == 1.0:
            break  # there is nothing finer
    return np.asarray(matrix / matrix[2, 2], np.float64)


def _half_pixel(scale: float) -> Matrix:
    """From coordinates with centres at n + 0.5 to a copy's with centres at n."""
    return np.array([[scale, 0, -0.5], [0, scale, -0.5], [0, 0, 1]], np.float64)


def _from_half_pixel(scale: float) -> Matrix:
    return np.asarray(np.linalg.inv(_half_pixel(scale)), np.float64)


def _magnification(matrix: Matrix) -> float:
    """How much larger the suspect shows things than the rendition, at the origin's scale."""
    return float(np.sqrt(abs(np.linalg.det(matrix[:2, :2])))) or 1.0


def _laid(suspect: Luma, rendition: Luma, matrix: Matrix) -> Laid | None:
    if not np.isfinite(matrix).all():
        return None
    size = (rendition.shape[1], rendition.shape[0])
    grown = _magnification(matrix)
    if grown > 1:  # means of what falls together, or fine noise would be folded in
        suspect = np.asarray(cv2.GaussianBlur(suspect, (0, 0), 0.4 * grown), np.uint8)
    there = _half_pixel(1.0) @ matrix @ _from_half_pixel(1.0)
    flags = cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP
    luma = np.asarray(cv2.warpPerspective(suspect, there, size, flags=flags, borderMode=cv2.BORDER_REPLICATE), np.uint8)
    full = np.full(suspect.shape, 255, np.uint8)
    inside = np.asarray(
        cv2.warpPerspective(full, there, size, flags=cv2.INTER_NEAREST | cv2.WARP_INVERSE_MAP), np.uint8
    )
    inside = np.asarray(cv2.erode(inside, np.ones((5, 5), np.uint8), borderValue=0), np.uint8)
    overlap = float((inside > 0).mean())
    if overlap < SMALLEST_PART:
        return None
    return Laid(luma, inside, overlap, _fit(luma, rendition, inside))


def _fit(luma: Luma, rendition: Luma, inside: Luma) -> float:
    """Correlation of both where they overlap, on a small copy; 1 where both are plain."""
    step = max(1, max(luma.shape) // 512)
    here = inside[::step, ::step] > 0
    one, other = luma[::step, ::step][here].astype(np.float64), rendition[::step, ::step][here].astype(np.float64)
    if one.size == 0:
        return 0.0
    one, other = one - one.mean(), other - other.mean()
    spread = float(np.sqrt((one * one).mean() * (other * other).mean()))
    return float((one * other).mean()) / spread if spread > 1.0 else 1.0

"""What happens to a picture between the table and the upload: tilt, shadow, a finger, a bad lens, a small file.

Every step takes and gives pixels with the places on them, so that the truth survives the wear.
"""

import io
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from sudare.imaging.terms import Box
from sudare.specimens.terms import Truth

if TYPE_CHECKING:
    from numpy.random import Generator
    from numpy.typing import NDArray

Picture = tuple[Image.Image, tuple[Truth, ...]]
Wear = Callable[[Picture, "Generator"], Picture]
HIDDEN: Final = 0.35  # a place covered by more than this is no longer expected to be found


def _corners(box: Box, size: tuple[int, int]) -> "NDArray[np.float64]":
    x, y, across, down = box.x * size[0], box.y * size[1], box.width * size[0], box.height * size[1]
    return np.array([[x, y], [x + across, y], [x + across, y + down], [x, y + down]], dtype=np.float64)


def _moved(truth: Truth, matrix: "NDArray[np.float64]", before: tuple[int, int], after: tuple[int, int]) -> Truth:
    """The upright hull of a place after ``matrix`` (3 × 3, pixels to pixels)."""
    points = np.c_[_corners(truth.box, before), np.ones(4)] @ matrix.T
    points = points[:, :2] / points[:, 2:]
    low = np.clip(points.min(0) / after, 0, 1)
    high = np.clip(points.max(0) / after, 0, 1)
    return Truth(truth.kind, Box(float(low[0]), float(low[1]), float(high[0] - low[0]), float(high[1] - low[1])))


def homography(source: "NDArray[np.float64]", target: "NDArray[np.float64]") -> "NDArray[np.float64]":
    """The 3 × 3 matrix that takes four points to four points."""
    rows, goals = [], []
    for (x, y), (u, v) in zip(source, target, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        goals += [u, v]
    return np.append(np.linalg.solve(np.array(rows), np.array(goals)), 1.0).reshape(3, 3)


def _warped(picture: Picture, target: "NDArray[np.float64]", ground: Image.Image) -> Picture:
    image, truths = picture
    matrix = homography(_corners(Box(0, 0, 1, 1), image.size), target)
    back = np.linalg.inv(matrix)
    numbers = tuple((back / back[2, 2]).ravel()[:8])
    method, finely = Image.Transform.PERSPECTIVE, Image.Resampling.BICUBIC
    laid = image.transform(ground.size, method, numbers, resample=finely)
    cut = Image.new("L", image.size, 255).transform(ground.size, method, numbers, resample=finely)
    shadow = cut.filter(ImageFilter.GaussianBlur(9)).point(lambda value: value * 0.45)
    ground.paste(Image.new("RGB", ground.size, "#101010"), (6, 8), shadow)
    ground.paste(laid, (0, 0), cut)
    return ground, tuple(_moved(truth, matrix, image.size, ground.size) for truth in truths)


def table(size: tuple[int, int], rng: "Generator") -> Image.Image:
    """A table top: wood, cloth or stone, from noise stretched along one direction."""
    colour = np.array(((158, 116, 78), (92, 96, 104), (196, 190, 178), (60, 74, 66), (120, 84, 60))[rng.integers(0, 5)])
    coarse = rng.normal(0, 1, (size[1] // 4 + 1, max(size[0] // int(rng.choice([4, 60])), 1) + 1))
    grain = Image.fromarray((coarse * 18 + 128).clip(0, 255).astype(np.uint8)).resize(size, Image.Resampling.BICUBIC)
    values = colour[None, None, :] + (np.asarray(grain, dtype=np.float64)[..., None] - 128) * 0.8
    return Image.fromarray(values.clip(0, 255).astype(np.uint8))


def laid(picture: Picture, rng: "Generator", *, degrees: float = 0.0, skew: float = 0.0, room: float = 0.14) -> Picture:
    """Lay the sheet on a table, turned by ``degrees``, its corners off by up to ``skew`` of its width."""
    width, height = picture[0].size
    turn = np.deg2rad(degrees)
    corners = _corners(Box(0, 0, 1, 1), picture[0].size) - (width / 2, height / 2)
    corners += rng.uniform(-skew, skew, (4, 2)) * width
    corners = corners @ np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
    corners -= corners.min(0) - room * width * rng.uniform(0.5, 1.0, 2)
    size = corners.max(0) + room * width * rng.uniform(0.5, 1.0, 2)
    return _warped(picture, corners, table((round(size[0]), round(size[1])), rng))


def tilted(picture: Picture, rng: "Generator") -> Picture:
    return laid(picture, rng, degrees=float(rng.uniform(3, 11) * rng.choice([-1, 1])))


def photographed(picture: Picture, rng: "Generator") -> Picture:
    return shaded(laid(picture, rng, degrees=float(rng.uniform(-5, 5)), skew=0.05), rng)


def turned(picture: Picture, rng: "Generator") -> Picture:
    """By 90, 180 or 270 degrees: nobody held the phone upright."""
    return laid(picture, rng, degrees=float(rng.choice([90, 180, 270])))


def shaded(picture: Picture, rng: "Generator") -> Picture:
    """A soft shadow falls over one side."""
    image, truths = picture
    width, height = image.size
    x, y = np.meshgrid(np.linspace(-1, 1, width), np.linspace(-1, 1, height))
    turn = rng.uniform(0, 2 * np.pi)
    edge = 1 / (1 + np.exp(-6 * (x * np.cos(turn) + y * np.sin(turn) - rng.uniform(-0.3, 0.3))))
    return _from_values(_values(image) * (1 - 0.4 * edge[..., None])), truths


def _values(image: Image.Image) -> "NDArray[np.float64]":
    return np.asarray(image, dtype=np.float64)


def _from_values(values: "NDArray[np.float64]") -> Image.Image:
    return Image.fromarray(values.clip(0, 255).astype(np.uint8))


def dark(picture: Picture, rng: "Generator") -> Picture:
    """An evening room: a third of the light, a little noise, a warm lamp."""
    image, truths = laid(picture, rng)
    values = _values(image) * rng.uniform(0.28, 0.42) * np.array([1.06, 1.0, 0.86])
    return _from_values(values + rng.normal(0, 3, values.shape)), truths


def noisy(picture: Picture, rng: "Generator") -> Picture:
    image, truths = laid(picture, rng)
    return _from_values(_values(image) + rng.normal(0, rng.uniform(10, 18), _values(image).shape)), truths


def blurred(picture: Picture, rng: "Generator") -> Picture:
    image, truths = laid(picture, rng)
    return image.filter(ImageFilter.GaussianBlur(float(rng.uniform(1.0, 1.6)))), truths


def squeezed(picture: Picture, rng: "Generator") -> Picture:
    """JPEG at quality 30, as messengers leave it."""
    image, truths = laid(picture, rng)
    kept = io.BytesIO()
    image.save(kept, "JPEG", quality=30)
    return Image.open(kept).convert("RGB"), truths


def halved(picture: Picture, rng: "Generator") -> Picture:
    image, truths = laid(picture, rng)
    return image.resize((image.width // 2, image.height // 2), Image.Resampling.LANCZOS), truths


def covered(picture: Picture, rng: "Generator") -> Picture:
    """A finger lies on the edge. Skips: what it hides is no longer expected to be found."""
    image, truths = laid(picture, rng, room=0.1)
    width, height = image.size
    long, wide = 0.30 * min(image.size), 0.12 * min(image.size)
    side = int(rng.integers(0, 4))
    along = rng.uniform(0.2, 0.8)
    middle = ((along * width, 0), (along * width, height), (0, along * height), (width, along * height))[side]
    across, down = (wide, long) if side < 2 else (long, wide)  # noqa: PLR2004  the first two sides are top and bottom
    hidden = (middle[0] - across, middle[1] - down, middle[0] + across, middle[1] + down)
    finger = Image.new("L", image.size, 0)
    ImageDraw.Draw(finger).rounded_rectangle(hidden, radius=min(across, down), fill=255)
    image.paste(Image.new("RGB", image.size, "#d9a887"), (0, 0), finger.filter(ImageFilter.GaussianBlur(2)))
    mask = np.asarray(finger) > 0
    return image, tuple(truth for truth in truths if _hidden_part(truth.box, mask) <= HIDDEN)


def _hidden_part(box: Box, mask: "NDArray[np.bool_]") -> float:
    height, width = mask.shape
    rows = slice(int(box.y * height), int((box.y + box.height) * height) + 1)
    columns = slice(int(box.x * width), int((box.x + box.width) * width) + 1)
    return float(mask[rows, columns].mean()) if mask[rows, columns].size else 1.0


WEARS: Final[tuple[Wear, ...]] = (
    tilted, photographed, turned, dark, noisy, blurred, squeezed, halved, covered,
)  # fmt: skip


def clean(picture: Picture, rng: "Generator") -> Picture:
    """As a scanner or a careful hand gives it: a narrow plain border, nothing else."""
    image, truths = picture
    edge = int(image.width * rng.uniform(0.01, 0.05))
    grey = int(rng.integers(225, 256))
    ground = Image.new("RGB", (image.width + 2 * edge, image.height + 2 * edge), (grey, grey, grey))
    ground.paste(image, (edge, edge))
    shift = np.array([[1, 0, edge], [0, 1, edge], [0, 0, 1]], dtype=np.float64)
    return ground, tuple(_moved(truth, shift, image.size, ground.size) for truth in truths)

"""What happens to a marked picture on its way to where it is found: saved again, cut, turned, photographed from a screen."""

import io
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

import numpy as np
from PIL import Image, ImageEnhance, ImageFilter

from sudare.specimens.wear import homography

if TYPE_CHECKING:
    from numpy.random import Generator

Tampering = Callable[[Image.Image, "Generator"], Image.Image]
BICUBIC, BILINEAR, LANCZOS = Image.Resampling.BICUBIC, Image.Resampling.BILINEAR, Image.Resampling.LANCZOS
SCREEN_PX: Final = 1170  # what a telephone shows across
DESK_SCREEN: Final = (0.8, 1.0)  # of a view's size is what a window on a desk shows of it
PHONE_PX: Final = (2016, 1512)


def saved(image: Image.Image, quality: int) -> Image.Image:
    kept = io.BytesIO()
    image.save(kept, "JPEG", quality=quality)
    return Image.open(kept).convert("RGB")


def scaled(image: Image.Image, factor: float, how: Image.Resampling = BICUBIC) -> Image.Image:
    return image.resize((max(1, round(image.width * factor)), max(1, round(image.height * factor))), how)


def cut(image: Image.Image, kept: float, rng: "Generator") -> Image.Image:
    """A part of the area, of the same shape, from anywhere."""
    width, height = round(image.width * kept**0.5), round(image.height * kept**0.5)
    left, top = int(rng.integers(0, image.width - width + 1)), int(rng.integers(0, image.height - height + 1))
    return image.crop((left, top, left + width, top + height))


def strip(image: Image.Image, rng: "Generator") -> Image.Image:
    """A quarter of the width, all of the height."""
    width = image.width // 4
    left = int(rng.integers(0, image.width - width + 1))
    return image.crop((left, 0, left + width, image.height))


def turned(image: Image.Image, degrees: float) -> Image.Image:
    return image.rotate(degrees, BICUBIC, expand=True, fillcolor="#808080")


def toned(image: Image.Image, brightness: float, contrast: float) -> Image.Image:
    return ImageEnhance.Contrast(ImageEnhance.Brightness(image).enhance(brightness)).enhance(contrast)


def screenshot(image: Image.Image, rng: "Generator") -> Image.Image:
    """Shown as wide as the screen, its page around it, saved by a messenger."""
    shown = scaled(image, SCREEN_PX / image.width, BILINEAR)
    bar = int(rng.integers(60, 200))
    page = Image.new("RGB", (SCREEN_PX, shown.height + 2 * bar), "#f2f2f0")
    page.paste(shown, (0, bar))
    return saved(page, 75)


def halved_screenshot(image: Image.Image, rng: "Generator") -> Image.Image:
    """Shown in a window, not quite at its own size, shot with the page around it, then half of that, saved badly."""
    shown = scaled(image, float(rng.uniform(*DESK_SCREEN)), BILINEAR)
    left, top = (int(rng.integers(20, 200)) for _ in range(2))
    page = Image.new("RGB", (shown.width + 2 * left, shown.height + 2 * top), "#f2f2f0")
    page.paste(shown, (left, top))
    return saved(scaled(page, 0.5, BILINEAR), 50)


def photographed(image: Image.Image, rng: "Generator") -> Image.Image:
    """By a telephone from a screen: askew, with the screen's grid beating against the sensor's, a lamp and noise."""
    wide, tall = PHONE_PX if image.width >= image.height else PHONE_PX[::-1]
    factor = min(wide / image.width, tall / image.height) * 0.86
    shown = scaled(image, factor, LANCZOS).filter(ImageFilter.GaussianBlur(0.6))
    corners = np.array([[0, 0], [shown.width, 0], [shown.width, shown.height], [0, shown.height]], np.float64)
    target = corners + ((wide - shown.width) / 2, (tall - shown.height) / 2) + rng.uniform(-0.03, 0.03, (4, 2)) * wide
    back = np.linalg.inv(homography(corners, target))
    numbers = tuple((back / back[2, 2]).ravel()[:8])
    seen = shown.transform((wide, tall), Image.Transform.PERSPECTIVE, numbers, resample=BICUBIC, fillcolor="#1c1d20")
    return saved(_through_a_lens(np.asarray(seen, np.float64), rng), 80)


def _through_a_lens(values: "np.ndarray[tuple[int, ...], np.dtype[np.float64]]", rng: "Generator") -> Image.Image:
    """Moiré in two directions and three colours, a brighter side, noise of a small sensor."""
    tall, wide = values.shape[:2]
    y, x = np.mgrid[:tall, :wide]
    for band in range(3):
        for slope, period in ((rng.uniform(-0.2, 0.2), rng.uniform(5, 9)), (rng.uniform(3, 9), rng.uniform(18, 60))):
            wave = np.sin(2 * np.pi * (x + slope * y) / period + rng.uniform(0, 6))
            values[..., band] += rng.uniform(2, 6) * wave
    turn = rng.uniform(0, 2 * np.pi)
    lamp = 1 - 0.25 * ((x / wide - 0.5) * np.cos(turn) + (y / tall - 0.5) * np.sin(turn))
    values = values * lamp[..., None] + rng.normal(0, 5, values.shape)
    return Image.fromarray(values.clip(0, 255).astype(np.uint8))


def averaged(one: Image.Image, other: Image.Image) -> Image.Image:
    """Two people lay their copies over each other."""
    return Image.blend(one, other, 0.5)


TAMPERINGS: Final[Mapping[str, Tampering]] = {
    "none": lambda image, _: image,
    "JPEG at quality 90": lambda image, _: saved(image, 90),
    "JPEG at quality 50": lambda image, _: saved(image, 50),
    "JPEG at quality 30": lambda image, _: saved(image, 30),
    "75 % of the size, JPEG 70": lambda image, _: saved(scaled(image, 0.75), 70),
    "half the size, JPEG 50": lambda image, _: saved(scaled(image, 0.5), 50),
    "150 % of the size": lambda image, _: scaled(image, 1.5),
    "cropped by 5 %": lambda image, rng: cut(image, 0.95, rng),
    "cropped by 25 %": lambda image, rng: cut(image, 0.75, rng),
    "cropped by 50 %": lambda image, rng: cut(image, 0.5, rng),
    "only a quarter of it": lambda image, rng: cut(image, 0.25, rng),
    "only a quarter, half the size, JPEG 50": lambda image, rng: saved(scaled(cut(image, 0.25, rng), 0.5), 50),
    "only a strip, a quarter wide": strip,
    "turned by 2°": lambda image, _: turned(image, 2.0),
    "turned by −1.3°, JPEG 70": lambda image, _: saved(turned(image, -1.3), 70),
    "brighter by 25 %, more contrast": lambda image, _: toned(image, 1.25, 1.2),
    "darker by 30 %, less contrast": lambda image, _: toned(image, 0.7, 0.8),
    "screenshot on a telephone": screenshot,
    "screenshot, half the size, JPEG 50": halved_screenshot,
    "photographed from a screen": photographed,
}

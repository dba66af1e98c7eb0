"""A picture that was banned comes again, changed: is it still known?"""

import io
from collections.abc import Callable, Iterator, Mapping
from typing import Final

import numpy as np
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter, ImageOps

from sudare.screening.fingerprints import asked, family
from sudare.screening.known import Index
from sudare.specimens.ordinary import SCENES, scene
from sudare.specimens.terms import Reupload

PICTURES: Final = 12
STRANGERS: Final = 12


def _jpeg(image: Image.Image, quality: int) -> Image.Image:
    kept = io.BytesIO()
    image.save(kept, "JPEG", quality=quality)
    return Image.open(kept).convert("RGB")


def _cropped(image: Image.Image, part: float) -> Image.Image:
    across, down = (int(side * (1 - part) / 2) for side in image.size)
    return image.crop((across, down, image.width - across, image.height - down))


def _written_on(image: Image.Image) -> Image.Image:
    copy = image.copy()
    ImageDraw.Draw(copy).rectangle((60, 60, copy.width // 3, 130), fill="#ffffff")
    return copy


CHANGES: Final[Mapping[str, Callable[[Image.Image], Image.Image]]] = {
    "none": lambda image: image,
    "JPEG at quality 30": lambda image: _jpeg(image, 30),
    "half the size": lambda image: image.resize((image.width // 2, image.height // 2)),
    "a fifth of the size": lambda image: image.resize((image.width // 5, image.height // 5)),
    "turned by 90°": lambda image: image.transpose(Image.Transpose.ROTATE_90),
    "turned by 180°": lambda image: image.transpose(Image.Transpose.ROTATE_180),
    "mirrored": ImageOps.mirror,
    "black bars above and below": lambda image: ImageOps.expand(image, border=(0, 120), fill="#000000"),
    "cropped by 5 %": lambda image: _cropped(image, 0.95),
    "cropped by 10 %": lambda image: _cropped(image, 0.9),
    "cropped by 25 %": lambda image: _cropped(image, 0.75),
    "brighter by a third": lambda image: ImageEnhance.Brightness(image).enhance(1.33),
    "without colour": lambda image: image.convert("L").convert("RGB"),
    "blurred": lambda image: image.filter(ImageFilter.GaussianBlur(3)),
    "a label painted over": _written_on,
    "turned by 5°": lambda image: image.rotate(5, expand=True),
}
OTHERS: Final = "another picture (must not be recognised)"


def reuploads() -> Iterator[Reupload]:
    """Every change tried on every picture; strangers last."""
    banned = [_picture(number) for number in range(PICTURES)]
    marks = [mark for image in banned for mark in family(_pixels(image))]
    index = Index(np.frombuffer(b"".join(marks), np.uint8).reshape(-1, 32))
    for name, change in CHANGES.items():
        yield Reupload(name, sum(_is_known(index, change(image)) for image in banned), len(banned))
    others = [_picture(PICTURES + number) for number in range(STRANGERS)]
    yield Reupload(OTHERS, sum(_is_known(index, image) for image in others), len(others))


def _picture(number: int) -> Image.Image:
    return scene(SCENES[number % len(SCENES)], np.random.default_rng(number))


def _pixels(image: Image.Image) -> "np.ndarray[tuple[int, ...], np.dtype[np.uint8]]":
    return np.asarray(image, dtype=np.uint8)


def _is_known(index: Index, image: Image.Image) -> bool:
    return any(index.nearest(mark) is not None for mark in asked(_pixels(image)))

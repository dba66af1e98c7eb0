"""Pictures for the journeys, drawn here: a cup with a crack, a receipt, a shop window. With everything a phone writes along."""

import math
from collections.abc import Callable

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from specimens.pictures import encoded, exif

_PAPER = (246, 240, 226)


def photo(kind: str = "cup", *, orientation: int = 1, quality: int = 88) -> bytes:
    """A JPEG as a phone would store it: turned as ``orientation`` says, place, device, time and names inside."""
    upright = _SCENES[kind]()
    turned = {1: None, 3: Image.Transpose.ROTATE_180, 6: Image.Transpose.ROTATE_90, 8: Image.Transpose.ROTATE_270}[
        orientation
    ]
    stored = upright.transpose(turned) if turned is not None else upright
    return encoded(stored, "JPEG", quality=quality, exif=exif(orientation).tobytes())


def _grain(picture: Image.Image, strength: int = 5) -> Image.Image:
    pixels = np.asarray(picture).astype(np.int16)
    noise = np.random.default_rng(7).integers(-strength, strength + 1, pixels.shape)
    return Image.fromarray((pixels + noise).clip(0, 255).astype(np.uint8))


def _table(width: int, height: int, top: tuple[int, int, int], below: tuple[int, int, int]) -> Image.Image:
    share = np.linspace(0, 1, height)[:, None, None]
    rows = np.array(top) * (1 - share) + np.array(below) * share
    return Image.fromarray(np.repeat(rows, width, axis=1).astype(np.uint8))


def _cup() -> Image.Image:
    picture = _table(1600, 1200, (226, 219, 204), (168, 148, 122))
    shadow = Image.new("L", picture.size, 0)
    ImageDraw.Draw(shadow).ellipse((420, 880, 1260, 1040), fill=120)
    picture.paste((92, 76, 58), mask=shadow.filter(ImageFilter.GaussianBlur(40)))
    draw = ImageDraw.Draw(picture)
    draw.ellipse((1080, 480, 1360, 780), outline=(232, 236, 232), width=46)
    draw.rounded_rectangle((500, 330, 1140, 960), radius=150, fill=(238, 241, 238))
    draw.ellipse((500, 270, 1140, 420), fill=(214, 220, 215))
    draw.ellipse((530, 290, 1110, 405), fill=(92, 62, 40))
    for row in range(5):
        draw.line([(520, 560 + 44 * row), (1120, 560 + 44 * row)], fill=(66, 118, 92), width=14)
    draw.line([(900, 400), (860, 520), (930, 610), (870, 730), (910, 820)], fill=(70, 62, 54), width=9, joint="curve")
    return _grain(picture.filter(ImageFilter.GaussianBlur(1.2)))


def _receipt() -> Image.Image:
    picture = _table(1200, 1600, (122, 112, 98), (96, 88, 76))
    draw = ImageDraw.Draw(picture)
    draw.polygon([(270, 130), (930, 150), (918, 1450), (262, 1430)], fill=_PAPER)
    for row, length in enumerate([360, 240, 0, 460, 430, 470, 0, 300, 500, 0, 220, 380]):
        if length:
            draw.rectangle((340, 240 + 92 * row, 340 + length, 262 + 92 * row), fill=(70, 68, 64))
            draw.rectangle((800, 240 + 92 * row, 868, 262 + 92 * row), fill=(70, 68, 64))
    return _grain(picture)


def _window() -> Image.Image:
    picture = _table(1600, 1067, (196, 214, 224), (224, 206, 170))
    draw = ImageDraw.Draw(picture)
    for hill in range(3):
        line = [(x, 620 + 70 * hill + 60 * math.sin(x / (180 + 60 * hill) + hill)) for x in range(0, 1601, 20)]
        draw.polygon([*line, (1600, 1067), (0, 1067)], fill=(96 - 18 * hill, 134 - 22 * hill, 112 - 20 * hill))
    draw.ellipse((1130, 150, 1290, 310), fill=(250, 238, 204))
    for slat in range(9):
        draw.rectangle((0, 60 * slat, 1600, 60 * slat + 26 - 2 * slat), fill=(176, 148, 104))
    return _grain(picture)


_SCENES: dict[str, Callable[[], Image.Image]] = {"cup": _cup, "receipt": _receipt, "window": _window}

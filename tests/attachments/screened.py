"""Letters and cards with canaries on them, drawn when a test asks, and what to look for afterwards."""

import io

import numpy as np
from PIL import Image, ImageDraw

from specimens.pictures import encoded
from sudare.imaging.terms import Box
from sudare.specimens.identity import MY_NUMBER_BACKS
from sudare.specimens.people import invented
from sudare.specimens.sheet import drawn, font

SLATS = np.array([(57, 66, 61), (68, 78, 72)])
PAPER = (247, 244, 236)


def grained(picture: Image.Image, seed: int = 3) -> Image.Image:
    """With noise, so that no two rows of pixels are the same and each can be searched for."""
    noise = np.random.default_rng(seed).integers(-5, 6, (picture.height, picture.width, 3))
    return Image.fromarray((np.asarray(picture).astype(int) + noise).clip(0, 255).astype(np.uint8))


def letter(*rows: str) -> bytes:
    picture = Image.new("RGB", (1100, 800), PAPER)
    pen = ImageDraw.Draw(picture)
    for number, words in enumerate(rows):
        pen.text((90, 90 + number * 90), words, font=font("sans", 40), fill=(30, 30, 30))
    return encoded(grained(picture), "PNG")


def card_back() -> tuple[bytes, tuple[str, ...]]:
    """The back of a My Number card of nobody, with a line more than there is, and every word that stands on it."""
    rng = np.random.default_rng(11)
    fields = invented(rng)
    sheet = drawn(MY_NUMBER_BACKS[0], fields, rng, px_per_unit=15)
    ImageDraw.Draw(sheet.image).text((500, 540), "KANARIE 5512", font=font("sans", 36), fill=(30, 30, 30))
    words = ("KANARIE", fields["name"], fields["my_number"], fields["my_number"].replace(" ", ""), fields["birth"])
    return encoded(grained(sheet.image), "PNG"), words


def pixels(content: bytes) -> np.ndarray:
    """(height, width, 3), as a decoder that isn't ours reads it."""
    with Image.open(io.BytesIO(content)) as opened:
        return np.asarray(opened.convert("RGB")).astype(int)


def inside(rgb: np.ndarray, box: Box, *, rim_px: int = 0) -> np.ndarray:
    height, width = rgb.shape[:2]
    left, top = round(box.x * width) + rim_px, round(box.y * height) + rim_px
    right, bottom = round((box.x + box.width) * width) - rim_px, round((box.y + box.height) * height) - rim_px
    return rgb[top:bottom, left:right]


def is_slats(rgb: np.ndarray) -> bool:
    """Nothing but the two tones and what a lossy format makes between them."""
    off = np.abs(rgb[..., None, :] - SLATS).max(axis=-1).min(axis=-1)
    return rgb.size > 0 and float(np.percentile(off, 99)) <= 14


def marks_of(content: bytes) -> tuple[bytes, ...]:
    """Stretches of a file and of the rows of its pixels, by which either is found wherever it was left."""
    rgb = pixels(content).astype(np.uint8)
    rows = [rgb[row, 200:260].tobytes() for row in range(7, rgb.shape[0], rgb.shape[0] // 12)]
    looks = [np.ascontiguousarray(rgb[row, 200:260, ::-1]).tobytes() for row in (100, 300)]
    step = len(content) // 12
    return (*(content[at : at + 48] for at in range(step, len(content) - 48, step)), *rows, *looks)

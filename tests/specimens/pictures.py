"""Pictures made when a test asks for them: nothing binary from others is kept, and every secret inside is ours."""

import io
from functools import cache

import numpy as np
from PIL import Image

CANARY = "KANARIENVOGEL-7341"
"""Planted in every metadata block; no rendition may ever sing it."""


@cache
def scene(width_px: int = 640, height_px: int = 480) -> Image.Image:
    """A picture that shows how it was turned: red, green, blue and white corners on a soft gradient with grain."""
    down, across = np.mgrid[0:height_px, 0:width_px]
    pixels = np.stack([across * 120 // width_px + 60, down * 120 // height_px + 60, np.full_like(down, 100)], axis=-1)
    pixels = pixels + np.random.default_rng(1).integers(-6, 7, pixels.shape)
    high, wide = height_px // 4, width_px // 4
    pixels[:high, :wide] = (220, 30, 30)
    pixels[:high, -wide:] = (30, 200, 30)
    pixels[-high:, :wide] = (30, 30, 220)
    pixels[-high:, -wide:] = (250, 250, 250)
    return Image.fromarray(pixels.clip(0, 255).astype(np.uint8))


def encoded(picture: Image.Image, kind: str, **options: object) -> bytes:
    sink = io.BytesIO()
    picture.save(sink, kind, **options)
    return sink.getvalue()


def exif(orientation: int = 1) -> Image.Exif:
    """Everything a phone writes that its owner would not want to send along."""
    block = Image.Exif()
    block[0x112] = orientation
    block[0x10F], block[0x110], block[0x131] = "Beispiel", "Phone 12", f"App {CANARY}"
    block[0x13B], block[0x10E] = f"Alice {CANARY}", f"A note {CANARY}"
    block.get_ifd(0x8769).update({0x9003: "2026:05:04 10:20:30", 0xA431: f"SN-{CANARY}"})
    block.get_ifd(0x8825).update({1: "N", 2: (35.0, 41.0, 22.0), 3: "E", 4: (139.0, 41.0, 30.0)})
    return block


def photo(kind: str = "JPEG", *, orientation: int = 1, width_px: int = 640, height_px: int = 480) -> bytes:
    """A photograph with place, device, time and names inside."""
    return encoded(scene(width_px, height_px), kind, exif=exif(orientation).tobytes())


def plain_photo(width_px: int, height_px: int) -> bytes:
    """A JPEG as Sudare writes it itself: nothing but what draws it."""
    return encoded(scene(width_px, height_px), "JPEG", quality=88)

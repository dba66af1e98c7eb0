"""Pixels that the sandbox handed out, written as files. Nothing is opened here."""

from io import BytesIO

from PIL import Image

from sudare.imaging.terms import Pixels

_QUALITY = 82  # of what stands on paper


def as_png(pixels: Pixels) -> bytes:
    """Without loss, and without a block that isn't needed to draw it."""
    return _saved(pixels, "PNG", optimize=True)


def as_jpeg(pixels: Pixels) -> bytes:
    return _saved(pixels, "JPEG", quality=_QUALITY)


def _saved(pixels: Pixels, kind: str, **how: int) -> bytes:
    out = BytesIO()
    Image.frombytes("RGB", (pixels.width_px, pixels.height_px), pixels.rgb).save(out, kind, **how)
    return out.getvalue()

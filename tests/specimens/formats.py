"""One real file per format and trick, and what each must become."""

import io
from collections.abc import Callable
from types import MappingProxyType

import numpy as np
import pillow_heif
import pyvips
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from specimens.pictures import CANARY, encoded, exif, photo, scene

pillow_heif.register_heif_opener()

TURNS = {  # EXIF orientation → what the corners (top left, top right, bottom left, bottom right) must look like upright
    1: "rgbw",
    2: "grwb",
    3: "wbgr",
    4: "bwrg",
    5: "rbgw",
    6: "brwg",
    7: "wgbr",
    8: "gwrb",
}
CARRIES_ORIENTATION = ("JPEG", "PNG", "WEBP", "TIFF", "HEIF", "AVIF")
_COLOURS = {"r": (220, 30, 30), "g": (30, 200, 30), "b": (30, 30, 220), "w": (250, 250, 250)}


def corners(content: bytes) -> str:
    """Which colour stands in each corner; ``?`` for none of ours."""
    with Image.open(io.BytesIO(content)) as opened:
        pixels = np.asarray(opened.convert("RGB")).astype(int)
    high, wide = pixels.shape[0] // 10, pixels.shape[1] // 10
    found = ""
    for row, column in ((high, wide), (high, -wide), (-high, wide), (-high, -wide)):
        distances = {name: int(abs(pixels[row, column] - colour).sum()) for name, colour in _COLOURS.items()}
        nearest = min(distances, key=distances.__getitem__)
        found += nearest if distances[nearest] < 90 else "?"
    return found


def turned(kind: str, orientation: int) -> bytes:
    """The scene with everything a phone writes; TIFF has its tags in the main directory."""
    block = exif(orientation)
    return encoded(scene(), kind, exif=block if kind == "TIFF" else block.tobytes())


def _sixteen_bits() -> bytes:
    deep = np.asarray(scene()).astype(np.uint16) * 257
    return pyvips.Image.new_from_array(deep, interpretation="rgb16").pngsave_buffer(bitdepth=16)


def _moving(kind: str) -> bytes:
    frames = [scene(160, 120).rotate(10 * number) for number in range(8)]
    return encoded(frames[0], kind, save_all=True, append_images=frames[1:], duration=80, loop=0)


def _texts() -> bytes:
    texts = PngInfo()
    texts.add_text("Author", CANARY)
    texts.add_text("Comment", CANARY, zip=True)
    texts.add_itxt("XML:com.adobe.xmp", f"<x exif:GPSLatitude='{CANARY}'/>")
    return encoded(scene(), "PNG", pnginfo=texts)


STILL: MappingProxyType[str, tuple[str, Callable[[], bytes]]] = MappingProxyType(
    {
        "jpeg": ("jpeg", photo),
        "jpeg progressive": ("jpeg", lambda: encoded(scene(), "JPEG", progressive=True, comment=CANARY.encode())),
        "jpeg grey": ("jpeg", lambda: encoded(scene().convert("L"), "JPEG")),
        "jpeg cmyk": ("jpeg", lambda: encoded(scene().convert("CMYK"), "JPEG")),
        "png": ("png", lambda: photo("PNG")),
        "png texts": ("png", _texts),
        "png 16 bit": ("png", _sixteen_bits),
        "png palette": ("png", lambda: encoded(scene().quantize(16), "PNG")),
        "png alpha": ("png", lambda: encoded(scene().convert("RGBA"), "PNG")),
        "webp": ("webp", lambda: photo("WEBP")),
        "webp lossless": ("webp", lambda: encoded(scene(), "WEBP", lossless=True)),
        "gif": ("gif", lambda: encoded(scene().quantize(64), "GIF", comment=CANARY.encode())),
        "heic": ("heic", lambda: photo("HEIF")),
        "avif": ("avif", lambda: photo("AVIF")),
        "tiff": ("tiff", lambda: turned("TIFF", 1)),
        "tiff lzw": ("tiff", lambda: encoded(scene(), "TIFF", compression="tiff_lzw")),
        "tiff jpeg": ("tiff", lambda: encoded(scene(), "TIFF", compression="jpeg")),
        "bmp": ("bmp", lambda: encoded(scene(), "BMP")),
    }
)
MOVING = MappingProxyType({"gif": lambda: _moving("GIF"), "webp": lambda: _moving("WEBP")})

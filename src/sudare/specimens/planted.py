"""Files with something planted in every place a format has, and what is left of it after the sandbox."""

import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from PIL import Image, features
from PIL.PngImagePlugin import PngInfo

from sudare.imaging.sandbox import Sandbox

CANARY: Final = "KANARIE-4711"
EXIF, GPS, XMP, COMMENT, TRAILER, TEXT = "EXIF", "GPS", "XMP", "comment", "bytes after the end", "text chunks"


@dataclass(frozen=True, slots=True)
class Remains:
    """What was planted in a file of one format, and in which renditions it still stood afterwards."""

    format: str
    planted: tuple[str, ...]
    left: tuple[str, ...]
    removed: tuple[str, ...]  # as the product tells its sender


def _exif() -> bytes:
    block = Image.Exif()
    block[0x010F], block[0x0110], block[0x013B] = CANARY, CANARY, CANARY  # make, model, artist
    block[0x9286] = CANARY
    place = block.get_ifd(0x8825)
    place[1], place[2], place[3], place[4] = "N", (35.0, 41.0, 22.0), "E", (139.0, 41.0, 30.0)
    place[29] = CANARY
    return block.tobytes()


def _saved(kind: str, **how: object) -> bytes:
    kept = io.BytesIO()
    Image.effect_mandelbrot((320, 240), (-2, -1.2, 0.8, 1.2), 60).convert("RGB").save(kept, kind, **how)
    return kept.getvalue()


def _texts() -> PngInfo:
    texts = PngInfo()
    texts.add_text("Author", CANARY)
    texts.add_itxt("XML:com.adobe.xmp", f"<x:xmpmeta>{CANARY}</x:xmpmeta>")
    return texts


XML: Final = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{CANARY}</x:xmpmeta>".encode()
FORMATS: Final[Mapping[str, tuple[tuple[str, ...], Callable[[], bytes]]]] = {
    "JPEG": (
        (EXIF, GPS, XMP, COMMENT, TRAILER),
        lambda: _saved("JPEG", exif=_exif(), xmp=XML, comment=CANARY.encode()) + CANARY.encode(),
    ),
    "PNG": ((EXIF, GPS, TEXT, XMP, TRAILER), lambda: _saved("PNG", exif=_exif(), pnginfo=_texts()) + CANARY.encode()),
    "WebP": ((EXIF, GPS, XMP), lambda: _saved("WEBP", exif=_exif(), xmp=XML)),
    "GIF": ((COMMENT, TRAILER), lambda: _saved("GIF", comment=CANARY.encode()) + CANARY.encode()),
    "TIFF": ((EXIF,), lambda: _saved("TIFF", description=CANARY, artist=CANARY)),
    "AVIF": ((EXIF, GPS, XMP), lambda: _saved("AVIF", exif=_exif(), xmp=XML)),
    "BMP": ((TRAILER,), lambda: _saved("BMP") + CANARY.encode()),
}
UNMEASURED: Final = ("HEIC",)  # no encoder ships with Sudare; tests/imaging/test_metadata.py plants in it


def remains() -> Iterator[Remains]:
    """Plant, open in the sandbox, and look through every byte of what came out.

    Skips: formats the installed Pillow can't write.
    """
    with Sandbox() as sandbox:
        for name, (planted, make) in FORMATS.items():
            if name == "AVIF" and not features.check("avif"):
                continue
            content = make()
            if CANARY.encode() not in content:
                raise AssertionError(name)  # a plant that isn't there proves nothing
            opened = sandbox.open(content)
            left = [each.name for each in opened.renditions.values() if CANARY.encode() in each.content]
            yield Remains(name, planted, tuple(left), opened.removed)

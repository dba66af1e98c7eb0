"""The second wall behind the decoder: an encoded rendition is walked and may hold pixels only.

Whatever a decoder was talked into writing, a block that is not needed to draw the picture refuses it.
"""

import struct
from typing import Final

_JPEG_DRAWING: Final = frozenset({0xDB, 0xC0, 0xC1, 0xC2, 0xC4, 0xDD, 0xE0, 0xEE})  # tables, frame, JFIF, Adobe
_PNG_DRAWING: Final = frozenset({b"IHDR", b"PLTE", b"IDAT", b"IEND"})
_WEBP_DRAWING: Final = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ANIM", b"ANMF"})
_WEBP_FRAME: Final = frozenset({b"VP8 ", b"VP8L", b"ALPH"})
_JFIF_BYTES: Final = 16  # without a thumbnail
_ADOBE_BYTES: Final = 14
_VP8X_ANIMATION: Final = 0x02
_VP8X_ALPHA: Final = 0x10


def is_plain(content: bytes, *, media_type: str, width_px: int, height_px: int) -> bool:
    """Whether ``content`` is exactly one picture of that kind and size, with nothing else inside or behind."""
    try:
        return _WALKS[media_type](content) == (width_px, height_px)
    except (struct.error, IndexError):
        return False


def size_of(content: bytes) -> tuple[int, int] | None:
    """Width and height of one of our own renditions; None for everything else."""
    for walk in _WALKS.values():
        try:
            size = walk(content)
        except (struct.error, IndexError):
            continue
        if size is not None:
            return size
    return None


def _walk_jpeg(content: bytes) -> tuple[int, int] | None:
    """The size, or None. One scan only: Sudare writes baseline JPEG, so the first scan is the last block."""
    position, size = 2, None
    if content[:2] != b"\xff\xd8" or content[-2:] != b"\xff\xd9":
        return None
    while content[position + 1] != 0xDA:  # noqa: PLR2004  start of scan
        fill, marker, length = struct.unpack_from("!BBH", content, position)
        if fill != 0xFF or not _is_drawing_segment(marker, content[position + 4 : position + 2 + length]):  # noqa: PLR2004
            return None
        if marker in {0xC0, 0xC1, 0xC2}:
            height, width = struct.unpack_from("!HH", content, position + 5)
            size = (width, height)
        position += 2 + length
    return size if _is_one_scan(content, position) else None


def _is_drawing_segment(marker: int, body: bytes) -> bool:
    if marker == 0xE0:  # noqa: PLR2004
        return body[:5] == b"JFIF\0" and len(body) == _JFIF_BYTES - 2
    if marker == 0xEE:  # noqa: PLR2004
        return body[:5] == b"Adobe" and len(body) == _ADOBE_BYTES - 2
    return marker in _JPEG_DRAWING


def _is_one_scan(content: bytes, position: int) -> bool:
    """From the scan on, every FF is stuffed (FF 00) but the one that ends the picture and the bytes.

    Counting is as strict as searching here, because our encoder writes neither restarts nor fill bytes, and 20 times
    as fast.
    """
    return content.count(b"\xff", position + 2) == content.count(b"\xff\0", position + 2) + 1


def _walk_png(content: bytes) -> tuple[int, int] | None:
    position = 8
    if content[:8] != b"\x89PNG\r\n\x1a\n":
        return None
    while position < len(content):
        length, kind = struct.unpack_from("!I4s", content, position)
        if kind not in _PNG_DRAWING:
            return None
        position += 12 + length
        if kind == b"IEND":
            break
    width, height = struct.unpack_from("!II", content, 16)
    return (width, height) if position == len(content) and kind == b"IEND" else None


def _walk_webp(content: bytes) -> tuple[int, int] | None:
    riff, size, webp = struct.unpack_from("<4sI4s", content)
    if (riff, size + 8, webp) != (b"RIFF", len(content), b"WEBP"):
        return None
    kinds = list(_riff_chunks(content, 12, len(content)))
    if not kinds or any(kind not in _WEBP_DRAWING for kind, _, _ in kinds):
        return None
    frames = [(start + 16, end) for kind, start, end in kinds if kind == b"ANMF"]
    inner = [kind for start, end in frames for kind, _, _ in _riff_chunks(content, start, end)]
    return _webp_size(content, kinds[0]) if all(kind in _WEBP_FRAME for kind in inner) else None


def _riff_chunks(content: bytes, position: int, end: int) -> list[tuple[bytes, int, int]]:
    chunks = []
    while position < end:
        kind, size = struct.unpack_from("<4sI", content, position)
        chunks.append((kind, position + 8, position + 8 + size))
        position += 8 + size + size % 2
    if position != end:
        raise IndexError
    return chunks


def _webp_size(content: bytes, first: tuple[bytes, int, int]) -> tuple[int, int] | None:
    kind, start, _ = first
    if kind == b"VP8X":
        flags, _, low_w, high_w, low_h, high_h = struct.unpack_from("<B3sHBHB", content, start)
        size = (1 + low_w + (high_w << 16), 1 + low_h + (high_h << 16))
        return size if flags & ~(_VP8X_ANIMATION | _VP8X_ALPHA) == 0 else None
    if kind == b"VP8L":
        bits = struct.unpack_from("<I", content, start + 1)[0]
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    width, height = struct.unpack_from("<HH", content, start + 6)
    return width & 0x3FFF, height & 0x3FFF


_WALKS: Final = {"image/jpeg": _walk_jpeg, "image/png": _walk_png, "image/webp": _walk_webp}

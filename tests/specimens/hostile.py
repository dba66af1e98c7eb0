"""Files that mean harm, and the reason each must be refused with."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from types import MappingProxyType

from PIL import Image

import specimens.formats  # noqa: F401  teaches Pillow to write HEIC
from specimens.pictures import encoded, photo, scene


def png_chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack("!I4s", len(body), kind) + body + struct.pack("!I", zlib.crc32(kind + body))


def png_with(*chunks: bytes) -> bytes:
    """A good PNG with further chunks after its header."""
    good = encoded(scene(64, 64), "PNG")
    return good[:33] + b"".join(chunks) + good[33:]


def _giant_jpeg() -> bytes:
    """A few kilobytes that claim 65,500 × 65,500 pixels."""
    small = bytearray(photo())
    start = small.index(b"\xff\xc0")
    small[start + 5 : start + 9] = struct.pack("!HH", 65_500, 65_500)
    return bytes(small)


def _giant_png() -> bytes:
    header = png_chunk(b"IHDR", struct.pack("!IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + png_chunk(b"IDAT", zlib.compress(bytes(1000))) + png_chunk(b"IEND", b"")


def _text_bomb() -> bytes:
    return png_with(png_chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(50_000_000), 9)))


def _many_small_texts() -> bytes:
    return png_with(*[png_chunk(b"tEXt", b"Comment\0" + bytes(60_000)) for _ in range(20)])


def _endless_gif() -> bytes:
    frame = b"\x2c" + struct.pack("<HHHHB", 0, 0, 10, 10, 0) + b"\x02\x02\x4c\x01\x00"
    return b"GIF89a" + struct.pack("<HHBBB", 10, 10, 0x80, 0, 0) + bytes(6) + frame * 5_000 + b";"


def _giant_webp_animation() -> bytes:
    """99 frames of 4,000 × 4,000."""
    small = encoded(scene(16, 16), "WEBP", save_all=True, append_images=[scene(16, 16).rotate(90)])
    start = small.index(b"ANMF")
    size = struct.unpack_from("<I", small, start + 4)[0]
    frame = small[start : start + 8 + size + size % 2]
    head = bytearray(small[12:start])
    canvas = head.index(b"VP8X") + 12
    head[canvas : canvas + 6] = (3_999).to_bytes(3, "little") * 2
    body = b"WEBP" + bytes(head) + frame * 99
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _giant_avif() -> bytes:
    small = bytearray(photo("AVIF"))
    start = small.index(b"ispe")
    small[start + 8 : start + 16] = struct.pack("!II", 17_000, 17_000)
    return bytes(small)


def _scans() -> bytes:
    """A progressive JPEG whose last scan is repeated a thousand times."""
    good = encoded(scene(64, 64), "JPEG", progressive=True)
    last = good.rindex(b"\xff\xda")
    return good[:last] + good[last:-2] * 1_000 + good[-2:]


def _archive() -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w") as archive:
        archive.writestr("readme.txt", "hello")
    return sink.getvalue()


def _icon() -> bytes:
    return encoded(scene(32, 32), "ICO")


def _tiff_loop() -> bytes:
    """A directory chain that bites its own tail."""
    entries = [(0x100, 4, 1, 1), (0x101, 4, 1, 1), (0x111, 4, 1, 0), (0x117, 4, 1, 1)]
    body = struct.pack("<H", len(entries)) + b"".join(struct.pack("<HHII", *entry) for entry in entries)
    return b"II*\0" + struct.pack("<I", 8) + body + struct.pack("<I", 8)


def _box(kind: bytes, body: bytes) -> bytes:
    return struct.pack("!I4s", 8 + len(body), kind) + body


def _property_bomb() -> bytes:
    """One item with 10 million properties, and 9,000 references that each ask which they are: 16 MB, hours of work."""
    item = _box(b"infe", b"\2\0\0\0" + struct.pack("!HH4s", 1, 0, b"av01") + b"\0")
    size = _box(b"ipco", _box(b"ispe", b"\0\0\0\0" + struct.pack("!II", 10, 10)))
    uses = struct.pack("!I", 40_000) + (struct.pack("!HB", 1, 255) + b"\1" * 255) * 40_000
    references = _box(b"auxl", struct.pack("!HHH", 1, 1, 1)) * 9_000
    meta = (
        _box(b"pitm", b"\0\0\0\0\0\1")
        + _box(b"iinf", b"\0\0\0\0\0\1" + item)
        + _box(b"iprp", size + _box(b"ipma", b"\0\0\0\0" + uses))
        + _box(b"iref", b"\0\0\0\0" + references)
    )
    return _box(b"ftyp", b"avif\0\0\0\0avifmif1miaf") + _box(b"meta", b"\0\0\0\0" + meta)


REFUSED: MappingProxyType[str, tuple[str, Callable[[], bytes]]] = MappingProxyType(
    {
        "4 gigapixel JPEG header": ("too_many_pixels", _giant_jpeg),
        "3.6 gigapixel PNG": ("too_many_pixels", _giant_png),
        "AVIF of 17,000 squared": ("too_many_pixels", _giant_avif),
        "AVIF of 10 million properties": ("disguised", _property_bomb),
        "WebP of 99 large frames": ("too_many_pixels", _giant_webp_animation),
        "PNG text bomb": ("too_much_text", _text_bomb),
        "PNG many texts": ("too_much_text", _many_small_texts),
        "GIF of 5,000 frames": ("too_many_frames", _endless_gif),
        "JPEG of 1,000 scans": ("unreadable", _scans),
        "TIFF loop": ("too_many_frames", _tiff_loop),
        "HEIC without its codec's settings": (
            "unreadable",
            lambda: photo("HEIF").replace(b"hvcC", b"zvcC"),
        ),  # found by fuzzing
        "ZIP": ("unsupported_format", _archive),
        "MP3 as JPEG": ("disguised", lambda: b"\xff\xd8\xff\xfb\x90\x64" + b"\x55" * 4_000),
        "MP3": ("unsupported_format", lambda: b"ID3\x04" + bytes(4_000)),
        "XBM": (
            "unsupported_format",
            lambda: b"#define a_width 9\n#define a_height 1\nstatic char a_bits[]={0x1,0x0};",
        ),
        "ICO": ("unsupported_format", _icon),
        "SVG": ("unsupported_format", lambda: b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"),
        "EPS": ("unsupported_format", lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n"),
        "PDF": ("unsupported_format", lambda: b"%PDF-1.7\n1 0 obj<<>>endobj\n"),
        "DICOM": ("unsupported_format", lambda: bytes(128) + b"DICM" + bytes(400)),
        "PPM": ("unsupported_format", lambda: encoded(scene(8, 8), "PPM")),
        "JPEG 2000": ("unsupported_format", lambda: encoded(scene(64, 64), "JPEG2000")),
        "PCX": ("unsupported_format", lambda: encoded(scene(8, 8), "PCX")),
        "TGA": ("unsupported_format", lambda: encoded(scene(8, 8), "TGA")),
        "SGI": ("unsupported_format", lambda: encoded(scene(8, 8), "SGI")),
        "DDS": ("unsupported_format", lambda: encoded(scene(8, 8), "DDS")),
        "ICNS": ("unsupported_format", lambda: encoded(Image.new("RGBA", (32, 32)), "ICNS")),
        "MP4": ("unsupported_format", lambda: struct.pack("!I4s4sI4s", 20, b"ftyp", b"isom", 0, b"mp42") + bytes(64)),
        "GIF script": ("too_many_pixels", lambda: b"GIF89a=1;alert(document.cookie);//" + bytes(200)),
        "GIF page": ("disguised", lambda: b"GIF89a" + struct.pack("<HHBBB", 9, 9, 0, 0, 0) + b"<html><script>" * 9),
        "nothing": ("unsupported_format", lambda: b""),
    }
)

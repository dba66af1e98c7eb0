"""The structure of a TIFF. Source: TIFF 6.0, sections 2–8; XMP part 3, 1.1.4."""

from collections.abc import Iterator
from typing import Final

from sudare.imaging.decoder import metadata
from sudare.imaging.decoder.ifd import Directory, NoDirectory, read_directory, read_header
from sudare.imaging.decoder.survey import Survey, check_size
from sudare.imaging.errors import Disguised, TooManyFrames, Truncated, UnsupportedFormat
from sudare.imaging.terms import Format, Limits

_WIDTH, _HEIGHT, _PACKING, _ORIENTATION = 0x100, 0x101, 0x103, 0x112
_STRIPS, _STRIP_BYTES, _TILES, _TILE_BYTES = 0x111, 0x117, 0x144, 0x145
_XMP, _IPTC, _PHOTOSHOP, _PROFILE, _SUB_IMAGES = 0x2BC, 0x83BB, 0x8649, 0x8773, 0x14A
_RAW: Final = frozenset({0xC612, 0x828E})  # DNG version, colour filter pattern: a camera's raw file
_PACKINGS: Final = frozenset({1, 2, 3, 4, 5, 7, 8, 32773, 32946})  # plain, fax, LZW, JPEG, deflate, PackBits
_LOSSY: Final = 7
_DRAWING: Final = (
    frozenset(range(0xFE, 0x10A))  # kind, size, bits, packing, photometric, fill order
    | {0x111, 0x112, 0x115, 0x116, 0x117, 0x118, 0x119, 0x11A, 0x11B, 0x11C, 0x124, 0x125, 0x128, 0x13D, 0x140}
    | {0x142, 0x143, 0x144, 0x145, 0x152, 0x153, 0x154, 0x155, 0x15B, 0x211, 0x212, 0x213, 0x214, 0x100, 0x101}
)
_BLOCKS: Final = {_XMP: "xmp", _IPTC: "iptc", _PHOTOSHOP: "iptc", _PROFILE: "icc", _SUB_IMAGES: "auxiliary"}


def survey(content: bytes, limits: Limits) -> Survey:
    """Walk every page's directory; the first page is the picture.

    Raises: ``Disguised`` without a directory; ``UnsupportedFormat`` for raw files and packings not enabled;
    ``Truncated`` when pixels of the first page lie outside the file.
    """
    try:
        order, offset = read_header(content)
        first = read_directory(content, order, offset)
    except NoDirectory as error:
        raise Disguised from error
    entries = first.entries
    if not {_WIDTH, _HEIGHT} <= entries.keys():
        raise Disguised
    packing = entries[_PACKING].number if _PACKING in entries else 1
    if entries.keys() & _RAW or packing not in _PACKINGS:
        raise UnsupportedFormat
    width, height = entries[_WIDTH].number, entries[_HEIGHT].number
    check_size(width_px=width, height_px=height, frames=1, limits=limits)
    _check_pixels(content, first)
    found = Survey(Format.TIFF, width, height, is_lossless=packing != _LOSSY)
    if sum(1 for _ in _pages(content, order, first, limits)) > 0:
        found.found("other_pages")
    _read_tags(found, content, order, first)
    return found


def _pages(content: bytes, order: str, first: Directory, limits: Limits) -> Iterator[Directory]:
    """The pages after the first. A chain that bites its own tail ends at the limit."""
    page, seen = first, 0
    while page.following:
        seen += 1
        if seen >= limits.max_frames:
            raise TooManyFrames
        try:
            page = read_directory(content, order, page.following)
        except NoDirectory as error:
            raise Truncated from error
        yield page


def _check_pixels(content: bytes, page: Directory) -> None:
    for starts, sizes in ((_STRIPS, _STRIP_BYTES), (_TILES, _TILE_BYTES)):
        if starts in page.entries and sizes in page.entries:
            pairs = zip(page.entries[starts].numbers, page.entries[sizes].numbers, strict=False)
            if any(start + size > len(content) for start, size in pairs):
                raise Truncated
            return
    raise Truncated


def _read_tags(found: Survey, content: bytes, order: str, first: Directory) -> None:
    entries = first.entries
    for tag, name in _BLOCKS.items():
        if tag in entries:
            found.removed.add(name)
    if _XMP in entries:
        found.xmp.append(entries[_XMP].raw)
    found.has_profile = _PROFILE in entries
    if _ORIENTATION in entries:
        found.orientation = metadata.orientation_of(first)
    if entries.keys() - _DRAWING - _BLOCKS.keys():
        found.removed.add("tiff.tags")
    metadata.read_tags(found, first, removed="tiff.tags")
    metadata.read_sub_directories(found, content, order, first)

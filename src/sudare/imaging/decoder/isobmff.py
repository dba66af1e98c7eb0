"""The structure of HEIC and AVIF. Source: ISO/IEC 14496-12 (boxes), 23008-12 (HEIF), AV1 Image File Format 1.1."""

import struct
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final

from sudare.imaging.decoder.survey import Survey, check_size, slice_of
from sudare.imaging.errors import Disguised, Truncated, UnsupportedFormat
from sudare.imaging.terms import Format, Limits

MAX_BOXES: Final = 20_000
MAX_EXTENTS: Final = 20_000
MAX_USES: Final = 255  # properties of one item: what one entry can hold; they are looked through for every reference

_CODECS: Final = {b"hvc1": Format.HEIC, b"hev1": Format.HEIC, b"av01": Format.AVIF}
_DERIVED: Final = frozenset({b"grid", b"iden", b"iovl"})
_TURNING: Final = frozenset({b"irot", b"imir"})
_BRANDS: Final = frozenset(
    {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"mif2", b"msf1"} | {b"miaf"}
)
_AV1_BRANDS: Final = frozenset({b"avif", b"avis"})
_TOP: Final = frozenset({b"ftyp", b"meta", b"mdat", b"moov", b"free", b"skip", b"uuid", b"mpvd"})
_DEPTH: Final = (b"depth", b"disparity")
Box = tuple[bytes, bytes, int]


@dataclass(slots=True)
class Items:
    """What the ``meta`` box says about the pictures and blocks in the file."""

    primary: int = 0
    kinds: dict[int, bytes] = field(default_factory=dict)
    content_types: dict[int, bytes] = field(default_factory=dict)
    places: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    properties: list[tuple[bytes, bytes]] = field(default_factory=list)
    uses: dict[int, list[int]] = field(default_factory=dict)
    references: list[tuple[bytes, int, list[int]]] = field(default_factory=list)

    def properties_of(self, item: int) -> list[tuple[bytes, bytes]]:
        return [self.properties[index - 1] for index in self.uses.get(item, []) if 0 < index <= len(self.properties)]


def survey(content: bytes, limits: Limits) -> Survey:
    """Walk the boxes, and hold every picture in the file against the limits.

    Raises: ``UnsupportedFormat`` for other media in the same container (MP4, MOV, CR3 …); ``Disguised`` without a
    primary picture; ``Truncated`` when a box or an item ends outside the file.
    """
    boxes, end = _top_boxes(content)
    brands = _brands(boxes[0][1])
    if not brands & (_BRANDS | _AV1_BRANDS):
        raise UnsupportedFormat
    meta = next((body for kind, body, _ in boxes if kind == b"meta"), None)
    if meta is None:
        raise Disguised
    items = _read_items(meta)
    found = _primary(items, limits)
    _check_places(content, items)
    _read_blocks(found, content, items)
    if any(kind in {b"moov", b"mpvd"} for kind, _, _ in boxes):
        found.found("motion_video")
        found.removed.add("trailer")
    found.trailing = content[end:]
    found.has_c2pa = any(kind == b"uuid" and b"c2pa" in body[:64] for kind, body, _ in boxes)
    return found


def _boxes(content: bytes, position: int, end: int) -> Iterator[Box]:
    """Kind, body and start of the body of every box up to ``end``."""
    for _ in range(MAX_BOXES):
        if position >= end:
            return
        size, kind = struct.unpack_from("!I4s", content, position)
        header = 8
        if size == 1:
            size, header = struct.unpack_from("!Q", content, position + 8)[0], 16
        elif size == 0:
            size = end - position
        if size < header or position + size > end:
            raise Truncated
        yield kind, content[position + header : position + size], position + header
        position += size
    raise Disguised


def _top_boxes(content: bytes) -> tuple[list[Box], int]:
    """The file's boxes and where they end. Phones append things of their own that are no boxes: those are a trailer."""
    boxes: list[Box] = []
    end = 0
    try:
        for kind, body, start in _boxes(content, 0, len(content)):
            boxes.append((kind, body, start))
            end = start + len(body)
    except (Truncated, struct.error):
        is_cut = content[end + 4 : end + 8] in _TOP
        if is_cut or not {b"meta", b"mdat"} <= {kind for kind, _, _ in boxes}:
            raise
    return boxes, end


def _brands(body: bytes) -> set[bytes]:
    """The major brand and the compatible ones; the minor version stands between them."""
    return {body[:4]} | {body[start : start + 4] for start in range(8, len(body), 4)}


def _read_items(meta: bytes) -> Items:
    items = Items()
    readers = {b"pitm": _read_primary, b"iinf": _read_kinds, b"iloc": _read_places, b"iref": _read_references}
    for kind, body, _ in _boxes(meta, 4, len(meta)):
        if kind in readers:
            readers[kind](items, body)
        elif kind == b"iprp":
            _read_properties(items, body)
    return items


def _read_primary(items: Items, body: bytes) -> None:
    items.primary = struct.unpack_from("!I" if body[0] else "!H", body, 4)[0]


def _read_kinds(items: Items, body: bytes) -> None:
    start = 8 if body[0] else 6
    for kind, entry, _ in _boxes(body, start, len(body)):
        if kind != b"infe" or entry[0] < 2:  # noqa: PLR2004  older versions name no kind
            continue
        layout = "!HH4s" if entry[0] == 2 else "!IH4s"  # noqa: PLR2004
        number, _, name = struct.unpack_from(layout, entry, 4)
        items.kinds[number] = name
        if name == b"mime":
            named = entry[4 + struct.calcsize(layout) :]
            items.content_types[number] = named.partition(b"\0")[2].split(b"\0")[0]


def _read_places(items: Items, body: bytes) -> None:
    version, sizes = body[0], struct.unpack_from("!BB", body, 4)
    offset_bytes, length_bytes, base_bytes = sizes[0] >> 4, sizes[0] & 15, sizes[1] >> 4
    index_bytes = sizes[1] & 15 if version else 0
    reader = Numbers(body, 6)
    extents_seen = 0
    for _ in range(reader.take(4 if version == 2 else 2)):  # noqa: PLR2004
        number = reader.take(4 if version == 2 else 2)  # noqa: PLR2004
        method = reader.take(2) & 15 if version else 0
        reader.take(2)
        base = reader.take(base_bytes)
        for _ in range(reader.take(2)):
            extents_seen += 1
            if extents_seen > MAX_EXTENTS:
                raise Disguised
            reader.take(index_bytes)
            place = base + reader.take(offset_bytes), reader.take(length_bytes)
            if method == 0:
                items.places.setdefault(number, []).append(place)


def _read_references(items: Items, body: bytes) -> None:
    width = 4 if body[0] else 2
    for kind, entry, _ in _boxes(body, 4, len(body)):
        reader = Numbers(entry, 0)
        source = reader.take(width)
        items.references.append((kind, source, [reader.take(width) for _ in range(reader.take(2))]))


def _read_properties(items: Items, body: bytes) -> None:
    for kind, inner, _ in _boxes(body, 0, len(body)):
        if kind == b"ipco":
            items.properties = [(name, content) for name, content, _ in _boxes(inner, 0, len(inner))]
        elif kind == b"ipma":
            _read_uses(items, inner)


def _read_uses(items: Items, body: bytes) -> None:
    is_wide = body[3] & 1
    reader = Numbers(body, 4)
    for _ in range(reader.take(4)):
        number = reader.take(4 if body[0] else 2)
        mask = 0x7FFF if is_wide else 0x7F
        uses = items.uses.setdefault(number, [])
        uses.extend(reader.take(2 if is_wide else 1) & mask for _ in range(reader.take(1)))
        if len(uses) > MAX_USES:
            raise Disguised


def _primary(items: Items, limits: Limits) -> Survey:
    """The picture itself. Whatever other picture is in the file must keep the limits too: it shares the decoder."""
    kind = items.kinds.get(items.primary, b"")
    form = _CODECS.get(kind) or _CODECS.get(_tile_kind(items))
    if form is None:
        raise UnsupportedFormat if kind not in _DERIVED and kind else Disguised
    sizes = [size for item in items.kinds for size in _sizes_of(items, item)]
    for width, height in sizes:
        check_size(width_px=width, height_px=height, frames=1, limits=limits)
    own = _sizes_of(items, items.primary)
    if not own:
        raise Disguised
    turning = {name for name, _ in items.properties_of(items.primary)} & _TURNING
    found = Survey(form, *own[0])
    found.turns_itself = bool(turning)
    return found


def _tile_kind(items: Items) -> bytes:
    tiles = (to[0] for kind, source, to in items.references if (kind, source) == (b"dimg", items.primary) and to)
    return items.kinds.get(next(tiles, 0), b"")


def _sizes_of(items: Items, item: int) -> list[tuple[int, int]]:
    return [struct.unpack_from("!II", body, 4) for kind, body in items.properties_of(item) if kind == b"ispe"]


def _check_places(content: bytes, items: Items) -> None:
    if any(start + size > len(content) for places in items.places.values() for start, size in places):
        raise Truncated


def _read_blocks(found: Survey, content: bytes, items: Items) -> None:
    """EXIF, XMP and auxiliary pictures."""
    for item, kind in items.kinds.items():
        if kind == b"Exif":
            block = _content_of(content, items, item)
            with suppress(struct.error):
                found.exif.append(block[4 + struct.unpack_from("!I", block)[0] :])
        elif kind == b"mime" and b"rdf+xml" in items.content_types.get(item, b""):
            found.xmp.append(_content_of(content, items, item))
        elif kind == b"jumb":
            found.has_c2pa = True
    _read_relations(found, items)
    if any(kind == b"colr" and body[:4] in {b"prof", b"rICC"} for kind, body in items.properties):
        found.has_profile = True
        found.removed.add("icc")


def _read_relations(found: Survey, items: Items) -> None:
    for kind, source, _ in items.references:
        auxiliary = b" ".join(body for name, body in items.properties_of(source) if name == b"auxC")
        if kind == b"thmb":
            found.found("embedded_thumbnail")
            found.removed.add("thumbnail")
        elif kind == b"auxl" and b"alpha" not in auxiliary:
            found.removed.add("auxiliary")
            if any(word in auxiliary for word in _DEPTH):
                found.found("depth_map")


def _content_of(content: bytes, items: Items, item: int) -> bytes:
    return b"".join(slice_of(content, start, size) for start, size in items.places.get(item, []))


class Numbers:
    """Big-endian numbers of any width, one after the other."""

    def __init__(self, content: bytes, position: int) -> None:
        self._content = content
        self._position = position

    def take(self, size: int) -> int:
        self._position += size
        return int.from_bytes(slice_of(self._content, self._position - size, size), "big")

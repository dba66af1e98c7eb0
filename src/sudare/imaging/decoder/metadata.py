"""Reads EXIF and XMP before they are left behind. A failure here loses a fact, never a picture and never a byte."""

import re
from typing import Final

from sudare.imaging.decoder.ifd import Directory, NoDirectory, read_directory, read_header
from sudare.imaging.decoder.survey import Survey
from sudare.imaging.facts import MAX_DETAIL_CHARS

_ORIENTATION, _EXIF_IFD, _GPS_IFD, _MAKER_NOTE, _THUMBNAIL = 0x112, 0x8769, 0x8825, 0x927C, 0x201
_MAKE, _MODEL, _SOFTWARE, _HOST = 0x10F, 0x110, 0x131, 0x13C
_DATES: Final = (0x9003, 0x9004, 0x132)  # taken, digitised, changed
_DEVICE: Final = frozenset({_MAKE, _MODEL, _HOST, 0xA430, 0xA431, 0xA433, 0xA434, 0xA435, 0xC62F})  # serials, lens
_AUTHOR: Final = frozenset({0x13B, 0x8298, 0x9C9D, 0xA430})
_COMMENT: Final = frozenset({0x10E, 0x9286, 0x9C9B, 0x9C9C, 0x9C9E, 0x9C9F, 0xA420})
_HARMLESS: Final = frozenset({_EXIF_IFD, _GPS_IFD})

_XMP_SAYS: Final = (
    ("gps_location", re.compile(rb"GPSL(?:at|ong)itude|photoshop:City|Iptc4xmpCore:Location|LocationCreated")),
    ("device", re.compile(rb"tiff:(?:Make|Model)|aux:(?:SerialNumber|Lens)|exifEX:\w*SerialNumber")),
    ("captured_at", re.compile(rb"xmp:CreateDate|exif:DateTimeOriginal|photoshop:DateCreated")),
    ("author", re.compile(rb"dc:creator|dc:rights|photoshop:AuthorsPosition|PersonInImage")),
    ("software", re.compile(rb"xmp:CreatorTool|stEvt:softwareAgent")),
    ("comment", re.compile(rb"dc:description|dc:title|exif:UserComment|dc:subject")),
    ("edit_history", re.compile(rb"xmpMM:History|photoshop:History|crs:Version")),
    ("motion_video", re.compile(rb"MotionPhoto(?:=|>|\")|MicroVideo(?:=|>|\")|Semantic[=>]\"?MotionPhoto")),
    ("depth_map", re.compile(rb"GDepth:|Semantic[=>]\"?Depth")),
    ("embedded_thumbnail", re.compile(rb"xmp(?:GImg)?:(?:Thumbnails|image)")),
)
_MOTION: Final = re.compile(rb"ftyp(?:mp4|isom|qt  |avc1|hvc1|iso)|MotionPhoto_Data")
_NOT_PLAIN: Final = re.compile(r"[^A-Za-z0-9 .,:+/()_-]")


def read_metadata(found: Survey) -> None:
    """Turn the collected blocks into facts and names of what was removed; sets ``found.orientation`` from EXIF."""
    for block in found.exif:
        found.removed.add("exif")
        read_exif(found, block)
    for packet in found.xmp:
        found.removed.add("xmp")
        for kind, pattern in _XMP_SAYS:
            if pattern.search(packet):
                found.found(kind)
    if found.trailing.strip(b"\0"):
        found.found("motion_video" if _MOTION.search(found.trailing) else "trailing_bytes")
    if found.trailing:
        found.removed.add("trailer")


def read_exif(found: Survey, block: bytes) -> None:
    try:
        order, offset = read_header(block)
        main = read_directory(block, order, offset)
    except NoDirectory:
        return
    read_tags(found, main, removed="exif")
    if _ORIENTATION in main.entries:
        found.orientation = orientation_of(main)
    read_sub_directories(found, block, order, main)
    if main.following:
        _read_thumbnail(found, block, order, main.following)


def read_sub_directories(found: Survey, block: bytes, order: str, main: Directory) -> None:
    """The EXIF and GPS directories that a main directory points at."""
    for pointer in (_EXIF_IFD, _GPS_IFD):
        try:
            entries = read_directory(block, order, main.entries[pointer].number)
        except (KeyError, NoDirectory):
            continue
        if pointer == _GPS_IFD:
            found.found("gps_location")
            found.removed.add("exif.gps")
        else:
            read_tags(found, entries, removed="exif")


def orientation_of(directory: Directory) -> int:
    value = directory.entries[_ORIENTATION].number
    return value if 1 <= value <= 8 else 1  # noqa: PLR2004


def read_tags(found: Survey, directory: Directory, *, removed: str) -> None:
    """Facts from one directory's tags; a value itself is told only where it fits a screen and names nobody."""
    entries = directory.entries
    tags = entries.keys() - _HARMLESS
    if tags:
        found.removed.add(removed)
    if tags & _DEVICE:
        found.found("device", _device_name(directory))
        found.removed.add("exif.device")
    for tag in (date for date in _DATES if date in tags):
        found.found("captured_at", plain_text(entries[tag].text[:10].replace(":", "-")))
        found.removed.add("exif.time")
    if _SOFTWARE in tags:
        found.found("software", plain_text(entries[_SOFTWARE].text))
    for kind, words in (("author", _AUTHOR), ("comment", _COMMENT)):
        if any(entries[tag].raw.strip(b"\0 ") not in {b"", b"ASCII"} for tag in tags & words):
            found.found(kind)
    if _MAKER_NOTE in tags:
        found.removed.add("exif.maker_note")


def _device_name(directory: Directory) -> str:
    """Make and model without saying the make twice."""
    make, model = (directory.entries[tag].text if tag in directory.entries else "" for tag in (_MAKE, _MODEL))
    return plain_text(model if model.lower().startswith(make.lower()) else f"{make} {model}")


def plain_text(text: str) -> str:
    """What may stand in a fact's detail: short, printable, of one script."""
    return " ".join(_NOT_PLAIN.sub(" ", text).split())[:MAX_DETAIL_CHARS]


def _read_thumbnail(found: Survey, block: bytes, order: str, offset: int) -> None:
    try:
        has_thumbnail = bool(read_directory(block, order, offset).entries)
    except NoDirectory:
        return
    if has_thumbnail:
        found.found("embedded_thumbnail")
        found.removed.add("thumbnail")

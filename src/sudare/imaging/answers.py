"""Reading what the sandbox's child says, as if it had been taken over: everything is ``untrusted_`` until its line."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final, TypeVar

from sudare.imaging import wire
from sudare.imaging.errors import DecoderDied, Unreadable
from sudare.imaging.facts import MAX_DETAIL_CHARS
from sudare.imaging.geometry import screened_size
from sudare.imaging.plain import is_plain
from sudare.imaging.terms import (
    LOOKS_MAX,
    LOOKS_MAX_PX,
    SCREENED_MAX_PX,
    Advice,
    CleanRendition,
    Fact,
    Format,
    Limits,
    Media,
    OpenedPicture,
    Pixels,
)

Read = Callable[[int], bytes]
"""Exactly so many bytes, or ``DecoderDied``."""

OnLooks = Callable[[tuple[Pixels, ...], bool], None]
"""Gets the looks, and whether they are all; it must hand them on and return, for the child waits."""

THUMBNAIL_PX: Final = 320
VIEW_PX: Final = 2048
MAX_BYTES_PER_PX: Final = 5  # lossless noise needs 3 and a little; more is not a picture
SPARE_BYTES: Final = 65_536  # headers and tables of a tiny picture

_SIDES: Final = {"thumbnail": THUMBNAIL_PX, "view": VIEW_PX, "veil": THUMBNAIL_PX}
_DETAIL: Final = re.compile(r"[A-Za-z0-9 .,:+/()_-]*")
T = TypeVar("T")


def read_answer(read: Read, *, limits: Limits, on_looks: OnLooks | None = None) -> OpenedPicture:
    """The opened picture the child describes. ``on_looks`` gets the looks as soon as they are there.

    Raises: the refusal the child named; ``DecoderDied`` when a single number, word or byte is not what it may be.
    """
    _expect(read, wire.Outcome.LOOKED)
    looks, is_all_seen = _read_looks(read, limits)
    if on_looks is not None:
        on_looks(looks, is_all_seen)
    _expect(read, wire.Outcome.OPENED)
    picture = _read_picture(read, limits)
    if any((look.width_px, look.height_px) != _looked_at(picture.media) for look in looks):
        raise DecoderDied
    if len(looks) > picture.media.pages:
        raise DecoderDied
    return replace(picture, looks=looks, is_all_seen=is_all_seen)


def read_drawn(read: Read, *, size_px: tuple[int, int], limits: Limits) -> Mapping[str, CleanRendition]:
    """The renditions of a picture drawn anew, which must have the size the edit leaves.

    Raises: as ``read_answer``.
    """
    _expect(read, wire.Outcome.DRAWN)
    *untrusted_size, untrusted_renditions = wire.DRAWN.unpack(read(wire.DRAWN.size))
    media = Media(Format.JPEG, *_checked_size(untrusted_size, limits))
    if (media.width_px, media.height_px) != size_px or untrusted_renditions != len(wire.RENDITION_NAMES):
        raise DecoderDied
    return {name: _read_rendition(read, name, media) for name in wire.RENDITION_NAMES}


def read_small(read: Read, *, size_px: tuple[int, int]) -> Pixels:
    """One look of exactly that size, and nothing besides. Raises: as ``read_answer``."""
    _expect(read, wire.Outcome.LOOKED)
    if wire.LOOKS.unpack(read(wire.LOOKS.size)) != (1, 1) or wire.LOOK.unpack(read(wire.LOOK.size)) != size_px:
        raise DecoderDied
    return Pixels(*size_px, read(size_px[0] * size_px[1] * 3))


def _expect(read: Read, outcome: wire.Outcome) -> None:
    """That word and no other, or the refusal."""
    untrusted_magic, untrusted_outcome, untrusted_refusal = wire.ANSWER.unpack(read(wire.ANSWER.size))
    if untrusted_magic != wire.MAGIC:
        raise DecoderDied
    if untrusted_outcome == wire.Outcome.REFUSED:
        raise _one_of(wire.REFUSALS, untrusted_refusal)
    if untrusted_outcome != outcome:
        raise DecoderDied


def _looked_at(media: Media) -> tuple[int, int]:
    return screened_size(media.width_px, media.height_px)


def _read_looks(read: Read, limits: Limits) -> tuple[tuple[Pixels, ...], bool]:
    untrusted_count, untrusted_all = wire.LOOKS.unpack(read(wire.LOOKS.size))
    if not 0 < untrusted_count <= LOOKS_MAX or untrusted_all > 1:
        raise DecoderDied
    looks: list[Pixels] = []
    for _ in range(untrusted_count):
        looks.append(_read_look(read, limits))
        if sum(look.width_px * look.height_px for look in looks) > LOOKS_MAX_PX:
            raise DecoderDied
    return tuple(looks), untrusted_all == 1


def _read_look(read: Read, limits: Limits) -> Pixels:
    width, height, _ = _checked_size((*wire.LOOK.unpack(read(wire.LOOK.size)), 1), limits)
    if width * height > SCREENED_MAX_PX:
        raise DecoderDied
    return Pixels(width, height, read(width * height * 3))


def _read_picture(read: Read, limits: Limits) -> OpenedPicture:
    untrusted_format, *untrusted_size = (counts := wire.PICTURE.unpack(read(wire.PICTURE.size)))[:4]
    untrusted_facts, untrusted_tags, untrusted_advice, untrusted_stages, untrusted_renditions = counts[4:]
    media = Media(_one_of(wire.FORMATS, untrusted_format), *_checked_size(untrusted_size, limits))
    if untrusted_renditions != len(wire.RENDITION_NAMES):
        raise DecoderDied
    facts = tuple(_read_fact(read) for _ in range(_at_most(untrusted_facts, wire.FACT_KINDS)))
    tags = tuple(_read_tag(read) for _ in range(_at_most(untrusted_tags, wire.REMOVED_TAGS)))
    advice = [_read_score(read, wire.ADVICE_KINDS, 1.0) for _ in range(_at_most(untrusted_advice, wire.ADVICE_KINDS))]
    stages = [_read_score(read, wire.STAGES, 3600.0) for _ in range(_at_most(untrusted_stages, wire.STAGES))]
    renditions = [_read_rendition(read, name, media) for name in wire.RENDITION_NAMES]
    return OpenedPicture(
        media=media,
        facts=facts,
        removed=tags,
        advice=tuple(Advice(kind, score) for kind, score in advice),
        renditions={rendition.name: rendition for rendition in renditions},
        stage_seconds=dict(stages),
    )


def _one_of(known: Sequence[T], untrusted_index: int) -> T:
    if untrusted_index >= len(known):
        raise DecoderDied
    return known[untrusted_index]


def _at_most(untrusted_count: int, known: Sequence[str]) -> int:
    """Each word at most once."""
    if untrusted_count > len(known):
        raise DecoderDied
    return untrusted_count


def _checked_size(untrusted_size: Sequence[int], limits: Limits) -> tuple[int, int, int]:
    width, height, pages = untrusted_size
    if not (0 < width <= limits.max_side_px and 0 < height <= limits.max_side_px and 0 < pages <= limits.max_frames):
        raise DecoderDied
    if width * height * pages > limits.max_px:
        raise DecoderDied
    return width, height, pages


def _read_fact(read: Read) -> Fact:
    untrusted_kind, untrusted_length = wire.FACT.unpack(read(wire.FACT.size))
    if untrusted_length > MAX_DETAIL_CHARS:
        raise DecoderDied
    untrusted_detail = read(untrusted_length).decode("ascii", "replace")
    if not _DETAIL.fullmatch(untrusted_detail):
        raise DecoderDied
    return Fact(_one_of(wire.FACT_KINDS, untrusted_kind), untrusted_detail)


def _read_tag(read: Read) -> str:
    return _one_of(wire.REMOVED_TAGS, wire.TAG.unpack(read(wire.TAG.size))[0])


def _read_score(read: Read, known: Sequence[str], most: float) -> tuple[str, float]:
    untrusted_kind, untrusted_number = wire.SCORE.unpack(read(wire.SCORE.size))
    if not 0.0 <= untrusted_number <= most:  # also false for NaN
        raise DecoderDied
    return _one_of(known, untrusted_kind), untrusted_number


def _read_rendition(read: Read, name: str, media: Media) -> CleanRendition:
    untrusted_name, untrusted_type, *untrusted_size, untrusted_length = wire.RENDITION.unpack(read(wire.RENDITION.size))
    width, height = _fitted(name, untrusted_size, media)
    media_type = _one_of(wire.MEDIA_TYPES, untrusted_type)
    if _one_of(wire.RENDITION_NAMES, untrusted_name) != name:
        raise DecoderDied
    if untrusted_length > width * height * media.pages * MAX_BYTES_PER_PX + SPARE_BYTES:
        raise DecoderDied
    untrusted_content = read(untrusted_length)
    if not is_plain(untrusted_content, media_type=media_type, width_px=width, height_px=height):
        raise DecoderDied
    return CleanRendition(name, media_type, width, height, untrusted_content)


def _fitted(name: str, untrusted_size: Sequence[int], media: Media) -> tuple[int, int]:
    """A rendition is never larger than its picture or its box."""
    width, height = untrusted_size
    box = _SIDES.get(name, max(media.width_px, media.height_px))
    if not (0 < width <= min(box, media.width_px) and 0 < height <= min(box, media.height_px)):
        raise DecoderDied
    if name == "full" and (width, height) != (media.width_px, media.height_px):
        raise DecoderDied
    return width, height


def read_ready(read: Read) -> wire.Layer:
    """The walls the child says it stands behind; it says so before it has seen a hostile byte."""
    untrusted_magic, layers = wire.READY.unpack(read(wire.READY.size))
    if untrusted_magic != wire.MAGIC:
        raise DecoderDied
    return wire.Layer(layers)


__all__ = ["THUMBNAIL_PX", "VIEW_PX", "Unreadable", "read_answer", "read_drawn", "read_ready", "read_small"]

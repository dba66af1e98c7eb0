"""The words the sandbox's two sides exchange over pipes: fixed headers, no pickles, no parser.

The child packs, the parent reads (``imaging.answers``). Numbers are big-endian; every text and every rendition comes
behind its length, and the parent refuses a length it did not expect before reading a byte of it.
"""

import struct
from collections.abc import Iterator, Mapping, Sequence
from enum import IntEnum, IntFlag
from typing import Final

from sudare.imaging import errors
from sudare.imaging.facts import ADVICE, REMOVED, SENTENCES
from sudare.imaging.terms import CleanRendition, Fact, Format, Limits, OpenedPicture, Pixels

MAGIC: Final = b"SUD1"
READY: Final = struct.Struct("!4sH")  # magic, layers
REQUEST: Final = struct.Struct("!4sQQIIQdQQI")  # magic, six limits, bytes of picture and of edit that follow, box or 0
ANSWER: Final = struct.Struct("!4sBB")  # magic, outcome, index into REFUSALS
LOOKS: Final = struct.Struct("!BB")  # how many looks follow, whether they are all
LOOK: Final = struct.Struct("!II")  # width, height; three bytes a pixel follow
DRAWN: Final = struct.Struct("!IIIB")  # width, height, pages, how many renditions follow
PICTURE: Final = struct.Struct("!BIIIBBBBB")  # format, width, height, pages, how many of each that follows
FACT: Final = struct.Struct("!BB")  # kind, bytes of detail
TAG: Final = struct.Struct("!B")
SCORE: Final = struct.Struct("!Bd")  # kind of advice or stage, number
RENDITION: Final = struct.Struct("!BBIIQ")  # name, media type, width, height, bytes that follow

FORMATS: Final = tuple(Format)
FACT_KINDS: Final = tuple(SENTENCES)
REMOVED_TAGS: Final = REMOVED
ADVICE_KINDS: Final = tuple(ADVICE)
STAGES: Final = ("sniff", "metadata", "provenance", "decode", "upright", "colour", "looks", "renditions", "quality")
RENDITION_NAMES: Final = ("thumbnail", "view", "full", "veil")
MEDIA_TYPES: Final = ("image/jpeg", "image/png", "image/webp")
REFUSALS: Final[tuple[type[errors.Unreadable], ...]] = (
    errors.Unreadable,
    errors.UnsupportedFormat,
    errors.TooManyBytes,
    errors.TooManyPixels,
    errors.TooManyFrames,
    errors.TooMuchText,
    errors.Truncated,
    errors.Disguised,
    errors.TookTooLong,
    errors.DecoderDied,
)


class Outcome(IntEnum):
    OPENED = 0
    REFUSED = 1
    LOOKED = 2  # pixels to be screened while the rest is still made; another answer follows
    DRAWN = 3


class Layer(IntFlag):
    """The walls around the child; ``sudare doctor`` shows which of them this kernel allows."""

    RLIMITS = 1
    NAMESPACES = 2  # its own user, network, IPC and host-name namespace: no interface but a dead loopback
    LANDLOCK = 4  # reads nothing but the interpreter and its libraries, writes nowhere
    SECCOMP = 8  # only the system calls that decoding needs


def pack_request(*, limits: Limits, size_bytes: int, edit_bytes: int = 0, box_px: int = 0) -> bytes:
    return REQUEST.pack(
        MAGIC,
        limits.max_bytes,
        limits.max_px,
        limits.max_side_px,
        limits.max_frames,
        limits.max_text_bytes,
        limits.max_seconds,
        size_bytes,
        edit_bytes,
        box_px,
    )


def unpack_request(header: bytes) -> tuple[Limits, int, int, int]:
    """The limits, how many bytes of picture and of edit follow, and the box in pixels.

    With an edit the picture is to be drawn anew, with a box to be made small, with neither to be opened.
    """
    _, max_bytes, max_px, max_side, max_frames, max_text, max_seconds, *sizes = REQUEST.unpack(header)
    return Limits(max_bytes, max_px, max_side, max_frames, max_text, max_seconds), sizes[0], sizes[1], sizes[2]


def pack_refusal(kind: type[errors.Unreadable]) -> bytes:
    return ANSWER.pack(MAGIC, Outcome.REFUSED, REFUSALS.index(kind))


def pack_opened(picture: OpenedPicture) -> bytes:
    media = picture.media
    parts = [
        ANSWER.pack(MAGIC, Outcome.OPENED, 0),
        PICTURE.pack(
            FORMATS.index(media.format),
            media.width_px,
            media.height_px,
            media.pages,
            len(picture.facts),
            len(picture.removed),
            len(picture.advice),
            len(picture.stage_seconds),
            len(picture.renditions),
        ),
        *(_pack_fact(fact) for fact in picture.facts),
        *(TAG.pack(REMOVED_TAGS.index(tag)) for tag in picture.removed),
        *(SCORE.pack(ADVICE_KINDS.index(advice.kind), advice.score) for advice in picture.advice),
        *(SCORE.pack(STAGES.index(stage), seconds) for stage, seconds in picture.stage_seconds.items()),
    ]
    return b"".join((*parts, *_pack_renditions(picture.renditions)))


def pack_drawn(renditions: Mapping[str, CleanRendition], pages: int) -> bytes:
    full = renditions["full"]
    head = DRAWN.pack(full.width_px, full.height_px, pages, len(renditions))
    return b"".join((ANSWER.pack(MAGIC, Outcome.DRAWN, 0), head, *_pack_renditions(renditions)))


def pack_looks(looks: Sequence[Pixels], *, is_all_seen: bool) -> Iterator[bytes]:
    """Piece by piece: what is large is never copied."""
    yield ANSWER.pack(MAGIC, Outcome.LOOKED, 0) + LOOKS.pack(len(looks), is_all_seen)
    for look in looks:
        yield LOOK.pack(look.width_px, look.height_px)
        yield look.rgb


def _pack_renditions(renditions: Mapping[str, CleanRendition]) -> Iterator[bytes]:
    for rendition in renditions.values():
        name, media_type = RENDITION_NAMES.index(rendition.name), MEDIA_TYPES.index(rendition.media_type)
        yield RENDITION.pack(name, media_type, rendition.width_px, rendition.height_px, len(rendition.content))
        yield rendition.content


def _pack_fact(fact: Fact) -> bytes:
    detail = fact.detail.encode("ascii", "ignore")
    return FACT.pack(FACT_KINDS.index(fact.kind), len(detail)) + detail

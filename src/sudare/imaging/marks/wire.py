"""The words between the parent and the marking child: fixed headers, no pickles, no parser. Numbers are big-endian."""

import struct
from enum import IntEnum
from typing import Final

from sudare.imaging import wire
from sudare.imaging.errors import Unreadable
from sudare.imaging.marks.terms import Found
from sudare.imaging.terms import Limits

MAGIC: Final = b"SUM1"
REQUEST: Final = struct.Struct("!4sBIdQQQQ")  # magic, verb, number, seconds, most pixels, bytes: secret, picture, other
ANSWER: Final = struct.Struct("!4sBB")  # magic, outcome, index into REFUSALS or MEDIA_TYPES
MARKED: Final = struct.Struct("!Q")  # bytes that follow
FOUND: Final = struct.Struct("!BIdBd")  # has number, number, strength, is aligned, overlap


class Verb(IntEnum):
    MARK = 0
    FIND = 1
    VEIL = 2  # answered as MARK is: a picture of our own


class Outcome(IntEnum):
    REFUSED = 0
    MARKED = 1
    FOUND = 2


def pack_request(*, verb: Verb, number: int, limits: Limits, secret: bytes, contents: tuple[bytes, bytes]) -> bytes:
    sizes = (len(secret), *(len(content) for content in contents))
    return REQUEST.pack(MAGIC, verb, number, limits.max_seconds, limits.max_px, *sizes)


def pack_refusal(kind: type[Unreadable]) -> bytes:
    return ANSWER.pack(MAGIC, Outcome.REFUSED, wire.REFUSALS.index(kind))


def pack_marked(content: bytes, media_type: str) -> bytes:
    head = ANSWER.pack(MAGIC, Outcome.MARKED, wire.MEDIA_TYPES.index(media_type))
    return head + MARKED.pack(len(content)) + content


def pack_found(found: Found) -> bytes:
    number = found.number or 0
    said = FOUND.pack(found.number is not None, number, found.strength, found.is_aligned, found.overlap)
    return ANSWER.pack(MAGIC, Outcome.FOUND, 0) + said

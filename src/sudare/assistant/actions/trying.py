"""Trying the configured model with a picture of our own, before anybody relies on it."""

import struct
import time
import zlib
from typing import Final
from uuid import UUID

from sudare.accounts.terms import Right, Viewer
from sudare.assistant.actions.desk import the_provider
from sudare.assistant.errors import ModelAway, ModelFailed
from sudare.assistant.providers import Provider
from sudare.assistant.readers.replies import taken_apart
from sudare.assistant.terms import TRIED, Prompt, Seen, TryOut
from sudare.audit.actions import record
from sudare.kit.errors import NotAllowed

WORD: Final = "4719"
SAID_LETTERS: Final = 200
SCALE: Final = 16  # pixels of each dot
_DIGITS: Final = {  # five rows of three dots each
    "1": "010 110 010 010 111",
    "4": "101 101 111 001 001",
    "7": "111 001 010 010 010",
    "9": "111 101 111 001 111",
}


def try_model(*, viewer: Viewer) -> TryOut:
    """Show the model four digits and ask for them. Raises: NotAllowed; ModelAway where none is configured.

    Also: recorded. Nobody's picture goes along: the self-test picture is drawn here.
    """
    if not viewer.may(Right.MANAGE_ORGANISATION):
        raise NotAllowed
    provider = the_provider()
    if provider is None:
        raise ModelAway
    record(organisation_id=viewer.organisation_id, actor_id=viewer.user_id, verb=TRIED, subject_id=None)
    return tried(provider)


def tried(provider: Provider) -> TryOut:
    """What a model makes of four digits in a picture, or in words where it sees none."""
    seen = (Seen(UUID(int=0), "image/png", "", self_test_picture()),) if provider.card.has_vision else ()
    question = "Which digits stand in the picture?" if seen else f"Repeat these digits: {WORD}"
    begun = time.monotonic()
    prompt = Prompt(rules="Answer with the digits alone.", words=question, pictures=seen)
    try:
        reply = provider.ask(prompt, on_words=_hear)
    except ModelFailed as failure:
        return TryOut(is_reached=False, has_read=False, seconds=time.monotonic() - begun, failure=failure)
    said = taken_apart(reply.text).answer
    has_read = WORD in said.replace(" ", "")
    return TryOut(is_reached=True, has_read=has_read, seconds=time.monotonic() - begun, said=said[:SAID_LETTERS])


def self_test_picture() -> bytes:
    """Four black digits on white, as a PNG of our own making. Source: PNG specification, third edition, section 5."""
    rows = [" ".join(_DIGITS[digit].split()[row] for digit in WORD).replace(" ", "0") for row in range(5)]
    padded = ["0" * (len(rows[0]) + 2), *(f"0{row}0" for row in rows), "0" * (len(rows[0]) + 2)]
    line = [b"\0" + b"".join((b"\0" if dot == "1" else b"\xff") * SCALE for dot in row) for row in padded]
    pixels = b"".join(each * SCALE for each in line)
    width, height = len(padded[0]) * SCALE, len(padded) * SCALE
    head = struct.pack("!IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(pixels)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, content) for name, content in parts)


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack("!I", len(content)) + name + content + struct.pack("!I", zlib.crc32(name + content))


def _hear(_: str) -> None:
    """Nobody listens."""

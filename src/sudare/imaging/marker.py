"""Marks put on and found again in warm, locked child processes. The parent never decodes.

A child is a fresh interpreter without network or files, as the sandbox's is; it is killed when its time is over and
replaced. What fails raises, and who wanted to show the picture shows nothing.
"""

import sys
from collections.abc import Callable
from typing import Final, NamedTuple

from sudare.imaging import wire as house_wire
from sudare.imaging.answers import MAX_BYTES_PER_PX, SPARE_BYTES, THUMBNAIL_PX
from sudare.imaging.errors import DecoderDied, TooManyBytes, Unreadable
from sudare.imaging.geometry import fitted_size
from sudare.imaging.locked import LockedChild, LockedPool
from sudare.imaging.marks import wire
from sudare.imaging.marks.terms import NUMBERS, Found, Mark
from sudare.imaging.plain import is_plain, size_of
from sudare.imaging.terms import Limits

PICTURES_PER_CHILD: Final = 1_000
MARK_LIMITS: Final = Limits(max_seconds=10.0)  # a view takes 0.1 s; a long animation, a hundred frames
FIND_LIMITS: Final = Limits(max_seconds=60.0)
MOST_FRAMES: Final = Limits().max_frames
STRONGEST: Final = 1e6
COMMAND: Final = (sys.executable, "-I", "-B", "-m", "sudare.imaging.marks")


class Marked(NamedTuple):
    """The picture as one person may get it: the same size and kind as the rendition."""

    content: bytes
    media_type: str


class Child(LockedChild):
    """One marking process."""

    def __init__(self, command: tuple[str, ...] = COMMAND) -> None:
        super().__init__(command)


class Marker(LockedPool[Child]):
    """A pool of warm children. All verbs may be called from several threads; each waits for a free child.

    ``secret`` decides where marks lie: whoever knows it can rub them out or write another's. The same secret must be
    given to find what was marked with it.
    """

    def __init__(self, size: int = 1, *, secret: bytes = b"", command: tuple[str, ...] = COMMAND) -> None:
        super().__init__(lambda: Child(command), size=size, pictures_per_child=PICTURES_PER_CHILD)
        self._secret = secret

    def mark(self, content: bytes, mark: Mark) -> Marked:
        """One of our own clean renditions with both marks on it: JPEG, PNG or WebP, every frame of it.

        Raises: a subclass of ``Unreadable`` for whatever goes wrong; ``NoSandbox`` when no child can be started. Then
        there are no bytes to show.
        """
        size = size_of(content)
        if size is None:
            raise Unreadable
        request = self._request(wire.Verb.MARK, mark.number, MARK_LIMITS, (content, b""))
        return self.with_child(
            lambda child: child.ask(request, lambda: _read_marked(child.read, size), seconds=MARK_LIMITS.max_seconds)
        )

    def veil(self, content: bytes) -> Marked:
        """One of our own clean renditions made small, grey and blurred beyond recognition, a JPEG without a mark yet.

        Raises: as ``mark``.
        """
        size = size_of(content)
        if size is None:
            raise Unreadable
        request = self._request(wire.Verb.VEIL, 0, MARK_LIMITS, (content, b""))
        small = fitted_size(*size, THUMBNAIL_PX)
        return self.with_child(
            lambda child: child.ask(request, lambda: _read_marked(child.read, small), seconds=MARK_LIMITS.max_seconds)
        )

    def find(self, suspect: bytes, rendition: bytes) -> Found:
        """The number in ``suspect``, bytes of any picture from anywhere, as a copy of our own ``rendition``.

        Raises: as ``mark``.
        """
        if len(suspect) > FIND_LIMITS.max_bytes:
            raise TooManyBytes
        if size_of(rendition) is None:
            raise Unreadable
        request = self._request(wire.Verb.FIND, 0, FIND_LIMITS, (suspect, rendition))
        return self.with_child(
            lambda child: child.ask(request, lambda: _read_found(child.read), seconds=FIND_LIMITS.max_seconds)
        )

    def warm_up(self) -> house_wire.Layer:
        """Wait until a child is ready, so that the first picture needn't; the walls around it."""
        return self.layers()

    def _request(
        self, verb: wire.Verb, number: int, limits: Limits, contents: tuple[bytes, bytes]
    ) -> tuple[bytes, ...]:
        head = wire.pack_request(verb=verb, number=number, limits=limits, secret=self._secret, contents=contents)
        return (head, self._secret, *contents)


def _expect(read: Callable[[int], bytes], outcome: wire.Outcome) -> int:
    """That word and no other, or the refusal; then the byte that came with it."""
    untrusted_magic, untrusted_outcome, untrusted_index = wire.ANSWER.unpack(read(wire.ANSWER.size))
    if untrusted_magic != wire.MAGIC:
        raise DecoderDied
    if untrusted_outcome == wire.Outcome.REFUSED and untrusted_index < len(house_wire.REFUSALS):
        raise house_wire.REFUSALS[untrusted_index]
    if untrusted_outcome != outcome:
        raise DecoderDied
    return int(untrusted_index)


def _read_marked(read: Callable[[int], bytes], size: tuple[int, int]) -> Marked:
    untrusted_type = _expect(read, wire.Outcome.MARKED)
    (untrusted_length,) = wire.MARKED.unpack(read(wire.MARKED.size))
    width, height = size
    if untrusted_type >= len(house_wire.MEDIA_TYPES):
        raise DecoderDied
    if untrusted_length > width * height * MOST_FRAMES * MAX_BYTES_PER_PX + SPARE_BYTES:
        raise DecoderDied
    media_type, untrusted_content = house_wire.MEDIA_TYPES[untrusted_type], read(untrusted_length)
    if not is_plain(untrusted_content, media_type=media_type, width_px=width, height_px=height):
        raise DecoderDied
    return Marked(untrusted_content, media_type)


def _read_found(read: Callable[[int], bytes]) -> Found:
    _expect(read, wire.Outcome.FOUND)
    untrusted_has, untrusted_number, untrusted_strength, untrusted_aligned, untrusted_part = wire.FOUND.unpack(
        read(wire.FOUND.size)
    )
    if untrusted_has > 1 or untrusted_aligned > 1 or untrusted_number >= NUMBERS:
        raise DecoderDied
    if not (0.0 <= untrusted_strength <= STRONGEST and 0.0 <= untrusted_part <= 1.0):  # also false for NaN
        raise DecoderDied
    number = int(untrusted_number) if untrusted_has else None
    return Found(number, float(untrusted_strength), bool(untrusted_aligned), float(untrusted_part))

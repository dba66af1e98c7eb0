"""The child: locks itself in, says so, then answers one picture after the other until its parent closes the pipe."""

import signal
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from sudare.imaging import wire
from sudare.imaging.decoder import lockdown
from sudare.imaging.edits import unpack_edit
from sudare.imaging.errors import DecoderDied, Unreadable
from sudare.imaging.terms import CleanRendition, Edit, Limits, OpenedPicture, Pixels

Show = Callable[[tuple[Pixels, ...], bool], None]
Opener = Callable[[bytes, Limits, Show], OpenedPicture]
Drawer = Callable[[bytes, Edit, Limits], tuple[Mapping[str, CleanRendition], int]]
Shrinker = Callable[[bytes, int, Limits], Pixels]


@dataclass(frozen=True, slots=True)
class Abilities:
    """What this process can do once the decoders are imported."""

    open_picture: Opener
    redraw_picture: Drawer
    small_pixels: Shrinker


@dataclass(frozen=True, slots=True)
class Asked:
    """With an ``edit`` to be drawn anew, with a ``box_px`` to be made small, with neither to be opened."""

    content: bytes
    limits: Limits
    edit: bytes = b""
    box_px: int = 0


def answer(able: Abilities, asked: Asked, show: Show) -> bytes:
    content, limits = asked.content, asked.limits
    try:
        if asked.edit:
            return wire.pack_drawn(*able.redraw_picture(content, unpack_edit(asked.edit), limits))
        if asked.box_px:
            small = able.small_pixels(content, asked.box_px, limits)
            return b"".join(wire.pack_looks((small,), is_all_seen=True))
        return wire.pack_opened(able.open_picture(content, limits, show))
    except Unreadable as refusal:
        return wire.pack_refusal(type(refusal))
    except MemoryError:
        return wire.pack_refusal(DecoderDied)


def serve(able: Abilities, source: BinaryIO, sink: BinaryIO) -> None:
    def show(looks: tuple[Pixels, ...], is_all_seen: bool) -> None:  # noqa: FBT001  two words of one answer
        sink.writelines(wire.pack_looks(looks, is_all_seen=is_all_seen))
        sink.flush()

    while header := source.read(wire.REQUEST.size):
        limits, size_bytes, edit_bytes, box_px = wire.unpack_request(header)
        signal.setitimer(signal.ITIMER_REAL, limits.max_seconds)  # ends a child whose parent was killed, too
        asked = Asked(source.read(size_bytes), limits, source.read(edit_bytes), box_px)
        sink.write(answer(able, asked, show))
        sink.flush()
        signal.setitimer(signal.ITIMER_REAL, 0)


def main() -> None:
    layers = lockdown.before_imports()
    from sudare.imaging.decoder.open import open_picture, warm_up  # noqa: PLC0415  decoders start threads
    from sudare.imaging.decoder.redraw import redraw_picture  # noqa: PLC0415  as above
    from sudare.imaging.decoder.shrink import small_pixels  # noqa: PLC0415  as above

    warm_up()
    layers |= lockdown.before_pictures()
    sys.stdout.buffer.write(wire.READY.pack(wire.MAGIC, layers))
    sys.stdout.buffer.flush()
    serve(Abilities(open_picture, redraw_picture, small_pixels), sys.stdin.buffer, sys.stdout.buffer)


if __name__ == "__main__":
    main()

"""The child: locks itself in, says so, then answers one picture after the other until its parent closes the pipe."""

import signal
import sys
from collections.abc import Callable
from typing import BinaryIO

from sudare.imaging import wire
from sudare.imaging.decoder import lockdown
from sudare.imaging.errors import DecoderDied, Unreadable
from sudare.imaging.terms import Limits, OpenedPicture

Opener = Callable[[bytes, Limits], OpenedPicture]


def answer(open_picture: Opener, content: bytes, limits: Limits) -> bytes:
    try:
        return wire.pack_opened(open_picture(content, limits))
    except Unreadable as refusal:
        return wire.pack_refusal(type(refusal))
    except MemoryError:
        return wire.pack_refusal(DecoderDied)


def serve(open_picture: Opener, source: BinaryIO, sink: BinaryIO) -> None:
    while header := source.read(wire.REQUEST.size):
        limits, size_bytes = wire.unpack_request(header)
        signal.setitimer(signal.ITIMER_REAL, limits.max_seconds)  # ends a child whose parent was killed, too
        sink.write(answer(open_picture, source.read(size_bytes), limits))
        sink.flush()
        signal.setitimer(signal.ITIMER_REAL, 0)


def main() -> None:
    layers = lockdown.before_imports()
    from sudare.imaging.decoder.open import open_picture, warm_up  # noqa: PLC0415  decoders start threads

    warm_up()
    layers |= lockdown.before_pictures()
    sys.stdout.buffer.write(wire.READY.pack(wire.MAGIC, layers))
    sys.stdout.buffer.flush()
    serve(open_picture, sys.stdin.buffer, sys.stdout.buffer)


if __name__ == "__main__":
    main()

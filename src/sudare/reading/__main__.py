"""The reading child: locks itself in, warms its models, says so, then reads one rendition after the other.

It ends when its parent closes the pipe. It has no network and no files; what it answers are pages.
"""

import signal
import sys
from collections.abc import Callable
from threading import Thread
from typing import BinaryIO, Final

from sudare.imaging import wire as house_wire
from sudare.imaging.decoder import lockdown
from sudare.imaging.errors import DecoderDied, Unreadable
from sudare.imaging.terms import Limits
from sudare.reading import wire
from sudare.reading.terms import Nearness, Page
from sudare.screening.__main__ import PROCESSOR

MAX_MEMORY_BYTES: Final = 2_500_000_000

Read = Callable[[bytes, tuple[int, int], Limits], Page]
"""Bytes of a rendition, or raw pixels of that width and height."""


def serve(read: Read, nearness: Nearness, source: BinaryIO, sink: BinaryIO) -> None:
    while header := source.read(wire.REQUEST.size):
        kind, seconds, most_px, width, height, size = wire.REQUEST.unpack(header)
        signal.setitimer(signal.ITIMER_REAL, seconds)  # ends a child whose parent was killed, too
        content = source.read(size)
        if kind == wire.MEANING:
            sink.writelines(wire.pack_answer(wire.pack_numbers(nearness(*wire.unpack_texts(content)))))
        else:
            limits = Limits(max_px=most_px, max_seconds=seconds, max_bytes=max(1, size))
            sink.writelines(_answer(read, content, (width, height), limits))
        sink.flush()
        signal.setitimer(signal.ITIMER_REAL, 0)


def _answer(read: Read, content: bytes, size_px: tuple[int, int], limits: Limits) -> tuple[bytes, ...]:
    try:
        page = wire.pack_page(read(content, size_px, limits))
    except Unreadable as refusal:
        return (wire.pack_refusal(type(refusal)),)
    except MemoryError:
        return (wire.pack_refusal(DecoderDied),)
    return wire.pack_answer(page)


def main() -> None:
    layers = lockdown.before_imports(also_read=PROCESSOR)
    from sudare.imaging.decoder.open import warm_up as warm_decoders  # noqa: PLC0415  decoders start threads
    from sudare.reading.engines.all import reader  # noqa: PLC0415  models do, too
    from sudare.reading.engines.sentences import nearness  # noqa: PLC0415  as above

    meaning = Thread(target=nearness, args=("sudare", ["簾"]), name="meaning")  # loads beside the others
    if wire.NO_MEANING not in sys.argv:
        meaning.start()
    warm_decoders()
    read = reader()
    if meaning.ident is not None:
        meaning.join()
    layers |= lockdown.before_pictures(max_memory_bytes=MAX_MEMORY_BYTES, may_write_code=True)
    sys.stdout.buffer.write(house_wire.READY.pack(house_wire.MAGIC, layers))
    sys.stdout.buffer.flush()
    serve(read, nearness, sys.stdin.buffer, sys.stdout.buffer)


if __name__ == "__main__":
    main()

"""The marking child: locks itself in as the decoder's does, then marks, veils, looks for marks until its pipe ends."""

import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from sudare.imaging import wire as house_wire
from sudare.imaging.decoder import lockdown
from sudare.imaging.errors import DecoderDied, Unreadable
from sudare.imaging.marks import wire
from sudare.imaging.marks.terms import Found, Mark
from sudare.imaging.terms import Limits


@dataclass(frozen=True, slots=True)
class Abilities:
    """What this process can do once the libraries are imported."""

    mark: Callable[[bytes, Mark, bytes, Limits], tuple[bytes, str]]
    find: Callable[[bytes, bytes, bytes, Limits], Found]
    veil: Callable[[bytes, Limits], tuple[bytes, str]]


def serve(able: Abilities, source: BinaryIO, sink: BinaryIO) -> None:
    while header := source.read(wire.REQUEST.size):
        _, verb, number, seconds, most_px, *sizes = wire.REQUEST.unpack(header)
        signal.setitimer(signal.ITIMER_REAL, seconds)  # ends a child whose parent was killed, too
        secret, content, other = (source.read(size) for size in sizes)
        limits = Limits(max_px=most_px, max_seconds=seconds, max_bytes=max(1, *sizes))
        try:
            if verb == wire.Verb.MARK:
                answer = wire.pack_marked(*able.mark(content, Mark.of(number), secret, limits))
            elif verb == wire.Verb.VEIL:
                answer = wire.pack_marked(*able.veil(content, limits))
            else:
                answer = wire.pack_found(able.find(content, other, secret, limits))
        except Unreadable as refusal:
            answer = wire.pack_refusal(type(refusal))
        except MemoryError:
            answer = wire.pack_refusal(DecoderDied)
        sink.write(answer)
        sink.flush()
        signal.setitimer(signal.ITIMER_REAL, 0)


def main() -> None:
    layers = lockdown.before_imports()
    from sudare.imaging.decoder.open import warm_up as warm_decoders  # noqa: PLC0415  decoders start threads
    from sudare.imaging.marks.files import find_in_files, mark_file, veil_file, warm_up  # noqa: PLC0415  as above

    warm_decoders()
    warm_up()
    layers |= lockdown.before_pictures()
    sys.stdout.buffer.write(house_wire.READY.pack(house_wire.MAGIC, layers))
    sys.stdout.buffer.flush()
    serve(Abilities(mark_file, find_in_files, veil_file), sys.stdin.buffer, sys.stdout.buffer)


if __name__ == "__main__":
    main()

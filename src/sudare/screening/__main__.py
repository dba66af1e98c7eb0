"""The child: locks itself in, warms its models, says so, then screens one picture after the other.

It ends when its parent closes the pipe. Its standard error goes nowhere, and what it answers holds no text.
"""

import sys
from typing import IO, TYPE_CHECKING, Final

from sudare.imaging.decoder import lockdown
from sudare.screening import wire
from sudare.screening.budgets import TEXT
from sudare.screening.terms import Screening

if TYPE_CHECKING:
    from sudare.screening.engines.letters import Letters
    from sudare.screening.suite import Suite


MAX_MEMORY_BYTES: Final = 2_500_000_000  # reserved; what it may really hold is watched by its parent
PROCESSOR: Final = (
    "/proc/cpuinfo",
    "/proc/meminfo",
    "/proc/stat",
    "/sys/devices/system/cpu",
    "/sys/devices/system/node",
)
"""What the runtime of the models asks about the machine; without it, it waits forever."""


def serve(suite: "Suite", letters: "Letters", source: IO[bytes], sink: IO[bytes]) -> None:
    def say(so_far: Screening, *, is_last: bool = False, is_leaving: bool = False) -> None:
        put(wire.pack_answer(wire.Answer(so_far, is_last, is_leaving)))

    def put(line: bytes) -> None:
        sink.write(line)
        sink.flush()

    say(Screening(), is_last=True)  # ready
    while (asked := wire.read_request(source)) is not None:
        if asked.is_for_letters:
            put(wire.pack_letters(letters.read(asked.looks)))
        else:
            screening = suite.screen(asked.looks, tell=say)
            say(screening, is_last=True, is_leaving=suite.is_stuck)


def main() -> None:
    lockdown.before_imports(also_read=PROCESSOR)
    from sudare.screening.engines.all import all_engines, synthetic_pictures  # noqa: PLC0415  models start threads
    from sudare.screening.engines.letters import Letters  # noqa: PLC0415  as above
    from sudare.screening.suite import Suite  # noqa: PLC0415  as above

    engines = all_engines()
    suite = Suite(engines)
    letters = Letters(next(engine for engine in engines if engine.name == TEXT))
    suite.warm_up(synthetic_pictures())
    lockdown.before_pictures(max_memory_bytes=MAX_MEMORY_BYTES, may_write_code=True)
    serve(suite, letters, sys.stdin.buffer, sys.stdout.buffer)


if __name__ == "__main__":
    main()

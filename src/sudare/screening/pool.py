"""Warm models in a child process that knows no network, gets pixels and answers with places.

The child is a fresh interpreter: see ``screening.__main__``. It is killed when its time is over and replaced at once;
one that died, hung or lied costs one picture, which is then *unknown* and held. One that has grown too large works
on until its heir is ready.
"""

import re
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from threading import Thread
from types import TracebackType
from typing import Final, Self

import structlog

from sudare.imaging.marks.reading import ReadCode
from sudare.imaging.terms import Pixels
from sudare.kit import children
from sudare.kit.children import Killer
from sudare.screening import wire
from sudare.screening.budgets import HARD, LETTERS, OVERALL, Budget
from sudare.screening.evidence import Lied
from sudare.screening.terms import Screening, Tell

log = structlog.get_logger(__name__)

START_SECONDS: Final = 120.0  # a busy machine at its first start; five seconds otherwise
GRACE_SECONDS: Final = 5.0  # for answering after the suite's own hard limit
MAX_RESIDENT_BYTES: Final = 1_000_000_000  # of the 1.2 GB that a worker and its children may take; 0.9 is usual
ROOM_BYTES: Final = 2 * MAX_RESIDENT_BYTES  # free, before a child is started beside one that still works
LIMIT, HELD = (Path("/sys/fs/cgroup") / name for name in ("memory.max", "memory.current"))  # of a container
PICTURES_PER_CHILD: Final = 500
UNKNOWN: Final = Screening(unknown=("suite",))

COMMAND: Final = (sys.executable, "-I", "-B", "-m", "sudare.screening")
ENVIRONMENT: Final = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MALLOC_ARENA_MAX": "2",
    "MALLOC_MMAP_THRESHOLD_": "1000000",  # what a picture needed goes back at once: memory is what is scarce here
    "MALLOC_TRIM_THRESHOLD_": "1000000",
}


class Child(children.Child):
    """One screening process."""

    def __init__(self, command: tuple[str, ...] = COMMAND) -> None:
        super().__init__(command, ENVIRONMENT)
        self.pictures = 0
        self.is_ready = False
        self.is_leaving = False
        self.has_heir = False

    def screen(self, looks: Sequence[Pixels], *, seconds: float, tell: Tell | None) -> Screening:
        """Raises: ``Lied`` or ``OSError``; then the child is dead."""
        self.pictures += 1
        self.wait_until_ready()
        with Killer(self.process, seconds):
            wire.write_request(self.to, wire.Request(tuple(looks)))
            while not (answer := wire.read_answer(self._line(), looks=len(looks))).is_last:
                if tell is not None:
                    _told(tell, answer.screening)
            if not (answer.screening.engines or answer.screening.unknown):
                raise Lied  # nobody has looked: the word for "ready" is no answer about a picture
            self.is_leaving = answer.is_leaving
            return answer.screening

    def letters(self, look: Pixels, *, seconds: float) -> ReadCode | None:
        """Raises: as ``screen``."""
        self.pictures += 1
        self.wait_until_ready()
        with Killer(self.process, seconds):
            wire.write_request(self.to, wire.Request((look,), is_for_letters=True))
            return wire.read_letters(self._line())

    def wait_until_ready(self) -> None:
        """Raises: ``Lied`` when it dies or hangs before its first word."""
        if not self.is_ready:
            with Killer(self.process, START_SECONDS):
                wire.read_answer(self._line(), looks=0)
            self.is_ready = True

    @property
    def is_worn(self) -> bool:
        """It should be replaced soon; it does its work well until then."""
        return self.pictures >= PICTURES_PER_CHILD or resident_bytes(self.pid) >= MAX_RESIDENT_BYTES

    def _line(self) -> bytes:
        line = self.back.readline(wire.MAX_LINE_BYTES)
        if not line.endswith(b"\n"):
            raise Lied
        return line


class WarmScreener:
    """A ``Screener`` with warm models. ``screen`` may be called from several threads; each waits for a free child."""

    def __init__(self, *, size: int = 1, overall: Budget = OVERALL, command: tuple[str, ...] = COMMAND) -> None:
        self._overall = overall
        self._command = command
        self._children = children.Pool(lambda: Child(command), size=size)

    def __enter__(self) -> Self:
        self._children.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._children.end()

    def screen(self, looks: Sequence[Pixels], *, tell: Tell | None = None) -> Screening:
        """What the child found; ``unknown=("suite",)`` when it couldn't be asked, whatever happened to it."""
        try:
            child = self._children.take()
        except OSError as error:
            return _unknown(error)
        megapixels = sum(look.width_px * look.height_px for look in looks) / 1e6
        try:
            return child.screen(looks, seconds=HARD * self._overall.seconds(megapixels) + GRACE_SECONDS, tell=tell)
        except Exception as error:  # noqa: BLE001  a child that was taken over may answer anything
            ended = child.process.poll()
            child.kill()
            return _unknown(error, ended)
        finally:
            self._give_back(child)

    def letters(self, look: Pixels) -> ReadCode | None:
        """The visible code of a mark in it: six letters, however many words stand around them, or None.

        Skips: saying whether none stood there or the child couldn't be asked; nobody is named either way.
        """
        try:
            child = self._children.take()
        except OSError:
            return None
        seconds = HARD * LETTERS.seconds(look.width_px * look.height_px / 1e6) + GRACE_SECONDS
        try:
            return child.letters(look, seconds=seconds)
        except Exception as error:  # noqa: BLE001  as above
            child.kill()
            log.warning("letters_unread", fault=type(error).__name__)
            return None
        finally:
            self._give_back(child)

    def _give_back(self, child: Child) -> None:
        """A worn child works on until another is ready, where memory has room for both: nobody waits for its start."""
        is_worn = child.is_alive and child.is_worn
        may_stay = not is_worn or child.has_heir or has_room()
        if is_worn and may_stay and not child.is_leaving and not child.has_heir:
            child.has_heir = True
            Thread(target=self._succeed, args=(child,), name="screening-heir", daemon=True).start()
        self._children.give_back(child, is_fit=may_stay and not child.is_leaving)

    def _succeed(self, child: Child) -> None:
        try:
            heir = Child(self._command)
        except OSError as error:
            log.warning("no_heir", fault=type(error).__name__)
            child.is_leaving = True
            return
        with suppress(Lied):  # the first picture will tell
            heir.wait_until_ready()
        self._children.succeed(child, heir)

    def warm_up(self) -> None:
        """Wait until a child is ready, so that the first picture needn't."""
        child = self._children.take()
        try:
            with suppress(Lied):  # the first picture will tell
                child.wait_until_ready()
        finally:
            self._children.give_back(child, is_fit=child.is_ready)

    def pids(self) -> list[int]:
        """The resting children, for whoever watches them."""
        return [child.pid for child in self._children.resting()]


def resident_bytes(pid: int) -> int:
    """Memory a process holds now; 0 where the system doesn't tell."""
    try:
        found = re.search(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text(encoding="ascii"))
    except OSError:
        return 0
    return int(found[1]) * 1024 if found else 0


def has_room() -> bool:
    """Whether another child fits beside the ones there are; False where the system doesn't tell."""
    try:
        found = re.search(r"MemAvailable:\s+(\d+) kB", Path("/proc/meminfo").read_text(encoding="ascii"))
        free = int(found[1]) * 1024 if found else 0
        if LIMIT.is_file() and (limit := LIMIT.read_text(encoding="ascii").strip()).isdecimal():
            free = min(free, int(limit) - int(HELD.read_text(encoding="ascii")))
    except (OSError, ValueError):
        return False
    return free > ROOM_BYTES


def _told(tell: Tell, so_far: Screening) -> None:
    """Whoever listens can't stop the looking."""
    try:
        tell(so_far)
    except Exception as error:  # noqa: BLE001  the listener is another package
        log.warning("listener_broke", fault=type(error).__name__)


def _unknown(error: Exception, ended: int | None = None) -> Screening:
    """``ended``: the child's own exit code, or minus the signal that ended it."""
    log.error("screening_child_failed", fault=type(error).__name__, ended=ended)
    return UNKNOWN

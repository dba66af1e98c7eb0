"""How long looking may take, counted so that a crowded machine doesn't hold everybody's pictures (decision 0111)."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

TEXT, PERSONAL, DOCUMENTS = "text", "personal", "documents"


@dataclass(frozen=True, slots=True)
class Budget:
    """Seconds for one picture, by ``Patience``."""

    base_seconds: float
    per_megapixel: float = 0.0

    def seconds(self, megapixels: float) -> float:
        return self.base_seconds + self.per_megapixel * megapixels


BUDGETS: Final[Mapping[str, Budget]] = MappingProxyType(
    {
        "faces": Budget(10, 1),
        "explicit": Budget(10, 0.5),
        "codes": Budget(10, 1),
        "fingerprints": Budget(10, 1),
        TEXT: Budget(20, 3),
        PERSONAL: Budget(5),
        DOCUMENTS: Budget(5),
    }
)
OVERALL: Final = Budget(35, 3)
OTHERS: Final = Budget(10, 1)
LETTERS: Final = Budget(50, 6)  # a text engine twice: as it is, and enlarged

HARD: Final = 4  # times the budget of real time end it, however little the machine gave
TICK_SECONDS: Final = 0.25  # between two looks at the clocks
IDLE: Final = 0.01  # of a core: who does less isn't kept waiting by others but hangs


class Patience:
    """A clock that runs while this process works or idles, and hardly while others keep the processor from it.

    It never runs faster than the wall's, nor slower than a ``HARD``-th of it.
    """

    def __init__(
        self, *, wall: Callable[[], float] = time.monotonic, worked: Callable[[], float] = time.process_time
    ) -> None:
        self._wall, self._worked = wall, worked
        self._start = self._seen = wall()
        self._done = worked()
        self._seconds = 0.0

    def seconds(self) -> float:
        """Since it began. To be asked every ``TICK_SECONDS``: who asks later was kept from it himself."""
        seen, done = self._wall(), self._worked()
        waited, worked = seen - self._seen, done - self._done
        self._seen, self._done = seen, done
        self._seconds += min(waited, 2 * TICK_SECONDS) if worked < IDLE * waited else min(waited, worked)
        return max(self._seconds, (seen - self._start) / HARD)

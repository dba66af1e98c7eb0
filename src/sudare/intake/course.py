"""The course of one check: stages that are timed, and whose faults are remembered instead of let out."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

import structlog

from sudare.imaging.errors import Unreadable
from sudare.kit.log import fault_of

log = structlog.get_logger(__name__)
T = TypeVar("T")


@dataclass(slots=True)
class Course:
    """Runs stages, keeps their time, and remembers which of them broke."""

    seconds: dict[str, float] = field(default_factory=dict)
    refusal: str = ""
    broken: list[str] = field(default_factory=list)

    def run(self, stage: str, work: Callable[[], T]) -> T | None:
        """None when the stage broke. Whatever broke must end in *hold*."""
        start = time.perf_counter()
        try:
            return work()
        except Exception as error:  # noqa: BLE001  a fault of any kind, in any stage
            self.note(stage, error)
        finally:
            self.seconds[stage] = time.perf_counter() - start
        return None

    def run_opening(self, work: Callable[[], T]) -> T | None:
        """The one stage that may refuse: there, and only there, a refusal is the picture's doing and not ours."""

        def opening() -> T | None:
            try:
                return work()
            except Unreadable as refusal:
                self.refusal = refusal.code
                return None

        return self.run("open", opening)

    def note(self, stage: str, error: Exception) -> None:
        """Remember a stage that broke; the log is told kind and place."""
        log.error("check_stage_broke", stage=stage, **fault_of(error))
        self.broken.append(stage)

"""The course of one check: stages that are timed, and whose faults are remembered instead of let out."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from traceback import extract_tb
from typing import TypeVar

import structlog

from sudare.imaging.errors import Unreadable

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
        """Kind and place of a fault, for whoever repairs it. Not its message, which may quote the picture."""
        last = extract_tb(error.__traceback__)[-1]
        place = f"{Path(last.filename).name}:{last.lineno}"
        log.error("check_stage_broke", stage=stage, fault=type(error).__name__, place=place)
        self.broken.append(stage)

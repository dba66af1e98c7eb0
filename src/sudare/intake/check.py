"""The check: one picture through every stage, and a verdict whatever happens on the way."""

import hashlib
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from traceback import extract_tb
from typing import Final, TypeVar

import structlog

from sudare.imaging.errors import Unreadable
from sudare.imaging.sandbox import Sandbox
from sudare.imaging.terms import OpenedPicture
from sudare.intake.terms import CheckedPicture
from sudare.policy.decide import CHECK_FAILED, decide
from sudare.policy.presets import BASE, preset
from sudare.policy.terms import Decision, Evidence, Reason, Verdict

log = structlog.get_logger(__name__)
T = TypeVar("T")

HELD: Final = Verdict(Decision.HOLD, (Reason(CHECK_FAILED, preset(BASE).id),))


@dataclass(slots=True)
class Course:
    """Runs stages, keeps their time, and remembers which of them broke instead of letting them out."""

    seconds: dict[str, float] = field(default_factory=dict)
    refusal: str = ""
    broken: list[str] = field(default_factory=list)

    def run(self, stage: str, work: Callable[[], T]) -> T | None:
        start = time.perf_counter()
        try:
            return work()
        except Unreadable as refusal:
            self.refusal = refusal.code
        except Exception as error:  # noqa: BLE001  whatever it is, it must end in *hold*
            _log(stage, error)
            self.broken.append(stage)
        finally:
            self.seconds[stage] = time.perf_counter() - start
        return None


def _log(stage: str, error: Exception) -> None:
    """Kind and place of a fault, for whoever repairs it. Not its message, which may quote the picture."""
    last = extract_tb(error.__traceback__)[-1]
    place = f"{Path(last.filename).name}:{last.lineno}"
    log.error("check_stage_broke", stage=stage, fault=type(error).__name__, place=place)


def check_picture(*, content: bytes, sandbox: Sandbox) -> CheckedPicture:
    """Open and judge one picture. Never raises for a picture: what breaks on the way is *hold*."""
    course = Course()
    sha256 = course.run("fingerprint", lambda: hashlib.sha256(content).hexdigest())
    opened = course.run("open", lambda: sandbox.open(content))
    verdict = course.run("decide", lambda: decide(evidence=_evidence(course, opened), policy=preset(BASE))) or HELD
    is_shown = verdict.decision in {Decision.ACCEPT, Decision.MASK, Decision.HOLD}
    return CheckedPicture(sha256 or "", verdict, opened if is_shown else None, _all_seconds(course, opened))


def _evidence(course: Course, opened: OpenedPicture | None) -> Evidence:
    return Evidence(is_opened=opened is not None, refusal=course.refusal, broken_stages=tuple(course.broken))


def _all_seconds(course: Course, opened: OpenedPicture | None) -> Mapping[str, float]:
    """The stages inside the sandbox stand beside the ones outside."""
    inside = {f"open.{stage}": seconds for stage, seconds in opened.stage_seconds.items()} if opened else {}
    return course.seconds | inside

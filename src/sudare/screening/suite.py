"""All engines side by side on one picture, each with its time; whatever goes wrong with one is *unknown* by its name.

After the text come those who interpret it: personal data, then kinds of documents. They are guarded like engines.
"""

import queue
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np
import structlog

from sudare.imaging.terms import Pixels
from sudare.kit.log import fault_of
from sudare.screening.budgets import BUDGETS, DOCUMENTS, OTHERS, OVERALL, PERSONAL, TEXT, TICK_SECONDS, Budget, Patience
from sudare.screening.documents import recognise
from sudare.screening.documents.recognising import ENGINE as DOCUMENTS_ENGINE
from sudare.screening.engines import Engine
from sudare.screening.evidence import checked, checked_findings
from sudare.screening.personal import ENGINE as PERSONAL_ENGINE
from sudare.screening.personal import find_personal
from sudare.screening.terms import Finding, Line, Look, Screening, Seen, Tell

log = structlog.get_logger(__name__)

_MOMENT_SECONDS: Final = 0.2
_WORDS: Final = "氏名 見本花子 住所 架空市みなと町1-2-3 電話 03-0000-0000 メール info@example.com"

Answers = queue.SimpleQueue[tuple[str, tuple[Seen, ...] | None]]


@dataclass(frozen=True, slots=True)
class Interpreters:
    """Who makes sense of lines. Pure functions; replaced in tests of the guard around them."""

    personal: Callable[..., tuple[Finding, ...]] = find_personal
    documents: Callable[..., tuple[Finding, ...]] = recognise
    versions: tuple[str, ...] = (PERSONAL_ENGINE, DOCUMENTS_ENGINE)


@dataclass(slots=True)
class _Step:
    """One thread's work on one picture."""

    name: str
    work: Callable[[], tuple[Seen, ...]]
    deadline: float  # by the patience of its picture


@dataclass(slots=True)
class _Course:
    """One picture on its way. ``seen`` holds a Seen per look for every step that answered well."""

    looks: tuple[Look, ...]
    start: float
    deadline: float  # by ``patience``
    order: tuple[str, ...]
    engines: tuple[str, ...]
    tell: Tell | None
    patience: Patience = field(default_factory=Patience)
    seen: dict[str, tuple[Seen, ...]] = field(default_factory=dict)
    unknown: set[str] = field(default_factory=set)
    seconds: dict[str, float] = field(default_factory=dict)

    @property
    def megapixels(self) -> float:
        return sum(look.width_px * look.height_px for look in self.looks) / 1e6

    def findings_in(self, frame: int) -> tuple[Finding, ...]:
        return tuple(finding for name in self.order if name in self.seen for finding in self.seen[name][frame].findings)

    def lines_in(self, frame: int) -> tuple[Line, ...]:
        return self.seen[TEXT][frame].lines if TEXT in self.seen else ()

    def screening(self) -> Screening:
        known = [(name, self.seen[name]) for name in self.order if name in self.seen]
        return Screening(
            findings=tuple(
                replace(finding, frame=frame)
                for _, looks in known
                for frame, seen in enumerate(looks)
                for finding in seen.findings
            ),
            unknown=tuple(name for name in self.order if name in self.unknown),
            fingerprints=tuple(mark for _, looks in known for seen in looks for mark in seen.fingerprints),
            engines=self.engines,
            seconds=dict(self.seconds),
            done=tuple(name for name in self.order if name in self.seen or name in self.unknown),
        )


class Suite:
    """Screens one picture after the other. ``is_stuck``: an engine never came back, so this process should end."""

    def __init__(
        self,
        engines: Sequence[Engine],
        budgets: Mapping[str, Budget] = BUDGETS,
        *,
        overall: Budget = OVERALL,
        interpreters: Interpreters | None = None,
    ) -> None:
        self._engines = tuple(engines)
        self._budgets = budgets
        self._overall = overall
        self._interpreters = interpreters or Interpreters()
        self._threads: dict[str, threading.Thread] = {}

    @property
    def is_stuck(self) -> bool:
        return any(self._is_away(name) for name in self._threads)

    def _is_away(self, name: str) -> bool:
        """Still sitting over an earlier picture; one that has just answered gets a moment to end."""
        former = self._threads.get(name)
        if former is not None:
            former.join(timeout=_MOMENT_SECONDS)
        return former is not None and former.is_alive()

    def warm_up(self, pictures: Sequence[Pixels]) -> None:
        """Load whatever is loaded late, before the last files are shut away: networks by pictures, words by a line."""
        for picture in pictures:
            self.screen([picture])
        line = Line(_WORDS, 1.0, ((0.1, 0.1), (0.9, 0.1), (0.9, 0.2), (0.1, 0.2)))
        personal = self._interpreters.personal((line,), size_px=(1000, 1000))
        self._interpreters.documents(lines=(line,), findings=personal, size_px=(1000, 1000))

    def screen(self, looks: Sequence[Pixels], *, tell: Tell | None = None) -> Screening:
        start = time.monotonic()
        names = tuple(engine.name for engine in self._engines)
        course = _Course(
            looks=tuple(_look(pixels) for pixels in looks),
            start=start,
            deadline=0.0,
            order=(*names, PERSONAL, DOCUMENTS),
            engines=(*(engine.version for engine in self._engines), *self._interpreters.versions),
            tell=tell,
        )
        course.deadline = self._overall.seconds(course.megapixels)
        self._run(course, [self._step(course, engine.name, _looking(engine, course.looks)) for engine in self._engines])
        return course.screening()

    def _run(self, course: _Course, steps: list[_Step]) -> None:
        """Start what can start, take what comes back, start what waited for it, until nothing is missing."""
        answers: Answers = queue.SimpleQueue()
        running = {step.name: step for step in steps if self._began(course, step, answers)}
        self._follow(course, running, answers)
        while running:
            left = min(step.deadline for step in running.values()) - course.patience.seconds()
            try:
                name, seen = answers.get(timeout=min(TICK_SECONDS, max(0.0, left)))
            except queue.Empty:
                self._give_up(course, running)
            else:
                if running.pop(name, None) is not None:
                    self._take(course, name, seen)
            self._follow(course, running, answers)

    def _began(self, course: _Course, step: _Step, answers: Answers) -> bool:
        """An engine that still sits over an earlier picture isn't asked again."""
        if self._is_away(step.name):
            self._take(course, step.name, None)
            return False

        def work() -> None:
            answers.put((step.name, _guarded(step)))

        thread = threading.Thread(target=work, name=f"screening-{step.name}", daemon=True)
        self._threads[step.name] = thread
        thread.start()
        return True

    def _take(self, course: _Course, name: str, seen: tuple[Seen, ...] | None) -> None:
        course.seconds[name] = time.monotonic() - course.start
        if seen is None:
            course.unknown.add(name)
        else:
            course.seen[name] = seen
        if course.tell is not None:
            with suppress(Exception):  # whoever listens can't stop the looking
                course.tell(course.screening())

    def _give_up(self, course: _Course, running: dict[str, _Step]) -> None:
        now = course.patience.seconds()
        for name in [name for name, step in running.items() if step.deadline <= now]:
            del running[name]
            self._take(course, name, None)

    def _follow(
        self,
        course: _Course,
        running: dict[str, _Step],
        answers: Answers,
    ) -> None:
        """Personal data when the text is there; documents when everything else is."""
        for name, waits_for in ((PERSONAL, {TEXT}), (DOCUMENTS, {*course.order} - {DOCUMENTS})):
            finished = course.seen.keys() | course.unknown
            if name in finished or name in running or not waits_for & {*course.order} <= finished:
                continue
            if TEXT not in course.seen:
                self._take(course, name, None)
            elif self._began(course, step := self._step(course, name, self._interpreting(name, course)), answers):
                running[name] = step

    def _step(self, course: _Course, name: str, work: Callable[[], tuple[Seen, ...]]) -> _Step:
        seconds = self._budgets.get(name, OTHERS).seconds(course.megapixels)
        return _Step(name, work, min(course.patience.seconds() + seconds, course.deadline))

    def _interpreting(self, name: str, course: _Course) -> Callable[[], tuple[Seen, ...]]:
        def work() -> tuple[Seen, ...]:
            return tuple(Seen(findings=self._interpreted(name, course, frame)) for frame in range(len(course.looks)))

        return work

    def _interpreted(self, name: str, course: _Course, frame: int) -> tuple[Finding, ...]:
        look, lines = course.looks[frame], course.lines_in(frame)
        size_px = (look.width_px, look.height_px)
        if name == PERSONAL:
            return checked_findings(self._interpreters.personal(lines, size_px=size_px))
        found = course.findings_in(frame)
        return checked_findings(self._interpreters.documents(lines=lines, findings=found, size_px=size_px))


def _look(pixels: Pixels) -> Look:
    rgb = np.frombuffer(pixels.rgb, np.uint8).reshape(pixels.height_px, pixels.width_px, 3)
    return Look(rgb)


def _looking(engine: Engine, looks: tuple[Look, ...]) -> Callable[[], tuple[Seen, ...]]:
    return lambda: tuple(checked(engine.look(look)) for look in looks)


def _guarded(step: _Step) -> tuple[Seen, ...] | None:
    try:
        return step.work()
    except BaseException as error:  # noqa: BLE001  whatever it is, it must end in *unknown*
        log.error("engine_broke", engine=step.name, **fault_of(error))  # noqa: TRY400  its message may quote the picture
        return None

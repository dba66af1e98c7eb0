"""One parent over the web process and the workers: starts them, restarts the dead, ends them cleanly."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from types import FrameType

import structlog

log = structlog.get_logger(__name__)

GRACE_SECONDS = 8.0  # a clean stop is promised within ten
STEADY_SECONDS = 60.0  # who lived this long starts again without waiting
FIRST_WAIT_SECONDS = 0.5
LONGEST_WAIT_SECONDS = 30.0
LOOK_EVERY_SECONDS = 0.2


def wait_before_restart(*, deaths: int) -> float:
    """Half a second after the first death, doubled after each further one, never more than half a minute."""
    return min(FIRST_WAIT_SECONDS * 2.0 ** max(deaths - 1, 0), LONGEST_WAIT_SECONDS)


@dataclass
class Child:
    """One command kept alive. ``inherits`` are descriptors it is born with (the listening socket)."""

    name: str
    arguments: tuple[str, ...]
    inherits: tuple[int, ...] = ()
    running: subprocess.Popen[bytes] | None = None
    started_at: float = 0.0
    deaths: int = 0
    due_at: float = 0.0

    def start(self, *, leash: int) -> None:
        command = [sys.executable, "-m", "sudare.cli", *self.arguments, "--leash", str(leash)]
        self.running = subprocess.Popen(  # noqa: S603  our own commands
            command, stdin=subprocess.DEVNULL, pass_fds=(*self.inherits, leash), start_new_session=True
        )
        self.started_at = time.monotonic()

    def note_death(self) -> None:
        """Remember the death and when to try again."""
        if self.running is None or (code := self.running.poll()) is None:
            return
        self.deaths = 1 if time.monotonic() - self.started_at > STEADY_SECONDS else self.deaths + 1
        wait = wait_before_restart(deaths=self.deaths)
        self.due_at = time.monotonic() + wait
        self.running = None
        log.error("child_died", child=self.name, exit_code=code, restart_in_seconds=wait)


@dataclass
class Supervisor:
    """Runs until told to stop by SIGINT or SIGTERM; tells its children the same."""

    children: list[Child]
    when_up: Callable[[], object] | None = None
    _stop: threading.Event = field(default_factory=threading.Event)

    def run(self) -> None:
        reading, writing = os.pipe()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._told_to_stop)
        if self.when_up:
            threading.Thread(target=self.when_up, name="when up", daemon=True).start()
        try:
            while not self._stop.is_set():
                self._look_after(leash=reading)
                self._stop.wait(LOOK_EVERY_SECONDS)
        finally:
            self._end_all()
            os.close(writing)
            os.close(reading)

    def _told_to_stop(self, _number: int, _frame: FrameType | None) -> None:
        self._stop.set()

    def _look_after(self, *, leash: int) -> None:
        for child in self.children:
            child.note_death()
            if child.running is None and time.monotonic() >= child.due_at and not self._stop.is_set():
                child.start(leash=leash)

    def _end_all(self) -> None:
        """Ask everybody at once, wait together, end who is still there."""
        alive = [child.running for child in self.children if child.running is not None]
        for running in alive:
            running.terminate()
        deadline = time.monotonic() + GRACE_SECONDS
        for running in alive:
            try:
                running.wait(timeout=max(deadline - time.monotonic(), 0.1))
            except subprocess.TimeoutExpired:
                log.warning("child_ended_by_force", pid=running.pid)
                running.kill()
                running.wait()

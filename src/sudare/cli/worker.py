"""``sudare worker``: checks pictures, answers questions about them and does the house's upkeep."""

import os
import resource
import signal
import socket
import sys
import threading
from types import FrameType
from typing import Annotated, Any

import structlog
import typer

from sudare.cli import house, leash
from sudare.cli.lookout import LOOK_EVERY_SECONDS, Lookout
from sudare.cli.supervisor import Child, Supervisor
from sudare.cli.web import Leash

log = structlog.get_logger(__name__)

HERE = "here"  # the hand that works in the main thread
ASIDE = ("ask", "tell")  # a thread each: models think for minutes, mail servers dawdle, and no picture waits for them
LAST_WORDS_SECONDS = 20.0  # for an answer at hand when the worker is told to stop; then its claim runs out
READY_EVERY_SECONDS = 15.0  # how often it is looked at whether the reader is still, or again, needed
TICK_EVERY_SECONDS = 1.0
RECYCLE_ABOVE_BYTES = 300_000_000  # the promised ceiling; a worker that grew past it starts afresh
Queues = Annotated[str, typer.Option(help="Which queues to serve, separated by commas.")]
Concurrency = Annotated[int, typer.Option(help="How many worker processes.", min=1, max=256)]


def worker(queues: Queues = "check,upkeep,ask,tell", concurrency: Concurrency = 1, leash_fd: Leash = None) -> None:
    """Check pictures and forget what is due. Start as many as there are cores, on as many machines as you like."""
    if leash_fd is not None:
        leash.follow(leash_fd)
    if concurrency > 1:
        arguments = ("worker", "--queues", queues)
        Supervisor([Child(f"worker {number}", arguments) for number in range(1, concurrency + 1)]).run()
        return
    house.open_house()
    Hands(queues=queues.split(",")).run()


class Hands:
    """One worker process: looks for jobs, runs them one by one, and ticks the house's clock beside it."""

    def __init__(self, *, queues: list[str]) -> None:
        self.name = f"{socket.gethostname()[:40]}:{os.getpid()}"
        self.stop = threading.Event()
        self.queues = queues
        self.jobs = _job_runner([name for name in queues if name not in ASIDE], self.name)
        self.aside = {name: _job_runner([name], f"{self.name}:{name}") for name in ASIDE if name in queues}
        self.lookout = Lookout({HERE: self.jobs.queue_names, **{name: [name] for name in self.aside}}, self.stop)
        self.busy = {name: threading.Lock() for name in self.aside}  # held while one of these jobs is at hand
        self.stirred = threading.Event()  # set when a picture was checked: questions may follow
        self.is_warm = False

    def run(self) -> None:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._told_to_stop)
        _warm_up()
        self.is_warm = True
        threading.Thread(target=self._tick_on, name="upkeep", daemon=True).start()
        threading.Thread(target=self.lookout.look_on, name="lookout", daemon=True).start()
        beside = [threading.Thread(target=self._work_on, args=(name,), name=name, daemon=True) for name in self.aside]
        for thread in beside:
            thread.start()
        if "ask" in self.aside:
            threading.Thread(target=self._keep_ready_on, name="readiness", daemon=True).start()
        log.info("worker_ready", worker=self.name, queues=self.queues)
        while self.lookout.await_work(HERE):
            self.jobs.run()
            self.stirred.set()
            self._recycle_when_grown()
        for thread in beside:
            thread.join(LAST_WORDS_SECONDS)

    def _told_to_stop(self, _number: int, _frame: FrameType | None) -> None:
        self.stop.set()
        for runner in (self.jobs, *self.aside.values()):
            runner.running = False  # the job at hand is finished first
        if not self.is_warm:
            raise SystemExit(0)  # nothing is at hand, and loading models may take longer than whoever stops us waits

    def _work_on(self, queue: str) -> None:
        while self.lookout.await_work(queue):
            with self.busy[queue]:
                self.aside[queue].run()

    def _keep_ready_on(self) -> None:
        """The reader's models take seconds to load: beside the work, and never while a picture waits."""
        from django.db import close_old_connections

        keep_ready = house.named("sudare.config.wiring.keep_ready")
        try:
            house.named("sudare.config.wiring.expect_questions")()
        except Exception:
            log.exception("questions_not_expected")
        while not self.stop.is_set():
            close_old_connections()
            try:
                if not self.lookout.is_calling(HERE):
                    keep_ready()
            except Exception:
                if not self.stop.is_set():  # else its child was ended while it still loaded
                    log.exception("reader_not_ready")
            self.stirred.wait(READY_EVERY_SECONDS)
            self.stirred.clear()

    def _recycle_when_grown(self) -> None:
        """Become a fresh process with the same number, unless a job aside is at hand. Jobs are rows: none is lost."""
        is_grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 > RECYCLE_ABOVE_BYTES
        if not is_grown:
            return
        held = [lock for lock in self.busy.values() if lock.acquire(blocking=False)]
        if len(held) == len(self.busy):
            log.info("worker_recycled")
            os.execv(sys.executable, sys.orig_argv)  # noqa: S606  ourselves again
        for lock in held:
            lock.release()

    def _tick_on(self) -> None:
        from django.db import close_old_connections

        tick = house.named("sudare.config.upkeep.tick")
        while not self.stop.is_set():
            close_old_connections()
            try:
                tick(worker=self.name)
            except Exception:
                log.exception("tick_failed")
            self.stop.wait(TICK_EVERY_SECONDS)


def _job_runner(queues: list[str], name: str) -> Any:
    import logging

    from django_tasks_db.management.commands.db_worker import Worker

    for chatter in ("django_tasks", "django_tasks_db"):
        logging.getLogger(chatter).setLevel(logging.WARNING)  # three lines a picture, and none says more than the log
    return Worker(
        queue_names=queues,
        interval=LOOK_EVERY_SECONDS,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=name,
        excluded_queue_names=[],
    )


def _warm_up() -> None:
    """Start the sandbox before the first picture comes."""
    house.named("sudare.config.wiring.warm_up")()

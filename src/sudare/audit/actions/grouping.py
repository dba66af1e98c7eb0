"""Many short works, one durable commit: a sync of the disk costs the same for one entry as for fifty.

Among the threads of a process that come at the same time one leads: it runs the works of all that wait, each in a
savepoint of its own, in one transaction, and commits once. Who comes while works are still being run joins them; who
comes during the commit is in the next group. Decisions 0126 and 0154.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import copy_context
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeVar, cast

from django.db import DEFAULT_DB_ALIAS, OperationalError, connections, transaction
from django.db import Error as DatabaseFailure

from sudare.audit.errors import LogUnwritable

T = TypeVar("T")
GROUP_AT_MOST = 64  # so that nobody waits for a transaction without end, and others get at the database in between

Hook = tuple[Any, Callable[[], None], bool]  # as Django keeps them: savepoints, what to call, whether it may fail


@dataclass(eq=False)
class _Turn:
    """One caller's work, and what became of it."""

    work: Callable[[], object]
    context: Any = field(default_factory=copy_context)  # the caller's language and log lines, in the leader's thread
    calling: threading.Lock = field(default_factory=threading.Lock)  # held until it is called; lighter than an event
    is_over: bool = False  # if not, being called means: lead
    result: object = None
    failure: BaseException | None = None
    hooks: list[Hook] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.calling.acquire()

    def wait(self) -> None:
        self.calling.acquire()

    def call(self) -> None:
        self.calling.release()

    def run(self) -> None:
        """The work in a savepoint; what it raises undoes its own part and is kept for its caller."""
        try:
            with transaction.atomic(), _at_this_savepoint():
                self.result = self.context.run(self.work)
                if connections[DEFAULT_DB_ALIAS].needs_rollback:  # it swallowed what broke its part: that is undone
                    raise LogUnwritable  # noqa: TRY301  kept below, like all that is raised here
        except Exception as failure:  # noqa: BLE001  handed to whom it belongs
            self.failure = failure

    def answer(self) -> Any:
        """In the caller's own thread: its result, once its listeners have been told."""
        if self.failure is not None:
            raise self.failure
        for _, hook, _ in self.hooks:
            hook()
        return self.result


_lock = threading.Lock()
_waiting: list[_Turn] = []
_leaders: list[_Turn] = []  # at most one
_running = threading.local()  # ``depth``: how deep in savepoints the work of this thread began


def together(work: Callable[[], T]) -> T:
    """Run ``work`` in a durable transaction, shared with whoever comes at the same time.

    What ``work`` decides and records stands or falls by itself: it has a savepoint of its own, its result or its
    exception reaches its own caller, and only after everything is on the disk. It may run in another thread, with the
    caller's context variables; it may run twice, when the database gave it up to untie two that waited for each
    other. Nothing but the database may change in it.

    Raises: LogUnwritable for every caller of the group when it can't be begun or committed; whatever ``work`` raises;
    RuntimeError inside somebody's transaction, because there it could still be rolled back.
    """
    if connections[DEFAULT_DB_ALIAS].in_atomic_block:
        return _within_a_test(work)
    turn = _Turn(work)
    if not _is_first(turn):
        turn.wait()
    if not turn.is_over:
        _lead(turn)
    if _was_given_up(turn.failure):
        turn.failure, turn.hooks = None, []
        _commit([turn])
    return cast("T", turn.answer())


def _within_a_test(work: Callable[[], T]) -> T:
    """Django knows the transaction a test wraps around everything, and refuses every other."""
    with transaction.atomic(durable=True):
        return work()


def _is_first(turn: _Turn) -> bool:
    with _lock:
        _waiting.append(turn)
        if not _leaders:
            _leaders.append(turn)
            return True
        return False


def has_savepoint_of_its_own() -> bool:
    """Whether a failure right here is undone by the savepoint around a turn, and undoes nobody else's work."""
    return getattr(_running, "depth", None) == len(connections[DEFAULT_DB_ALIAS].savepoint_ids)


@contextmanager
def _at_this_savepoint() -> Iterator[None]:
    _running.depth = len(connections[DEFAULT_DB_ALIAS].savepoint_ids)
    try:
        yield
    finally:
        _running.depth = None


def _lead(leader: _Turn) -> None:
    """Run one group, call the next leader, and tell the members, whatever happened."""
    group: list[_Turn] = []
    _joined(group)
    try:
        _commit(group, _joined)
    finally:
        with _lock:
            successors = _leaders[:] = _waiting[:1]
        for turn in group:
            turn.is_over = True
        for turn in [*successors, *group]:  # outside the lock: who is woken wants it at once
            if turn is not leader:
                turn.call()


def _joined(group: list[_Turn]) -> list[_Turn]:
    """Take whoever waits now into the group, as far as there is room. Returns those."""
    with _lock:
        found = _waiting[: GROUP_AT_MOST - len(group)]
        del _waiting[: len(found)]
    group.extend(found)
    return found


def _nobody(_group: list[_Turn]) -> list[_Turn]:
    return []


def _commit(group: list[_Turn], joined: Callable[[list[_Turn]], list[_Turn]] = _nobody) -> None:
    """All works, one commit. If that fails nothing of it has happened, and every caller is told so."""
    proofs: list[None] = []
    try:
        with transaction.atomic(durable=True):
            turns = list(group)
            while turns:
                for turn in turns:
                    turn.run()
                    turn.hooks = _taken_hooks()
                turns = joined(group)
            transaction.on_commit(partial(proofs.append, None))
        if not proofs:  # Django leaves a broken transaction without a word
            raise DatabaseFailure("the group was rolled back")  # noqa: TRY301  told to all below
    except BaseException as failure:
        for turn in group:
            turn.failure, turn.hooks = _unwritable(failure), []
        if not isinstance(failure, DatabaseFailure):
            raise  # the leader is being ended; the others are answered first


def _taken_hooks() -> list[Hook]:
    """What the work wants called after the commit. Its caller does that: a failing listener is nobody else's."""
    connection = connections[DEFAULT_DB_ALIAS]
    taken = cast("list[Hook]", list(connection.run_on_commit))
    connection.run_on_commit = []
    return taken


def _unwritable(cause: BaseException) -> LogUnwritable:
    refusal = LogUnwritable()
    refusal.__cause__ = cause
    return refusal


def _was_given_up(failure: BaseException | None) -> bool:
    """Two transactions waited for each other and the database chose this work to lose; alone, it can't happen again."""
    if isinstance(failure, LogUnwritable):
        failure = failure.__cause__
    return isinstance(failure, OperationalError) and "deadlock" in str(failure).lower()

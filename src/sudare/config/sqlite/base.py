"""Django's SQLite, whose writers wait for each other in the order they came.

SQLite lets one write at a time. Whoever finds it busy sleeps and looks again, longer each time: under load the newest
comer wins, and the one that has waited longest gives up with *database is locked*. Here the threads of a process queue
before they ask SQLite at all; other processes still meet at its own lock. See docs/decisions/0225.
"""

from collections.abc import Callable
from typing import Any, Final

from django.db import OperationalError
from django.db.backends.sqlite3 import base

from sudare.config.sqlite.queue import Queue, queue_of

WAITS_SECONDS: Final = 5.0  # where nothing else is said; as SQLite itself
_WRITES: Final = ("INSERT", "UPDATE", "DELETE", "REPLACE")


class DatabaseWrapper(base.DatabaseWrapper):
    """One thread's connection. It holds the queue from BEGIN until commit, rollback or its own end.

    What is called here by its parent's private names is what Django's own backends override.
    """

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._turn: Queue | None = None
        self.execute_wrappers.append(self._write_alone)

    def _start_transaction_under_autocommit(self) -> None:
        self._take_turn()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._let_go()
            raise

    def _commit(self) -> None:
        super()._commit()  # type: ignore[misc]
        self._let_go()  # not when it failed: then Django rolls back

    def _rollback(self) -> None:
        super()._rollback()  # type: ignore[misc]
        self._let_go()  # not when it failed: then Django closes

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]
        finally:
            self._let_go()

    def __del__(self) -> None:
        self._let_go()  # a thread ended in the middle of a transaction

    def _write_alone(self, execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        """A write without a transaction is one by itself. Around every statement of this connection."""
        if self._turn is not None or self.connection.in_transaction or not sql.startswith(_WRITES):
            return execute(sql, *rest)
        self._take_turn()
        try:
            return execute(sql, *rest)
        finally:
            self._let_go()

    def _take_turn(self) -> None:
        """Raises: OperationalError, in SQLite's own words, when one's turn doesn't come in time."""
        queue = queue_of(str(self.settings_dict["NAME"]))
        if queue.is_mine():  # another connection of this very thread: waiting here would be for ever
            return
        if not queue.take(seconds=float(self.settings_dict["OPTIONS"].get("timeout", WAITS_SECONDS))):
            raise OperationalError("database is locked")
        self._turn = queue

    def _let_go(self) -> None:
        queue, self._turn = self._turn, None
        if queue is not None:
            queue.let_go()

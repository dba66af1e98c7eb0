"""Faults on purpose: a log nobody can write, a disk that refuses, a process that is killed."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import connection

from sudare.storage import actions as storage
from sudare.storage.actions.place import the_store
from sudare.storage.stores.local import LocalStore


@contextmanager
def unwritable_log() -> Iterator[None]:
    """The database itself refuses new entries, for this connection and every other."""
    refuse, allow = _refusal()
    with connection.cursor() as cursor:
        cursor.execute(refuse)
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(allow)


@contextmanager
def stuck_row(table: str, row_id: UUID) -> Iterator[None]:
    """One row that nobody can change, whatever the reason."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            refusal = "BEGIN SELECT RAISE(ABORT, 'stuck'); END"
            cursor.execute(f"CREATE TRIGGER stuck BEFORE UPDATE ON {table} WHEN OLD.id = '{row_id.hex}' {refusal}")
        else:
            cursor.execute(
                "CREATE FUNCTION stuck() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'stuck'; END $$;"
                f"CREATE TRIGGER stuck BEFORE UPDATE ON {table} FOR EACH ROW WHEN (OLD.id = '{row_id}') "
                "EXECUTE FUNCTION stuck()"
            )
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            is_sqlite = connection.vendor == "sqlite"
            cursor.execute("DROP TRIGGER stuck" if is_sqlite else f"DROP TRIGGER stuck ON {table}; DROP FUNCTION stuck")


_SQLITE = "CREATE TRIGGER log_is_full BEFORE INSERT ON audit_entry BEGIN SELECT RAISE(ABORT, 'the disk is full'); END"
_POSTGRESQL = """
CREATE FUNCTION log_is_full() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the disk is full'; END $$;
CREATE TRIGGER log_is_full BEFORE INSERT ON audit_entry EXECUTE FUNCTION log_is_full()
"""


def _refusal() -> tuple[str, str]:
    if connection.vendor == "sqlite":
        return _SQLITE, "DROP TRIGGER log_is_full"
    return _POSTGRESQL, "DROP TRIGGER log_is_full ON audit_entry; DROP FUNCTION log_is_full"


def child_environment() -> dict[str, str]:
    """For a child process that shall live in the house of this test run, on its very database."""
    environment = dict(os.environ)
    database = connection.settings_dict
    if connection.vendor == "postgresql":
        place = f"{database['USER']}:{database['PASSWORD']}@{database['HOST']}:{database['PORT']}"
        environment["SUDARE_DATABASE_URL"] = f"postgres://{place}/{database['NAME']}"
    return environment


class FaultyStore(LocalStore):
    """The real folder, on a disk that fails at chosen calls: ``{"write": 2}`` fails every write after the second."""

    def __init__(self, root: Path, **good_calls: int) -> None:
        super().__init__(root)
        self._left = good_calls

    def _wear(self, method: str) -> None:
        left = self._left.get(method)
        if left is not None:
            if left == 0:
                raise OSError(28, "No space left on device")
            self._left[method] = left - 1

    def write(self, object_id, **rest) -> None:
        self._wear("write")
        super().write(object_id, **rest)

    def finish(self, object_id) -> None:
        self._wear("finish")
        super().finish(object_id)

    def read(self, object_id, **rest) -> bytes:
        self._wear("read")
        return super().read(object_id, **rest)

    def remove(self, object_id) -> None:
        self._wear("remove")
        super().remove(object_id)


@contextmanager
def failing_disk(**good_calls: int) -> Iterator[None]:
    before = the_store()
    storage.keep_in(FaultyStore(settings.SEALED_DIR, **good_calls))
    try:
        yield
    finally:
        storage.keep_in(before)

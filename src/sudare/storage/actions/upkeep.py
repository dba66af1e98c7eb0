"""What a crash or a refused disk left behind."""

from datetime import timedelta
from itertools import islice

from django.db import connection

from sudare.kit.clock import now
from sudare.storage.actions.destruction import destroy, remove_ciphertext
from sudare.storage.actions.place import the_store
from sudare.storage.models import SealedObject
from sudare.storage.queries import among_living, never_finished
from sudare.storage.terms import ObjectState

OPEN_FOR = timedelta(hours=24)  # an upload may take its time; attachments gives it up long before
YOUNG = timedelta(minutes=10)  # ciphertext this fresh may belong to a row that isn't committed yet
_AT_ONCE = 500


def sweep() -> None:
    """Destroy objects never finished, and scrub destroyed keys from the database's files."""
    destroy(object_ids=[row.id for row in never_finished(before=now() - OPEN_FOR)], reason="never finished")
    scrub()


def remove_orphans() -> None:
    """Remove ciphertext nobody has a key for: noise, but noise that fills the disk. Walks the whole store."""
    ripe = now() - YOUNG
    old = (object_id for object_id, written_at in the_store().everything() if written_at < ripe)
    while batch := list(islice(old, _AT_ONCE)):
        remove_ciphertext(set(batch) - among_living(batch))


def scrub() -> None:
    """Overwrite what is left of destroyed keys in SQLite's files.

    ``secure_delete`` clears the page; the write-ahead log still holds older pages until it is folded back and cut.
    A reader in the way makes this a no-op until the next sweep. PostgreSQL vacuums by itself; see decision 0022.
    """
    recently = SealedObject.objects.filter(state=ObjectState.DESTROYED, destroyed_at__gte=now() - timedelta(hours=1))
    if connection.vendor != "sqlite" or connection.in_atomic_block or not recently.exists():
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        (patience,) = cursor.fetchone()
        cursor.execute("PRAGMA busy_timeout = 0")
        try:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            cursor.fetchall()
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {int(patience)}")

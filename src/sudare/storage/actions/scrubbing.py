"""What SQLite's own files still hold of a key after its row was cleared."""

from datetime import timedelta

from django.db import connection

from sudare.kit.clock import now
from sudare.storage.models import SealedObject
from sudare.storage.terms import ObjectState


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

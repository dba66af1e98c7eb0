"""What a crash or a refused disk left behind."""

from datetime import timedelta
from itertools import islice

from sudare.kit.clock import now
from sudare.storage.actions.destruction import destroy, remove_ciphertext
from sudare.storage.actions.place import the_store
from sudare.storage.actions.scrubbing import scrub
from sudare.storage.queries import among_living, never_finished

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

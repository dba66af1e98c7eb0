"""Is sealed storage of use at this moment?"""

from sudare.kit.ids import new_id
from sudare.storage.actions.place import the_store
from sudare.storage.providers.master_key import fresh_key, unwrap, wrap


def try_key() -> None:
    """Wrap and unwrap a key nobody needs. Raises: KeyUnusable."""
    unwrap(wrap(fresh_key()))


def try_store() -> None:
    """Write a few bytes nobody needs and take them away. Raises: OSError."""
    object_id = new_id()
    try:
        the_store().write(object_id, position=0, pieces=[b"probe"])
    finally:
        the_store().remove(object_id)

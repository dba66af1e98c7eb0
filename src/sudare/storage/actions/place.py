"""Which store this process keeps its ciphertext in; ``config.wiring`` says so once."""

from sudare.storage.stores import ObjectStore

_chosen: list[ObjectStore] = []


def keep_in(store: ObjectStore) -> None:
    """Keep ciphertext in ``store`` from now on."""
    _chosen[:] = [store]


def the_store() -> ObjectStore:
    return _chosen[0]

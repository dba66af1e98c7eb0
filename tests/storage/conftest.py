from collections.abc import Iterator
from pathlib import Path

import pytest

from sudare.storage import actions
from sudare.storage.actions.place import the_store
from sudare.storage.stores import ObjectStore
from sudare.storage.stores.local import LocalStore
from sudare.storage.stores.memory import MemoryStore


@pytest.fixture(params=["local", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[ObjectStore]:
    """Each store in turn stands behind storage's own verbs."""
    before = the_store()
    store: ObjectStore = (
        MemoryStore(is_for_tests=True) if request.param == "memory" else LocalStore(tmp_path / "sealed")
    )
    actions.keep_in(store)
    yield store
    actions.keep_in(before)

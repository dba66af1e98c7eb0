"""Every store keeps the promises of ``storage.stores.ObjectStore``."""

import stat
import threading
from abc import ABC, abstractmethod
from pathlib import Path

import pytest

from sudare.kit.ids import new_id
from sudare.storage.stores import ObjectStore
from sudare.storage.stores.local import LocalStore
from sudare.storage.stores.memory import MemoryStore


class AnyObjectStore(ABC):
    @pytest.fixture
    @abstractmethod
    def store(self, tmp_path: Path) -> ObjectStore: ...

    def test_a_finished_object_is_read_in_parts(self, store):
        one = new_id()
        store.write(one, position=0, pieces=[b"abc", b"def"])
        store.finish(one)
        assert store.read(one, start=0, length=100) == b"abcdef"
        assert store.read(one, start=2, length=3) == b"cde"
        assert store.read(one, start=6, length=3) == b""

    def test_an_unfinished_object_cannot_be_read(self, store):
        one = new_id()
        store.write(one, position=0, pieces=[b"abc"])
        with pytest.raises(FileNotFoundError):
            store.read(one, start=0, length=3)

    def test_an_object_grows_and_a_torn_end_is_written_over(self, store):
        one = new_id()
        store.write(one, position=0, pieces=[b"abcdef"])
        store.write(one, position=3, pieces=[b"D"])
        store.finish(one)
        assert store.read(one, start=0, length=100) == b"abcD"

    def test_finishing_twice_is_finishing_once(self, store):
        one = new_id()
        store.write(one, position=0, pieces=[b"abc"])
        store.finish(one)
        store.finish(one)
        assert store.read(one, start=0, length=3) == b"abc"

    def test_nothing_cannot_be_finished(self, store):
        with pytest.raises(FileNotFoundError):
            store.finish(new_id())

    def test_a_removed_object_is_gone_whether_finished_or_not(self, store):
        finished, growing = new_id(), new_id()
        for one in (finished, growing):
            store.write(one, position=0, pieces=[b"abc"])
        store.finish(finished)
        for one in (finished, growing, new_id()):
            store.remove(one)
        assert list(store.everything()) == []
        with pytest.raises(FileNotFoundError):
            store.read(finished, start=0, length=3)

    def test_everything_lists_finished_and_growing(self, store):
        finished, growing = new_id(), new_id()
        for one in (finished, growing):
            store.write(one, position=0, pieces=[b"abc"])
        store.finish(finished)
        found = dict(store.everything())
        assert set(found) == {finished, growing}
        assert all(written_at.tzinfo for written_at in found.values())

    def test_only_one_writes_at_a_time(self, store):
        one, other = new_id(), new_id()

        def intrude() -> None:
            with pytest.raises(BlockingIOError), store.alone_with(one):
                pass
            with store.alone_with(other):
                outcome.append("the other is free")

        outcome: list[str] = []
        with store.alone_with(one):
            intruder = threading.Thread(target=intrude)
            intruder.start()
            intruder.join()
        with store.alone_with(one):
            outcome.append("free again")
        assert outcome == ["the other is free", "free again"]


class TestLocalStore(AnyObjectStore):
    @pytest.fixture
    def store(self, tmp_path: Path) -> ObjectStore:
        return LocalStore(tmp_path / "sealed")

    def test_nobody_else_may_look(self, store, tmp_path):
        one = new_id()
        store.write(one, position=0, pieces=[b"abc"])
        store.finish(one)
        for path in (tmp_path / "sealed").rglob("*"):
            assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600)

    def test_a_planted_link_is_not_followed(self, store, tmp_path):
        one, outside = new_id(), tmp_path / "outside"
        store.write(one, position=0, pieces=[b"abc"])
        (part,) = (tmp_path / "sealed").rglob("*.part")
        part.unlink()
        part.symlink_to(outside)
        with pytest.raises(OSError, match="symbolic links"):
            store.write(one, position=0, pieces=[b"abc"])
        assert not outside.exists()


class TestMemoryStore(AnyObjectStore):
    @pytest.fixture
    def store(self, tmp_path: Path) -> ObjectStore:
        return MemoryStore(is_for_tests=True)

    def test_it_warns_where_people_use_it(self):
        with pytest.warns(RuntimeWarning, match="will be lost"):
            MemoryStore()

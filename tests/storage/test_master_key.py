"""H5: the key that opens everything lies apart, belongs to one account, and is never quietly replaced."""

import base64
import os
import stat
import threading
from pathlib import Path

import pytest

from sudare.kit.ids import new_id
from sudare.storage import actions
from sudare.storage.errors import KeyUnusable
from sudare.storage.providers import master_key
from sudare.storage.providers.master_key import fresh_key, unwrap, wrap
from sudare.storage.terms import Purpose

pytestmark = pytest.mark.django_db


@pytest.fixture
def key_file(settings, tmp_path) -> Path:
    settings.MASTER_KEY = None
    settings.MASTER_KEY_FILE = tmp_path / "keys" / "master.key"
    return settings.MASTER_KEY_FILE


def test_the_first_start_makes_a_private_key_file(key_file):
    key = fresh_key()
    assert unwrap(wrap(key)) == key
    assert len(base64.b64decode(key_file.read_text())) == 32
    assert stat.S_IMODE(key_file.stat().st_mode) == 0o600
    assert stat.S_IMODE(key_file.parent.stat().st_mode) == 0o700


def test_two_first_starts_at_once_share_one_key(key_file):
    read: list[bytes] = []
    starts = [threading.Thread(target=lambda: read.append(_key_made_by_a_start(key_file))) for _ in range(8)]
    [start.start() for start in starts]
    [start.join() for start in starts]
    assert len(read) == 8
    assert len(set(read)) == 1
    assert [path.name for path in key_file.parent.iterdir()] == ["master.key"]


def _key_made_by_a_start(path: Path) -> bytes:
    if not path.exists():
        master_key._place(path)
    return path.read_bytes()


def test_the_environment_wins_over_the_file(key_file, settings):
    settings.MASTER_KEY = base64.b64encode(os.urandom(32)).decode()
    key = fresh_key()
    assert unwrap(wrap(key)) == key
    assert not key_file.exists()


@pytest.mark.parametrize("text", ["", "short", base64.b64encode(bytes(16)).decode(), "ä" * 44], ids=repr)
def test_a_key_of_the_wrong_shape_is_refused(key_file, text):
    key_file.parent.mkdir()
    key_file.touch(mode=0o600)
    key_file.write_text(text)
    with pytest.raises(KeyUnusable):
        wrap(fresh_key())


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o644])
def test_a_key_others_can_read_is_refused(key_file, mode):
    key_file.parent.mkdir()
    key_file.write_text(base64.b64encode(os.urandom(32)).decode())
    key_file.chmod(mode)
    with pytest.raises(KeyUnusable, match="0600"):
        wrap(fresh_key())


def test_a_key_inside_the_data_directory_is_refused(settings):
    settings.MASTER_KEY = None
    settings.MASTER_KEY_FILE = settings.DATA_DIR / "sealed" / ".." / "master.key"
    with pytest.raises(KeyUnusable, match="data directory"):
        wrap(fresh_key())
    assert not settings.MASTER_KEY_FILE.exists()


def test_a_lost_key_is_not_replaced_while_something_is_sealed_with_it(key_file):
    actions.seal(organisation_id=new_id(), purpose=Purpose.RENDITION, content=b"sealed")
    key_file.rename(key_file.with_name("elsewhere"))
    master_key._from_file.cache_clear()  # as a restarted process would see it
    with pytest.raises(KeyUnusable, match="missing"):
        wrap(fresh_key())
    assert not key_file.exists()


def test_another_installations_key_opens_nothing(settings):
    settings.MASTER_KEY = base64.b64encode(os.urandom(32)).decode()
    row = actions.seal(organisation_id=new_id(), purpose=Purpose.RENDITION, content=b"sealed")
    settings.MASTER_KEY = base64.b64encode(os.urandom(32)).decode()
    with pytest.raises(KeyUnusable):
        actions.open_sealed(object_id=row.id)

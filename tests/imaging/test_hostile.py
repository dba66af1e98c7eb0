"""Files that mean harm end in a reason, and the next picture opens in the same child."""

import pytest

from specimens.formats import STILL
from specimens.hostile import REFUSED
from specimens.pictures import photo
from sudare.imaging.errors import TooManyBytes, Truncated, Unreadable
from sudare.imaging.sandbox import Sandbox
from sudare.imaging.terms import Limits


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_file_is_refused_with_its_reason_and_the_child_lives(sandbox, name):
    code, make = REFUSED[name]
    before = sandbox.pids()
    with pytest.raises(Unreadable) as refusal:
        sandbox.open(make())
    assert refusal.value.code == code
    assert sandbox.pids() == before, "the refusal cost the child its life"


@pytest.mark.parametrize("name", [name for name in STILL if not name.startswith("bmp")])
@pytest.mark.parametrize("share", [0.3, 0.9, 0.999])
def test_a_file_that_was_cut_is_refused(sandbox, name, share):
    content = STILL[name][1]()
    with pytest.raises(Unreadable) as refusal:
        sandbox.open(content[: int(len(content) * share)])
    assert refusal.value.code in {"truncated", "unreadable", "disguised"}


def test_a_jpeg_without_its_end_is_truncated_even_if_it_decodes(sandbox):
    with pytest.raises(Truncated):
        sandbox.open(photo()[:-2])


def test_too_many_bytes_never_reach_the_child():
    with Sandbox(limits=Limits(max_bytes=1000)) as small, pytest.raises(TooManyBytes):
        small.open(photo())

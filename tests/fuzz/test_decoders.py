"""Mutated files of every format: each ends in a picture or a reason, and the parent never sees anything else."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from specimens.formats import MOVING, STILL
from sudare.imaging.errors import DecoderDied, TookTooLong, Unreadable
from sudare.imaging.sandbox import Sandbox
from sudare.imaging.terms import Limits

SEEDS = [make() for _, make in STILL.values()] + [make() for make in MOVING.values()]


@pytest.fixture(scope="module")
def pool() -> Iterator[Sandbox]:
    with Sandbox(limits=Limits(max_px=2_000_000, max_seconds=8)) as made:
        yield made


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """A good file with a few bytes changed near its start, where the headers are, or anywhere; sometimes cut or doubled."""
    content = bytearray(draw(st.sampled_from(SEEDS)))
    reach = draw(st.sampled_from([64, 1024, len(content)]))
    for _ in range(draw(st.integers(1, 8))):
        content[draw(st.integers(0, min(reach, len(content)) - 1))] = draw(st.integers(0, 255))
    cut = draw(st.integers(0, len(content))) if draw(st.booleans()) else len(content)
    return bytes(content[:cut]) + (bytes(content[cut // 2 :]) if draw(st.booleans()) else b"")


@settings(max_examples=80, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(content=mutated())
def test_a_mutated_file_is_a_picture_or_a_reason(pool, content):
    try:
        opened = pool.open(content)
    except (DecoderDied, TookTooLong) as died:
        pytest.fail(f"a decoder was killed by a mutated file: {died!r} {content[:80]!r}")
    except Unreadable:
        return
    assert set(opened.renditions) == {"thumbnail", "view", "full", "veil"}

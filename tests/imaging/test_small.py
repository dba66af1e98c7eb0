"""Pictures made small: as small as asked for, all in one go, and nothing at all where the walls don't stand."""

import sys
from functools import partial

import numpy as np
import pytest

from specimens.pictures import encoded, photo, scene
from sudare.imaging import small as smallness
from sudare.imaging import wire
from sudare.imaging.errors import DecoderDied, NoSandbox, Unreadable
from sudare.imaging.sandbox import Child, Sandbox
from sudare.imaging.small import small
from sudare.imaging.terms import Limits, Pixels, ToShrink

LOOKED = wire.ANSWER.pack(wire.MAGIC, wire.Outcome.LOOKED, 0)


@pytest.fixture(scope="module")
def renditions(sandbox):
    return sandbox.open(photo()).renditions


def playing(said, place):
    """A child that says this, whatever it is asked."""
    script = "import sys; sys.stdout.buffer.write(open(sys.argv[1], 'rb').read()); sys.stdout.flush(); sys.stdin.buffer.read()"
    words = place / "words"
    words.write_bytes(wire.READY.pack(wire.MAGIC, 0) + said)
    return Child((sys.executable, "-I", "-c", script, str(words)))


@pytest.mark.parametrize("box_px", [24, 100, 640, 5000])
def test_as_small_as_asked_for_and_never_larger_than_it_was(sandbox, renditions, box_px):
    view = renditions["view"]
    made = sandbox.shrink(view.content, box_px=box_px)
    assert max(made.width_px, made.height_px) == min(box_px, max(view.width_px, view.height_px))
    assert len(made.rgb) == 3 * made.width_px * made.height_px


def test_it_is_the_same_picture(sandbox):
    picture = scene()
    full = sandbox.open(encoded(picture, "PNG")).renditions["full"].content
    made = sandbox.shrink(full, box_px=24)
    shown = np.frombuffer(made.rgb, np.uint8).reshape(made.height_px, made.width_px, 3).astype(int)
    meant = np.asarray(picture.convert("RGB").resize((made.width_px, made.height_px))).astype(int)
    assert np.abs(shown - meant).mean() < 12


def test_a_veil_of_grey_stays_grey_and_gets_three_bytes(sandbox, renditions):
    made = sandbox.shrink(renditions["veil"].content, box_px=24)
    grey = np.frombuffer(made.rgb, np.uint8).reshape(-1, 3)
    assert max(made.width_px, made.height_px) == 24
    assert (grey[:, :1] == grey).all()


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"\xff\xd8 not one of ours \xff\xd9"])
def test_what_is_no_rendition_of_ours_is_not_opened(sandbox, content):
    with pytest.raises(Unreadable):
        sandbox.shrink(content, box_px=24)


@pytest.mark.parametrize(
    "said",
    [
        LOOKED + wire.LOOKS.pack(1, 1) + wire.LOOK.pack(640, 480) + bytes(640 * 480 * 3),
        LOOKED + wire.LOOKS.pack(2, 1) + wire.LOOK.pack(24, 18) + bytes(24 * 18 * 3),
        LOOKED + wire.LOOKS.pack(1, 0) + wire.LOOK.pack(24, 18) + bytes(24 * 18 * 3),
        wire.ANSWER.pack(wire.MAGIC, wire.Outcome.OPENED, 0),
    ],
)
def test_a_child_that_says_more_than_was_asked_for_is_not_believed(renditions, tmp_path, said):
    liar = playing(said, tmp_path)
    try:
        with pytest.raises(DecoderDied):
            liar.shrink(renditions["view"].content, box_px=24, limits=Limits(max_seconds=1))
    finally:
        liar.end()


def test_several_in_one_go_and_one_that_cant_be_opened_costs_no_other(renditions):
    view = renditions["view"].content
    made = small([ToShrink(view, 24), ToShrink(b"nothing", 24), ToShrink(view, 320)])
    assert [each and max(each.width_px, each.height_px) for each in made] == [24, None, 320]
    assert small([]) == ()


def test_without_a_sandbox_there_is_nothing(renditions, monkeypatch):
    def dead(**_):
        return Child((sys.executable, "-I", "-c", ""))

    monkeypatch.setattr(smallness, "Sandbox", partial(Pool, dead))
    assert small([ToShrink(renditions["view"].content, 24)] * 3) == (None,) * 3
    monkeypatch.setattr(smallness, "Sandbox", unavailable)
    assert small([ToShrink(renditions["view"].content, 24)]) == (None,)


class Slow:
    """Takes as long as it is told to stand, and as long for each picture; ``falls_at``: where no sandbox stands."""

    def __init__(self, *, stands_after: float = 0.0, takes: float = 0.0, falls_at: int = -1) -> None:
        self.passed, self.asked = 0.0, 0
        self._stands_after, self._takes, self._falls_at = stands_after, takes, falls_at

    def monotonic(self):
        return self.passed

    def layers(self):
        self.passed += self._stands_after
        self._stands_after = 0.0

    def shrink(self, content, *, box_px):
        self.layers()
        self.asked += 1
        if self.asked > self._falls_at >= 0:
            raise NoSandbox
        self.passed += self._takes
        return Pixels(1, 1, b"abc")

    def drawn(self, monkeypatch, amount):
        monkeypatch.setattr(smallness, "time", self)
        return [each is not None for each in smallness._each([ToShrink(b"", 24)] * amount, self)]


def test_when_the_time_is_over_no_further_picture_is_begun(monkeypatch):
    slow = Slow(takes=smallness.WHOLE_SECONDS * 2 / 3)
    assert slow.drawn(monkeypatch, 5) == [True, True, False, False, False]
    assert slow.asked == 2


def test_the_time_of_the_pictures_begins_when_the_sandbox_stands(monkeypatch):
    slow = Slow(stands_after=smallness.START_SECONDS + 1, takes=smallness.WHOLE_SECONDS * 2 / 3)
    assert slow.drawn(monkeypatch, 3) == [True, True, False]


def test_where_the_sandbox_falls_midway_what_is_drawn_stays(monkeypatch):
    slow = Slow(falls_at=2)
    assert slow.drawn(monkeypatch, 5) == [True, True, False, False, False]
    assert slow.asked == 3


def test_a_child_that_hangs_before_its_first_word_is_ended(renditions):
    hanging = Child((sys.executable, "-I", "-c", "import time; time.sleep(600)"), start_seconds=0.1)
    try:
        with pytest.raises(NoSandbox):
            hanging.shrink(renditions["view"].content, box_px=24, limits=Limits(max_seconds=1))
        assert hanging.process.wait() != 0
    finally:
        hanging.end()


class Pool(Sandbox):
    """With children of another make."""

    def __init__(self, make, **how):
        super().__init__(**how)
        self._children._make = make


def unavailable(**_):
    raise OSError

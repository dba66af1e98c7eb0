"""Marking and finding through the locked child, from bytes to bytes."""

import io
import os
import signal
from collections.abc import Iterator

import numpy as np
import pytest
from PIL import Image

from sudare.imaging.errors import DecoderDied, TookTooLong, Unreadable
from sudare.imaging.marker import Marker
from sudare.imaging.marks.terms import Mark
from sudare.imaging.plain import is_plain
from sudare.imaging.sandbox import Sandbox
from sudare.specimens.ordinary import scene

SECRET = b"a secret for trying out marks, 1"
MARK = Mark.of(0xBEEF_1234)


@pytest.fixture(scope="module")
def marker() -> Iterator[Marker]:
    with Marker(secret=SECRET) as pool:
        yield pool


@pytest.fixture(scope="module")
def photo(sandbox: Sandbox) -> bytes:
    return _renditions(sandbox, _written(_scene(), "JPEG"))["view"]


def _scene(name: str = "plate") -> Image.Image:
    return scene(name, np.random.default_rng(7))


def _written(image: Image.Image, kind: str, **how: object) -> bytes:
    kept = io.BytesIO()
    image.save(kept, kind, **how)
    return kept.getvalue()


def _renditions(sandbox: Sandbox, content: bytes) -> dict[str, bytes]:
    return {name: made.content for name, made in sandbox.open(content).renditions.items()}


def _drawing() -> Image.Image:
    image = Image.new("RGB", (900, 700), "#ffffff")
    for at in range(40, 640, 40):
        image.paste((20, 60 + at // 8, 160), (at, at, at + 120, at + 12))
        image.paste((30, 30, 30), (880 - at, at, 890, at + 5))
    return image


def test_a_veil_is_small_grey_still_and_tells_nothing_but_light_and_dark(marker: Marker, sandbox: Sandbox) -> None:
    noise = Image.effect_noise((1600, 1200), 90).convert("RGB")
    view = _renditions(sandbox, _written(noise, "JPEG", quality=95))["view"]
    moving = _renditions(sandbox, _written(noise, "GIF", save_all=True, append_images=[noise.rotate(180)]))["view"]
    for content in (view, moving):
        veil = marker.veil(content)
        assert is_plain(veil.content, media_type="image/jpeg", width_px=320, height_px=240)
        with Image.open(io.BytesIO(veil.content)) as shown, Image.open(io.BytesIO(content)) as below:
            assert shown.mode == "L"
            assert np.asarray(below.convert("L").resize((320, 240)), float).std() > 4 * np.asarray(shown, float).std()
        assert marker.mark(veil.content, MARK).media_type == "image/jpeg"
    with pytest.raises(Unreadable):
        marker.veil(b"no picture")


def test_a_marked_picture_names_its_number_and_nothing_else(marker: Marker, photo: bytes) -> None:
    marked = marker.mark(photo, MARK)
    assert is_plain(marked.content, media_type=marked.media_type, width_px=1200, height_px=900)
    found = marker.find(marked.content, photo)
    assert (found.number, found.is_aligned) == (MARK.number, True)


def test_the_rendition_itself_names_nobody(marker: Marker, photo: bytes) -> None:
    found = marker.find(photo, photo)
    assert (found.number, found.strength, found.is_aligned) == (None, 0.0, True)


def test_another_secret_reads_nothing(marker: Marker, photo: bytes) -> None:
    marked = marker.mark(photo, MARK)
    with Marker(secret=b"another") as stranger:
        assert stranger.find(marked.content, photo).number is None


def test_a_drawing_stays_a_drawing(marker: Marker, sandbox: Sandbox) -> None:
    own = _renditions(sandbox, _written(_drawing(), "PNG"))["full"]
    marked = marker.mark(own, MARK)
    assert marked.media_type == "image/png"
    assert marker.find(_written(Image.open(io.BytesIO(marked.content)), "JPEG", quality=60), own).number == MARK.number


def test_every_frame_carries_the_mark(marker: Marker, sandbox: Sandbox) -> None:
    frames = [_scene("sea").resize((480, 360)).rotate(4 * turn) for turn in range(4)]
    own = _renditions(sandbox, _written(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=80))["full"]
    marked = marker.mark(own, MARK)
    moving = Image.open(io.BytesIO(marked.content))
    assert (marked.media_type, moving.n_frames) == ("image/webp", 4)
    for number in range(4):
        moving.seek(number)
        still = _written(moving.convert("RGB"), "PNG")
        assert marker.find(still, own).number == MARK.number, number


def test_what_is_no_rendition_is_never_shown(marker: Marker, photo: bytes) -> None:
    for content in (b"", b"<svg/>", photo[:-400], photo + b"trailer"):
        with pytest.raises(Unreadable):
            marker.mark(content, MARK)
        with pytest.raises(Unreadable):
            marker.find(photo, content)
    for content in (b"", b"<svg/>", photo[:-400]):
        with pytest.raises(Unreadable):
            marker.find(content, photo)
    assert marker.mark(photo, MARK).content  # and the next one is marked as before


def test_a_child_that_was_killed_is_replaced(marker: Marker, photo: bytes) -> None:
    before = marker.pids()[0]
    os.kill(before, signal.SIGKILL)
    os.waitid(os.P_PID, before, os.WEXITED | os.WNOWAIT)
    assert marker.mark(photo, MARK).content
    assert marker.pids()[0] != before


def test_a_child_that_lies_or_hangs_shows_nothing(photo: bytes) -> None:
    ready = (
        "import sys; sys.stdout.buffer.write(b'SUD1' + bytes([0, 15])); sys.stdout.flush(); sys.stdin.buffer.read(45);"
    )
    liars = {
        "print('SUM1')": DecoderDied,
        "sys.stdout.buffer.write(b'SUM1' + bytes([1, 0]) + bytes([255] * 8))": DecoderDied,
        "sys.stdout.buffer.write(b'SUM1' + bytes([1, 0]) + bytes(7) + bytes([4]) + b'\\xff\\xd8\\xff\\xd9')": DecoderDied,
        "sys.stdout.buffer.write(b'SUM1' + bytes([2, 0]) + bytes(22))": DecoderDied,
        "import signal; signal.setitimer(0, 0.2); import time; time.sleep(60)": TookTooLong,
    }
    import sys

    for lie, kind in liars.items():
        with Marker(command=(sys.executable, "-I", "-c", ready + lie)) as liar, pytest.raises(kind):
            liar.mark(photo, MARK)

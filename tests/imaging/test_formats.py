"""Every format arrives right: its pixels, its way up, and nothing else."""

import io

import numpy as np
import pytest
from PIL import Image

from specimens.formats import CARRIES_ORIENTATION, MOVING, STILL, TURNS, corners, turned
from specimens.pictures import CANARY, encoded, scene


def pixels(content: bytes) -> np.ndarray:
    with Image.open(io.BytesIO(content)) as opened:
        return np.asarray(opened.convert("RGB")).astype(int)


@pytest.mark.parametrize("name", STILL)
def test_a_still_picture_arrives_with_the_pixels_an_independent_decoder_sees(sandbox, name):
    form, make = STILL[name]
    content = make()
    opened = sandbox.open(content)
    assert opened.media.format == form
    assert (opened.media.width_px, opened.media.height_px, opened.media.pages) == (640, 480, 1)
    assert {n: (r.width_px, r.height_px) for n, r in opened.renditions.items()} == {
        "thumbnail": (320, 240),
        "view": (640, 480),
        "full": (640, 480),
        "veil": (320, 240),
    }
    difference = abs(pixels(opened.renditions["full"].content) - pixels(content))
    assert difference.mean() < 6, "another decoder sees another picture"


@pytest.mark.parametrize("kind", CARRIES_ORIENTATION)
@pytest.mark.parametrize("orientation", TURNS)
def test_a_turned_picture_arrives_upright(sandbox, kind, orientation):
    opened = sandbox.open(turned(kind, orientation))
    for name in ("thumbnail", "view", "full"):
        assert corners(opened.renditions[name].content) == TURNS[orientation]
    assert (opened.media.width_px > opened.media.height_px) == (orientation < 5)


@pytest.mark.parametrize("name", MOVING)
def test_what_moves_keeps_moving_and_has_a_still_thumbnail(sandbox, name):
    opened = sandbox.open(MOVING[name]())
    assert (opened.media.format, opened.media.pages) == (name, 8)
    for rendition in ("view", "full"):
        with Image.open(io.BytesIO(opened.renditions[rendition].content)) as moving:
            assert (moving.format, moving.n_frames) == ("WEBP", 8)
    with Image.open(io.BytesIO(opened.renditions["thumbnail"].content)) as still:
        assert getattr(still, "n_frames", 1) == 1


def test_a_screenshot_stays_without_loss(sandbox):
    page = Image.new("RGB", (800, 600), "white")
    page.paste((20, 20, 30), (100, 100, 700, 110))
    opened = sandbox.open(encoded(page, "PNG"))
    assert opened.renditions["full"].media_type == "image/png"
    assert (pixels(opened.renditions["full"].content) == np.asarray(page)).all()


def test_hidden_colours_under_transparency_are_not_sent(sandbox):
    """A picture 'cut out' in an editor keeps what was cut away, at alpha 0."""
    cut = scene().convert("RGBA")
    cut.putalpha(0)
    opened = sandbox.open(encoded(cut, "PNG"))
    assert pixels(opened.renditions["full"].content).std() < 1


def test_a_file_with_a_motion_video_behind_it_is_a_picture_without_it(sandbox):
    opened = sandbox.open(encoded(scene(), "JPEG") + b"\0\0\0\x18ftypmp42" + CANARY.encode() * 100)
    assert "motion_video" in {fact.kind for fact in opened.facts}
    assert "trailer" in opened.removed
    assert not any(CANARY.encode() in rendition.content for rendition in opened.renditions.values())


def test_a_picture_of_60_megapixels_arrives(sandbox):
    shape = scene(1000, 667).resize((9480, 6320))
    block = Image.Exif()
    block[0x112] = 6
    opened = sandbox.open(encoded(shape, "JPEG", quality=60, exif=block))
    assert (opened.media.width_px, opened.media.height_px) == (6320, 9480)
    assert corners(opened.renditions["view"].content) == TURNS[6]


def test_what_a_phone_appends_to_a_heic_is_a_trailer(sandbox):
    opened = sandbox.open(STILL["heic"][1]() + b"SEFT" + CANARY.encode() * 20)
    assert "trailer" in opened.removed
    assert "trailing_bytes" in {fact.kind for fact in opened.facts}

"""What screening gets to see is what everybody will see, and all of it."""

import io

import numpy as np
import pytest
from PIL import Image, ImageDraw

from specimens.formats import CARRIES_ORIENTATION, STILL, TURNS, turned
from specimens.pictures import encoded, scene
from sudare.imaging.geometry import screened_size
from sudare.imaging.terms import LOOKS_MAX, SCREENED_MAX_PX


def array(look):
    return np.frombuffer(look.rgb, np.uint8).reshape(look.height_px, look.width_px, 3)


def shown(rendition):
    with Image.open(io.BytesIO(rendition.content)) as opened:
        return np.asarray(opened.convert("RGB"))


@pytest.mark.parametrize("name", STILL)
def test_a_look_shows_the_pixels_of_the_full_rendition(sandbox, name):
    opened = sandbox.open(STILL[name][1]())
    (look,) = opened.looks
    assert opened.is_all_seen
    assert abs(array(look).astype(int) - shown(opened.renditions["full"])).mean() < 4


@pytest.mark.parametrize("kind", CARRIES_ORIENTATION)
@pytest.mark.parametrize("orientation", TURNS)
def test_a_look_is_upright(sandbox, kind, orientation):
    opened = sandbox.open(turned(kind, orientation))
    assert abs(array(opened.looks[0]).astype(int) - shown(opened.renditions["full"])).mean() < 8


def test_a_grey_picture_is_looked_at_in_three_bands(sandbox):
    opened = sandbox.open(encoded(scene().convert("L"), "PNG"))
    pixels = array(opened.looks[0])
    assert (pixels == pixels[:, :, :1]).all()
    assert pixels.std() > 10


def test_a_large_picture_is_looked_at_in_six_megapixels(sandbox):
    opened = sandbox.open(encoded(scene(4000, 3000), "JPEG"))
    (look,) = opened.looks
    assert (look.width_px, look.height_px) == screened_size(4000, 3000)
    assert 0.99 * SCREENED_MAX_PX < look.width_px * look.height_px <= SCREENED_MAX_PX


def test_looks_come_before_the_picture_is_finished(sandbox):
    seen = []
    opened = sandbox.open(encoded(scene(), "JPEG"), on_looks=lambda looks, is_all: seen.append((looks, is_all)))
    assert seen == [(opened.looks, True)]


def moving(frames):
    return encoded(frames[0], "WEBP", save_all=True, append_images=frames[1:], lossless=True, duration=100)


def test_a_frame_that_flashes_a_line_of_small_print_is_looked_at(sandbox):
    calm = scene(800, 600)
    flash = calm.copy()
    ImageDraw.Draw(flash).text((300, 300), "1234", fill=(0, 0, 0))
    opened = sandbox.open(moving([calm, calm, flash, calm]))
    assert len(opened.looks) == 2
    assert opened.is_all_seen
    assert abs(array(opened.looks[1]).astype(int) - np.asarray(flash)).max() < 3


def test_frames_that_only_flicker_are_looked_at_once(sandbox):
    chance = np.random.default_rng(3)
    base = np.asarray(scene(320, 240)).astype(int)
    frames = [
        Image.fromarray((base + chance.integers(-3, 4, base.shape)).clip(0, 255).astype(np.uint8)) for _ in "1234"
    ]
    opened = sandbox.open(moving(frames))
    assert len(opened.looks) == 1
    assert opened.is_all_seen


@pytest.mark.parametrize(("count", "is_all_seen"), [(LOOKS_MAX, True), (LOOKS_MAX + 1, False)])
def test_more_news_than_may_be_looked_at_is_said(sandbox, count, is_all_seen):
    frames = []
    for number in range(count):
        frame = Image.new("RGB", (320, 240), (200, 200, 200))
        frame.paste((10, 10, 10), (20 * number, 20, 20 * number + 18, 200))
        frames.append(frame)
    opened = sandbox.open(moving(frames))
    assert len(opened.looks) == LOOKS_MAX
    assert opened.is_all_seen is is_all_seen


def test_large_moving_pictures_are_looked_at_as_long_as_there_is_room(sandbox):
    frames = [Image.new("RGB", (2000, 1500), (30 * number, 0, 0)) for number in range(9)]
    opened = sandbox.open(moving(frames))
    assert len(opened.looks) == 8
    assert not opened.is_all_seen


@pytest.mark.parametrize("size", [(640, 480), (4000, 3000), (30, 2000), (5, 5)])
def test_a_veil_is_grey_and_knows_next_to_nothing(sandbox, size):
    opened = sandbox.open(encoded(scene(*size), "PNG"))
    veil = opened.renditions["veil"]
    assert max(veil.width_px, veil.height_px) <= 320
    pixels = shown(veil).astype(int)
    assert (pixels == pixels[:, :, :1]).all()
    with Image.open(io.BytesIO(veil.content)) as opened_veil:
        small = opened_veil.convert("L").resize((min(24, veil.width_px), min(24, veil.height_px)), Image.Resampling.BOX)
        again = np.asarray(small.resize(opened_veil.size, Image.Resampling.BICUBIC)).astype(int)
    assert abs(again - pixels[:, :, 0]).mean() < 4, "it holds more than 24 × 24 cells"


def test_two_faces_of_the_same_light_are_veiled_alike(sandbox):
    """What tells people apart is finer than a veil."""
    page = Image.new("RGB", (600, 600), (190, 170, 150))
    pen = ImageDraw.Draw(page)
    pen.ellipse((150, 100, 450, 500), fill=(220, 190, 170))
    veils = []
    for eye, mouth in (((240, 260), "ー"), ((236, 264), "v")):
        face = page.copy()
        pen = ImageDraw.Draw(face)
        for x in eye, (600 - eye[0], 600 - eye[1]):
            pen.ellipse((x[0] - 14, 240, x[0] + 14, 262), fill=(60, 50, 40))
        pen.line((270, 400, 330, 400) if mouth == "ー" else (270, 396, 300, 404, 330, 396), fill=(150, 60, 60), width=8)
        veils.append(shown(sandbox.open(encoded(face, "PNG")).renditions["veil"]).astype(int))
    assert abs(veils[0] - veils[1]).max() < 12

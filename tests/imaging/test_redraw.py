"""Drawing anew: what is covered is gone, from every rendition, and nothing lands in another place."""

import io

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from specimens.pictures import encoded, plain_photo, scene
from sudare.imaging.errors import ImpossibleEdit, Unreadable
from sudare.imaging.geometry import moved
from sudare.imaging.sandbox import Sandbox
from sudare.imaging.terms import Box, Edit, Stroke

WIDTH, HEIGHT = 400, 300
NAMES = {"thumbnail", "view", "full", "veil"}
part = st.floats(0, 1)


@st.composite
def boxes(draw):
    x, y = draw(st.floats(0, 0.8)), draw(st.floats(0, 0.8))
    return Box(x, y, draw(st.floats(0.05, 1 - x)), draw(st.floats(0.05, 1 - y)))


strokes = st.builds(Stroke, st.lists(st.tuples(part, part), min_size=1, max_size=5).map(tuple), st.floats(0.01, 0.2))
edits = st.builds(
    Edit,
    st.lists(boxes() | strokes, min_size=1, max_size=4).map(tuple),
    st.integers(0, 3),
    st.just(0.0) | st.floats(-20, 20),
    st.none() | boxes(),
)


@pytest.fixture(scope="module")
def pool():
    with Sandbox(pictures_per_child=10_000) as pool:
        yield pool


def pixels(rendition):
    with Image.open(io.BytesIO(rendition.content)) as opened:
        return np.asarray(opened.convert("RGB")).astype(int)


def opened_full(pool, picture, kind):
    return pool.open(encoded(picture, kind, **({"quality": 92} if kind == "JPEG" else {}))).renditions["full"].content


def flat(colour=(200, 180, 90)):
    return Image.new("RGB", (WIDTH, HEIGHT), colour)


def painted_where(pool, edit):
    """bool (height, width): which pixels of the picture as it is an edit's masks cover."""
    drawn = pool.redraw(opened_full(pool, flat(), "PNG"), Edit(edit.masks))["full"]
    return (pixels(drawn) != (200, 180, 90)).any(axis=-1)


@settings(max_examples=15, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(edit=edits, seed=st.integers(0, 99))
def test_two_pictures_that_differ_only_below_the_masks_are_drawn_to_the_same_bytes(pool, edit, seed):
    """Every byte of every rendition follows from what is shown: nothing of what is covered can be worked out."""
    covered = painted_where(pool, edit)
    base = np.asarray(scene(WIDTH, HEIGHT)).copy()
    other = base.copy()
    other[covered] = np.random.default_rng(seed).integers(0, 256, (int(covered.sum()), 3))
    drawn = [pool.redraw(encoded(Image.fromarray(below), "PNG"), edit) for below in (base, other)]
    assert set(drawn[0]) == NAMES
    for name in NAMES:
        assert drawn[0][name].content == drawn[1][name].content, name


def test_of_a_photograph_nothing_below_a_mask_survives_either(pool):
    """A JPEG has spread what it shows by a block each time it was saved; what lies deeper than two leaves no trace."""
    edit = Edit(masks=(Box(0.2, 0.2, 0.5, 0.5),))
    noise = np.random.default_rng(5).integers(0, 256, (HEIGHT, WIDTH, 3))
    base = np.asarray(scene(WIDTH, HEIGHT)).astype(int)
    other = base.copy()
    deep = np.s_[60 + 40 : 210 - 40, 80 + 40 : 280 - 40]
    other[deep] = noise[deep]
    drawn = [pool.redraw(opened_full(pool, Image.fromarray(p.astype(np.uint8)), "JPEG"), edit) for p in (base, other)]
    for name in NAMES:
        assert drawn[0][name].media_type == "image/jpeg"
        assert drawn[0][name].content == drawn[1][name].content, name


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_mask_is_two_neighbouring_dark_tones_in_level_slats(pool, kind):
    picture = scene() if kind == "JPEG" else flat().resize((640, 480))
    drawn = pool.redraw(opened_full(pool, picture, kind), Edit(masks=(Box(0.25, 0.25, 0.5, 0.5),)))
    inside = pixels(drawn["full"])[136:344, 176:464]
    slack = 0 if kind == "PNG" else 6
    tones = np.array([(57, 66, 61), (68, 78, 72)])
    assert abs(inside[:, :, None, :] - tones).sum(axis=-1).min(axis=-1).max() <= 3 * slack
    assert abs(np.diff(inside, axis=1)).max() <= slack, "slats lie level"
    assert drawn["full"].media_type == ("image/png" if kind == "PNG" else "image/jpeg")


def test_slats_lie_level_after_a_quarter_turn_too(pool):
    drawn = pool.redraw(opened_full(pool, scene(), "PNG"), Edit(masks=(Box(0, 0, 1, 1),), quarter_turns=1))
    assert abs(np.diff(pixels(drawn["full"]), axis=1)).max() == 0


def test_a_grey_picture_is_covered_too(pool):
    drawn = pool.redraw(opened_full(pool, scene().convert("L"), "PNG"), Edit(masks=(Box(0, 0, 1, 1),)))
    assert set(np.unique(pixels(drawn["full"]))) == {61, 73}


@settings(max_examples=15, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(
    edit=st.builds(Edit, st.just(()), st.integers(0, 3), st.just(0.0) | st.floats(-20, 20), st.none() | boxes()),
    box=boxes(),
)
def test_a_box_is_where_its_pixels_went(pool, edit, box):
    """Painted first and found again afterwards, against what geometry says."""
    picture = flat((250, 250, 250))
    left, top = round(box.x * WIDTH), round(box.y * HEIGHT)
    right, bottom = (
        max(left + 1, round((box.x + box.width) * WIDTH)),
        max(top + 1, round((box.y + box.height) * HEIGHT)),
    )
    picture.paste((0, 0, 0), (left, top, right, bottom))
    placed = Box(left / WIDTH, top / HEIGHT, (right - left) / WIDTH, (bottom - top) / HEIGHT)
    shown = pixels(pool.redraw(encoded(picture, "PNG"), edit)["full"]).sum(axis=-1) < 300
    place = moved(placed, edit, size_px=(WIDTH, HEIGHT))
    height, width = shown.shape
    if not shown.any():
        assert place is None or min(place.width * width, place.height * height) <= 4
        return
    rows, columns = np.nonzero(shown.any(axis=1))[0], np.nonzero(shown.any(axis=0))[0]
    found = (columns[0], rows[0], columns[-1] + 1, rows[-1] + 1)
    told = (place.x * width, place.y * height, (place.x + place.width) * width, (place.y + place.height) * height)
    inside_px = (told[0], told[1], width - told[2], height - told[3])
    may_be_cut = bool(edit.straighten_degrees) and (edit.crop is not None or min(inside_px) < 1)
    assert may_be_cut or np.abs(np.subtract(found, told)).max() <= 2
    inside = told[0] - 2 <= found[0] and told[1] - 2 <= found[1] and found[2] <= told[2] + 2 and found[3] <= told[3] + 2
    assert inside, "something of it lies outside the box"


def test_a_stroke_covers_the_round_way_of_its_brush(pool):
    stroke = Stroke(((0.25, 0.5), (0.75, 0.5)), 0.05)  # 400 px longer side: 20 px
    covered = painted_where(pool, Edit(masks=(stroke,)))
    down, across = np.mgrid[0:HEIGHT, 0:WIDTH] + 0.5
    along = np.clip(across, 100, 300)
    distance = np.hypot(across - along, down - 150)
    assert covered[distance <= 20].all()
    assert not covered[distance > 23].any()


def test_a_single_tap_of_the_brush_covers_a_dot(pool):
    covered = painted_where(pool, Edit(masks=(Stroke(((0.5, 0.5),), 0.02),)))
    assert covered[150, 200]
    assert 150 < covered.sum() < 350


def test_straightening_uncovers_paper_and_keeps_the_size(pool):
    drawn = pool.redraw(opened_full(pool, flat((10, 20, 30)), "PNG"), Edit(straighten_degrees=10))["full"]
    shown = pixels(drawn)
    assert shown.shape == (HEIGHT, WIDTH, 3)
    assert tuple(shown[1, 1]) == (250, 248, 243)
    assert tuple(shown[150, 200]) == (10, 20, 30)


@pytest.mark.parametrize("degrees", [0.0, 5.0])
def test_every_frame_of_what_moves_is_drawn(pool, degrees):
    frames = [Image.new("RGB", (200, 100), (20 * n, 200, 90)) for n in range(5)]
    content = encoded(frames[0], "WEBP", save_all=True, append_images=frames[1:], lossless=True, duration=[50] * 5)
    full = pool.open(content).renditions["full"].content
    edit = Edit(
        masks=(Box(0.25, 0.25, 0.5, 0.5), Stroke(((0.1, 0.9),), 0.02)),
        quarter_turns=1,
        straighten_degrees=degrees,
        crop=Box(0, 0, 1, 0.5),
    )
    drawn = pool.redraw(full, edit)
    assert set(drawn) == NAMES
    with Image.open(io.BytesIO(drawn["full"].content)) as moving:
        assert (moving.format, moving.n_frames, moving.size) == ("WEBP", 5, (100, 100))
        for number in range(5):
            moving.seek(number)
            shown = np.asarray(moving.convert("RGB")).astype(int)
            assert shown[80, 50].max() < 90, f"frame {number} is not covered"
            assert abs(shown[10, 50] - (20 * number, 200, 90)).max() < 12
            assert moving.convert("RGBA").getextrema()[3] == (255, 255)


@pytest.mark.parametrize(
    "edit",
    [
        Edit(quarter_turns=4),
        Edit(straighten_degrees=float("nan")),
        Edit(straighten_degrees=21),
        Edit(crop=Box(0.5, 0.5, 0.6, 0.5)),
        Edit(crop=Box(0, 0, 0, 1)),
        Edit(masks=(Box(float("inf"), 0, 1, 1),)),
        Edit(masks=(Stroke((), 0.1),)),
        Edit(masks=(Stroke(((0.5, 0.5),), 0.0),)),
        Edit(masks=(Stroke(((0.0, 0.0), (1.0, 1.0)) * 2000, 0.001),)),
        Edit(masks=(Box(0, 0, 1, 1),) * 501),
    ],
)
def test_an_edit_that_means_nothing_is_refused_before_anything_is_drawn(pool, edit):
    before = pool.pids()
    with pytest.raises(ImpossibleEdit):
        pool.redraw(plain_photo(WIDTH, HEIGHT), edit)
    assert pool.pids() == before


def test_only_our_own_renditions_are_drawn_anew(pool):
    with pytest.raises(Unreadable):
        pool.redraw(b"GIF89a", Edit())

"""Where the visible code stands, and how it is put together again."""

import numpy as np
import pytest

from sudare.imaging.marks import embedding, lettering
from sudare.imaging.marks.reading import read_code
from sudare.imaging.marks.terms import Mark


def _places(width: int, height: int, seed: int) -> list[lettering.Place]:
    rng = np.random.default_rng(seed)
    rough = rng.integers(0, 256, (height // 16 + 1, width // 16 + 1), np.uint8)
    return lettering.places(np.kron(rough, np.ones((16, 16), np.uint8))[:height, :width])


@pytest.mark.parametrize(("width", "height"), [(2048, 1536), (1536, 2048), (1400, 1400), (1024, 768), (2048, 900)])
def test_every_quarter_of_the_area_holds_a_whole_code(width: int, height: int) -> None:
    """The same shape half as large; and, of pictures that are no taller than wide, a quarter of the width."""
    windows = [(width // 2, height // 2), *([(width // 4, height)] if width >= height else [])]
    for seed in range(6):
        places = _places(width, height, seed)
        for wide, tall in windows:
            for left in range(0, width - wide + 1, 16):
                for top in range(0, height - tall + 1, 16):
                    assert any(
                        left <= place.left
                        and top <= place.top
                        and place.left + place.width <= left + wide
                        and place.top + place.height <= top + tall
                        for place in places
                    ), (left, top, wide, tall)


@pytest.mark.parametrize(("width", "height"), [(500, 1068), (501, 1067), (355, 270), (642, 331)])
def test_no_code_hangs_over_an_edge(width: int, height: int) -> None:
    """Calm ground is sought in steps of four pixels, and no side need be a multiple of them."""
    for seed in range(8):
        for place in _places(width, height, seed):
            assert 0 <= place.left <= width - place.width
            assert 0 <= place.top <= height - place.height


def test_a_picture_too_small_for_letters_has_none_and_still_carries_the_number() -> None:
    pixels = np.full((40, 40, 3), 128, np.uint8)
    plan = embedding.planned(pixels)
    embedding.put(pixels, plan, embedding.field(plan, b"x", Mark.of(7), b"k"), code=Mark.of(7).code, is_flat=False)
    assert plan.places == []
    assert pixels.min() < 128 < pixels.max()


def test_calm_ground_changes_by_one_level_and_white_never_wraps() -> None:
    for tone in (0, 1, 128, 254, 255):
        pixels = np.full((600, 800, 3), tone, np.uint8)
        plan = embedding.planned(pixels)
        embedding.lay(pixels, embedding.field(plan, b"x", Mark.of(7), b"k"), is_flat=True)
        assert 1 <= int(np.abs(pixels.astype(int) - tone).max()) <= 2, tone


def test_grey_pictures_are_marked_as_coloured_ones_are() -> None:
    grey = np.random.default_rng(1).integers(90, 160, (300, 400, 1), np.uint8)
    coloured = np.repeat(grey, 3, axis=2)
    for pixels in (grey, coloured):
        plan = embedding.planned(pixels)
        embedding.put(pixels, plan, embedding.field(plan, b"x", Mark.of(7), b"k"), code="000007", is_flat=True)
    assert np.array_equal(coloured[:, :, 1], grey[:, :, 0])


def test_a_code_is_put_together_from_many_readings() -> None:
    lines = [("1GDEFK", 0.6), ("GDFFK", 0.9), ("合計 1,200円", 0.99), ("1GDFFK", 0.8), ("1GDFF", 0.7), ("1G DFFK", 0.9)]
    read = read_code(lines)
    assert read is not None
    assert (read.code, read.times) == ("1GDFFK", 5)


def test_one_word_of_the_picture_does_not_outvote_the_tiles() -> None:
    lines = [("SAKURA", 0.99), ("9ARVYJ", 0.8), ("9ARVYJ", 0.7), ("9ARVY1", 0.5)]
    read = read_code(lines)
    assert read is not None
    assert (read.code, read.times) == ("9ARVYJ", 3)


def test_where_no_code_stands_none_is_read() -> None:
    assert read_code([("領収書", 0.99), ("12:34", 0.9), ("ABCDEFG", 0.9), ("GDFFK", 0.9)]) is None

"""A copy that leaked is recognised although letters lie over it."""

import io

import numpy as np
import pytest
from PIL import Image, ImageDraw

from sudare.imaging.marker import Marker
from sudare.imaging.marks.terms import Mark
from sudare.intake.families import copies_of, family_of
from sudare.screening.fingerprints import WITHIN, asked, distance


@pytest.fixture(scope="module")
def marker():
    with Marker() as pool:
        yield pool


def page() -> bytes:
    """Rows of small print and one large word: the letters of a mark weigh much on it."""
    rng = np.random.default_rng(4)
    sheet = Image.new("RGB", (900, 640), "#fdfcf8")
    pen = ImageDraw.Draw(sheet)
    for row in range(12):
        pen.rectangle((60, 60 + row * 46, 60 + int(rng.integers(200, 700)), 70 + row * 46), fill="#606060")
    pen.rectangle((600, 420, 840, 580), fill="#8090c0")
    kept = io.BytesIO()
    sheet.save(kept, "JPEG", quality=88)
    return kept.getvalue()


def pixels(content: bytes, *, size: tuple[int, int] | None = None) -> np.ndarray:
    shown = Image.open(io.BytesIO(content)).convert("RGB")
    return np.asarray(shown.resize(size) if size else shown)


def nearest(kept: tuple[bytes, ...], sought: tuple[bytes, ...]) -> int:
    return min(distance(one, other) for one in kept for other in sought)


def test_a_leaked_copy_is_nearer_to_the_list_than_to_the_picture_without_letters(sandbox, marker):
    plain, copies = family_of(page(), sandbox=sandbox), copies_of(page(), sandbox=sandbox, marker=marker)
    for number in (5, 987_654_321):
        leaked = marker.mark(page(), Mark.of(number)).content
        sought = asked(pixels(leaked, size=(450, 320)))
        assert nearest(copies, sought) < nearest(plain, sought)
        assert nearest(copies, sought) <= WITHIN

"""Own PDQ: what it survives, what it tells apart, and that it agrees with the published one."""

import os
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from sudare.screening.fingerprints import LEAST_QUALITY, WITHIN, asked, distance, family, pdq

SAMPLES = Path(os.environ.get("PICTURE_SAMPLES") or Path(__file__).parents[3] / "shared" / "samples") / "fingerprints"


def photograph(seed=7, width=900, height=600):
    """Soft shapes of many sizes: as much to go by as a photograph."""
    chance = np.random.default_rng(seed)
    whole = np.zeros((height, width, 3))
    for cells, weight in ((6, 60), (14, 110)):
        shapes = Image.fromarray(chance.integers(0, 256, (cells, cells, 3), dtype=np.uint8))
        whole += np.asarray(shapes.resize((width, height), Image.Resampling.BICUBIC), float) * weight / 170
    return whole.clip(0, 255).astype(np.uint8)


def nearest(kept, rgb):
    return min((distance(one, other) for one in kept for other in asked(rgb)), default=256)


@pytest.mark.parametrize("turn", range(4))
@pytest.mark.parametrize("is_mirrored", [False, True])
def test_every_orientation_belongs_to_the_family(turn, is_mirrored):
    turned = np.rot90(photograph(), turn)
    turned = np.ascontiguousarray(turned[:, ::-1] if is_mirrored else turned)
    assert nearest(family(photograph()), turned) <= WITHIN


def test_orientations_are_worked_out_from_the_waves_as_if_pixels_were_turned():
    """Mirrored left to right, waves of odd frequency change their sign; hashing the mirrored pixels agrees."""
    mirrored, quality = pdq(np.ascontiguousarray(photograph()[:, ::-1]))
    assert quality >= LEAST_QUALITY
    assert min(distance(one, mirrored) for one in family(photograph())) <= WITHIN


def test_different_pictures_are_far_apart():
    families = [family(photograph(seed)) for seed in range(6)]
    for number, kept in enumerate(families):
        for other in range(6):
            if other != number:
                assert nearest(kept, photograph(other)) > WITHIN + 20


def test_a_letterbox_is_looked_through():
    boxed = np.zeros((900, 900, 3), np.uint8)
    boxed[150:750] = photograph()
    assert nearest(family(photograph()), boxed) <= WITHIN


@pytest.mark.parametrize("size", [(1, 1), (1, 900), (63, 64), (513, 7)])
def test_the_smallest_pictures_have_a_fingerprint_too(size):
    fingerprint, quality = pdq(np.zeros((*size, 3), np.uint8))
    assert len(fingerprint) == 32
    assert quality == 0


def test_what_is_too_plain_is_neither_kept_nor_asked():
    for plain in (np.full((600, 800, 3), 90, np.uint8), np.full((600, 800, 3), 255, np.uint8)):
        assert asked(plain) == ()
        assert family(plain) == ()


def test_the_picture_is_not_changed():
    rgb = photograph()
    before = rgb.copy()
    rgb.setflags(write=False)
    asked(rgb)
    assert (rgb == before).all()


def borrowed(name):
    with Image.open(SAMPLES / name) as opened:
        return np.asarray(opened.convert("RGB"))


@pytest.mark.borrowed
@pytest.mark.skipif(not SAMPLES.exists(), reason="pictures of others lie beside the project only sometimes")
def test_the_published_fingerprint_of_a_published_picture_is_found():
    published = bytes.fromhex("f8f8f0cee0f4a84f06370a22038f63f0b36e2ed596621e1d33e6b39c4e9c9b22")
    fingerprint, quality = pdq(borrowed("aaa-orig.jpg"))
    assert quality == 100
    assert distance(fingerprint, published) <= 10


@pytest.mark.borrowed
@pytest.mark.skipif(not SAMPLES.exists(), reason="pictures of others lie beside the project only sometimes")
@pytest.mark.parametrize("name", ["blur-a-lot.jpg", "bridge-2-rotate-90.jpg", "shrink-a-lot.jpg"])
def test_altered_copies_of_others_are_recognised(name):
    assert nearest(family(borrowed("aaa-orig.jpg")), borrowed(name)) <= WITHIN

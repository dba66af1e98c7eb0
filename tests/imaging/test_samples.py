"""Real files from real cameras, where they lie beside the project; a fresh clone passes without them."""

import os
from pathlib import Path

import pytest

SAMPLES = Path(os.environ.get("PICTURE_SAMPLES") or Path(__file__).parents[3] / "shared" / "samples")
PICTURES = sorted(path for path in SAMPLES.glob("*/*") if path.suffix in {".jpg", ".png"})

pytestmark = pytest.mark.borrowed


@pytest.mark.parametrize("path", PICTURES, ids=lambda path: path.name)
def test_a_picture_from_a_camera_opens(sandbox, path):
    opened = sandbox.open(path.read_bytes())
    assert opened.media.width_px > 0
    if path.name == "DSCN0010.jpg":
        assert {"gps_location", "device", "captured_at", "embedded_thumbnail"} <= {fact.kind for fact in opened.facts}


@pytest.mark.skipif(not (SAMPLES / "provenance").exists(), reason="no samples beside the project")
@pytest.mark.parametrize(
    ("name", "verdict"), [("adobe-20220124-CA.jpg", "untrusted"), ("adobe-20220124-E-dat-CA.jpg", "invalid")]
)
def test_manifests_of_others_are_judged(sandbox, name, verdict):
    opened = sandbox.open((SAMPLES / "provenance" / name).read_bytes())
    assert {fact.kind: fact.detail for fact in opened.facts}["c2pa"] == verdict


@pytest.mark.skipif(not (SAMPLES / "orientation").exists(), reason="no samples beside the project")
def test_the_same_landscape_is_the_same_whatever_its_orientation(sandbox):
    sizes = {
        (opened.media.width_px, opened.media.height_px)
        for path in (SAMPLES / "orientation").glob("*.jpg")
        for opened in [sandbox.open(path.read_bytes())]
    }
    assert len(sizes) == 1

"""Nothing of the sender's file is left inside: a byte scan and exiftool say so."""

import json
import subprocess

import pytest

from specimens.formats import CARRIES_ORIENTATION, MOVING, STILL, turned
from specimens.pictures import CANARY

STRUCTURAL_TAGS = {
    *("ImageWidth", "ImageHeight", "BitDepth", "ColorType", "Compression", "Filter", "Interlace", "Palette"),
    *("JFIFVersion", "ResolutionUnit", "XResolution", "YResolution", "WebP_Flags", "AnimationLoopCount"),
    *("BackgroundColor", "FrameCount", "Duration", "VP8Version", "HorizontalScale", "VerticalScale", "AlphaIsUsed"),
    *("ImageSize", "Megapixels"),
}


def told_by_exiftool(path) -> set[str]:
    """Tags that describe more than how the pixels are packed."""
    printed = subprocess.run(["exiftool", "-j", "-G0", "-a", "-u", str(path)], capture_output=True, check=True).stdout
    groups = [key.split(":") for key in json.loads(printed)[0] if ":" in key]
    return {
        f"{group}:{tag}" for group, tag in groups if group not in {"ExifTool", "File"} and tag not in STRUCTURAL_TAGS
    }


@pytest.mark.parametrize(
    "make", [*(made for _, made in STILL.values()), *MOVING.values()], ids=[*STILL, *(f"moving {m}" for m in MOVING)]
)
def test_no_canary_and_no_tag_is_left(sandbox, make, tmp_path):
    for name, rendition in sandbox.open(make()).renditions.items():
        assert CANARY.encode() not in rendition.content
        path = tmp_path / f"{name}.bin"
        path.write_bytes(rendition.content)
        assert told_by_exiftool(path) == set()


@pytest.mark.parametrize("kind", CARRIES_ORIENTATION)
def test_what_a_phone_writes_is_told(sandbox, kind):
    opened = sandbox.open(turned(kind, 1))
    kinds = {fact.kind for fact in opened.facts}
    assert {"device", "author", "software", "comment"} <= kinds
    if kind != "TIFF":  # Pillow writes no sub-directories into a TIFF
        assert {"gps_location", "captured_at"} <= kinds
        assert {"exif", "exif.gps", "exif.device", "exif.time"} <= set(opened.removed)
    assert not any(CANARY in fact.detail for fact in opened.facts if fact.kind != "software")

"""What is planted is there before and gone after: the metadata table of `sudare verify-safety`."""

from sudare.specimens.planted import FORMATS, remains


def test_nothing_planted_is_left_in_any_format() -> None:
    measured = {each.format: each for each in remains()}
    assert {"JPEG", "PNG", "WebP", "GIF", "TIFF", "BMP"} <= set(measured) <= set(FORMATS)
    assert all(each.left == () for each in measured.values())

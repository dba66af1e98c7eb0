"""A check that says what it was told to say; for tests and demonstrations of the other packages."""

import hashlib
import warnings
from collections.abc import Callable

from sudare.imaging.terms import Advice, CleanRendition, Fact, Format, Media, OpenedPicture
from sudare.intake.terms import CheckedPicture
from sudare.policy.terms import Decision, Reason, Verdict


def picture_of(content: bytes, decision: Decision = Decision.ACCEPT) -> CheckedPicture:
    """Calls ``content`` a picture of 4 × 3 pixels with a place in it, and shows nothing of what was sent."""
    reasons = () if decision is Decision.ACCEPT else (Reason(rule="scripted", policy="scripted@1"),)
    opened = OpenedPicture(
        media=Media(format=Format.JPEG, width_px=4, height_px=3),
        facts=(Fact(kind="gps_location"),),
        removed=("exif.gps",),
        advice=(Advice(kind="blur", score=0.5),),
        renditions={name: _rendition(name) for name in ("thumbnail", "view", "full")},
        stage_seconds={},
    )
    return CheckedPicture(
        sha256=hashlib.sha256(content).hexdigest(),
        verdict=Verdict(decision, reasons),
        opened=None if decision is Decision.UNREADABLE else opened,
        stage_seconds={},
    )


def _rendition(name: str) -> CleanRendition:
    content = b"RIFF scripted " + name.encode()
    return CleanRendition(name=name, media_type="image/webp", width_px=4, height_px=3, content=content)


class ScriptedChecker:
    """Looks at nothing: it must never stand between real people."""

    def __init__(self, script: Callable[[bytes], CheckedPicture] = picture_of, *, is_for_tests: bool = False) -> None:
        if not is_for_tests:
            warnings.warn("pictures are not checked at all", RuntimeWarning, stacklevel=2)
        self._script = script

    def check(self, content: bytes) -> CheckedPicture:
        return self._script(content)

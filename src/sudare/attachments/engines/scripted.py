"""A check that says what it was told to say; for tests and demonstrations of the other packages."""

import hashlib
import warnings
from collections.abc import Callable, Mapping, Sequence

from sudare.attachments.engines import IsKnown
from sudare.imaging.marks.reading import ReadCode
from sudare.imaging.terms import Advice, Box, CleanRendition, Edit, Fact, Format, Media, OpenedPicture, Pixels, ToShrink
from sudare.intake.terms import CheckedPicture
from sudare.policy.terms import Decision, Policy, Reason, Verdict
from sudare.screening.terms import Finding, Screening, Tell

NAMES = ("thumbnail", "view", "full", "veil")
MASK = Box(0.25, 0.25, 0.5, 0.5)
_GONE = frozenset({Decision.UNREADABLE, Decision.NEVER})


def picture_of(
    content: bytes,
    decision: Decision = Decision.ACCEPT,
    *,
    findings: tuple[Finding, ...] = (),
    masks: tuple[Box, ...] | None = None,
    keeps_original: bool = False,
    is_veiled: bool = False,
    diverts: bool = False,
    rule: str = "scripted",
) -> CheckedPicture:
    """Calls ``content`` a picture of 4 × 3 pixels with a place in it, and shows nothing of what was sent."""
    reasons = () if decision is Decision.ACCEPT else (Reason(rule, "scripted@1", tuple(range(len(findings)))),)
    demanded = masks if masks is not None else (MASK,) if decision is Decision.MASK else ()
    return CheckedPicture(
        sha256=hashlib.sha256(content).hexdigest(),
        verdict=Verdict(decision, reasons, demanded, keeps_original, is_veiled, diverts),
        opened=None if decision in _GONE else _opened(),
        stage_seconds={},
        screening=Screening(findings=findings, engines=("scripted-1",), done=("scripted",)),
        masked=_renditions("masked ") if demanded and decision not in _GONE else {},
    )


def drawn_anew(content: bytes, edit: Edit) -> Mapping[str, CleanRendition]:
    """Renditions that tell apart what was drawn on what, and show nothing of either."""
    source = hashlib.sha256(content).hexdigest()[:8]
    drawn = hashlib.sha256(repr(edit).encode()).hexdigest()[:8]
    return _renditions(f"drawn {source} {drawn} {len(edit.masks)} ")


def _opened() -> OpenedPicture:
    return OpenedPicture(
        media=Media(format=Format.JPEG, width_px=4, height_px=3),
        facts=(Fact(kind="gps_location"),),
        removed=("exif.gps",),
        advice=(Advice(kind="blur", score=0.5),),
        renditions=_renditions(""),
        stage_seconds={},
    )


def _renditions(how: str) -> dict[str, CleanRendition]:
    return {name: _rendition(name, how) for name in NAMES}


def _rendition(name: str, how: str) -> CleanRendition:
    content = f"RIFF scripted {how}{name}".encode()
    return CleanRendition(name=name, media_type="image/webp", width_px=4, height_px=3, content=content)


class ScriptedChecker:
    """Looks at nothing: it must never stand between real people.

    ``so_far`` is told in turn before the check ends, as engines would while they finish.
    """

    def __init__(
        self,
        script: Callable[[bytes], CheckedPicture] = picture_of,
        *,
        redraw: Callable[[bytes, Edit], Mapping[str, CleanRendition]] = drawn_anew,
        so_far: Sequence[Screening] = (),
        letters: ReadCode | None = None,
        is_for_tests: bool = False,
    ) -> None:
        if not is_for_tests:
            warnings.warn("pictures are not checked at all", RuntimeWarning, stacklevel=2)
        self._script, self._redraw, self._so_far, self._letters = script, redraw, so_far, letters

    def check(self, content: bytes, *, policy: Policy, is_known: IsKnown, tell: Tell | None = None) -> CheckedPicture:
        del policy, is_known
        if tell is not None:
            for each in self._so_far:
                tell(each)
        return self._script(content)

    def redraw(self, content: bytes, edit: Edit) -> Mapping[str, CleanRendition]:
        return self._redraw(content, edit)

    def family(self, content: bytes) -> tuple[bytes, ...]:
        return (hashlib.sha256(content).digest(),)

    def copies(self, content: bytes) -> tuple[bytes, ...]:
        return (hashlib.sha256(b"marked" + content).digest(),)

    def prints(self, content: bytes) -> tuple[bytes, ...]:
        return self.family(content)

    def letters(self, content: bytes) -> ReadCode | None:
        del content
        return self._letters

    def small(self, sources: Sequence[ToShrink]) -> tuple[Pixels | None, ...]:
        return (None,) * len(sources)

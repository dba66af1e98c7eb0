"""What a check says of a picture from outside, and what may be kept of it. The strictest reading counts."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from sudare.imaging.terms import CleanRendition
from sudare.incidents.terms.copies import CopyStanding
from sudare.intake.terms import CheckedPicture
from sudare.policy.terms import Decision
from sudare.rooms.queries.kept import NEVER_COPIED

_SHOWN = frozenset({Decision.ACCEPT, Decision.MASK})


@dataclass(frozen=True, slots=True)
class Judged:
    """``kept``: the covered rendition of an ordinary picture, the blur of an intimate one, nothing of a child's."""

    standing: CopyStanding
    kinds: tuple[str, ...] = ()
    is_broken: bool = False
    is_unreadable: bool = False
    media_type: str = ""
    kept: bytes = field(default=b"", repr=False)


def judged(checked: CheckedPicture, *, is_minor_concerned: bool) -> Judged:
    """Ordinary is only what was seen wholly and found so; where a minor is concerned the rest counts as a child's."""
    verdict = checked.verdict
    kinds = tuple(sorted({one.kind.value for one in checked.screening.findings}))
    if verdict.diverts:
        return Judged(CopyStanding.CHILD)
    if verdict.decision is Decision.UNREADABLE:
        return Judged(CopyStanding.INTIMATE, is_unreadable=True)
    is_broken = bool(checked.evidence.broken_stages) or (checked.opened is None and verdict.decision is Decision.HOLD)
    is_plain = verdict.decision in _SHOWN and not verdict.is_veiled and NEVER_COPIED.isdisjoint(kinds)
    is_plain = is_plain and not checked.evidence.unknown and not is_broken
    if is_plain:
        shown = checked.masked if verdict.masks else checked.opened.renditions if checked.opened else {}
        return _kept(Judged(CopyStanding.ORDINARY, kinds), shown, "view")
    if is_minor_concerned and not is_broken:
        return Judged(CopyStanding.CHILD)
    standing = Judged(CopyStanding.INTIMATE, kinds, is_broken=is_broken)
    return _kept(standing, checked.opened.renditions if checked.opened else {}, "veil")


def _kept(seen: Judged, renditions: Mapping[str, CleanRendition], name: str) -> Judged:
    if name not in renditions:
        return seen
    return replace(seen, kept=renditions[name].content, media_type=renditions[name].media_type)

"""The check: one picture through every stage, and a verdict whatever happens on the way.

open (looks first) → screen, while the renditions are made → known → decide → redraw with the masks.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final, Protocol

from sudare.imaging.answers import OnLooks
from sudare.imaging.terms import CleanRendition, Edit, OpenedPicture
from sudare.intake.course import Course
from sudare.intake.terms import CheckedPicture
from sudare.intake.watch import Watch
from sudare.policy.decide import CHECK_FAILED, decide
from sudare.policy.terms import Decision, Evidence, Policy, Reason, Verdict
from sudare.screening.terms import Finding, Kind, Screener, Screening, Tell

IsKnown = Callable[[Sequence[bytes]], bool]
"""Whether any of a picture's fingerprints stands on a list of its organisation."""

METADATA, KNOWN_LIST = "metadata", "known-list"  # signed with where no engine looked at pixels
UNSEEN_FRAMES: Final = "frames"  # a moving picture with more news than may be looked at
UNSEEN_DETAILS: Final = "details"  # so large that people could read in it what no engine can in a look
SEEN_CLOSELY_MAX_PX: Final = 25_000_000  # a look has half of its sides; measured in docs/decisions/0100
_NOT_SHOWN: Final = frozenset({Decision.NEVER, Decision.UNREADABLE})


class Opener(Protocol):
    """What the check needs of ``imaging.sandbox.Sandbox``."""

    def open(self, content: bytes, *, on_looks: OnLooks | None = None) -> OpenedPicture: ...

    def redraw(self, content: bytes, edit: Edit) -> Mapping[str, CleanRendition]: ...


def check_picture(
    *,
    content: bytes,
    sandbox: Opener,
    screener: Screener,
    policy: Policy,
    is_known: IsKnown = lambda _fingerprints: False,
    tell: Tell | None = None,
) -> CheckedPicture:
    """Open, screen, judge and cover one picture. Never raises for a picture: what breaks on the way is *hold*.

    ``tell`` hears in this thread what engines have found so far.
    """
    course = Course()
    sha256 = course.run("fingerprint", lambda: hashlib.sha256(content).hexdigest()) or ""
    opened, screening = _looked_at(content, sandbox, watch=Watch(screener), course=course, tell=tell)
    evidence = _evidence(course, opened, screening, is_known)
    verdict = _judged(course, evidence, policy)
    masked: Mapping[str, CleanRendition] = {}
    if opened is not None and verdict.masks:
        full = opened.renditions["full"].content
        masked = course.run("redraw", lambda: sandbox.redraw(full, Edit(masks=verdict.masks))) or {}
        if not masked:  # what must be covered and can't be is shown to nobody
            evidence = replace(evidence, broken_stages=tuple(course.broken))
            verdict, opened = _judged(course, evidence, policy), None
    if verdict.decision in _NOT_SHOWN:
        opened, masked = None, {}
    seconds = {**course.seconds, **_inside(opened)}
    told = replace(screening, findings=evidence.findings, unknown=evidence.unknown, fingerprints=())
    return CheckedPicture(sha256, verdict, opened, seconds, told, masked, evidence, policy.id)


def _looked_at(
    content: bytes, sandbox: Opener, *, watch: Watch, course: Course, tell: Tell | None
) -> tuple[OpenedPicture | None, Screening]:
    """The opened picture without its looks, which are large and have been looked at."""
    opened = course.run_opening(lambda: sandbox.open(content, on_looks=watch.begin))
    if opened is None:
        watch.let_go()
        return None, Screening()
    screening = course.run("screen", lambda: watch.wait(tell)) or Screening()
    unseen = _unseen(opened, is_all_seen=watch.is_all_seen)
    return replace(opened, looks=()), replace(screening, unknown=(*screening.unknown, *unseen))


def _unseen(opened: OpenedPicture, *, is_all_seen: bool) -> Iterator[str]:
    """What engines could not see of it, however well they looked."""
    if not (is_all_seen and opened.is_all_seen):
        yield UNSEEN_FRAMES
    if opened.media.width_px * opened.media.height_px > SEEN_CLOSELY_MAX_PX:
        yield UNSEEN_DETAILS


def _evidence(course: Course, opened: OpenedPicture | None, screening: Screening, is_known: IsKnown) -> Evidence:
    is_listed = bool(screening.fingerprints) and course.run("known", lambda: is_known(screening.fingerprints))
    return Evidence(
        is_opened=opened is not None,
        refusal=course.refusal,
        broken_stages=tuple(course.broken),
        findings=(*screening.findings, *_beside(opened, is_listed=bool(is_listed))),
        unknown=screening.unknown,
    )


def _beside(opened: OpenedPicture | None, *, is_listed: bool) -> Iterator[Finding]:
    """What is known of a picture without looking at its pixels. It shows nowhere in it, so it has no box."""
    if opened is not None and any(fact.kind == "gps_location" for fact in opened.facts):
        yield Finding(Kind.GPS, 1.0, None, METADATA)
    if is_listed:
        yield Finding(Kind.KNOWN_PICTURE, 1.0, None, KNOWN_LIST)


def _judged(course: Course, evidence: Evidence, policy: Policy) -> Verdict:
    verdict = course.run("decide", lambda: decide(evidence=evidence, policy=policy))
    return verdict or Verdict(Decision.HOLD, (Reason(CHECK_FAILED, policy.id),))


def _inside(opened: OpenedPicture | None) -> Mapping[str, float]:
    """The stages inside the sandbox stand beside the ones outside."""
    return {f"open.{stage}": seconds for stage, seconds in opened.stage_seconds.items()} if opened else {}

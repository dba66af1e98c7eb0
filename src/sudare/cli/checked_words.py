"""What ``sudare check`` tells people: what was found, what is covered, why, and what to do."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Final

from sudare.cli.words import language, say
from sudare.imaging.errors import Unreadable
from sudare.imaging.facts import ADVICE
from sudare.imaging.facts import SENTENCES as FACTS
from sudare.policy.decide import NOT_LOOKED_AT
from sudare.policy.terms import Decision, Policy, Words
from sudare.screening.terms import Kind
from sudare.screening.words import NAMES

VERDICTS: Final = {
    Decision.ACCEPT: "accepted",
    Decision.MASK: "accepted with masks",
    Decision.HOLD: "held for a person to look at",
    Decision.NEVER: "refused",
    Decision.UNREADABLE: "unreadable",
}
NO_FILE: Final = "no_such_file"
MOST_SCORE_SHOWN: Final = 0.3  # what an engine merely suspects isn't told to people; --json has it all


def told(report: Mapping[str, Any], policy: Policy) -> Iterator[str]:
    """One file's lines."""
    media, verdict = report["media"], say(VERDICTS[Decision(report["verdict"])])
    size = f" · {media['format'].upper()} {media['width_px']}×{media['height_px']}" if media else ""
    yield f"{report['file']}: {verdict}{size} · {report['seconds']:.2f} s"
    if found := _counted(report["findings"]):
        yield f"  {say('Found: {things}', things=found)}"
    if report["masks"]:
        yield f"  ▤ {say('Covered places: {count}', count=len(report['masks']))}"
    for reason in report["reasons"]:
        yield from reason_told(reason["rule"], policy)
    yield from _told_besides(report)


def _counted(findings: list[dict[str, Any]]) -> str:
    """``Face 2, Phone number 1``, in the order of what was found."""
    kinds = Counter(Kind(one["kind"]) for one in findings if one["score"] >= MOST_SCORE_SHOWN)
    return "・".join(f"{say(NAMES[kind])} {count}" for kind, count in kinds.items())


def _told_besides(report: Mapping[str, Any]) -> Iterator[str]:
    for fact in report["facts"]:
        detail = f" ({fact['detail']})" if fact["detail"] else ""
        yield f"  − {say(FACTS[fact['kind']])}{detail}"
    for advice in report["advice"]:
        yield f"  ! {say(ADVICE[advice['kind']])}"
    for name, place in report["renditions"].items():
        yield f"  → {name}: {place}"


def reason_told(name: str, policy: Policy) -> Iterator[str]:
    """A rule's own words and what to do instead; the house's own where no rule of the policy spoke."""
    rule = next((rule for rule in policy.rules if rule.id == name), None)
    if rule is None:
        yield f"  ✗ {_house_reason(name)}"
        return
    yield f"  {'▤' if rule.decision is Decision.MASK else '✗'} {_in_language(rule.because)}"
    if rule.instead is not None:
        yield f"    {_in_language(rule.instead)}"


def _in_language(words: Words) -> str:
    return words.ja if language() == "ja" else words.en


def _house_reason(name: str) -> str:
    if name == NO_FILE:
        return say("There is no such file, or it can't be read.")
    if name == NOT_LOOKED_AT:
        return say("Not everything in it could be looked at, so a person has to look at it first.")
    kinds: tuple[type[Unreadable], ...] = (Unreadable, *Unreadable.__subclasses__())
    for kind in kinds:
        if kind.code == name:
            return say((kind.__doc__ or "").strip())
    return say("Something in the check failed, so a person has to look at it first.")

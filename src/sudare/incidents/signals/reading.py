"""Reads a conversation, message after message."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sudare.incidents.signals import weights
from sudare.incidents.signals.dialogue import BECAUSE, heard
from sudare.incidents.signals.frames import is_about, is_quoted
from sudare.incidents.signals.letters import Written
from sudare.incidents.signals.pieces import Ideas, pieces
from sudare.incidents.signals.rule import Rule, Sight
from sudare.incidents.signals.rulebook import REASONS, rules_for
from sudare.incidents.signals.stages import Heard, reckoned
from sudare.incidents.signals.surroundings import Stretch, Surroundings, part, stretches, surroundings
from sudare.incidents.signals.terms import Part, Profile, Reading, Said, Signal, Stage, State


@dataclass(frozen=True, slots=True)
class _Whole:
    """What is read, and what holds for all of it. ``first``: the place of its first message among all ever read."""

    conversation: Sequence[Said]
    profile: Profile
    first: int
    ideas: Ideas


def read(
    conversation: Sequence[Said], profile: Profile | None = None, *, state: State | None = None, known: int = 0
) -> Reading:
    """Find risky talk in what was said.

    To go on later, keep ``state`` and give it back with the next messages; ``known`` of them, at the head of
    ``conversation``, were read before and only help to understand the others (six are enough). Places are counted over
    all messages that were ever read.
    """
    state = state or State()
    whole = _Whole(conversation, profile or Profile(), state.read - known, Ideas())
    reading = Reading((), state.stages, state.minors, state)
    for at, around in enumerate(surroundings(conversation)):
        if at < known:
            continue
        step = _step(whole, around, at=at, state=reading.state)
        reading = Reading(
            (*reading.hits, *step.hits), step.stages, reading.treated_as_minors | step.treated_as_minors, step.state
        )
    return reading


def _step(whole: _Whole, around: Surroundings, *, at: int, state: State) -> Reading:
    """One message more."""
    said = whole.conversation[at]
    weighed = pieces(around.window, whole.ideas)
    sums = weights.table().sums(weighed)
    found = [(rule, parts) for rule, parts in _found(around, first=whole.first) if not sums.speaks_against(rule)]
    is_personal = any(rule.is_personal for rule, _ in found)
    here = (Part(whole.first + at, 0, len(said.text)),)
    broken, turn = heard(state.turn, said.author, around.alone.text, at=whole.first + at, is_personal=is_personal)
    listened = [Heard(rule.signal, rule.id, rule.because, rule.stage, parts, rule.is_sexual) for rule, parts in found]
    listened += [Heard(*BECAUSE[rule][:1], rule, BECAUSE[rule][1], Stage.SERIOUS, here) for rule in broken]
    known = {each.signal for each in listened}  # what rules call a cue stays one
    heavy = [_heavy(whole, around, weighed, at=at, signal=signal) for signal in sums.enough() if signal not in known]
    state = replace(state, read=whole.first + at + 1, turn=turn)
    others = frozenset(each.author for each in whole.conversation)
    own = listened + [each for author, each in heavy if author == said.author]
    reading = reckoned(own, author=said.author, others=others - {said.author}, profile=whole.profile, state=state)
    return _before_it(reading, heavy, author=said.author, others=others, profile=whole.profile)


def _before_it(
    reading: Reading, heavy: Sequence[tuple[str, Heard]], *, author: str, others: frozenset[str], profile: Profile
) -> Reading:
    """What a message showed of the one before it: that one is meant, and whoever wrote it."""
    for meant, each in heavy:
        stands = any((one.signal, one.author) == (each.signal, meant) for one in reading.stages)
        if meant != author and not stands:
            step = reckoned([each], author=meant, others=others - {meant}, profile=profile, state=reading.state)
            minors = reading.treated_as_minors | step.treated_as_minors
            reading = Reading((*reading.hits, *step.hits), step.stages, minors, step.state)
    return reading


def _found(around: Surroundings, *, first: int) -> Iterator[tuple[Rule, tuple[Part, ...]]]:
    """What the rules find in this message, by itself or at the end of what the same person just began."""
    if not around.alone.text.strip():
        return
    seen: set[str] = set()
    for rule, places in _matched(around.alone, start=0):
        seen.add(rule.id)
        yield rule, tuple(part(place, first=first) for place in places)
    if around.before is None:
        return
    for rule, places in _matched(around.line, start=len(around.before.text)):
        if rule.id not in seen:
            yield rule, tuple(part(place, first=first) for place in places)


def _heavy(
    whole: _Whole, around: Surroundings, weighed: weights.Weighed, *, at: int, signal: Signal
) -> tuple[str, Heard]:
    """Who is meant, and the stretch that weighs most: in the message or in the other's, whichever weighs more."""
    line, meant = around.line, at
    if around.other is not None and weights.table().is_of_other(weighed, signal):
        line, meant = around.other, around.other_at
    begin, end = weights.table().heaviest(line.text, signal)
    parts = tuple(part(place, first=whole.first) for place in stretches(line.places[begin:end] or line.places))
    rule = weights.rule_of(signal, line.text)
    because = REASONS["self_harm.urged" if rule == weights.URGED else f"{signal}.weighed"]
    return whole.conversation[meant].author, Heard(signal, rule, because, Stage.SERIOUS, parts)


def _matched(line: Written, *, start: int) -> Iterator[tuple[Rule, list[Stretch]]]:
    """Rules that speak, each once, with the places in the original. Matches that end before ``start`` are old."""
    if is_about(line.text):
        return
    sight = Sight(line.text)
    for rule in rules_for(line.text):
        for begin, end in rule.matches(sight):
            if end > start and not is_quoted(line.text, begin, end):
                yield rule, stretches(line.places[begin:end] or line.places[-1:])
                break

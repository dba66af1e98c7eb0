"""Reads a conversation, message after message."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from sudare.incidents.signals import weights
from sudare.incidents.signals.dialogue import BECAUSE, heard
from sudare.incidents.signals.frames import is_about, is_quoted
from sudare.incidents.signals.letters import Written
from sudare.incidents.signals.pieces import Window
from sudare.incidents.signals.rule import Rule, Sight
from sudare.incidents.signals.rulebook import REASONS, rules_for
from sudare.incidents.signals.spellings import plain
from sudare.incidents.signals.stages import Heard, reckoned
from sudare.incidents.signals.terms import Part, Profile, Reading, Said, Signal, Stage, State

BEFORE: Final = 6  # messages of the same person that may hold the beginning of a phrase
BEFORE_CHARACTERS: Final = 60
PAUSE: Final = timedelta(minutes=10)  # a phrase isn't split over more
UNFINISHED: Final = 14  # characters: a longer message is a sentence of its own
STEP: Final = 1 << 16  # places of one message, then those of the next


@dataclass(frozen=True, slots=True)
class _Found:
    rule: Rule
    parts: tuple[Part, ...]


def read(
    conversation: Sequence[Said], profile: Profile | None = None, *, state: State | None = None, known: int = 0
) -> Reading:
    """Find risky talk in what was said.

    To go on later, keep ``state`` and give it back with the next messages; ``known`` of them, at the head of
    ``conversation``, were read before and only help to understand the others (six are enough). Places are counted over
    all messages that were ever read.
    """
    state = state or State()
    plains = [plain(said.text) for said in conversation]
    first = state.read - known  # the place of conversation[0] among all messages
    reading = Reading((), state.stages, state.minors, state)
    for at in range(known, len(conversation)):
        step = _step(conversation, plains, at=at, first=first, profile=profile or Profile(), state=reading.state)
        reading = Reading(
            (*reading.hits, *step.hits), step.stages, reading.treated_as_minors | step.treated_as_minors, step.state
        )
    return reading


def _step(
    conversation: Sequence[Said], plains: Sequence[Written], *, at: int, first: int, profile: Profile, state: State
) -> Reading:
    """One message more."""
    said = conversation[at]
    sums = weights.table().sums(_window(conversation, plains, at))
    found = [each for each in _found(conversation, plains, at=at, first=first) if not sums.speaks_against(each.rule)]
    is_personal = any(each.rule.is_personal for each in found)
    whole = (Part(first + at, 0, len(said.text)),)
    broken, turn = heard(state.turn, said.author, plains[at].text, at=first + at, is_personal=is_personal)
    listened = [
        Heard(each.rule.signal, each.rule.id, each.rule.because, each.rule.stage, each.parts, each.rule.is_sexual)
        for each in found
    ]
    listened += [Heard(*BECAUSE[rule][:1], rule, BECAUSE[rule][1], Stage.SERIOUS, whole) for rule in broken]
    known = {each.signal for each in listened}  # what rules call a cue stays one
    weighed = [
        _weighed(conversation, plains, at=at, first=first, signal=signal)
        for signal in sums.enough()
        if signal not in known
    ]
    state = replace(state, read=first + at + 1, turn=turn)
    others = frozenset(each.author for each in conversation)
    own = listened + [each for author, each in weighed if author == said.author]
    reading = reckoned(own, author=said.author, others=others - {said.author}, profile=profile, state=state)
    return _before_it(reading, weighed, author=said.author, others=others, profile=profile)


def _before_it(
    reading: Reading, weighed: Sequence[tuple[str, Heard]], *, author: str, others: frozenset[str], profile: Profile
) -> Reading:
    """What a message showed of the one before it: that one is meant, and whoever wrote it."""
    for meant, each in weighed:
        stands = any((one.signal, one.author) == (each.signal, meant) for one in reading.stages)
        if meant != author and not stands:
            step = reckoned([each], author=meant, others=others - {meant}, profile=profile, state=reading.state)
            minors = reading.treated_as_minors | step.treated_as_minors
            reading = Reading((*reading.hits, *step.hits), step.stages, minors, step.state)
    return reading


def _found(conversation: Sequence[Said], plains: Sequence[Written], *, at: int, first: int) -> Iterator[_Found]:
    """What the rules find in this message, by itself or at the end of what the same person just began."""
    alone = plains[at]
    if not alone.text.strip():
        return
    seen: set[str] = set()
    for found in _matched(alone, start=0):
        seen.add(found[0].id)
        yield _Found(found[0], tuple(Part(first + at, *place) for place in found[1]))
    before = _before(conversation, plains, at)
    if before is None:
        return
    joined = before + Written(alone.text, tuple(place + at * STEP for place in alone.places))
    for rule, places in _matched(joined, start=len(before.text)):
        if rule.id not in seen:
            yield _Found(rule, tuple(_part(place, first) for place in places))


def _weighed(
    conversation: Sequence[Said], plains: Sequence[Written], *, at: int, first: int, signal: Signal
) -> tuple[str, Heard]:
    """Who is meant, and the stretch that weighs most: in the message or in the other's, whichever weighs more."""
    other = _other(conversation, plains, at)
    window = _window(conversation, plains, at)
    is_other = other is not None and weights.table().is_of_other(window, signal)
    line = _placed(plains[other], other) if is_other and other is not None else _line(conversation, plains, at)
    begin, end = weights.table().heaviest(line.text, signal)
    places = _stretches(line.places[begin:end] or line.places)
    rule = weights.rule_of(signal, line.text)
    parts = tuple(_part(place, first) for place in places)
    author = conversation[other if is_other and other is not None else at].author
    because = REASONS["self_harm.urged" if rule == weights.URGED else f"{signal}.weighed"]
    return author, Heard(signal, rule, because, Stage.SERIOUS, parts)


def windows(conversation: Sequence[Said]) -> Iterator[Window]:
    """Every message as it is weighed."""
    plains = [plain(said.text) for said in conversation]
    for at in range(len(conversation)):
        yield _window(conversation, plains, at)


def _window(conversation: Sequence[Said], plains: Sequence[Written], at: int) -> Window:
    other = _other(conversation, plains, at)
    return Window(_line(conversation, plains, at).text, "" if other is None else plains[other].text)


def _line(conversation: Sequence[Said], plains: Sequence[Written], at: int) -> Written:
    """A message with what the same person said just before."""
    before = _before(conversation, plains, at)
    alone = _placed(plains[at], at)
    return alone if before is None else before + alone


def _placed(line: Written, at: int) -> Written:
    return Written(line.text, tuple(place + at * STEP for place in line.places))


def _other(conversation: Sequence[Said], plains: Sequence[Written], at: int) -> int | None:
    """Where the last thing that another said stands."""
    recent = range(at - 1, max(-1, at - 1 - BEFORE), -1)
    author = conversation[at].author
    return next((each for each in recent if conversation[each].author != author and plains[each].text), None)


def _stretches(places: Sequence[int]) -> list[tuple[int, int]]:
    """From the first to the last place within each message."""
    messages = sorted({place // STEP for place in places})
    own = [[place for place in places if place // STEP == message] for message in messages]
    return [(min(stretch), max(stretch) + 1) for stretch in own]


def _part(place: tuple[int, int], first: int) -> Part:
    start, end = place
    return Part(first + start // STEP, start % STEP, (end - 1) % STEP + 1)


def _matched(line: Written, *, start: int) -> Iterator[tuple[Rule, list[tuple[int, int]]]]:
    """Rules that speak, each once, with the places in the original. Matches that end before ``start`` are old."""
    if is_about(line.text):
        return
    sight = Sight(line.text)
    for rule in rules_for(line.text):
        for begin, end in rule.matches(sight):
            if end > start and not is_quoted(line.text, begin, end):
                yield rule, _stretches(line.places[begin:end] or line.places[-1:])
                break


def _before(conversation: Sequence[Said], plains: Sequence[Written], at: int) -> Written | None:
    """What the same person said just before: a phrase may have begun there."""
    said = conversation[at]
    parts: list[Written] = []
    length = 0
    for index in range(at - 1, max(-1, at - 1 - BEFORE), -1):
        earlier = conversation[index]
        length += len(plains[index].text)
        if earlier.author != said.author or said.at - earlier.at > PAUSE or length > BEFORE_CHARACTERS:
            break
        parts.insert(0, _joinable(plains[index], index))
    return _sum(parts) if parts else None


def _joinable(line: Written, index: int) -> Written:
    """A short message flows into the next; a whole sentence ends with a line of its own."""
    places = tuple(place + index * STEP for place in line.places)
    text = line.text.rstrip("\n")
    if len(text) <= UNFINISHED and not text.endswith(("!", "?")):
        return Written(text, places[: len(text)])
    last = places[-1:] or (index * STEP,)
    return Written(text + "\n", places[: len(text)] + last)


def _sum(parts: Iterable[Written]) -> Written:
    whole = Written("", ())
    for part in parts:
        whole += part
    return whole

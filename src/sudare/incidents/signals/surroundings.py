"""A message among those around it: what the same person just began, and what the other last said."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from sudare.incidents.signals.letters import Written
from sudare.incidents.signals.pieces import Window
from sudare.incidents.signals.spellings import plain
from sudare.incidents.signals.terms import Part, Said

BEFORE: Final = 6  # messages of the same person that may hold the beginning of a phrase
BEFORE_CHARACTERS: Final = 60
PAUSE: Final = timedelta(minutes=10)  # a phrase isn't split over more
UNFINISHED: Final = 14  # characters: a longer message is a sentence of its own
STEP: Final = 1 << 16  # places of one message, then those of the next
Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """One message: by itself, what its author just began before it, and what the other said last with its index."""

    alone: Written
    before: Written | None
    other: Written | None
    other_at: int

    @property
    def line(self) -> Written:
        """The message with what its author said just before."""
        return self.alone if self.before is None else self.before + self.alone

    @property
    def window(self) -> Window:
        """How it is weighed."""
        return Window(self.line.text, "" if self.other is None else self.other.text)


def surroundings(conversation: Sequence[Said]) -> Iterator[Surroundings]:
    """Of each message of it, with places that tell the messages apart."""
    plains = [plain(said.text) for said in conversation]
    for at in range(len(conversation)):
        other = _other(conversation, plains, at)
        yield Surroundings(
            _placed(plains[at], at),
            _before(conversation, plains, at),
            None if other is None else _placed(plains[other], other),
            at if other is None else other,
        )


def stretches(places: Sequence[int]) -> list[Stretch]:
    """From the first to the last place within each message."""
    messages = sorted({place // STEP for place in places})
    own = [[place for place in places if place // STEP == message] for message in messages]
    return [(min(stretch), max(stretch) + 1) for stretch in own]


def part(stretch: Stretch, *, first: int) -> Part:
    """``first``: how many messages were read before the first of these."""
    start, end = stretch
    return Part(first + start // STEP, start % STEP, (end - 1) % STEP + 1)


def _placed(line: Written, at: int) -> Written:
    return Written(line.text, tuple(place + at * STEP for place in line.places))


def _other(conversation: Sequence[Said], plains: Sequence[Written], at: int) -> int | None:
    """Where the last thing that another said stands."""
    recent = range(at - 1, max(-1, at - 1 - BEFORE), -1)
    author = conversation[at].author
    return next((each for each in recent if conversation[each].author != author and plains[each].text), None)


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
    for each in parts:
        whole += each
    return whole

"""How single things add up: several weak ones in one conversation are one strong one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from sudare.incidents.signals.rulebook import BY_ID
from sudare.incidents.signals.terms import (
    Age,
    Cue,
    Hit,
    Part,
    Profile,
    Reading,
    Signal,
    Stage,
    Standing,
    State,
)
from sudare.policy.terms import Words

ENOUGH: Final = 3  # a cue weighs one, what stands by itself two
CUES_KEPT: Final = 24
MANY: Final = 3  # signals of one person at once
AT_ONCE: Final = frozenset({Signal.EXPOSURE, Signal.SELF_HARM})


@dataclass(frozen=True, slots=True)
class Heard:
    """What a rule found in one message."""

    signal: Signal
    rule: str
    because: Words
    stage: Stage
    parts: tuple[Part, ...]
    is_sexual: bool = False


def reckoned(
    listened: Sequence[Heard], *, author: str, others: Iterable[str], profile: Profile, state: State
) -> Reading:
    """What stands after this message, and what is remembered."""
    minors = state.minors
    if any(each.is_sexual for each in listened):
        minors |= {other for other in others if profile.age_of(other) is not Age.ADULT}
    strong = [each for each in listened if each.stage > Stage.CUE]
    new = [Cue(each.signal, each.rule, author, each.parts) for each in listened if each.stage is Stage.CUE]
    cues = (*state.cues, *new)[-CUES_KEPT:]
    state = replace(
        state, minors=minors, stages=_standing(strong, author=author, stages=state.stages, is_minor=bool(minors))
    )
    hits = [_hit(each, author=author, stages=state.stages) for each in strong]
    raised = _raised(cues, author=author, stages=state.stages)
    hits += [_risen(cue) for cue in raised]
    kept = tuple(cue for cue in cues if cue not in raised)
    for cue in raised:
        state = replace(
            state, stages=_with(state.stages, Standing(cue.signal, author, Stage.NOTICED, cue.parts[0].message))
        )
    state = replace(state, cues=kept)
    return Reading(tuple(hits), state.stages, minors, state)


def _raised(cues: Sequence[Cue], *, author: str, stages: Sequence[Standing]) -> list[Cue]:
    """The cues of one person, once they are enough: with what stands already, or by themselves."""
    own = [cue for cue in cues if cue.author == author]
    strong = {each.signal for each in stages if each.author == author}
    weight = len({cue.rule for cue in own}) + 2 * len(strong)
    signals = strong | {cue.signal for cue in own}
    return own if weight >= ENOUGH and len(signals) > 1 else []


def _standing(
    strong: Sequence[Heard], *, author: str, stages: tuple[Standing, ...], is_minor: bool
) -> tuple[Standing, ...]:
    for each in strong:
        stage = Stage.URGENT if each.signal in AT_ONCE or (each.is_sexual and is_minor) else each.stage
        stages = _with(stages, Standing(each.signal, author, stage, each.parts[0].message))
    own = [each for each in stages if each.author == author and each.stage >= Stage.SERIOUS]
    if len(own) < MANY:
        return stages
    return tuple(replace(each, stage=Stage.URGENT) if each in own else each for each in stages)


def _with(stages: tuple[Standing, ...], new: Standing) -> tuple[Standing, ...]:
    """The higher of two stages of one person and signal, since the first of them."""
    old = next((each for each in stages if (each.signal, each.author) == (new.signal, new.author)), None)
    if old is None:
        return (*stages, new)
    return tuple(replace(each, stage=max(each.stage, new.stage)) if each is old else each for each in stages)


def _hit(heard: Heard, *, author: str, stages: Sequence[Standing]) -> Hit:
    stage = next(each.stage for each in stages if (each.signal, each.author) == (heard.signal, author))
    return Hit(heard.signal, heard.rule, author, heard.parts, stage, heard.because)


def _risen(cue: Cue) -> Hit:
    return Hit(cue.signal, cue.rule, cue.author, cue.parts, Stage.NOTICED, BY_ID[cue.rule].because)

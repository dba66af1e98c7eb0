"""What only two people together say: a no that isn't taken, a question of age that isn't answered, help that isn't let in."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from sudare.incidents.signals.lexicon import phrases
from sudare.incidents.signals.rulebook import REASONS
from sudare.incidents.signals.terms import Signal, Turn
from sudare.policy.terms import Words

PATIENCE: Final = 8  # messages between an ask, a no and the next ask that still belong together

SAID: Final = phrases("dialogue")
NO: Final = SAID["no"]
INSISTED: Final = SAID["insisted"]
NO_EN: Final = SAID["no_en"]
NO_PERSONAL: Final = SAID["no_personal"]
ACCEPTS: Final = SAID["accepts"]
PRESSES: Final = SAID["presses"]
LETS_GO: Final = SAID["lets_go"]
OBJECT: Final = SAID["object"]
SHORT: Final = 28  # characters: who asks for something personal rarely says more
WISHES: Final = SAID["wishes"]
NEUTRAL: Final = SAID["neutral"]
CALLS: Final = SAID["calls"]
ASKS_AGE: Final = SAID["asks_age"]
NOBODYS_AGE: Final = SAID["nobodys_age"]
EVADES: Final = SAID["evades"]
GROWN: Final = SAID["grown"]
YOUNG_ANSWER: Final = SAID["young_answer"]
SEEKS_HELP: Final = SAID["seeks_help"]
FORBIDS: Final = SAID["forbids"]

ANYBODY: Final = "*"  # who asked isn't known, only that somebody did
AGAIN_ID: Final = "insisting.after-a-no"
EVADED_ID: Final = "age.evades-the-question"
ANSWERED_ID: Final = "age.answers-young"
FORBIDDEN_ID: Final = "secrecy.no-help"
BECAUSE: Final[Mapping[str, tuple[Signal, Words]]] = {
    AGAIN_ID: (Signal.INSISTING, REASONS["insisting.again"]),
    EVADED_ID: (Signal.AGE, REASONS["age.evaded"]),
    ANSWERED_ID: (Signal.AGE, REASONS["age.young"]),
    FORBIDDEN_ID: (Signal.SECRECY, REASONS["secrecy.keep"]),
}


def heard(turn: Turn, author: str, text: str, *, at: int, is_personal: bool) -> tuple[tuple[str, ...], Turn]:
    """Which of the rules above this message breaks, and what is remembered for the next."""
    rules = [
        rule
        for rule, is_broken in (
            (AGAIN_ID, _presses_on(turn, author, text, at=at, is_personal=is_personal)),
            (EVADED_ID, _evades(turn, author, text, at=at)),
            (ANSWERED_ID, _is_asked_age(turn, author, at) and bool(YOUNG_ANSWER.search(text))),
            (FORBIDDEN_ID, _forbids_help(turn, author, text, at=at)),
        )
        if is_broken
    ]
    return tuple(rules), _remembered(turn, author, text, at=at, is_personal=is_personal)


def _last_refusal(turn: Turn, author: str, at: int) -> int:
    """The last no of somebody else, if it isn't long ago."""
    times = [when for who, when in turn.refused.items() if who != author and at - when <= PATIENCE]
    return max(times, default=-1)


def _presses_on(turn: Turn, author: str, text: str, *, at: int, is_personal: bool) -> bool:
    refused = _last_refusal(turn, author, at)
    is_harmless = NEUTRAL.search(text) and not OBJECT.search(text)
    if refused < 0 or ACCEPTS.search(text) or is_harmless:
        return False
    asked = max(turn.asked.get(author, -1), turn.asked.get(ANYBODY, -1))
    is_about_it = 0 <= asked <= refused and refused - asked <= PATIENCE
    presses = bool(PRESSES.search(text))
    wants = is_personal or bool(OBJECT.search(text))
    goes_on = presses or wants or not LETS_GO.search(text)
    return (is_about_it and goes_on) or (presses and wants)


def _is_asked_age(turn: Turn, author: str, at: int) -> bool:
    return turn.asked_age >= 0 and at - turn.asked_age <= 2 and turn.age_asker != author  # noqa: PLR2004 - the next message or the one after


def _evades(turn: Turn, author: str, text: str, *, at: int) -> bool:
    return _is_asked_age(turn, author, at) and bool(EVADES.search(text)) and not GROWN.search(text)


def _forbids_help(turn: Turn, author: str, text: str, *, at: int) -> bool:
    is_next = turn.sought_help >= 0 and at - turn.sought_help <= 2 and turn.help_seeker != author  # noqa: PLR2004 - as above
    return is_next and bool(FORBIDS.search(text))


def _remembered(turn: Turn, author: str, text: str, *, at: int, is_personal: bool) -> Turn:
    if ACCEPTS.search(text):  # a no that was taken is over
        turn = replace(turn, asked=_without(turn.asked, author), refused=_only(turn.refused, author))
    if is_personal or CALLS.search(text) or (len(text) <= SHORT and WISHES.search(text) and not NEUTRAL.search(text)):
        turn = replace(turn, asked={**turn.asked, author: at})
    if (NO.search(text) or NO_EN.search(text)) and (INSISTED.search(text) or not text.rstrip().endswith("?")):
        turn = replace(turn, refused={**turn.refused, author: at})
        if NO_PERSONAL.search(text):  # what was asked stands in the no itself, whoever asked
            turn = replace(turn, asked={**turn.asked, ANYBODY: at})
    if ASKS_AGE.search(text) and not NOBODYS_AGE.search(text):
        turn = replace(turn, asked_age=at, age_asker=author)
    if SEEKS_HELP.search(text):
        turn = replace(turn, sought_help=at, help_seeker=author)
    return turn


def _without(times: Mapping[str, int], author: str) -> dict[str, int]:
    return {who: when for who, when in times.items() if who != author}


def _only(times: Mapping[str, int], author: str) -> dict[str, int]:
    return {who: when for who, when in times.items() if who == author}

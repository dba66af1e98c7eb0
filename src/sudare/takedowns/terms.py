"""Where a picture stands, what it shows, who is asked how, and how far it went."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

ADDRESS_MAX_CHARACTERS: Final = 1_000
PLACE_MAX_CHARACTERS: Final = 80
WORDS_MAX_CHARACTERS: Final = 2_000
FEW: Final = 3  # numbers below it could point at somebody and are not told


class Platform(StrEnum):
    """Where it stands, as the person harmed says."""

    GOOGLE = "google"
    BING = "bing"
    YAHOO_JAPAN = "yahoo_japan"
    X = "x"
    FACEBOOK = "facebook"
    INSTAGRAM = "instagram"
    LINE = "line"
    TIKTOK = "tiktok"
    YOUTUBE = "youtube"
    DISCORD = "discord"
    FC2 = "fc2"
    AMEBA = "ameba"
    HATENA = "hatena"
    LIVEDOOR = "livedoor"
    BOARD = "board"  # 5ch and boards like it
    VIDEO_HOST = "video_host"
    ADULT_HOST = "adult_host"
    WEBSITE = "website"  # its operator, or the company it is hosted at
    NOWHERE_YET = "nowhere_yet"  # feared, and not found anywhere


SEARCHES: Final = frozenset({Platform.GOOGLE, Platform.BING, Platform.YAHOO_JAPAN})


class Shows(StrEnum):
    """What is shown, in as few words as a letter needs."""

    INTIMATE = "intimate"
    MADE_INTIMATE = "made_intimate"  # put together or generated
    PORTRAIT = "portrait"
    PERSONAL = "personal"  # name, address, telephone, a document
    POSING = "posing"  # somebody pretends to be me
    OWN_WORK = "own_work"  # I took it myself; the only case in which a letter speaks of copyright


SEXUAL: Final = frozenset({Shows.INTIMATE, Shows.MADE_INTIMATE})


class Helper(StrEnum):
    """Who helps besides the place itself. The values are the codes of the contacts."""

    POLICE = "police_advice"
    HOTLINE = "hotline"
    CHILD_GUIDANCE = "child_guidance"
    SAFELINE = "safe_line"
    STOP_NCII = "stop_ncii"
    TAKE_IT_DOWN = "take_it_down"
    ADVICE = "harmful_content"
    LAWYER = "lawyers"


class LetterKind(StrEnum):
    SUPPRESS = "suppress"  # 送信防止措置依頼
    PRESERVE = "preserve"  # 保存要請
    REMOVE = "remove"  # 削除依頼
    DELIST = "delist"  # out of search results


class Tongue(StrEnum):
    JA = "ja"
    EN = "en"


class Outcome(StrEnum):
    """What an answer comes to, as the person who files it says."""

    REMOVED = "removed"
    REFUSED = "refused"
    ASKS_MORE = "asks_more"
    RECEIVED = "received"  # they only say that it arrived


class Found(StrEnum):
    """What a person saw who looked again."""

    THERE = "there"
    GONE = "gone"
    CANT_TELL = "cant_tell"


class TakedownState(StrEnum):
    NOTED = "noted"
    ASKED = "asked"
    REFUSED = "refused"
    GONE = "gone"
    CLOSED = "closed"


class ClockKind(StrEnum):
    DECISION = "decision"  # a designated platform tells what it decided
    SILENCE = "silence"  # the poster was asked and says nothing
    LOGS = "logs"  # the place's own log fades


class Step(StrEnum):
    """What to do next, of which there is always exactly one."""

    TELL_HOTLINE = "tell_hotline"
    TELL_POLICE = "tell_police"
    REGISTER_CHILD = "register_child"  # Take It Down
    REGISTER = "register"  # StopNCII
    PRESERVE = "preserve"
    ASK = "ask"
    WAIT = "wait"
    ANSWER = "answer"  # they ask for more
    LOOK = "look"
    ASK_AGAIN = "ask_again"
    ASK_HELPER = "ask_helper"
    DELIST = "delist"
    LAWYER = "lawyer"
    CLOSE = "close"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Sent:
    """One thing a person sent or told. ``to``: ``place`` or a helper's code; ``letter``: its kind, empty for none."""

    to: str
    letter: str
    on: date


@dataclass(frozen=True, slots=True)
class Answered:
    outcome: Outcome
    on: date


@dataclass(frozen=True, slots=True)
class Looked:
    found: Found
    on: date


@dataclass(frozen=True, slots=True)
class Course:
    """All that is known of one target, for the rules."""

    platform: Platform
    shows: Shows
    may_be_minor: bool
    noted_on: date
    posted_on: date | None = None
    sent: tuple[Sent, ...] = ()
    answers: tuple[Answered, ...] = ()
    looks: tuple[Looked, ...] = ()
    is_closed: bool = False


PLACE: Final = "place"
SEARCH: Final = "search"  # any search engine, about a page that stands elsewhere

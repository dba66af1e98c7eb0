"""What a desk for visitors knows: by which door somebody came, where their visit stands, who is there for them."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Any, Final, TypedDict
from uuid import UUID

KEY_PREFIX: Final = "sd_"  # of a desk's public key, so that one knows it when one sees it
TOKEN_PREFIX: Final = "sv_"  # noqa: S105  of what a visitor's browser holds
TOKEN_LASTS: Final = timedelta(days=30)  # a visitor's own browser, since they last came
PRESENCE_LASTS: Final = timedelta(seconds=90)  # since a page last said somebody is there
MAIL_LINK_LASTS: Final = timedelta(days=14)  # a link in a letter that leads back to the talk
NETWORK_KEPT: Final = timedelta(hours=24)  # the keyed hash of the network a visitor came from, unless they are blocked
UNBEGUN_KEPT: Final = timedelta(hours=24)  # somebody who opened the chat and said nothing
BLOCK_HOURS_AT_MOST: Final = 24 * 30
IDENTITY_LASTS: Final = timedelta(hours=1)  # at most, from the moment a shop signs it
VISITOR_MAIL_DOMAIN: Final = "visitor.invalid"  # a visitor's row needs an address; this one reaches nobody
NOTE_MAX_CHARACTERS: Final = 2_000
TAGS_AT_MOST: Final = 12
TAG_MAX_CHARACTERS: Final = 24
OPINION_MAX_CHARACTERS: Final = 500
WAITING_AT_MOST: Final = 300  # in one desk's line; whoever comes then is told to come back or leave a mail address


class Door(StrEnum):
    """By which way a visitor came in."""

    WIDGET = "widget"
    PAGE = "page"  # the desk's own page here, by link or by a printed code
    LINE = "line"
    MAIL = "mail"


FORMLESS: Final = frozenset({Door.LINE, Door.MAIL})  # where somebody just writes: no form there, and no browser


class VisitState(StrEnum):
    """Where a visit stands. From ``waiting`` and ``open`` it may be put off or end; a new message opens it again."""

    WAITING = "waiting"  # in the line, nobody has taken it
    OPEN = "open"  # somebody of the staff looks after it
    SNOOZED = "snoozed"  # put off until a time, or until the visitor writes
    CLOSED = "closed"


class CloseReason(StrEnum):
    SOLVED = "solved"
    NO_ANSWER = "no_answer"  # the visitor didn't come back
    PASSED_ON = "passed_on"  # somebody else, outside, goes on with it
    NOT_OURS = "not_ours"
    SPAM = "spam"
    VISITOR_LEFT = "visitor_left"  # before anybody took it


class Routing(StrEnum):
    """Who gets the next visitor."""

    LINE_UP = "line_up"  # nobody by itself: the staff take them from the line
    LEAST_BUSY = "least_busy"
    LAST_STAFF = "last_staff"  # whoever looked after this visitor before, then the least busy


class Here(StrEnum):
    """What somebody of the staff says of themselves."""

    AVAILABLE = "available"
    AWAY = "away"


class Side(StrEnum):
    """Where the widget's button stands."""

    LEFT = "left"
    RIGHT = "right"


class Theme(StrEnum):
    """Light or dark; by itself the widget does as the visitor's machine does."""

    AUTO = "auto"
    LIGHT = "light"
    DARK = "dark"


class TokenKind(StrEnum):
    BROWSER = "browser"  # opens the visitor's doors
    MAIL = "mail"  # stands in a letter; opens nothing but the way to a fresh one for a browser


class QuestionKind(StrEnum):
    """What a question of the form before the talk asks for. Some answers go where they belong: name and mail."""

    NAME = "name"
    MAIL = "mail"
    TEXT = "text"
    LONG = "long"
    PHONE = "phone"
    CHOICE = "choice"
    AGE_BAND = "age_band"


class AgeBand(StrEnum):
    """How old somebody says they are. Nobody is asked for a birthday."""

    UNDER_13 = "under_13"
    FROM_13_TO_15 = "13_15"
    FROM_16_TO_17 = "16_17"
    ADULT = "adult"


UNDER_AGE: Final = frozenset({AgeBand.UNDER_13, AgeBand.FROM_13_TO_15, AgeBand.FROM_16_TO_17})


class ReceptionChange(TypedDict, total=False):
    """What of a desk's reception can be changed, by name."""

    is_open: bool
    origins: list[str]
    look: dict[str, Any]
    prechat: list[dict[str, Any]]
    purpose: dict[str, str]
    house_rules: dict[str, str]
    hours: dict[str, list[list[str]]]
    keeps_holidays: bool
    closed_days: list[str]
    routing: str
    reply_minutes: int
    asks_satisfaction: bool


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a shop's own site says somebody is."""

    external_id: str
    name: str
    mail: str


@dataclass(frozen=True, slots=True)
class Ask:
    """A text a visitor says yes to before anything else, in the version in force."""

    purpose: str
    version: int
    text: str
    is_given: bool = False


@dataclass(frozen=True, slots=True)
class Erasure:
    """What became of everything a visitor asked to have forgotten. ``contacts``: whom to ask about what is kept."""

    visitor_id: UUID
    messages: int
    pictures: int
    kept: int
    contacts: tuple[str, ...]

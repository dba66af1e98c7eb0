"""What a desk for visitors knows: by which door somebody came, where their visit stands, who is there for them."""

from datetime import timedelta
from enum import StrEnum
from typing import Final

KEY_PREFIX: Final = "sd_"  # of a desk's public key, so that one knows it when one sees it
TOKEN_LASTS: Final = timedelta(days=30)  # a visitor's own browser, since they last came
PRESENCE_LASTS: Final = timedelta(seconds=90)  # since a page last said somebody is there
VISITOR_MAIL_DOMAIN: Final = "visitor.invalid"  # a visitor's row needs an address; this one reaches nobody
NOTE_MAX_CHARACTERS: Final = 2_000
WAITING_AT_MOST: Final = 300  # in one desk's line; whoever comes then is told to come back or leave a mail address


class Door(StrEnum):
    """By which way a visitor came in."""

    WIDGET = "widget"
    PAGE = "page"  # the desk's own page here, by link or by a printed code
    LINE = "line"
    MAIL = "mail"


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

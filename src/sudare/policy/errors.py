"""What can be wrong with a policy somebody wrote."""

from dataclasses import dataclass
from enum import StrEnum

from sudare.kit.errors import Invalid, NotFound


class Why(StrEnum):
    """What is wrong at one place, as people read it; ``{value}`` is what stood there or what would be right."""

    TOO_LONG = "this is longer than a policy can be"
    NO_TOML = "this is not TOML: {value}"
    NO_PROFILE = "there is no profile {value} to extend"
    TWICE = "there are two rules called {value}"
    UNKNOWN_KEY = "this key means nothing here{value}"
    NO_FLAG = "this must be true or false"
    NOT_USABLE = "this can't be used here: {value}"
    NO_NUMBER_UP_TO = "this must be a whole number from 1 to {value}"
    NO_WORDS = "this is missing: the words in ja, plain_ja and en"
    NO_REGISTER = "the words in {value} are missing"
    MISSING = "this is missing"
    NO_AI = "this must be off, ask or on"
    NO_SECOND_FACTOR = "this must be offered or required"
    NO_QUIET = "this must be off, or two different times, as in 21:00-06:00"
    NO_SHARING = "this must be off or on"
    NO_KEEP = "classes are written as [keep.receipt], one after the other"
    NO_SOURCE = "a legal floor needs the law it comes from and a month, as in as_of = 2026-11"
    NO_RULES = "rules are written as [[rules]], one after the other"
    NO_RULE = "a rule is written as [[rules]], followed by its keys"
    NO_DECISION = "this must be accept, mask, hold or never: {value}"
    COVERS_FOREIGN = "a combination can cover only what it is about, not {value}"
    NEEDS_NOTHING = "this counts what stands on a document and is named in covers"
    COVERS_NOTHING = "only mask and hold cover something"
    NO_DIVERSION = "this goes with then = never, in a policy with minors = true"
    NO_KINDS = "this is missing: what must be found, and how surely, as in {value}"
    NO_KIND = "there is no kind {value}"
    NO_THRESHOLD = "a threshold lies above 0 and is at most 1: {value}"
    NO_LIST = "this must be a list of kinds"
    NO_COUNTS = "this must name kinds with a number each"
    NO_COUNT = "this must be a whole number from 1: {value}"


@dataclass(frozen=True, slots=True)
class Fault:
    """One mistake and where it stands. Lines count from 1."""

    line: int
    key: str  # e.g. rules[3].when.face
    why: Why
    value: str = ""

    def __str__(self) -> str:
        return f"{self.line}: {self.key}: {self.why.format(value=self.value)}"


class PolicyInvalid(Invalid):
    """These rules can't be used as they are written. Please correct the lines named below and try again."""

    code = "policy_invalid"

    def __init__(self, *faults: Fault) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults


class UnknownProfile(NotFound):
    """There is no such profile. Please choose one of the list."""

    code = "unknown_profile"

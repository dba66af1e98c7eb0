"""What somebody said by LINE or mail, in one shape."""

from collections.abc import Callable
from dataclasses import dataclass

from sudare.channels.models import Correspondent
from sudare.channels.terms import Enclosure


@dataclass(frozen=True, slots=True)
class Said:
    """``key`` makes the message one however often it is tried; ``pictures`` fetches them, when it is called."""

    correspondent: Correspondent
    key: str
    words: str
    has_pictures: bool
    pictures: Callable[[], tuple[Enclosure, ...]]
    left_out: int = 0

"""What consent is asked for, and in which languages a text must stand."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

LANGUAGES: Final = ("ja", "en")  # a text stands in both, or it isn't a version
TEXT_MAX_CHARACTERS: Final = 6_000  # about three pages; nobody reads more


class Purpose(StrEnum):
    PICTURES = "pictures"  # sending pictures here: how they are looked at, who sees them, how long they are kept
    TALK = "talk"  # what a visitor tells at a desk: what it is used for
    STATEMENTS = (
        "statements"  # what a visitor states: that they may send this, that people shown agree, how old they are
    )
    LISTENING = (
        "listening"  # that a program reads what is said, to notice dangerous talk; never a condition of anything
    )


CONDITIONS: Final = (Purpose.PICTURES, Purpose.TALK, Purpose.STATEMENTS)  # what a visitor says yes to before they send


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one person stands towards one purpose. ``version`` is the newest; 0 where the organisation asks nothing."""

    purpose: Purpose
    version: int
    agreed_version: int | None  # what they said yes to last, withdrawn or not
    agreed_at: datetime | None
    withdrawn_at: datetime | None

    @property
    def is_asked(self) -> bool:
        """Whether they still have to answer before they can send."""
        return self.version > 0 and not self.is_given

    @property
    def is_given(self) -> bool:
        return self.version > 0 and self.agreed_version == self.version and self.withdrawn_at is None

    @property
    def can_withdraw(self) -> bool:
        """Also a yes to an older text can be taken back."""
        return self.agreed_version is not None and self.withdrawn_at is None

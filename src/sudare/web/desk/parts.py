"""The parts of a desk, in the order they are set up, and what each is called."""

from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

HOURS, STAFF, LOOK, SITE, TRY = "hours", "staff", "look", "site", "try"
DOOR, WORK, AI = "door", "work", "ai"


@dataclass(frozen=True, slots=True)
class Part:
    """One screen. ``about`` is the sentence below its title."""

    name: str
    icon: str
    title: Any
    about: Any


PARTS: Final[dict[str, Part]] = {
    part.name: part
    for part in (
        Part(
            HOURS, "clock", _("Hours"), _("Outside of them visitors may write too; they read when they'll be answered.")
        ),
        Part(
            STAFF, "people", _("Staff"), _("They see the line and the visitors of this desk, and nobody else's rooms.")
        ),
        Part(LOOK, "appeal", _("Look and words"), _("What visitors see first on your page.")),
        Part(SITE, "house", _("Your page"), _("Say where the chat may stand, and copy one line into that page.")),
        Part(TRY, "picture", _("A test picture"), _("See once with your own eyes what a visitor sees.")),
        Part(DOOR, "paper", _("Questions and house rules"), _("What is asked before the talk. The less, the better.")),
        Part(AI, "eyes", _("AI"), _("What an AI may see here, and who answers for its words.")),
        Part(WORK, "hourglass", _("How work is shared"), _("Who gets whom, and when somebody has waited too long.")),
    )
}
FIRST: Final = (HOURS, STAFF, LOOK, SITE, TRY)  # the way of setting up; step 1 is the name and the rules
STEPS: Final = len(FIRST) + 1


def step_of(name: str) -> int:
    """Which step of setting up a part is, from 2; 0 for what comes later."""
    return FIRST.index(name) + 2 if name in FIRST else 0


def after(name: str) -> str | None:
    """The part set up next."""
    place = FIRST.index(name) + 1
    return FIRST[place] if place < len(FIRST) else None

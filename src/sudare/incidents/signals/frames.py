"""Talk about risky talk: a quotation, a warning, news, a lesson, a story. Whoever speaks like that threatens nobody."""

import re
from typing import Final

from sudare.incidents.signals.lexicon import phrases

SAID: Final = phrases("frames")
ABOUT: Final = SAID["about"]
ABOUT_EN: Final = SAID["about_en"]
REPORTED: Final = SAID["reported"]
REPORTED_EN: Final = SAID["reported_en"]
REPORTING_EN: Final = SAID["reporting_en"]
QUOTED: Final = re.compile(r"「([^」\n]*(?:\n[^」\n]*)?)」|\"([^\"\n]{3,})\"")
JOKE_WORDS: Final = SAID["joke_words"]


def is_about(text: str) -> bool:
    """Whether the message speaks about such things: news, a warning, a lesson, a story."""
    return bool(ABOUT.search(text) or ABOUT_EN.search(text))


def is_quoted(text: str, start: int, end: int) -> bool:
    """Whether the words stand in quotation marks within a longer sentence, or are told as somebody else's."""
    for match in QUOTED.finditer(text):
        is_inside = match.start() <= start < match.end()
        if is_inside and len(text) - len(match[0]) > 2:  # noqa: PLR2004 - a full stop isn't a sentence around it
            return True
    line_end = text.find("\n", end)
    after = text[end : line_end if line_end >= 0 else len(text)]
    if REPORTED.search(after):
        return True
    before = text[text.rfind("\n", 0, start) + 1 : start]
    return bool(REPORTING_EN.search(before))

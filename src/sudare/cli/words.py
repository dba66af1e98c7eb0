"""The language of the terminal: the same catalogue as the pages, chosen by ``LANG``, without loading Django."""

import gettext
import os
from functools import cache
from pathlib import Path

LOCALE_DIR = Path(__file__).parent.parent / "locale"


def language() -> str:
    """``ja`` or ``en``, as the terminal asks for it."""
    wanted = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    return "ja" if wanted.startswith("ja") else "en"


@cache
def _catalogue(code: str) -> gettext.NullTranslations:
    return gettext.translation("django", LOCALE_DIR, languages=[code], fallback=True)


def say(sentence: str, /, **parts: object) -> str:
    """The sentence in the terminal's language, with its parts filled in."""
    return _catalogue(language()).gettext(sentence).format(**parts)

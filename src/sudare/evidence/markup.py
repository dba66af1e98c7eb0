"""Words on the page, in both languages: Japanese first, English below in a line of its own."""

from collections.abc import Iterable
from html import escape
from typing import Final

from sudare.evidence.both import NONE, Both
from sudare.evidence.letters import visible

Row = tuple[Both, Both]
"""Label and value."""

_ENGLISH: Final = '<span lang="en">{}</span>'


def text(words: str) -> str:
    return escape(visible(words))


def in_both(words: Both) -> str:
    """Japanese, then English where there is any, each keeping its own direction."""
    below = _ENGLISH.format(f"<bdi>{text(words.english)}</bdi>") if words.english else ""
    return f"<bdi>{text(words.japanese)}</bdi>{below}"


def heading(name: str, words: Both) -> str:
    return f'<h2 id="{name}">{in_both(words)}</h2>\n'


def note(words: Both, *, kind: str = "soft") -> str:
    return f'<p class="{kind}">{in_both(words)}</p>\n'


def rows(told: Iterable[Row]) -> str:
    """A list of labels and values; says so when there are none."""
    parts = "".join(f"<dt>{in_both(label)}</dt><dd>{in_both(value)}</dd>\n" for label, value in told)
    return f"<dl>\n{parts}</dl>\n" if parts else note(NONE, kind="none")

"""Mail addresses, also where OCR put blanks around the signs, read @ as ©, or the address runs over two lines.

Shape: RFC 5321 §4.1.2 in its everyday part. Scores: 0.98 for an address with a domain that may exist, 0.9 where a
sign had to be repaired, 0.75 beside a word for mail with the domain's end missing.
"""

import re
from collections.abc import Iterator
from typing import Final

from sudare.screening.personal.labels import Topic
from sudare.screening.personal.letters import listed
from sudare.screening.personal.page import Hit, Page, Row, Span
from sudare.screening.terms import Kind

_WHOLE, _REPAIRED, _CUT = 0.98, 0.9, 0.75
_ADDRESS: Final = re.compile(
    r"(?<![A-Za-z0-9._%+/-])([A-Za-z0-9][A-Za-z0-9._%+'-]{0,63})([ ]?[@®©][ ]?)"
    r"([A-Za-z0-9][A-Za-z0-9-]*(?:[ ]?[.,][ ]?[A-Za-z0-9-]+)*)(?![A-Za-z0-9@(])"
)
_LAST: Final = re.compile(r"[.,][ ]?([A-Za-z]{2,24})$")
_REST: Final = re.compile(r"[A-Za-z0-9-]*(?:[.][A-Za-z0-9-]+)*[.]?[A-Za-z]{2,}")
_GLUED_END: Final = re.compile(r"[a-z0-9-]{2,}(?:com|net|jp|org)$")
_FILES: Final = listed(
    "png jpg jpeg gif svg webp avif heic bmp pdf py js ts tsx jsx css scss html htm json yaml yml toml md txt "
    "php rb go rs java kt exe zip gz"
)
_GENERIC: Final = listed(
    "com net org info biz jp co edu gov mil int io dev app me tv cc eu asia name pro xyz online site shop "
    "tokyo osaka cloud tech email store blog work example test local"
)
_COUNTRY = 2
_MACHINES: Final = frozenset({"git", "hg", "svn"})


def find(page: Page) -> Iterator[Hit]:
    for row in page.rows:
        if any(sign in row.text for sign in "@®©"):
            for match in _ADDRESS.finditer(row.text):
                yield from _judged(page, row, match)


def _judged(page: Page, row: Row, match: re.Match[str]) -> Iterator[Hit]:
    name, sign, domain = match.groups()
    end = match.end()
    last = _LAST.search(domain)
    if last and not _may_exist(last.group(1), text=match.group()):
        return
    if last is None:
        yield from _without_end(page, row, match)
    elif name not in _MACHINES or row.text[end : end + 1] != ":":
        is_clean = sign == "@" and "," not in domain and " " not in domain
        yield Hit(Kind.EMAIL, _WHOLE if is_clean else _REPAIRED, (Span(row.index, match.start(), end),))


def _may_exist(top: str, *, text: str) -> bool:
    """Whether a domain may end so: no name of a file; what stands apart from the rest must be well known."""
    low = top.lower()
    if low in _FILES:
        return False
    return low in _GENERIC or len(low) == _COUNTRY or (" " not in text and "," not in text)


def _without_end(page: Page, row: Row, match: re.Match[str]) -> Iterator[Hit]:
    span = Span(row.index, match.start(), match.end())
    domain = match.group(3)
    below = page.beneath(span)
    rest = _REST.match(page.text(below)) if below else None
    ends_row = not row.text[match.end() :].strip(" .")
    if any(letter.isalpha() for letter in domain) and below and rest and ends_row and "." in rest.group():
        yield Hit(Kind.EMAIL, _REPAIRED, (span, Span(below.row, below.start, below.start + rest.end())))
    elif _GLUED_END.search(domain.lower()) and "@" in match.group(2):
        yield Hit(Kind.EMAIL, _REPAIRED, (span,))
    elif page.topic(span) is Topic.MAIL and domain[0].isalpha():
        yield Hit(Kind.EMAIL, _CUT, (span,))

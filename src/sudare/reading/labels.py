"""What stands beside a label, or below it: 電話番号: 03-…, 期限 11月30日, MODEL X-200."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sudare.reading.japan.letters import normalised
from sudare.reading.quoting import LEADING, Quote, Standing, below, following, start_of

OPENING: Final = frozenset("([【「『〈<（[■◆●□・*-•:：/|")


@dataclass(frozen=True, slots=True)
class Labelled:
    """``quote``: the words a label leads to."""

    label: Quote
    quote: Quote


def labelled(labels: Sequence[str], rows: Sequence[Standing], *, is_heading: bool = False) -> Iterator[Labelled]:
    """Everything that a label leads to, row by row, longer labels first. ``is_heading``: it must begin its row."""
    for row in rows:
        for label in sorted(labels, key=len, reverse=True):
            place = _place(label, row, is_heading=is_heading)
            if place is not None:
                yield Labelled(Quote(row, *place), _led_to(row, place[1], rows))
                break


def _place(label: str, row: Standing, *, is_heading: bool) -> tuple[int, int] | None:
    """Where the label stands in the row, as a word of its own: begin and end."""
    text, places = _folded(row.text)
    wanted = _folded(label)[0]
    at = text.find(wanted)
    while at >= 0:
        before = text[at - 1] if at else ""
        begin, end = places[at], places[at + len(wanted) - 1] + 1
        is_word = not before or before in OPENING or not before.isalpha() or row.text[begin - 1 : begin].isspace()
        goes_on = wanted[-1].isascii() and wanted[-1].isalpha() and row.text[end : end + 1].isalpha()
        is_cut = goes_on and row.text[end : end + 1].isascii()
        if is_word and not is_cut and not (is_heading and _has_words(row.text[:begin])):
            return begin, end
        at = text.find(wanted, at + 1)
    return None


def _has_words(text: str) -> bool:
    return any(sign.isalnum() for sign in text)


def _folded(text: str) -> tuple[str, list[int]]:
    """Small letters without spaces, and where each stood."""
    written = normalised(text)
    kept = [
        (sign, place) for sign, place in zip(written.text.lower(), written.places, strict=False) if not sign.isspace()
    ]
    return "".join(sign for sign, _ in kept), [place for _, place in kept]


def _led_to(row: Standing, end: int, rows: Sequence[Standing]) -> Quote:
    """The rest of the label's line; else the next line in its row; else the line below."""
    line, _, line_end = row.line_at(max(0, end - 1))
    rest = row.quote(end, line_end)
    if rest.text.strip(LEADING + ")]】」』)>"):
        return rest if rest.text[:1] not in ")]】」』)>" else row.quote(rest.begin + 1, line_end)
    if line_end < len(row.text):
        return row.quote(line_end, row.line_at(line_end + 1)[2])
    under = below(line, following(row, rows))
    if under is None:
        return row.quote(end, end)
    standing, other = under
    begin = start_of(other, standing)
    return standing.quote(begin, begin + len(other.text))

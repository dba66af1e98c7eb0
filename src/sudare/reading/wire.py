"""What crosses the pipes of the reading child: pixels of a rendition in, a page out. Text crosses this wall by design.

The parent takes a page apart as if a taken-over child had written it: numbers are parts, text is clean, and there is
not too much of either. The same JSON keeps a page that was read, for whoever wants to ask again.
"""

import json
import struct
from collections.abc import Sequence
from enum import IntEnum
from typing import Any, Final

from sudare.imaging import wire as house_wire
from sudare.imaging.answers import Read
from sudare.imaging.errors import DecoderDied, Unreadable
from sudare.imaging.terms import Box, Limits
from sudare.kit.text import clean_line
from sudare.reading.terms import Cell, Code, Line, Page, Row, Table, Turn

MAGIC: Final = b"SUR1"
MEANING: Final = b"SUM1"  # a request of another kind: texts as JSON, answered with numbers as JSON
REQUEST: Final = struct.Struct("!4sdQIIQ")  # magic, seconds, most pixels, width and height (0: encoded), bytes
ANSWER: Final = struct.Struct("!4sBB")  # magic, outcome, index into REFUSALS
READ: Final = struct.Struct("!Q")  # bytes of JSON that follow
NO_MEANING: Final = "--no-meaning"  # to the child: its models for meaning will not be asked
MOST_BYTES: Final = 20_000_000
MOST_LINES: Final = 2_000
MOST_CHARS: Final = 1_000
MOST_CELLS: Final = 5_000
DIGITS: Final = 5  # of a place: 0.04 px of a 4,000 px picture
TURNS: Final[tuple[Turn, ...]] = (0, 90, 180, 270)
MOST_SIDE_PX: Final = 100_000


class Outcome(IntEnum):
    REFUSED = 0
    READ = 1


def pack_request(*, content: bytes, size_px: tuple[int, int], limits: Limits) -> bytes:
    return REQUEST.pack(MAGIC, limits.max_seconds, limits.max_px, *size_px, len(content))


def pack_refusal(kind: type[Unreadable]) -> bytes:
    return ANSWER.pack(MAGIC, Outcome.REFUSED, house_wire.REFUSALS.index(kind))


def pack_texts(text: str, others: Sequence[str], *, seconds: float) -> tuple[bytes, bytes]:
    """A question of meaning: how near is the first to each of the others?"""
    content = json.dumps([text, *others], ensure_ascii=False).encode("utf-8", "replace")
    return REQUEST.pack(MEANING, seconds, 0, 0, 0, len(content)), content


def unpack_texts(content: bytes) -> tuple[str, list[str]]:
    text, *others = json.loads(content)
    return text, others


def pack_answer(content: bytes) -> tuple[bytes, ...]:
    return (ANSWER.pack(MAGIC, Outcome.READ, 0), READ.pack(len(content)), content)


def pack_numbers(numbers: Sequence[float]) -> bytes:
    return json.dumps([round(each, DIGITS) for each in numbers]).encode()


def read_numbers(read: Read, *, count: int) -> list[float]:
    """As many as were asked for, −1 to 1. Raises: as ``read_page``."""
    try:
        untrusted = _few(json.loads(_read_content(read)), count)
        numbers = [max(-1.0, min(1.0, _number(each, 2))) for each in untrusted]  # a cosine may round to more than 1
    except (ValueError, TypeError, RecursionError) as error:
        raise DecoderDied from error
    if len(numbers) != count:
        raise DecoderDied
    return numbers


def read_page(read: Read) -> Page:
    """What the child answered. Raises: the refusal it named; ``DecoderDied`` when a number isn't what it may be."""
    return unpack_page(_read_content(read))


def _read_content(read: Read) -> bytes:
    untrusted_magic, untrusted_outcome, untrusted_index = ANSWER.unpack(read(ANSWER.size))
    if untrusted_magic != MAGIC or untrusted_index >= len(house_wire.REFUSALS):
        raise DecoderDied
    if untrusted_outcome == Outcome.REFUSED:
        raise house_wire.REFUSALS[untrusted_index]
    (untrusted_length,) = READ.unpack(read(READ.size))
    if untrusted_outcome != Outcome.READ or untrusted_length > MOST_BYTES:
        raise DecoderDied
    return read(untrusted_length)


def pack_page(page: Page) -> bytes:
    """Lines once, rows and tables by number."""
    numbers = {id(line): number for number, line in enumerate(page.lines)}
    return json.dumps(
        {
            "size": [page.width_px, page.height_px],
            "lines": [_packed_line(line) for line in page.lines],
            "rows": [[numbers[id(line)] for line in row.lines] for row in page.rows],
            "tables": [
                [_numbers(table.box), [[_packed_cell(cell, numbers) for cell in row] for row in table.cells]]
                for table in page.tables
            ],
            "codes": [[code.kind, code.symbology, code.text, _numbers(code.box)] for code in page.codes],
            "turned": page.turned,
            "skew": round(page.skew_degrees, 3),
        },
        ensure_ascii=False,
    ).encode("utf-8", "replace")


def _packed_line(line: Line) -> list[Any]:
    quad = [round(part, DIGITS) for corner in line.quad for part in corner]
    return [line.text, round(line.score, 3), quad, [_numbers(box) for box in line.chars]]


def _packed_cell(cell: Cell, numbers: dict[int, int]) -> list[Any]:
    return [_numbers(cell.box), [numbers[id(line)] for line in cell.lines], cell.columns, cell.rows]


def _numbers(box: Box) -> list[float]:
    return [round(part, DIGITS) for part in (box.x, box.y, box.width, box.height)]


def unpack_page(untrusted_content: bytes) -> Page:
    """Raises: ``DecoderDied`` for whatever isn't exactly a page."""
    try:
        return _page(json.loads(untrusted_content))
    except (ValueError, TypeError, KeyError, IndexError, RecursionError) as error:
        raise DecoderDied from error


def _page(untrusted: dict[str, Any]) -> Page:
    lines = tuple(_line(each) for each in _few(untrusted["lines"], MOST_LINES))
    width, height = (_whole(side, MOST_SIDE_PX) for side in untrusted["size"])
    return Page(
        width_px=width,
        height_px=height,
        lines=lines,
        rows=tuple(Row(_those(row, lines)) for row in _few(untrusted["rows"], MOST_LINES)),
        tables=tuple(_table(each, lines) for each in _few(untrusted["tables"], MOST_LINES)),
        codes=tuple(_code(*each) for each in _few(untrusted["codes"], MOST_LINES)),
        turned=TURNS[TURNS.index(untrusted["turned"])],
        skew_degrees=_number(untrusted["skew"], 180),
    )


def _line(untrusted: list[Any]) -> Line:
    untrusted_text, score, places, untrusted_chars = untrusted
    text = _text(untrusted_text)
    parts = [_number(place, 1) for place in _few(places, 8)]
    corners = list(zip(parts[::2], parts[1::2], strict=True))
    quad = (corners[0], corners[1], corners[2], corners[3])
    chars = tuple(_box(box) for box in _few(untrusted_chars, MOST_CHARS))
    xs, ys = [x for x, _ in quad], [y for _, y in quad]
    box = Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
    is_known = text == untrusted_text and len(chars) == len(text)
    return Line(text, _number(score, 1), box, quad, chars if is_known else ())


def _table(untrusted: list[Any], lines: Sequence[Line]) -> Table:
    box, rows = untrusted
    return Table(
        _box(box), tuple(tuple(_cell(cell, lines) for cell in _few(row, MOST_CELLS)) for row in _few(rows, MOST_CELLS))
    )


def _cell(untrusted: list[Any], lines: Sequence[Line]) -> Cell:
    box, numbers, columns, rows = untrusted
    return Cell(_box(box), _those(numbers, lines), _whole(columns, MOST_CELLS), _whole(rows, MOST_CELLS))


def _code(kind: Any, symbology: Any, text: Any, box: Any) -> Code:
    if kind not in {"qr", "barcode"}:
        raise ValueError
    return Code(kind, _text(symbology)[:80], _text(text, most=4 * MOST_CHARS), _box(box))


def _those(untrusted: Any, lines: Sequence[Line]) -> tuple[Line, ...]:
    return tuple(lines[_whole(number, len(lines) - 1)] for number in _few(untrusted, MOST_LINES))


def _few(untrusted: Any, most: int) -> list[Any]:
    if not isinstance(untrusted, list) or len(untrusted) > most:
        raise ValueError
    return untrusted


def _text(untrusted: Any, *, most: int = MOST_CHARS) -> str:
    if not isinstance(untrusted, str) or len(untrusted) > most:
        raise ValueError
    return clean_line(untrusted)


def _whole(untrusted: Any, most: int) -> int:
    if type(untrusted) is not int or not 0 <= untrusted <= most:
        raise ValueError
    return untrusted


def _number(untrusted: Any, most: float) -> float:
    if type(untrusted) not in {int, float} or not -most <= untrusted <= most:  # also for what is no number
        raise ValueError
    return float(untrusted)


def _box(untrusted: Any) -> Box:
    x, y, width, height = (_number(part, 1) for part in untrusted)
    if min(x, y, width, height) < 0:
        raise ValueError
    return Box(x, y, width, height)

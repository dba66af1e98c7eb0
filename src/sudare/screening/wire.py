"""What crosses the pipes of the screening child: raw pixels in, lines of JSON out. Never a word from a picture.

Every answer is one line with findings, fingerprints, times and names of engines; the last one says so. The parent
reads it with ``read_answer`` and believes only what may be. Who asks for the letters of a mark gets six of them or
none, by ``read_letters``.
"""

import json
import re
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from typing import IO, Any, Final

from sudare.imaging.marks.reading import ReadCode
from sudare.imaging.marks.terms import code_as_meant
from sudare.imaging.terms import Box, Pixels
from sudare.screening.evidence import FINGERPRINT_BYTES, MOST, Lied, checked_findings, is_part
from sudare.screening.terms import Finding, Kind, Screening

SCREEN, LETTERS = b"SUS1", b"SUL1"  # what is asked
REQUEST: Final = struct.Struct("!4sH")  # what is asked, looks that follow
LOOK: Final = struct.Struct("!II")  # width, height
MAX_LOOKS: Final = 64
MAX_SIDE_PX: Final = 30_000
MAX_PX: Final = 25_000_000  # far above what a look may have
MAX_LINE_BYTES: Final = 4_000_000
MAX_SECONDS: Final = 3_600.0
MAX_READINGS: Final = 100_000

_NAME: Final = re.compile(r"[A-Za-z0-9_.+-]{1,80}")
_KEYS: Final = frozenset({"findings", "unknown", "fingerprints", "engines", "seconds", "done", "is_last", "is_leaving"})


@dataclass(frozen=True, slots=True)
class Answer:
    """``is_leaving``: the child wants to be replaced, because an engine in it never came back."""

    screening: Screening
    is_last: bool
    is_leaving: bool = False


@dataclass(frozen=True, slots=True)
class Request:
    """The looks of one picture. ``is_for_letters``: only the visible code of a mark is asked for."""

    looks: tuple[Pixels, ...]
    is_for_letters: bool = False


def write_request(sink: IO[bytes], request: Request) -> None:
    sink.write(REQUEST.pack(LETTERS if request.is_for_letters else SCREEN, len(request.looks)))
    for look in request.looks:
        sink.write(LOOK.pack(look.width_px, look.height_px))
        sink.write(look.rgb)
    sink.flush()


def read_request(source: IO[bytes]) -> Request | None:
    """What is asked about the next picture; None when the parent has gone.

    Raises: ``Lied`` when the pipe holds anything else.
    """
    header = source.read(REQUEST.size)
    if not header:
        return None
    asked, count = REQUEST.unpack(header)
    if asked not in {SCREEN, LETTERS} or count > MAX_LOOKS:
        raise Lied
    return Request(tuple(_read_look(source) for _ in range(count)), asked == LETTERS)


def _read_look(source: IO[bytes]) -> Pixels:
    width, height = LOOK.unpack(source.read(LOOK.size))
    if not (0 < width <= MAX_SIDE_PX and 0 < height <= MAX_SIDE_PX and width * height <= MAX_PX):
        raise Lied
    rgb = source.read(3 * width * height)
    if len(rgb) != 3 * width * height:
        raise Lied
    return Pixels(width, height, rgb)


def pack_answer(answer: Answer) -> bytes:
    said = answer.screening
    return (
        json.dumps(
            {
                "findings": [_packed(finding) for finding in said.findings],
                "unknown": list(said.unknown),
                "fingerprints": [mark.hex() for mark in said.fingerprints],
                "engines": list(said.engines),
                "seconds": {name: float(seconds) for name, seconds in said.seconds.items()},
                "done": list(said.done),
                "is_last": answer.is_last,
                "is_leaving": answer.is_leaving,
            }
        ).encode()
        + b"\n"
    )


def _packed(finding: Finding) -> list[Any]:
    box = finding.box and [finding.box.x, finding.box.y, finding.box.width, finding.box.height]
    return [finding.kind.value, float(finding.score), box, finding.engine, finding.frame]


def read_answer(line: bytes, *, looks: int) -> Answer:
    """One line of the child's.

    Raises: ``Lied`` for whatever isn't exactly an answer about so many looks.
    """
    try:
        untrusted = json.loads(line)
        if not isinstance(untrusted, dict) or untrusted.keys() != _KEYS:
            raise Lied
        return Answer(_screening(untrusted, looks), _truth(untrusted["is_last"]), _truth(untrusted["is_leaving"]))
    except (ValueError, TypeError, RecursionError) as error:
        raise Lied from error


def pack_letters(found: ReadCode | None) -> bytes:
    return json.dumps([found.code, found.times] if found else None).encode() + b"\n"


def read_letters(line: bytes) -> ReadCode | None:
    """Six letters of a mark's alphabet and how often they were read.

    Raises: ``Lied`` for whatever is neither that nor nothing.
    """
    try:
        untrusted = json.loads(line)
        if untrusted is None:
            return None
        untrusted_code, untrusted_times = untrusted
        is_code = isinstance(untrusted_code, str) and code_as_meant(untrusted_code) == untrusted_code
        if not is_code or type(untrusted_times) is not int or not 0 < untrusted_times <= MAX_READINGS:
            raise Lied
        return ReadCode(untrusted_code, untrusted_times)
    except (ValueError, TypeError, RecursionError) as error:
        raise Lied from error


def _screening(untrusted: dict[str, Any], looks: int) -> Screening:
    findings = checked_findings(_finding(each, looks) for each in _few(untrusted["findings"]))
    return Screening(
        findings=findings,
        unknown=_names(untrusted["unknown"]),
        fingerprints=tuple(_fingerprint(each) for each in _few(untrusted["fingerprints"])),
        engines=_names(untrusted["engines"]),
        seconds={_name(name): _duration(each) for name, each in dict(untrusted["seconds"]).items()},
        done=_names(untrusted["done"]),
    )


def _few(untrusted: Any) -> list[Any]:
    if not isinstance(untrusted, list) or len(untrusted) > MOST:
        raise Lied
    return untrusted


def _finding(untrusted: Any, looks: int) -> Finding:
    kind, score, box, engine, frame = untrusted
    if type(frame) is not int or not 0 <= frame < looks:
        raise Lied
    return Finding(Kind(kind), score, None if box is None else Box(*box), _name(engine), frame)


def _names(untrusted: Iterable[Any]) -> tuple[str, ...]:
    return tuple(_name(each) for each in _few(untrusted))


def _name(untrusted: Any) -> str:
    if not isinstance(untrusted, str) or not _NAME.fullmatch(untrusted):
        raise Lied
    return untrusted


def _fingerprint(untrusted: Any) -> bytes:
    mark = bytes.fromhex(untrusted)
    if len(mark) != FINGERPRINT_BYTES:
        raise Lied
    return mark


def _duration(untrusted: Any) -> float:
    if not isinstance(untrusted, float) or not is_part(untrusted / MAX_SECONDS):
        raise Lied
    return untrusted


def _truth(untrusted: Any) -> bool:
    if not isinstance(untrusted, bool):
        raise Lied
    return untrusted

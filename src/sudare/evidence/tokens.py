"""What an answer of a time stamping authority says, read without believing it. Source: RFC 3161, section 2.4.2.

Only as much DER as is needed. The authority's own signature is checked in ``stamping`` by a library made for it; the
few fields here are read by ourselves because that library refuses whole answers of some real authorities.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

TOKEN_MAX_BYTES: Final = 1 << 16
SHA256_OID: Final = bytes.fromhex("608648016503040201")
TST_INFO_OID: Final = bytes.fromhex("2a864886f70d0109100104")
_GRANTED: Final = (0, 1)
_INTEGER, _OCTETS, _OID, _TIME, _SEQUENCE, _FIRST = 0x02, 0x04, 0x06, 0x18, 0x30, 0xA0
_LONG_LENGTH_BYTES: Final = 4


@dataclass(frozen=True, slots=True)
class Told:
    """When (UTC), over which SHA-256, and the number the request had asked to be repeated."""

    at: datetime
    imprint: bytes
    nonce: int | None


def told_by(untrusted: bytes) -> Told | None:
    """What this answer says; None when it grants nothing or is no such answer."""
    if len(untrusted) > TOKEN_MAX_BYTES:
        return None
    try:
        return _read(untrusted)
    except (ValueError, IndexError, StopIteration, UnicodeDecodeError):
        return None


def put_in_order(untrusted: bytes) -> bytes:
    """The same answer, its certificates in the order DER asks of a set: no signature covers that order.

    Authorities write them leaf first (`openssl ts` does), and a strict reader refuses the whole answer for it.
    Source: X.690, section 11.6. Raises: ValueError, IndexError for what is no answer.
    """
    brought = next((part for tag, part in _parts(_signed_data(untrusted)) if tag == _FIRST), b"")
    each = sorted(brought[start:end] for start, _, end in _spans(brought))
    return untrusted.replace(brought, b"".join(each), 1) if brought else untrusted


def _signed_data(untrusted: bytes) -> bytes:
    status, content_info = _parts(_only(untrusted, _SEQUENCE))
    if int.from_bytes(_parts(status[1])[0][1]) not in _GRANTED:
        raise ValueError
    return _only(_parts(content_info[1])[1][1], _SEQUENCE)


def _read(untrusted: bytes) -> Told:
    signed_data = _signed_data(untrusted)
    content = next(part for tag, part in _parts(signed_data) if tag == _SEQUENCE)
    kind, wrapped = _parts(content)
    if kind != (_OID, TST_INFO_OID):
        raise ValueError
    return _stamp(_only(_only(wrapped[1], _OCTETS), _SEQUENCE))


def _stamp(tst_info: bytes) -> Told:
    parts = _parts(tst_info)
    (algorithm_tag, algorithm), (imprint_tag, imprint) = _parts(parts[2][1])
    if (algorithm_tag, imprint_tag, parts[4][0]) != (_SEQUENCE, _OCTETS, _TIME):
        raise ValueError
    if _parts(algorithm)[0] != (_OID, SHA256_OID):
        raise ValueError
    nonce = next((int.from_bytes(part, signed=True) for tag, part in parts[5:] if tag == _INTEGER), None)
    return Told(_moment(parts[4][1].decode("ascii")), imprint, nonce)


def _moment(spelled: str) -> datetime:
    """``20261122064000[.123]Z``."""
    whole, _, part = spelled.removesuffix("Z").partition(".")
    if not spelled.endswith("Z"):
        raise ValueError
    at = datetime.strptime(whole, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    return at.replace(microsecond=int(f"{part:0<6.6}")) if part else at


def _only(content: bytes, tag: int) -> bytes:
    """The one element that is all of ``content``."""
    (found, part), *others = _parts(content)
    if found != tag or others:
        raise ValueError
    return part


def _parts(content: bytes) -> list[tuple[int, bytes]]:
    return [(content[start], content[begin:end]) for start, begin, end in _spans(content)]


def _spans(content: bytes) -> Iterator[tuple[int, int, int]]:
    """Of each element: where it starts, where what it holds begins and ends."""
    start = 0
    while start < len(content):
        length, begin = content[start + 1], start + 2
        if length & 0x80:
            count = length & 0x7F
            if not 1 <= count <= _LONG_LENGTH_BYTES:
                raise ValueError
            length, begin = int.from_bytes(content[begin : begin + count]), begin + count
        if begin + length > len(content):
            raise ValueError
        yield start, begin, begin + length
        start = begin + length

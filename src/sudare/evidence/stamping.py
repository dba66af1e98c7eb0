"""Time stamps: an outside authority says that the signature existed at its time. Source: RFC 3161.

What is stamped is the signature, so the stamp can come later without touching anything that was signed. The answer is
kept whole and as it came; what it says is read by ourselves, and whether it is the authority's is checked by a library.
"""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any, Final, Protocol

from cryptography import x509
from rfc3161_client import TimeStampResponse, VerificationError, VerifierBuilder, decode_timestamp_response

from sudare.evidence.findings import Stamp, StampState
from sudare.evidence.manifest import SIGNATURE, STAMP, TOKEN, spelled
from sudare.evidence.tokens import Told, put_in_order, told_by

PENDING: Final = spelled({"over": SIGNATURE, "state": StampState.PENDING, "words": "時刻証明待ち"})


class Stamper(Protocol):
    def stamp(self, signature: bytes) -> bytes:
        """An authority's answer over ``signature``, checked for its imprint. Raises: NoTimestamp."""
        ...


def stamp_files(token: bytes | None) -> dict[str, bytes]:
    """The files a stamp adds to a package, or the one that says it is waited for."""
    told = told_by(token) if token else None
    if not token or told is None:
        return {STAMP: PENDING}
    return {STAMP: spelled(_claim(token, told)), TOKEN: token}


def _claim(token: bytes, told: Told) -> dict[str, Any]:
    return {
        "over": SIGNATURE,
        "state": StampState.STAMPED,
        "words": "時刻証明済み",
        "at": f"{told.at:%Y-%m-%dT%H:%M:%SZ}",
        "token_sha256": sha256(token).hexdigest(),
    }


def checked_stamp(files: Mapping[str, bytes], *, roots: Sequence[x509.Certificate]) -> Stamp:
    """What a package's stamp is worth. Everything in its own file must follow from the authority's answer."""
    token = files.get(TOKEN)
    if token is None:
        return Stamp(StampState.PENDING if files.get(STAMP) == PENDING else StampState.BROKEN)
    told = told_by(token)
    digest = sha256(files.get(SIGNATURE, b"")).digest()
    if told is None or told.imprint != digest or files.get(STAMP) != spelled(_claim(token, told)):
        return Stamp(StampState.BROKEN)
    at, authority, carried = f"{told.at:%Y-%m-%dT%H:%M:%SZ}", *_carried(token)
    if roots:
        vouched = is_vouched(token, digest=digest, roots=roots)
        return Stamp(StampState.STAMPED if vouched else StampState.BROKEN, at, authority, vouched)
    whole = not carried or is_vouched(token, digest=digest, roots=carried)  # at least by the papers it shows itself
    return Stamp(StampState.STAMPED if whole else StampState.BROKEN, at, authority)


def is_vouched(token: bytes, *, digest: bytes, roots: Sequence[x509.Certificate], nonce: int | None = None) -> bool:
    """Whether the answer is signed, over this digest, by an authority behind one of these roots."""
    try:  # never what the answer brings as ``intermediates``: the library believes those as it believes roots
        verifier = VerifierBuilder(roots=list(roots), nonce=nonce).build()
        return verifier.verify(_decoded(token), digest)
    except (VerificationError, ValueError, IndexError):
        return False


def _carried(token: bytes) -> tuple[str, list[x509.Certificate]]:
    """Who says to have answered, and the certificates the answer brings; nothing where it is too unusual to be read."""
    try:
        signed = _decoded(token).signed_data
        brought = [x509.load_der_x509_certificate(each) for each in signed.certificates]
        signer = next(iter(signed.signer_infos))
    except (ValueError, IndexError, StopIteration):
        return "", []
    names = [each.subject.rfc4514_string() for each in brought if each.serial_number == signer.serial_number]
    return (names[0] if names else ""), brought


def _decoded(token: bytes) -> TimeStampResponse:
    return decode_timestamp_response(put_in_order(token))

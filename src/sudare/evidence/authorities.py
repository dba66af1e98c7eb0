"""Time stamping authorities reached over HTTP, one after the other until one answers well. Source: RFC 3161, 3.4."""

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Final

import httpx
import structlog
from cryptography import x509
from rfc3161_client import HashAlgorithm, TimeStampRequest, TimestampRequestBuilder

from sudare.evidence.errors import NoTimestamp
from sudare.evidence.stamping import is_vouched
from sudare.evidence.tokens import TOKEN_MAX_BYTES, told_by

TIMEOUT_SECONDS: Final = 10.0
_HEADERS: Final = {"Content-Type": "application/timestamp-query", "Accept": "application/timestamp-reply"}
_log = structlog.get_logger(__name__)


class Authorities:
    """Asked in their order. With ``roots`` only an answer behind one of them counts; without, what it says must fit."""

    def __init__(
        self,
        urls: Sequence[str],
        *,
        roots: Sequence[x509.Certificate] = (),
        timeout_seconds: float = TIMEOUT_SECONDS,
    ) -> None:
        self._urls, self._roots, self._timeout = tuple(urls), tuple(roots), timeout_seconds

    def stamp(self, signature: bytes) -> bytes:
        """The first good answer, as it came. Nothing but a hash leaves the house. Raises: NoTimestamp."""
        for url in self._urls:
            request = _request(signature)
            try:
                answer = _answer(url, request.as_bytes(), self._timeout)
            except httpx.HTTPError as error:
                _log.warning("timestamp_authority_unreachable", authority=url, error=type(error).__name__)
                continue
            if self._is_good(answer, signature, request.nonce):
                return answer
            _log.warning("timestamp_refused", authority=url)
        raise NoTimestamp

    def _is_good(self, answer: bytes, signature: bytes, nonce: int | None) -> bool:
        told, digest = told_by(answer), sha256(signature).digest()
        if told is None or told.imprint != digest or told.nonce != nonce:
            return False
        return not self._roots or is_vouched(answer, digest=digest, roots=self._roots, nonce=nonce)


def configured(urls: str, roots: Path | None) -> Authorities | None:
    """Those of the settings; None when there are none. Raises: OSError, ValueError for roots that can't be read."""
    named = [each.strip() for each in urls.split(",") if each.strip()]
    return Authorities(named, roots=roots_in(roots) if roots else ()) if named else None


def roots_in(file: Path) -> list[x509.Certificate]:
    """Certificates in PEM, one after the other. Raises: OSError, ValueError."""
    return x509.load_pem_x509_certificates(file.read_bytes())


def _request(signature: bytes) -> TimeStampRequest:
    asked = TimestampRequestBuilder().data(signature).hash_algorithm(HashAlgorithm.SHA256)
    return asked.nonce(nonce=True).cert_request(cert_request=True).build()


def _answer(url: str, request: bytes, timeout_seconds: float) -> bytes:
    """Raises: httpx.HTTPError, also for an answer that is longer than any."""
    with httpx.stream("POST", url, content=request, headers=_HEADERS, timeout=timeout_seconds) as response:
        response.raise_for_status()
        found = b""
        for part in response.iter_bytes():
            found += part
            if len(found) > TOKEN_MAX_BYTES:
                raise httpx.DecodingError("longer than any answer")
    return found

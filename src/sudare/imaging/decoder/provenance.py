"""Reads a C2PA manifest before it is left behind, and says whether it holds.

Source: C2PA specification 2.1, section 15.
"""

import io
import json
from typing import Final

import c2pa

from sudare.imaging.terms import Format

_MEDIA_TYPES: Final = {
    Format.JPEG: "image/jpeg",
    Format.PNG: "image/png",
    Format.WEBP: "image/webp",
    Format.GIF: "image/gif",
    Format.TIFF: "image/tiff",
    Format.HEIC: "image/heic",
    Format.AVIF: "image/avif",
}
_SETTINGS: Final = {  # nothing is ever fetched; the sandbox has no network either
    "verify": {"remote_manifest_fetch": False, "ocsp_fetch": False, "verify_after_reading": True},
}
_UNTRUSTED: Final = "signingCredential.untrusted"


def verdict(content: bytes, form: Format) -> str:
    """``valid`` (it holds and a known authority vouches), ``untrusted`` (it holds, nobody vouches) or ``invalid``."""
    try:
        with (
            c2pa.Context(c2pa.Settings.from_dict(_SETTINGS)) as context,
            c2pa.Reader(_MEDIA_TYPES[form], io.BytesIO(content), context=context) as reader,
        ):
            report = json.loads(reader.json())
    except (c2pa.C2paError, KeyError, ValueError):
        return "invalid"
    return _judge(report)


def _judge(report: dict[str, object]) -> str:
    """A failure that is only about who signed is no sign of tampering."""
    state = report.get("validation_state")
    if state == "Trusted":
        return "valid"
    statuses = report.get("validation_status")
    failures = {status.get("code") for status in statuses} if isinstance(statuses, list) else set()
    return "untrusted" if state == "Valid" and failures <= {_UNTRUSTED} else "invalid"

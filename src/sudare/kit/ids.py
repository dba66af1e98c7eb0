"""Identifiers: UUID version 7, so that rows sort by birth and nobody can guess the next one."""

import secrets
import time
from uuid import UUID

_VERSION_7 = 0x7 << 76
_VARIANT = 0b10 << 62


def new_id() -> UUID:
    """A fresh UUIDv7: 48 bits of milliseconds, 74 bits of chance. Source: RFC 9562, section 5.7."""
    milliseconds = time.time_ns() // 1_000_000
    high = (milliseconds & (1 << 48) - 1) << 80 | _VERSION_7 | secrets.randbits(12) << 64
    return UUID(int=high | _VARIANT | secrets.randbits(62))

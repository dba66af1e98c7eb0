"""Server-sent events as bytes. Source: WHATWG HTML, section 9.2 (event streams)."""

import json
from typing import Any, Final

RETRY: Final = b"retry: 1500\n\n"
HEARTBEAT: Final = b": still here\n\n"
BYE: Final = b"event: bye\ndata: {}\n\n"


def log_frame(*, sequence: int, kind: str, document: bytes) -> bytes:
    """A fact from a room's log; its ``id`` is where a reader goes on after a break."""
    return b"id: %d\nevent: %s\ndata: %s\n\n" % (sequence, kind.encode(), document)


def hint_frame(kind: str, **fields: Any) -> bytes:
    """Something worth knowing now and worth nothing later: it carries no ``id``."""
    return b"event: %s\ndata: %s\n\n" % (kind.encode(), json.dumps(fields).encode())

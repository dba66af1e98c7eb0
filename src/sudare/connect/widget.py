"""``GET /widget.js`` and what it brings later: the one script that pages of others may load from here.

It stands before Django: no session is read for it, so that no answer depends on a cookie and every cache may keep it.
"""

import gzip
import hashlib
from dataclasses import dataclass
from functools import lru_cache
from http import HTTPStatus
from pathlib import Path
from typing import Final

from django.conf import settings

from sudare.connect import threads
from sudare.connect.bare import Receive, Scope, Send, answer, answer_problem, header
from sudare.connect.errors import WrongMethod
from sudare.kit.errors import NotFound

SCRIPT: Final = "widget.js"
FOLDER: Final[Path] = settings.PACKAGE / "web" / "static" / "sudare" / "built" / "embed"
# The script keeps its name, so it is asked for again soon; a piece carries its content's name and never changes.
_SOON: Final = "public, max-age=600, stale-while-revalidate=86400"
_FOR_EVER: Final = "public, max-age=31536000, immutable"
_OPEN: Final = {
    "Content-Type": "text/javascript; charset=utf-8",
    "Access-Control-Allow-Origin": "*",  # a module is asked for with CORS; there is nothing personal in it
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Timing-Allow-Origin": "*",
    "Vary": "Accept-Encoding",
}


@dataclass(frozen=True, slots=True)
class Script:
    plain: bytes
    packed: bytes
    tag: str


async def widget(scope: Scope, receive: Receive, send: Send, *, piece: str | None) -> None:
    """Hand out the script, or one of its pieces. Raises: NotFound."""
    del receive
    if scope["method"] not in {"GET", "HEAD"}:
        await answer_problem(send, WrongMethod(), headers={"Allow": "GET, HEAD"})
        return
    script = await threads.in_thread(lambda: _script(FOLDER / "widget" / piece if piece else FOLDER / SCRIPT))
    fields = _OPEN | {"Cache-Control": _FOR_EVER if piece else _SOON, "ETag": script.tag}
    if script.tag in header(scope, "if-none-match"):
        await answer(send, status=HTTPStatus.NOT_MODIFIED, headers=fields)
        return
    is_packed = "gzip" in header(scope, "accept-encoding")
    body = script.packed if is_packed else script.plain
    fields |= {"Content-Length": str(len(body))} | ({"Content-Encoding": "gzip"} if is_packed else {})
    await answer(send, status=HTTPStatus.OK, headers=fields, body=body if scope["method"] == "GET" else b"")


def _script(path: Path) -> Script:
    try:
        return _read(path, path.stat().st_mtime_ns)
    except FileNotFoundError as error:
        raise NotFound from error


@lru_cache(maxsize=64)
def _read(path: Path, changed_at: int) -> Script:
    """Packed once per file as it is now, not once per page that carries it."""
    del changed_at
    plain = path.read_bytes()
    return Script(plain, gzip.compress(plain, 9, mtime=0), f'W/"{hashlib.sha256(plain).hexdigest()[:20]}"')

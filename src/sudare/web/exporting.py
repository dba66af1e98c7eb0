"""A room's pictures taken along in one file, for whoever may take many out."""

import zipfile
from collections.abc import Iterable, Iterator
from typing import Any, cast
from uuid import UUID

from django.core.handlers.asgi import ASGIRequest
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from sudare.accounts.terms import Right, Viewer
from sudare.kit.clock import now
from sudare.rooms.access import access_room_to
from sudare.rooms.queries import display_name
from sudare.viewing.actions import exported, pictures_to_export
from sudare.viewing.actions.exporting import MOST
from sudare.web.page import seated_page
from sudare.web.pulling import pulled


class _Pipe:
    """Takes what is written until somebody asks for it: the file is never whole, neither in memory nor on a disk."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def write(self, piece: bytes) -> int:
        self._pieces.append(bytes(piece))
        return len(piece)

    def flush(self) -> None:
        """Nothing waits elsewhere."""

    def taken(self) -> bytes:
        pieces, self._pieces = self._pieces, []
        return b"".join(pieces)


@require_http_methods(["GET", "HEAD", "POST"])
@seated_page
def export(request: HttpRequest, viewer: Viewer, room_id: UUID) -> HttpResponse:
    """What it means, and the file."""
    member = access_room_to(Right.EXPORT, viewer=viewer, room_id=room_id)
    if request.method != "POST":
        context = {"room_id": room_id, "room_name": display_name(member), "most": MOST}
        return render(request, "rooms/export.html", context)
    files = exported(viewer=viewer, pictures=pictures_to_export(viewer=viewer, room_id=room_id))
    pieces = zipped(files)
    answer: Any = StreamingHttpResponse(
        pulled(pieces) if isinstance(request, ASGIRequest) else pieces,
        content_type="application/zip",
        headers={
            "Content-Disposition": f'attachment; filename="sudare-pictures-{now():%Y%m%d-%H%M}.zip"',
            "Cache-Control": "private, no-store",
        },
    )
    return cast("HttpResponse", answer)


def zipped(files: Iterable[tuple[str, bytes]]) -> Iterator[bytes]:
    """Pictures are packed already, so nothing is packed a second time."""
    pipe = _Pipe()
    with zipfile.ZipFile(cast("Any", pipe), "w", zipfile.ZIP_STORED) as archive:
        for name, content in files:
            archive.writestr(name, content)
            yield pipe.taken()
    yield pipe.taken()

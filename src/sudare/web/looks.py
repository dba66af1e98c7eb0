"""What the pages of senders know of the door pictures leave by: who has looked, and the bytes themselves."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Final
from uuid import UUID

from django.http import HttpResponse

from sudare.accounts.terms import Viewer
from sudare.viewing.actions import deliver, views_of
from sudare.viewing.terms import AsOf, Deed, View

DOOR_HEADERS: Final = {
    "Cache-Control": "private, no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Referrer-Policy": "no-referrer",
}
LOOKS: Final = {Deed.OPENED, Deed.SHARED}  # an outsider opens by a link: for them that is looking
_ENDINGS: Final = {"image/jpeg": "jpg", "image/png": "png", "image/webp": "webp", "image/gif": "gif"}


@dataclass(slots=True)
class Onlooker:
    """One person, or one link, that looked: when last, how often, what else, and with which reasons under its masks."""

    name: str
    role: str
    last_at: datetime
    is_link: bool
    link: str  # for whom its maker said it is
    shared_by: str
    times: int = 0
    deeds: list[Deed] = field(default_factory=list)  # besides opening it
    reasons: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Seen:
    """The last to look first; ``as_of`` is how far the log went when it was read."""

    onlookers: list[Onlooker]
    as_of: AsOf


def seen_by(viewer: Viewer, attachment_id: UUID) -> Seen:
    """Who saw the viewer's own picture. Raises: NotFound."""
    told = views_of(viewer=viewer, attachment_id=attachment_id)
    found: dict[UUID | None, Onlooker] = {}
    for view in told.lines:
        known = found.setdefault(view.user_id or view.share_id, _first_seen(view))
        known.last_at = max(known.last_at, view.at)
        known.times += view.deed in LOOKS
        if view.deed not in LOOKS and view.deed not in known.deeds:
            known.deeds.append(view.deed)
        if view.reason and view.reason not in known.reasons:
            known.reasons.append(view.reason)
    return Seen(sorted(found.values(), key=lambda one: one.last_at, reverse=True), told.as_of)


def _first_seen(view: View) -> Onlooker:
    is_link = view.deed is Deed.SHARED
    return Onlooker(view.name, view.role, view.at, is_link, view.link or "", view.shared_by)


def deliver_to(viewer: Viewer, attachment_id: UUID, name: str, *, is_download: bool) -> HttpResponse:
    """A picture's bytes for a page of ours. Raises: NotFound, LogUnwritable."""
    deed = Deed.DOWNLOADED if is_download else Deed.OPENED
    delivery = deliver(viewer=viewer, attachment_id=attachment_id, name=name, deed=deed)
    how = "attachment" if is_download else "inline"
    ending = _ENDINGS.get(delivery.media_type, "bin")
    return HttpResponse(
        b"".join(delivery.chunks),
        content_type=delivery.media_type,
        headers=DOOR_HEADERS | {"Content-Disposition": f"{how}; filename*=UTF-8''{attachment_id}-{name}.{ending}"},
    )

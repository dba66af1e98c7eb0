"""Who talks: from an id at LINE or a letter to a visitor of this desk, never to another's talk."""

import re
import secrets
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings

from sudare.accounts.access import viewer_in
from sudare.accounts.terms import Viewer
from sudare.channels import queries
from sudare.channels.errors import PictureAddressOver
from sudare.channels.models import Correspondent, MailDoor
from sudare.channels.terms import Letter
from sudare.kit.errors import NotFound
from sudare.reception.models import Visitor

THREAD_BYTES: Final = 24
_OURS: Final = re.compile(r"<[0-9a-f]{32}\.([A-Za-z0-9_-]{20,64})@([^<>@\s]+)>")


def host() -> str:
    """The name in the ids of our mails."""
    return urlsplit(settings.BASE_URL).hostname or "localhost"


def fresh_thread_key() -> str:
    return secrets.token_urlsafe(THREAD_BYTES)


def access_visitor(visitor: Visitor) -> Viewer:
    """The visitor, as every verb wants to know them. Raises: NotFound where they have no seat any more."""
    seat = queries.seat_of_visitor(visitor)
    if seat is None or visitor.erased_at:
        raise NotFound
    return viewer_in(seat)


def access_thread(*, door: MailDoor, letter: Letter) -> Correspondent | None:
    """Whose talk a letter goes on with; nobody's where that isn't certain.

    A sender's line can be written by anybody. A letter goes on with a talk when it answers one of our mails, whose ids
    nobody else can know, and comes from the address they went to; or when our own mail server vouches for its sender.
    """
    for reference in reversed(letter.refers_to):
        ours = _OURS.fullmatch(reference)
        if ours is None or ours[2] != host():
            continue
        found = queries.correspondent_of_thread(desk_id=door.desk_id, thread_key=ours[1])
        if found is not None and found.visitor.mail == letter.sender:
            return found
    known = queries.correspondents_with(desk_id=door.desk_id, mail=letter.sender)
    if letter.is_vouched:
        return known.first()
    return known.filter(visitor__room=None).first()  # nothing has been said there yet that could be another's


def check_picture_secret(untrusted: str) -> str:
    """Raises: PictureAddressOver for what can't be one."""
    if not re.fullmatch(r"[A-Za-z0-9_-]{40,64}", untrusted):
        raise PictureAddressOver
    return untrusted

"""A desk's account at LINE and its mailbox: set up, changed, switched off."""

import secrets
from uuid import UUID

from django.db import transaction

from sudare.accounts.models import hash_of
from sudare.accounts.terms import SECRET_BYTES, Viewer
from sudare.audit.actions import record
from sudare.channels import queries
from sudare.channels.actions.sealing import seal
from sudare.channels.errors import DoorIncomplete, MailDoorIncomplete
from sudare.channels.models import LineDoor, MailDoor
from sudare.channels.terms import KEY_BYTES
from sudare.kit.clock import now
from sudare.kit.text import clean_line
from sudare.reception.actions.beginning import checked_mail
from sudare.reception.errors import AnswerUnusable
from sudare.rooms.access import access_desk
from sudare.rooms.models import Desk

MOST_PORT = 65_535


def line_of(*, viewer: Viewer, desk_id: UUID) -> LineDoor | None:
    """Raises: NotAllowed, NotFound."""
    return queries.line_door(access_desk(viewer=viewer, desk_id=desk_id).pk)


def mail_of(*, viewer: Viewer, desk_id: UUID) -> MailDoor | None:
    """Raises: NotAllowed, NotFound."""
    return queries.mail_door(access_desk(viewer=viewer, desk_id=desk_id).pk)


@transaction.atomic
def set_line(*, viewer: Viewer, desk_id: UUID, channel_secret: str, access_token: str, is_on: bool) -> LineDoor:
    """Connect a desk to an official account. An empty secret leaves the one there is.

    Raises: NotAllowed, NotFound, DoorIncomplete. Also: entry ``channels:line:changed``.
    """
    desk = access_desk(viewer=viewer, desk_id=desk_id)
    door = queries.line_door(desk.pk) or LineDoor(desk=desk, organisation_id=desk.organisation_id, key=_fresh_key())
    door.channel_secret = seal(clean_line(channel_secret)) or door.channel_secret
    door.access_token = seal(clean_line(access_token)) or door.access_token
    if is_on and not (door.channel_secret and door.access_token):
        raise DoorIncomplete
    door.is_on, door.changed_at = is_on, now()
    door.save()
    _note(desk, viewer, "line:changed", is_on=is_on)
    return door


@transaction.atomic
def set_mail(
    *,
    viewer: Viewer,
    desk_id: UUID,
    address: str,
    is_on: bool,
    host: str = "",
    port: int = 993,
    user: str = "",
    password: str = "",
    folder: str = "INBOX",
    vouching_server: str = "",
) -> MailDoor:
    """Connect a desk to a mailbox. An empty password leaves the one there is.

    Raises: NotAllowed, NotFound, MailDoorIncomplete. Also: entry ``channels:mail:changed``. Another mailbox than before
    is read from now on, not from its beginning.
    """
    desk = access_desk(viewer=viewer, desk_id=desk_id)
    door = queries.mail_door(desk.pk) or MailDoor(desk=desk, organisation_id=desk.organisation_id, key=_fresh_key())
    before = (door.host, door.port, door.user, door.folder)
    door.address = _checked_address(address)
    door.host, door.user = clean_line(host).lower()[:200], clean_line(user)[:254]
    door.folder, door.vouching_server = clean_line(folder)[:80] or "INBOX", clean_line(vouching_server)[:200]
    door.port = port if 0 < port <= MOST_PORT else 993
    door.password = (seal(password) or door.password) if door.host else ""
    if door.host and not (door.user and door.password):
        raise MailDoorIncomplete
    if before != (door.host, door.port, door.user, door.folder):
        door.uid_validity, door.last_uid = None, 0
    door.is_on, door.failure, door.changed_at = is_on, "", now()
    door.save()
    _note(desk, viewer, "mail:changed", is_on=is_on)
    return door


@transaction.atomic
def renew_mail_hook(*, viewer: Viewer, desk_id: UUID) -> str:
    """A fresh secret for a mail server that hands us mail; told here and never again. The one before is over.

    Raises: NotAllowed, NotFound, MailDoorIncomplete. Also: entry ``channels:mail:hook_renewed``.
    """
    desk = access_desk(viewer=viewer, desk_id=desk_id)
    secret = secrets.token_urlsafe(SECRET_BYTES)
    if not MailDoor.objects.filter(desk=desk).update(hook_hash=hash_of(secret), changed_at=now()):
        raise MailDoorIncomplete
    _note(desk, viewer, "mail:hook_renewed")
    return secret


def _checked_address(untrusted: str) -> str:
    try:
        return checked_mail(untrusted)
    except AnswerUnusable as error:
        raise MailDoorIncomplete from error


def _fresh_key() -> str:
    return secrets.token_urlsafe(KEY_BYTES)


def _note(desk: Desk, viewer: Viewer, deed: str, **details: object) -> None:
    record(
        organisation_id=desk.organisation_id,
        actor_id=viewer.user_id,
        verb=f"channels:{deed}",
        subject_id=desk.pk,
        details=dict(details),
    )

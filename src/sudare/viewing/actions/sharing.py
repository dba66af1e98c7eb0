"""One picture for somebody outside: covered, marked, for a while, and counted."""

import secrets
from datetime import timedelta
from functools import partial
from typing import Final
from uuid import UUID

from django.contrib.auth.hashers import check_password, make_password
from django.core import signing
from django.db import transaction
from django.db.models import F, Q

from sudare.accounts.access import require_step_up
from sudare.accounts.models import hash_of
from sudare.accounts.terms import SECRET_BYTES, BreakGlass, Right, Viewer
from sudare.attachments.terms import RenditionName
from sudare.audit.actions import record
from sudare.kit.clock import now
from sudare.kit.errors import NotAllowed, NotFound
from sudare.kit.text import clean_line
from sudare.rooms.queries import memberships_of
from sudare.viewing.access import access_attachment, access_share, access_to_share, why_not_outside
from sudare.viewing.actions.copies import Asked
from sudare.viewing.actions.delivering import hand_out
from sudare.viewing.errors import LinkOver, PasswordWrong, ShareImpossible
from sudare.viewing.models import ShareLink
from sudare.viewing.queries import links_in_house
from sudare.viewing.terms import SHARED, WHOLE, Delivery, LinkLine

MADE: Final = "viewing:share:made"
REVOKED: Final = "viewing:share:revoked"
ENTERED: Final = "viewing:share:entered"
LONGEST_DAYS: Final = 30
MOST_VIEWS: Final = 1000
SHORTEST_PASSWORD: Final = 8
LABEL_MAX_CHARACTERS: Final = 80
OPEN_SECONDS: Final = 600  # an opened link shows its picture this long; then it is opened again, and counted
LINKS_SHOWN: Final = 200
_SALT: Final = "sudare.viewing.share"


def share(
    *,
    viewer: Viewer,
    attachment_id: UUID,
    days: int,
    label: str = "",
    password: str = "",
    max_views: int | None = None,
) -> tuple[ShareLink, str]:
    """A link to one sent picture, and its secret, which is told here and never again.

    Raises: NotFound, NotAllowed, OnlyLooking, MinorsRoom, SharingOff, ShareImpossible, StepUpNeeded.
    Also: entry ``viewing:share:made``. What is shown by it is always covered and carries the link's own mark.
    """
    attachment = access_to_share(viewer=viewer, attachment_id=attachment_id)
    if (refusal := why_not_outside(attachment)) is not None:
        raise refusal
    if not _is_possible(days, password, max_views):
        raise ShareImpossible
    require_step_up(viewer=viewer, verb=BreakGlass.SHARE_OUTSIDE)
    secret = secrets.token_urlsafe(SECRET_BYTES)
    hashed = make_password(password) if password else ""  # slow on purpose: before the transaction
    with transaction.atomic():
        link = ShareLink.objects.create(
            organisation_id=viewer.organisation_id,
            attachment=attachment,
            made_by_id=viewer.user_id,
            label=clean_line(label)[:LABEL_MAX_CHARACTERS],
            secret_hash=hash_of(secret),
            password_hash=hashed,
            max_views=max_views,
            expires_at=now() + timedelta(days=days),
        )
        details = {"share": link.pk, "days": days, "views": max_views, "has_password": bool(password)}
        _note(link, MADE, viewer.user_id, details)
    return link, secret


def revoke_share(*, viewer: Viewer, share_id: UUID) -> None:
    """End a link at once; doing it twice is doing it once.

    Whoever made it may, whoever sent the picture, whoever may make one themselves, and whoever looks after people.

    Raises: NotFound for what is absent, elsewhere, or of a picture one doesn't see; NotAllowed.
    Also: entry ``viewing:share:revoked``.
    """
    here = ShareLink.objects.filter(organisation_id=viewer.organisation_id).select_related("attachment")
    link = here.filter(pk=share_id).first()
    if link is None:
        raise NotFound
    is_theirs = viewer.user_id in {link.made_by_id, link.attachment.uploader_id}
    if not is_theirs and not viewer.may(Right.MANAGE_PEOPLE):
        access_attachment(viewer=viewer, attachment_id=link.attachment_id)
        if not viewer.may(Right.SHARE_OUTSIDE):
            raise NotAllowed
    with transaction.atomic():
        if ShareLink.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=now()):
            _note(link, REVOKED, viewer.user_id, {"share": link.pk})


def shares_of(*, viewer: Viewer, attachment_id: UUID) -> list[ShareLink]:
    """A picture's links, newest first, for its sender and for those who may make one. Raises: NotFound, NotAllowed."""
    attachment = access_attachment(viewer=viewer, attachment_id=attachment_id)
    if attachment.uploader_id != viewer.user_id and not viewer.may(Right.SHARE_OUTSIDE):
        raise NotAllowed
    links = ShareLink.objects.filter(attachment_id=attachment_id).select_related("made_by")
    return list(links.order_by("-created_at"))


def links_for_staff(*, viewer: Viewer) -> list[LinkLine]:
    """The links of the house, the newest first: all for whoever reads the log, else those of one's rooms and one's own.

    Raises: NotAllowed for whoever neither shares nor reads the log.
    """
    if viewer.may(Right.READ_LOG):
        return links_in_house(viewer.organisation_id, limit=LINKS_SHOWN)
    if not viewer.may(Right.SHARE_OUTSIDE):
        raise NotAllowed
    rooms = memberships_of(viewer).values_list("room_id", flat=True)
    return links_in_house(viewer.organisation_id, among=(rooms, viewer.user_id), limit=LINKS_SHOWN)


def open_share(*, secret: str, password: str = "") -> str:
    """Open a link once: counted. What comes back shows its picture for ten minutes.

    Raises: LinkOver, also once it was opened as often as it may be; PasswordWrong.
    Also: entry ``viewing:share:entered``.
    """
    link = access_share(secret=secret)
    if link.password_hash and not check_password(password, link.password_hash):
        raise PasswordWrong
    with transaction.atomic():
        left = Q(max_views=None) | Q(views__lt=F("max_views"))
        open_now = ShareLink.objects.filter(left, pk=link.pk, revoked_at=None, expires_at__gt=now())
        if not open_now.update(views=F("views") + 1):
            raise LinkOver
        _note(link, ENTERED, None, {"share": link.pk})
    return signing.dumps(str(link.pk), salt=_SALT)


def is_opened(*, secret: str, opening: str) -> bool:
    """Whether this link was opened here a moment ago. Raises: LinkOver."""
    return _opens(access_share(secret=secret), opening)


def deliver_shared(*, secret: str, opening: str) -> Delivery:
    """The covered picture, with the link's own mark; entry ``viewing:rendition:shared`` before the first byte.

    Raises: LinkOver, also for whoever hasn't opened it; otherwise as ``deliver``.
    """
    return hand_out(partial(_asking, secret, opening), part=WHOLE)


def revoke_all(attachment_id: UUID) -> None:
    """With the picture, in the same transaction; what people wrote on its links goes, too."""
    ShareLink.objects.filter(attachment_id=attachment_id, revoked_at=None).update(revoked_at=now())
    ShareLink.objects.filter(attachment_id=attachment_id).update(label="", password_hash="")


def _asking(secret: str, opening: str) -> tuple[Asked, dict[str, object]]:
    link = access_share(secret=secret)
    made = link.attachment.renditions.filter(name=RenditionName.VIEW).first()
    if made is None or not _opens(link, opening):
        raise LinkOver
    asked = Asked(
        organisation_id=link.organisation_id,
        attachment_id=link.attachment_id,
        room_id=link.attachment.room_id,
        rendition=made.name,
        object_id=made.sealed_id,
        media_type=made.media_type,
        verb=SHARED,
        user_id=None,
        share_id=link.pk,
    )
    return asked, {"rendition": made.name, "share": link.pk}


def _opens(link: ShareLink, opening: str) -> bool:
    try:
        return bool(signing.loads(opening, salt=_SALT, max_age=OPEN_SECONDS) == str(link.pk))
    except signing.BadSignature:
        return False


def _is_possible(days: int, password: str, max_views: int | None) -> bool:
    is_counted = max_views is None or 1 <= max_views <= MOST_VIEWS
    return 1 <= days <= LONGEST_DAYS and is_counted and (not password or len(password) >= SHORTEST_PASSWORD)


def _note(link: ShareLink, verb: str, actor_id: UUID | None, details: dict[str, object]) -> None:
    record(
        organisation_id=link.organisation_id,
        actor_id=actor_id,
        verb=verb,
        subject_id=link.attachment_id,
        details=details,
    )

"""Addresses of one picture for one visitor: LINE fetches it there, marked for them, within minutes."""

import secrets

from django.conf import settings
from django.db import transaction
from django.db.models import F

from sudare.accounts.models import hash_of
from sudare.accounts.terms import SECRET_BYTES
from sudare.attachments.models import Attachment
from sudare.attachments.terms import RenditionName
from sudare.channels.access import access_visitor, check_picture_secret
from sudare.channels.errors import PictureAddressOver
from sudare.channels.models import PictureAddress
from sudare.channels.providers import Picture
from sudare.channels.terms import PICTURE_LASTS, PICTURE_LOOKS
from sudare.kit.clock import now
from sudare.kit.errors import NotFound
from sudare.reception.models import Visitor
from sudare.viewing import actions as viewing
from sudare.viewing.terms import Delivery


def picture_for(visitor: Visitor, picture: Attachment) -> Picture:
    """Two fresh addresses: the picture, and a small one for the list."""
    return Picture(
        address=_address(visitor, picture, RenditionName.VIEW),
        small_address=_address(visitor, picture, RenditionName.THUMBNAIL),
    )


def open_picture(*, secret: str) -> Delivery:
    """Hand the picture out once more, as often as is left, through the door of every look at a picture.

    Raises: PictureAddressOver, for whatever reason. Also: as ``viewing.deliver``: an entry, before the first byte.
    """
    known = PictureAddress.objects.filter(secret_hash=hash_of(check_picture_secret(secret)), expires_at__gt=now())
    with transaction.atomic():
        if not known.filter(looks_left__gt=0).update(looks_left=F("looks_left") - 1):
            raise PictureAddressOver
        address = known.select_related("visitor").get()
    try:
        return viewing.deliver(
            viewer=access_visitor(address.visitor), attachment_id=address.attachment_id, name=address.rendition
        )
    except NotFound as error:
        raise PictureAddressOver from error


def _address(visitor: Visitor, picture: Attachment, rendition: RenditionName) -> str:
    secret = secrets.token_urlsafe(SECRET_BYTES)
    PictureAddress.objects.create(
        visitor=visitor,
        attachment_id=picture.pk,
        rendition=rendition,
        secret_hash=hash_of(secret),
        looks_left=PICTURE_LOOKS,
        expires_at=now() + PICTURE_LASTS,
    )
    return f"{settings.BASE_URL}/fetch/{secret}"

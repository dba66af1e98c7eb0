"""A visitor comes in: by a desk's public key, with what the shop says of them, or back by a link in a letter."""

import secrets
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext

from sudare.accounts.access import viewer_in
from sudare.accounts.models import Membership, User, hash_of
from sudare.accounts.queries import is_barred
from sudare.accounts.terms import SECRET_BYTES, Role, Viewer
from sudare.audit.actions import record
from sudare.kit.clock import now
from sudare.kit.errors import NotFound
from sudare.kit.ids import new_id
from sudare.kit.text import clean_line
from sudare.reception import queries
from sudare.reception.access import access_reception
from sudare.reception.actions.identity import verified_identity
from sudare.reception.actions.networks import mail_hash, network_hash
from sudare.reception.errors import DeskClosed, VisitorBlocked
from sudare.reception.models import Reception, Visitor, VisitorToken
from sudare.reception.terms import (
    FORMLESS,
    MAIL_LINK_LASTS,
    TOKEN_LASTS,
    TOKEN_PREFIX,
    VISITOR_MAIL_DOMAIN,
    Door,
    TokenKind,
)

NAME_MAX = 80
GOES_ON = timedelta(days=1)
PAGE_MAX = 300


@dataclass(frozen=True, slots=True)
class Entered:
    """A visitor who has come in. ``token`` is what their browser keeps, only its hash stays here; "" without one."""

    visitor: Visitor
    viewer: Viewer
    token: str


@transaction.atomic
def enter(
    *,
    key: str,
    door: Door,
    language: str = "",
    name: str = "",
    external_id: str = "",
    identity: str = "",
    network: str = "",
    page: str = "",
) -> Entered:
    """Let somebody in at a desk. Nothing can be said or sent before they have begun.

    ``identity`` is what the shop's server signed, and counts more than ``name``. ``external_id`` is for doors of ours
    that know who speaks, as LINE does; ``network`` is an address, of which a keyed hash is kept for a day.

    Raises: DeskUnknown, DeskClosed, IdentityForged, VisitorBlocked. Also: entry ``reception:visitor:entered``, but not
    for each letter and each line of somebody who was here within a day.
    """
    reception = access_reception(key=key)
    if not reception.is_open:
        raise DeskClosed
    hashed = network_hash(network, desk_id=reception.desk_id)
    known = verified_identity(reception, untrusted_token=identity) if identity else None
    outside = known.external_id if known else external_id
    check_not_blocked(desk_id=reception.desk_id, network=hashed, external_id=outside, mail=known.mail if known else "")
    if is_barred(organisation_id=reception.organisation_id, identity=outside):
        raise VisitorBlocked
    spoken = _language(language)
    found = _known_visitor(reception, outside) if outside else None
    is_going_on = found is not None and door in FORMLESS and found.seen_at > now() - GOES_ON
    visitor = found or _new_visitor(reception, name=(known.name if known else "") or name, language=spoken)
    visitor.external_id, visitor.door, visitor.page = outside, door.value, shown_page(page)
    visitor.network, visitor.network_at, visitor.seen_at = hashed, now() if hashed else None, now()
    visitor.mail = visitor.mail or (known.mail if known else "")
    visitor.save()
    if not is_going_on:
        record(
            organisation_id=reception.organisation_id,
            actor_id=visitor.pk,
            verb="reception:visitor:entered",
            subject_id=reception.desk_id,
            details={"door": door.value, "is_signed": known is not None},
        )
    has_browser = door not in FORMLESS
    token = fresh_token(visitor, kind=TokenKind.BROWSER, lasts=TOKEN_LASTS) if has_browser else ""
    return Entered(visitor, _viewer(visitor), token)


@transaction.atomic
def resume(*, key: str, secret: str, network: str = "") -> Entered:
    """Come back by the link in a letter, with a fresh token for this browser.

    Raises: DeskUnknown, VisitorBlocked; NotFound when the link is unknown, over, or of another desk.
    Also: entry ``reception:visitor:resumed``.
    """
    reception = access_reception(key=key)
    letters = VisitorToken.objects.filter(kind=TokenKind.MAIL, revoked_at=None, expires_at__gt=now())
    letter = letters.select_related("visitor__user").filter(secret_hash=hash_of(secret)).first()
    if letter is None or letter.visitor.desk_id != reception.desk_id or letter.visitor.erased_at:
        raise NotFound
    visitor = letter.visitor
    hashed = network_hash(network, desk_id=reception.desk_id)
    check_not_blocked(
        desk_id=reception.desk_id,
        network=hashed,
        external_id=visitor.external_id,
        visitor_id=visitor.pk,
        mail=visitor.mail,
    )
    visitor.network, visitor.network_at, visitor.seen_at = hashed, now() if hashed else None, now()
    visitor.save(update_fields=["network", "network_at", "seen_at"])
    record(
        organisation_id=reception.organisation_id,
        actor_id=visitor.pk,
        verb="reception:visitor:resumed",
        subject_id=reception.desk_id,
    )
    return Entered(visitor, _viewer(visitor), fresh_token(visitor, kind=TokenKind.BROWSER, lasts=TOKEN_LASTS))


def resume_address(visitor: Visitor) -> str:
    """A link for a letter: the desk's own page, where this visitor goes on. Its secret stands behind the ``#``.

    What stands there is never sent to a server by a browser, so it lands in no log.
    """
    secret = fresh_token(visitor, kind=TokenKind.MAIL, lasts=MAIL_LINK_LASTS)
    key = Reception.objects.values_list("key", flat=True).get(desk_id=visitor.desk_id)
    return f"{settings.BASE_URL}/d/{key}/#resume={secret}"


def fresh_token(visitor: Visitor, *, kind: TokenKind, lasts: timedelta) -> str:
    secret = f"{TOKEN_PREFIX}{secrets.token_urlsafe(SECRET_BYTES)}"
    VisitorToken.objects.create(visitor=visitor, kind=kind, secret_hash=hash_of(secret), expires_at=now() + lasts)
    return secret


def check_not_blocked(
    *, desk_id: UUID, network: str = "", external_id: str = "", visitor_id: UUID | None = None, mail: str = ""
) -> None:
    """Raises: VisitorBlocked while a block stands on any of them at this desk."""
    hashed = mail_hash(mail, desk_id=desk_id)
    blocks = queries.blocks_on(
        desk_id=desk_id, network=network, external_id=external_id, visitor_id=visitor_id, mail=hashed
    )
    if blocks.exists():
        raise VisitorBlocked


def shown_page(untrusted_address: str) -> str:
    """Where a visitor was: origin and path. What follows may name a person, an order or a secret, and isn't kept."""
    try:
        parts = urlsplit(clean_line(untrusted_address))
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        return ""
    place = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"
    return place[:PAGE_MAX]


def _known_visitor(reception: Reception, external_id: str) -> Visitor | None:
    rows = Visitor.objects.select_for_update().select_related("user")
    return rows.filter(desk_id=reception.desk_id, external_id=external_id, erased_at=None).first()


def _new_visitor(reception: Reception, *, name: str, language: str) -> Visitor:
    user_id = new_id()
    user = User(id=user_id, email=f"{user_id}@{VISITOR_MAIL_DOMAIN}", language=language)
    user.name = clean_line(name)[:NAME_MAX] or name_of(user_id, language)
    user.set_unusable_password()
    user.save(force_insert=True)
    Membership.objects.create(organisation_id=reception.organisation_id, user=user, role=Role.VISITOR)
    return Visitor.objects.create(user=user, organisation_id=reception.organisation_id, desk_id=reception.desk_id)


def name_of(user_id: UUID, language: str) -> str:
    """What the staff call somebody who gave no name: a number tells two of them apart."""
    with translation.override(language):
        return gettext("Visitor %(number)04d") % {"number": user_id.int % 10_000}


def _language(untrusted: str) -> str:
    """One we speak; やさしい日本語 is Japanese, and everything else what this house speaks first."""
    spoken = untrusted.partition("-")[0].lower()
    return spoken if spoken in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def _viewer(visitor: Visitor) -> Viewer:
    """Raises: VisitorBlocked where the seat was taken from them."""
    seat = Membership.objects.select_related("user").filter(
        organisation_id=visitor.organisation_id, user_id=visitor.pk, disabled_at=None, user__is_active=True
    )
    found = seat.first()
    if found is None:
        raise VisitorBlocked
    return viewer_in(found)

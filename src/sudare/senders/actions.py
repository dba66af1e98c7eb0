"""Links made, opened and taken back; pictures taken back by whoever sent them."""

import secrets
from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction

from sudare.accounts.models import hash_of
from sudare.accounts.terms import SECRET_BYTES, Right, Viewer
from sudare.attachments import actions as attachments
from sudare.attachments.access import access_own_attachment
from sudare.attachments.terms import Withdrawal
from sudare.audit.actions import record
from sudare.audit.models import Entry
from sudare.consents import actions as consents
from sudare.kit.clock import now
from sudare.kit.errors import NotAllowed, NotFound
from sudare.rooms.access import access_room, check_open_outside
from sudare.rooms.queries import people_in
from sudare.senders import access, queries
from sudare.senders.access import Guest, access_link
from sudare.senders.errors import LinkDaysUnknown, LinkReachesOneRoom, NotInRoom
from sudare.senders.models import PersonalLink
from sudare.senders.terms import LINK_DAYS


@transaction.atomic
def make_link(*, viewer: Viewer, room_id: UUID, user_id: UUID, days: int) -> tuple[PersonalLink, str]:
    """A link by which a member of this room reaches their own pictures, and its secret, which is shown once.

    Everybody makes their own; whoever may invite makes them for others.

    Raises: NotFound, NotAllowed, NotInRoom, MinorsRoom, LinkDaysUnknown. Also: entry ``senders:link:made``, with whom
    it is for.
    """
    member = access_room(viewer=viewer, room_id=room_id)
    if user_id != viewer.user_id and not viewer.may(Right.INVITE):
        raise NotAllowed
    if user_id not in {person.user_id for person in people_in(member.room)}:
        raise NotInRoom
    check_open_outside(organisation_id=viewer.organisation_id, room_id=room_id)
    if days not in LINK_DAYS:
        raise LinkDaysUnknown
    secret = secrets.token_urlsafe(SECRET_BYTES)
    link = PersonalLink.objects.create(
        organisation_id=viewer.organisation_id,
        room=member.room,
        person_id=user_id,
        made_by_id=viewer.user_id,
        secret_hash=hash_of(secret),
        expires_at=now() + timedelta(days=days),
    )
    _record(link, deed="made", actor_id=viewer.user_id)
    return link, secret


def address_of(secret: str) -> str:
    return f"{settings.BASE_URL}/mine/{secret}/"


@transaction.atomic
def revoke_link(*, viewer: Viewer, link_id: UUID) -> None:
    """Make a link useless at once: by its person, its maker, or whoever looks after people. Twice changes nothing.

    Raises: NotFound. Also: entry ``senders:link:revoked``.
    """
    link = PersonalLink.objects.filter(pk=link_id, organisation_id=viewer.organisation_id).first()
    is_theirs = link is not None and viewer.user_id in {link.person_id, link.made_by_id}
    if link is None or not (is_theirs or viewer.may(Right.MANAGE_PEOPLE)):
        raise NotFound
    if PersonalLink.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=now()):
        _record(link, deed="revoked", actor_id=viewer.user_id)


def open_link(*, secret: str) -> Guest:
    """Let a guest in. Raises: LinkUnusable. Also: entry ``senders:link:opened``, before anything is shown."""
    guest = access_link(secret=secret)
    _record(guest.link, deed="opened", actor_id=guest.viewer.user_id)
    return guest


def forget_own(*, viewer: Viewer, attachment_id: UUID) -> None:
    """Have one's own picture forgotten now: its keys are destroyed, the message stays without it.

    Raises: NotFound, also for what is forgotten already; what keeps it, with whom to ask. Also: a receipt.
    """
    access_own_attachment(viewer=viewer, attachment_id=attachment_id)  # a moderator's reach is not asked for here
    attachments.forget_picture(viewer=viewer, attachment_id=attachment_id)


def withdraw_consent(*, viewer: Viewer) -> Withdrawal:
    """Take back one's yes; everything one has sent in this organisation is forgotten with it, or as soon as it may.

    Raises: NothingToWithdraw. Also: recorded, a receipt for each picture. What a worker that dies in between leaves is
    ended by ``finish_withdrawals``.
    """
    consents.withdraw(viewer=viewer)
    return attachments.withdraw(viewer=viewer)


def withdraw_by_link(*, guest: Guest) -> Withdrawal:
    """As ``withdraw_consent``, for a guest. A link reaches one room, so it ends nothing that lies in others.

    Raises: LinkReachesOneRoom when there is something of theirs elsewhere; otherwise as above.
    """
    if queries.has_sent_elsewhere(guest.viewer, room_id=guest.link.room_id):
        raise LinkReachesOneRoom
    return withdraw_consent(viewer=guest.viewer)


def finish_withdrawals() -> None:
    """Forget what is still there of people who have taken their consent back."""
    for viewer in access.left_behind():
        attachments.withdraw(viewer=viewer)


@transaction.atomic
def replay(*, entries: Iterable[Entry]) -> None:
    """After a backup came back: links that were taken back and consents that were withdrawn since are so again.

    Skips: entries, which stand in the log, and the pictures, of which it tells by itself.
    """
    for entry in entries:
        if entry.verb == "senders:link:revoked" and entry.subject_id:
            links = PersonalLink.objects.filter(pk=entry.subject_id, organisation_id=entry.organisation_id)
            links.filter(revoked_at=None).update(revoked_at=entry.at)
        elif entry.verb == consents.WITHDRAWN:
            consents.withdraw_again(entry=entry)


def _record(link: PersonalLink, *, deed: str, actor_id: UUID) -> None:
    record(
        organisation_id=link.organisation_id,
        actor_id=actor_id,
        verb=f"senders:link:{deed}",
        subject_id=link.pk,
        details={"room": link.room_id, "person": link.person_id},
    )

"""The door a personal link opens: to one person's own things in one room."""

from dataclasses import dataclass
from uuid import UUID

from sudare.accounts.access import viewer_in
from sudare.accounts.models import Membership, hash_of
from sudare.accounts.queries import working_seats
from sudare.accounts.terms import Right, Viewer
from sudare.attachments.access import access_own_attachment
from sudare.attachments.models import Attachment
from sudare.kit.errors import NotFound
from sudare.rooms.access import access_room
from sudare.rooms.queries.minors import is_for_minors
from sudare.senders import queries
from sudare.senders.errors import LinkUnusable
from sudare.senders.models import PersonalLink


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody at their own page. ``viewer`` is the person the link is for; their seat is looked at anew each time."""

    link: PersonalLink
    viewer: Viewer


def access_link(*, secret: str) -> Guest:
    """The person and the room behind a link.

    Raises: LinkUnusable when it is unknown, over, taken back, its person has no seat here or rests, or its room has
    become one of minors, out of which no link leads.
    """
    found = queries.usable_links().select_related("room", "person").filter(secret_hash=hash_of(secret)).first()
    seat = _seat(found) if found else None
    if found is None or seat is None or is_for_minors(organisation_id=found.organisation_id, room_id=found.room_id):
        raise LinkUnusable
    return Guest(link=found, viewer=viewer_in(seat))


def access_guest_picture(*, guest: Guest, attachment_id: UUID) -> Attachment:
    """A picture the guest sent into the link's room. Raises: NotFound for everything else alike."""
    attachment = access_own_attachment(viewer=guest.viewer, attachment_id=attachment_id)
    if attachment.room_id != guest.link.room_id or attachment.message_id is None:
        raise NotFound
    return attachment


def access_room_links(*, viewer: Viewer, room_id: UUID) -> list[PersonalLink]:
    """The room's links that still open: all for whoever may invite, one's own for everybody. Raises: NotFound."""
    access_room(viewer=viewer, room_id=room_id)
    links = queries.links_in(room_id)
    return links if viewer.may(Right.INVITE) else [link for link in links if link.person_id == viewer.user_id]


def left_behind() -> list[Viewer]:
    """People whose consent is taken back, while something they sent with it isn't forgotten and nothing keeps it."""
    seats = working_seats().select_related("user")
    found = []
    for user_id, organisation_id in queries.withdrawn_with_pictures():
        found += [viewer_in(seat) for seat in seats.filter(user_id=user_id, organisation_id=organisation_id)]
    return found


def _seat(link: PersonalLink) -> Membership | None:
    seats = working_seats().filter(user_id=link.person_id, organisation_id=link.organisation_id)
    return seats.select_related("user").first()

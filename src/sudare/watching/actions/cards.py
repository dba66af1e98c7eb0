"""The card: put together out of hits when its reader asks, for this reader alone."""

from collections.abc import Iterable
from typing import TypeVar
from uuid import UUID

from django.db import transaction

from sudare.accounts.queries import is_minor
from sudare.accounts.terms import Viewer
from sudare.incidents.signals.terms import Stage
from sudare.kit.errors import NotFound
from sudare.policy.terms import Words
from sudare.rooms.access import access_room
from sudare.watching import queries
from sudare.watching.access import access_own_place
from sudare.watching.models import Dismissal
from sudare.watching.terms import CONTACTS_AT_MOST, Advice, Card, Heard, Trouble
from sudare.watching.terms import card_words as said

T = TypeVar("T", str, Advice, Words)
LONGEST = 3  # sentences of what it looks like: more is a lecture


def card_for(*, viewer: Viewer, room_id: UUID) -> Card | None:
    """The help somebody needs in a room, or None.

    Raises: NotFound for whoever isn't in the room. Skips: who only looks on from a desk, who gets none ever; the log,
    which would tell who was helped.
    """
    try:
        member = access_own_place(viewer=viewer, room_id=room_id)
    except NotFound:
        access_room(viewer=viewer, room_id=room_id)  # a stranger is told nothing
        return None
    heard = queries.heard_by(member)
    is_young = is_minor(organisation_id=viewer.organisation_id, user_id=viewer.user_id)
    return _card(heard, is_young=is_young) if heard else None


def dismiss_card(*, viewer: Viewer, room_id: UUID) -> None:
    """Put the card away until something new is noticed. Raises: NotFound. Skips: the log, as above."""
    member = access_own_place(viewer=viewer, room_id=room_id)
    heard = queries.heard_by(member)
    if not heard:
        return
    with transaction.atomic():
        Dismissal.objects.update_or_create(
            user_id=viewer.user_id, room_id=room_id, defaults={"sequence": max(one.sequence for one in heard)}
        )


def _card(heard: list[Heard], *, is_young: bool) -> Card:
    kinds = [kind for kind in Trouble if any(one.kind == kind for one in heard)]
    is_as_minor = any(one.is_as_minor and one.kind != Trouble.OWN for one in heard)
    says = _once(said.SAYS[kind] for kind in kinds)[:LONGEST]
    return Card(
        kinds=tuple(kinds),
        stage=Stage(max(one.stage for one in heard)),
        title=_title(kinds),
        says=(*says, said.AS_MINOR) if is_as_minor else tuple(says),
        dont=tuple(_once(advice for kind in kinds for advice in said.DONT[kind])),
        now=tuple(_once(advice for kind in kinds for advice in said.NOW[kind])),
        contacts=tuple(_contacts(kinds, is_as_minor=is_as_minor or is_young)),
        message_ids=tuple(dict.fromkeys(one.message_id for one in heard)),
        sequence=max(one.sequence for one in heard),
        is_as_minor=is_as_minor,
        guides=said.GUIDES if is_as_minor or is_young else (),
    )


def _title(kinds: list[Trouble]) -> Words:
    if Trouble.OWN in kinds:
        return said.OWN_TITLE
    return said.HELPER_TITLE if kinds == [Trouble.SELF_HARM] else said.TITLE


def _contacts(kinds: list[Trouble], *, is_as_minor: bool) -> list[str]:
    """The gravest first; for whoever may be under age those for minors lead."""
    codes = _once(code for kind in kinds for code in said.CONTACTS_FOR[kind])
    if is_as_minor:
        codes = _once([*said.FOR_MINORS, *(code for code in codes if code not in said.NOT_FOR_MINORS)])
    return codes[:CONTACTS_AT_MOST]


def _once(several: Iterable[T]) -> list[T]:
    return list(dict.fromkeys(several))

"""A personal link: whose things it shows, who may make and end it, and what a wrong one tells."""

from datetime import timedelta

import pytest

import factories
from cast import Cast
from sudare.accounts.models import Membership
from sudare.accounts.terms import Role
from sudare.audit.models import Entry
from sudare.kit.clock import now, standing_at
from sudare.kit.errors import NotAllowed, NotFound
from sudare.rooms import actions as rooms
from sudare.senders import access, actions
from sudare.senders.errors import LinkDaysUnknown, LinkUnusable, NotInRoom
from sudare.senders.models import PersonalLink


def a_link(cast: Cast, *, maker=None, person=None, days: int = 30) -> str:
    person = person or cast.bob
    _, secret = actions.make_link(viewer=maker or person, room_id=cast.room.pk, user_id=person.user_id, days=days)
    return secret


def test_only_the_hash_is_kept_and_each_opening_is_recorded(cast: Cast) -> None:
    secret = a_link(cast, maker=cast.alice)
    row = PersonalLink.objects.get()
    assert secret not in str(vars(row))
    guest = actions.open_link(secret=secret)
    assert guest.viewer.user_id == cast.bob.user_id
    verbs = Entry.objects.filter(subject_id=row.pk).order_by("sequence").values_list("verb", "actor_id")
    assert list(verbs) == [("senders:link:made", cast.alice.user_id), ("senders:link:opened", cast.bob.user_id)]


def test_who_may_make_one_for_whom(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        a_link(cast, maker=cast.bob, person=cast.alice)
    with pytest.raises(NotFound):
        actions.make_link(viewer=cast.charlie, room_id=cast.room.pk, user_id=cast.bob.user_id, days=30)
    outside = factories.a_viewer(organisation=cast.organisation, name="Dana", role=Role.MEMBER)
    with pytest.raises(NotInRoom):
        actions.make_link(viewer=cast.alice, room_id=cast.room.pk, user_id=outside.user_id, days=30)
    with pytest.raises(LinkDaysUnknown):
        a_link(cast, days=36_500)


def test_unknown_over_revoked_and_closed_are_one_answer(cast: Cast) -> None:
    revoked, old, closed = (a_link(cast) for _ in range(3))
    actions.revoke_link(viewer=cast.bob, link_id=PersonalLink.objects.order_by("pk")[0].pk)
    with pytest.raises(LinkUnusable):
        access.access_link(secret=revoked)
    with standing_at(now() + timedelta(days=31)), pytest.raises(LinkUnusable):
        access.access_link(secret=old)
    Membership.objects.filter(pk=cast.bob.membership_id).update(frozen_at=now())
    for secret in (closed, "x" * 43, ""):
        with pytest.raises(LinkUnusable):
            access.access_link(secret=secret)


def test_only_those_concerned_end_it(cast: Cast) -> None:
    dana = factories.a_viewer(organisation=cast.organisation, name="Dana", role=Role.MEMBER)
    secret = a_link(cast, maker=cast.alice)
    link = PersonalLink.objects.get()
    for stranger in (cast.charlie, dana):
        with pytest.raises(NotFound):
            actions.revoke_link(viewer=stranger, link_id=link.pk)
    access.access_link(secret=secret)
    actions.revoke_link(viewer=cast.bob, link_id=link.pk)
    actions.revoke_link(viewer=cast.alice, link_id=link.pk)
    assert Entry.objects.filter(verb="senders:link:revoked").count() == 1


def test_a_guest_reaches_their_own_pictures_of_that_room_and_nothing_else(cast: Cast) -> None:
    elsewhere = factories.a_room(organisation=cast.organisation, members=[cast.alice, cast.bob], name="Other")
    own = factories.a_sent_picture(uploader=cast.bob, room=cast.room)
    others = [
        factories.a_sent_picture(uploader=cast.bob, room=elsewhere),
        factories.a_sent_picture(uploader=cast.alice, room=cast.room),
        factories.a_checked_picture(uploader=cast.bob, room=cast.room),
    ]
    guest = access.access_link(secret=a_link(cast))
    assert access.access_guest_picture(guest=guest, attachment_id=own.pk) == own
    for other in others:
        with pytest.raises(NotFound):
            access.access_guest_picture(guest=guest, attachment_id=other.pk)


def test_a_room_lists_all_links_to_staff_and_ones_own_to_others(cast: Cast) -> None:
    a_link(cast, person=cast.alice)
    a_link(cast, maker=cast.alice)
    assert len(access.access_room_links(viewer=cast.alice, room_id=cast.room.pk)) == 2
    assert len(access.access_room_links(viewer=cast.bob, room_id=cast.room.pk)) == 1
    rooms.remove_member(viewer=cast.alice, room_id=cast.room.pk, user_id=cast.bob.user_id)
    with pytest.raises(NotFound):
        access.access_room_links(viewer=cast.bob, room_id=cast.room.pk)

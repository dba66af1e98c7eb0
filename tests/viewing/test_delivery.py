"""The one way out: F1, G6, E1, E2."""

import pytest

from factories import a_sent_picture
from sudare.attachments.engines.scripted import picture_of
from sudare.audit.queries import entries_about, verify_chain
from sudare.kit.clock import now
from sudare.kit.errors import NotFound
from sudare.rooms.models import RoomMember
from sudare.viewing.actions import deliver
from sudare.viewing.terms import OPENED

FULL = picture_of(b"").opened.renditions["full"].content


def test_a_member_gets_the_picture_and_the_log_knows(cast):
    sent = a_sent_picture(uploader=cast.alice, room=cast.room)
    delivery = deliver(viewer=cast.bob, attachment_id=sent.id, name="full")
    assert entries_about(sent.id, OPENED).count() == 1
    assert b"".join(delivery.chunks) == FULL
    assert verify_chain(cast.organisation.id).is_whole


def test_a_stranger_gets_what_an_absent_picture_gives(cast):
    sent = a_sent_picture(uploader=cast.alice, room=cast.room)
    with pytest.raises(NotFound):
        deliver(viewer=cast.charlie, attachment_id=sent.id, name="full")


def test_leaving_the_room_ends_seeing_at_once(cast):
    sent = a_sent_picture(uploader=cast.alice, room=cast.room)
    RoomMember.objects.filter(user_id=cast.bob.user_id).update(left_at=now())
    with pytest.raises(NotFound):
        deliver(viewer=cast.bob, attachment_id=sent.id, name="full")

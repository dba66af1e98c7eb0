"""The life of one upload, step by step."""

import pytest

from factories import a_checked_picture, a_sent_picture
from sudare.attachments import actions
from sudare.attachments.errors import NotReady
from sudare.attachments.models import Attachment, Rendition
from sudare.attachments.terms import State
from sudare.storage.models import SealedObject
from sudare.storage.terms import ObjectState, Purpose


def test_an_upload_is_received_with_its_job_and_its_name_sealed(cast):
    fresh = actions.receive(viewer=cast.alice, content=b"a picture", original_name="me at home.jpg")
    assert fresh.state == State.RECEIVED
    assert "home" not in fresh.name
    sealed = SealedObject.objects.values_list("purpose", "state")
    assert sorted(sealed) == [(Purpose.NAME, ObjectState.SEALED), (Purpose.QUARANTINE, ObjectState.SEALED)]
    assert actions.reveal_original_name(viewer=cast.alice, attachment_id=fresh.id) == "me at home.jpg"


def test_an_accepted_picture_keeps_its_renditions_and_not_its_original(cast):
    checked = a_checked_picture(uploader=cast.alice)
    assert checked.state == State.CHECKED
    assert checked.quarantine is None
    assert set(checked.renditions.values_list("name", flat=True)) == {"thumbnail", "view", "full"}
    assert SealedObject.objects.get(purpose=Purpose.QUARANTINE).state == ObjectState.DESTROYED
    assert checked.facts == [{"kind": "gps_location", "detail": ""}]


def test_only_a_confirmed_picture_is_sent(cast):
    checked = a_checked_picture(uploader=cast.alice)
    with pytest.raises(NotReady):
        actions.mark_sent(
            attachment_ids=[checked.id],
            message_id=cast.room.id,
            room_id=cast.room.id,
            uploader_id=cast.alice.user_id,
        )


def test_forgetting_a_sent_picture_destroys_every_key(cast):
    sent = a_sent_picture(uploader=cast.alice, room=cast.room)
    actions.forget(attachment_ids=[sent.id], reason="message deleted")
    assert Attachment.objects.get(id=sent.id).state == State.FORGOTTEN
    assert not Rendition.objects.exists()
    assert not SealedObject.objects.exclude(state=ObjectState.DESTROYED).exists()

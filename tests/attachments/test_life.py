"""The life of one upload, step by step."""

import pytest
from django.db import transaction

from factories import a_checked_picture, a_confirmed_picture, a_sent_picture, seat
from sudare.accounts.models import User
from sudare.attachments import actions
from sudare.attachments.errors import NotReady
from sudare.attachments.models import Attachment, Rendition
from sudare.attachments.terms import State
from sudare.kit.errors import NotFound
from sudare.kit.ids import new_id
from sudare.storage.models import SealedObject
from sudare.storage.terms import ObjectState, Purpose, Rule


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
            organisation_id=cast.organisation.id,
        )


def test_forgetting_a_sent_picture_destroys_every_key(cast):
    sent = a_sent_picture(uploader=cast.alice, room=cast.room)
    actions.forget(attachment_ids=[sent.id], rule=Rule.DAY)
    assert Attachment.objects.get(id=sent.id).state == State.FORGOTTEN
    assert not Rendition.objects.exists()
    assert not SealedObject.objects.exclude(state=ObjectState.DESTROYED).exists()


def test_a_picture_is_not_sent_into_a_room_of_another_organisation(cast):
    """Alice has a seat in both: what she uploaded in one must not be posted in the other."""
    alice_elsewhere = seat(organisation=cast.elsewhere, user=User.objects.get(id=cast.alice.user_id))
    picture = a_confirmed_picture(uploader=cast.alice)
    with pytest.raises(NotReady):
        actions.mark_sent(
            attachment_ids=[picture.id],
            message_id=new_id(),
            room_id=cast.other_room.id,
            uploader_id=alice_elsewhere.user_id,
            organisation_id=alice_elsewhere.organisation_id,
        )


def test_one_picture_that_is_not_ready_stops_all(cast):
    ready, not_ready = a_confirmed_picture(uploader=cast.alice), a_checked_picture(uploader=cast.alice)
    foreign = a_confirmed_picture(uploader=cast.bob)
    for other in (not_ready, foreign):
        with pytest.raises(NotReady), transaction.atomic():
            actions.mark_sent(
                attachment_ids=[ready.id, other.id],
                message_id=new_id(),
                room_id=cast.room.id,
                uploader_id=cast.alice.user_id,
                organisation_id=cast.organisation.id,
            )
    assert not Attachment.objects.filter(state=State.SENT).exists()


def test_what_may_be_done_in_which_state(cast):
    """Confirming needs a verdict, discarding ends with sending, and the end is the end."""
    received = actions.receive(viewer=cast.alice, content=b"x", original_name="a")
    with pytest.raises(NotReady):
        actions.confirm(viewer=cast.alice, attachment_id=received.id)
    confirmed = a_confirmed_picture(uploader=cast.alice)
    assert actions.confirm(viewer=cast.alice, attachment_id=confirmed.id).state == State.CONFIRMED
    sent = a_sent_picture(uploader=cast.alice, room=cast.room)
    for verb in (actions.confirm, actions.discard):
        with pytest.raises(NotReady):
            verb(viewer=cast.alice, attachment_id=sent.id)
    actions.discard(viewer=cast.alice, attachment_id=received.id)
    for verb in (actions.confirm, actions.discard):
        with pytest.raises(NotFound):
            verb(viewer=cast.alice, attachment_id=received.id)


def test_nobody_confirms_or_discards_for_somebody_else(cast):
    checked = a_checked_picture(uploader=cast.alice)
    for other in (cast.bob, cast.charlie):
        for verb in (actions.confirm, actions.discard, actions.check_again):
            with pytest.raises(NotFound):
                verb(viewer=other, attachment_id=checked.id)

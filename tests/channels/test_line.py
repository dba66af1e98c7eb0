"""A visitor at LINE: heard once, asked first, checked like everybody, answered there."""

import json
from datetime import timedelta

import pytest
from django.test import Client

import factories
from channels.conftest import work
from channels.peers import SECRET
from sudare.attachments import actions as attachments
from sudare.attachments.models import Attachment
from sudare.attachments.terms import State
from sudare.audit.models import Entry
from sudare.channels import actions
from sudare.channels.models import Correspondent, Inbound, Outbound, PictureAddress
from sudare.channels.terms import WAITS_FOR_YES, InState, OutState
from sudare.kit.clock import now, standing_at
from sudare.policy.terms import Decision
from sudare.reception import actions as reception
from sudare.reception.models import Visit, Visitor
from sudare.rooms import actions as rooms
from sudare.rooms.models import Message
from sudare.storage.models import SealedObject

pytestmark = pytest.mark.django_db
CANARY = "kxqvzwmhplrtnbcdfgjsqwxz"


def call(line, door, *events, signature=None):
    body, signed = line.call(*events)
    return Client().post(
        f"/hooks/line/{door.key}",
        body,
        content_type="application/json",
        headers={"X-Line-Signature": signed if signature is None else signature},
    )


def say_yes(desk) -> Visitor:
    visitor = Visitor.objects.get(desk_id=desk.desk_id)
    from sudare.channels.access import access_visitor

    reception.begin(viewer=access_visitor(visitor), given=factories.every_yes(desk.organisation_id), language="ja")
    visitor.refresh_from_db()
    return visitor


@pytest.fixture
def talking(line, line_door, desk):
    """Somebody who has agreed and whose first words are in the room."""
    call(line, line_door, line.words("こんにちは"))
    work()
    say_yes(desk)
    work()
    line.told.clear()
    return Visitor.objects.select_related("room", "user").get(desk_id=desk.desk_id)


def test_words_reach_the_room_once_their_sender_has_agreed(line, line_door, desk):
    assert call(line, line_door, line.words(CANARY)).json() == {"taken": 1}
    work()
    assert not Message.objects.filter(text=CANARY).exists()
    assert CANARY not in str(list(Inbound.objects.values()))
    (asked,) = line.told
    assert asked["way"] == "reply"
    assert f"https://house.example.com/d/{desk.key}/#resume=" in asked["messages"][0]["text"]
    visitor = say_yes(desk)
    work()
    message = Message.objects.get(text=CANARY)
    assert (message.author_id, message.room_id) == (visitor.pk, visitor.room_id)
    assert Visit.objects.get(visitor=visitor).door == "line"
    assert Inbound.objects.get().payload == ""
    _, away = line.told  # and no more
    assert "担当者がいません" in away["messages"][0]["text"]


def test_a_call_with_a_wrong_signature_leaves_nothing(line, line_door):
    body, signed = line.call(line.words(CANARY))
    for wrong in ("", "nonsense", signed[:-4] + "AAA=", signed.lower()):
        assert call(line, line_door, line.words(CANARY), signature=wrong).status_code == 401
    changed = Client().post(
        f"/hooks/line/{line_door.key}", body + b" ", content_type="text/plain", headers={"X-Line-Signature": signed}
    )
    nobody = Client().post("/hooks/line/nobody", body, content_type="text/plain", headers={"X-Line-Signature": signed})
    assert (changed.status_code, nobody.status_code) == (401, 401)
    assert changed.content == nobody.content
    assert not Inbound.objects.exists()


def test_another_desks_secret_opens_nothing(cast, line, line_door):
    other = factories.a_reception(owner=cast.charlie)
    theirs = actions.set_line(
        viewer=cast.charlie, desk_id=other.desk_id, channel_secret="another-secret", access_token="x", is_on=True
    )
    assert call(line, theirs, line.words(CANARY)).status_code == 401
    assert not Inbound.objects.exists()


def test_a_replayed_call_is_taken_in_once(line, line_door, desk, talking):
    event = line.words(CANARY)
    again = event | {"deliveryContext": {"isRedelivery": True}}
    assert [call(line, line_door, each).json()["taken"] for each in (event, event, again)] == [1, 0, 0]
    work()
    call(line, line_door, event)
    work()
    assert Message.objects.filter(text=CANARY).count() == 1


def test_a_replay_from_long_ago_is_nothing(line, line_door, talking):
    old = line.words(CANARY, timestamp=int((now() - timedelta(days=4)).timestamp() * 1000))
    ahead = line.words(CANARY, timestamp=int((now() + timedelta(days=4)).timestamp() * 1000))
    assert call(line, line_door, old, ahead).json() == {"taken": 0}


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"null", b'{"events": 1}', b'{"events": [1]}', b'{"events": [{"type": "message"}]}', b"\xff"]
)
def test_a_signed_call_that_is_nonsense_is_refused_calmly(line, line_door, body):
    import base64
    import hashlib
    import hmac

    signed = base64.b64encode(hmac.new(SECRET.encode(), body, hashlib.sha256).digest()).decode()
    answer = Client().post(
        f"/hooks/line/{line_door.key}", body, content_type="text/plain", headers={"X-Line-Signature": signed}
    )
    assert answer.status_code in {200, 422}
    assert not Inbound.objects.exists()


def test_talk_in_a_group_is_nobodys_visit(line, line_door):
    group = line.words(CANARY) | {"source": {"type": "group", "groupId": "C1", "userId": "U" + "a" * 32}}
    assert call(line, line_door, group).json() == {"taken": 0}


def test_a_picture_goes_through_the_gate_and_into_the_room(line, line_door, desk, talking):
    call(line, line_door, line.picture(b"a picture from LINE"))
    work()
    picture = Attachment.objects.get()
    assert picture.state == State.RECEIVED
    assert not Message.objects.filter(id=picture.message_id).exists()
    with factories.scripted_checks():
        attachments.check(attachment_id=picture.pk)
    work()
    picture.refresh_from_db()
    assert (picture.state, picture.room_id, picture.uploader_id) == (State.SENT, talking.room_id, talking.pk)
    assert Inbound.objects.exclude(state=InState.DONE).count() == 0


@pytest.mark.parametrize("decision", [Decision.HOLD, Decision.NEVER])
def test_a_picture_that_may_not_go_waits_for_a_person_or_is_told_of(line, line_door, talking, decision):
    call(line, line_door, line.picture(b"a picture from LINE"))
    work()
    picture = Attachment.objects.get()
    with factories.scripted_checks(factories.judged(decision)):
        attachments.check(attachment_id=picture.pk)
    work()
    picture.refresh_from_db()
    if decision is Decision.HOLD:
        assert (picture.state, picture.reviews.count()) == (State.HELD, 1)
        assert line.told == []
    else:
        assert picture.message_id is None
        assert len(line.told) == 1
    assert Inbound.objects.exclude(state=InState.DONE).count() == 0


def test_a_picture_line_no_longer_has_is_asked_for_again(line, line_door, talking):
    event = line.picture(b"x")
    line.contents.clear()
    call(line, line_door, event)
    work()
    assert not Attachment.objects.exists()
    assert Inbound.objects.get(state=InState.DROPPED).failure == "content_gone"
    assert len(line.told) == 1


def test_what_is_neither_words_nor_picture_is_not_taken(line, line_door, talking):
    video = line.event(message={"id": "1", "type": "video", "contentProvider": {"type": "line"}})
    elsewhere = line.event(
        message={
            "id": "2",
            "type": "image",
            "contentProvider": {"type": "external", "originalContentUrl": "http://127.0.0.1/"},
        }
    )
    call(line, line_door, video, elsewhere)
    work()
    assert line.asked_for == []
    assert len(line.told) == 1


def taken(cast, desk, visitor) -> None:
    reception.seat_staff(viewer=cast.alice, desk_id=desk.desk_id, user_id=cast.bob.user_id)
    reception.take(viewer=cast.bob, visit_id=Visit.objects.get(visitor=visitor).pk)


def test_the_staffs_answer_and_picture_arrive_at_line(cast, line, line_door, desk, talking):
    taken(cast, desk, talking)
    picture = factories.a_confirmed_picture(uploader=cast.bob, room=talking.room)
    rooms.post(viewer=cast.bob, room_id=talking.room_id, text=CANARY, attachment_ids=[picture.pk])
    work()
    work()
    (told,) = [each for each in line.told if CANARY in json.dumps(each)]
    assert (told["way"], told["to"]) == ("push", talking.external_id)
    _, image = told["messages"]
    address = image["originalContentUrl"].removeprefix("https://house.example.com")
    assert Client().head(address).status_code == 405
    looks = [Client().get(address) for _ in range(4)]
    assert [look.status_code for look in looks] == [200, 200, 200, 404]
    assert looks[0].headers["Cache-Control"].startswith("no-store")
    entry = Entry.objects.filter(verb="viewing:rendition:opened", subject_id=picture.pk).first()
    assert entry.actor_id == talking.pk
    with standing_at(now() + timedelta(minutes=16)):
        assert Client().get(image["previewImageUrl"].removeprefix("https://house.example.com")).status_code == 404


def test_the_address_of_a_forgotten_picture_shows_nothing(cast, line, line_door, desk, talking):
    taken(cast, desk, talking)
    picture = factories.a_confirmed_picture(uploader=cast.bob, room=talking.room)
    message = rooms.post(viewer=cast.bob, room_id=talking.room_id, text="", attachment_ids=[picture.pk])
    work()
    address = line.told[-1]["messages"][-1]["originalContentUrl"].removeprefix("https://house.example.com")
    rooms.delete(viewer=cast.bob, message_id=message.pk)
    assert Client().get(address).status_code == 404
    assert Client().get("/fetch/" + "a" * 43).content == Client().get(address).content
    assert PictureAddress.objects.exists()


def test_what_was_taken_back_before_it_was_told_is_not_told(cast, line, line_door, desk, talking):
    taken(cast, desk, talking)
    message = rooms.post(viewer=cast.bob, room_id=talking.room_id, text=CANARY)
    rooms.delete(viewer=cast.bob, message_id=message.pk)
    work()
    assert CANARY not in json.dumps(line.told)
    assert Outbound.objects.filter(message_id=message.pk, state=OutState.SKIPPED).exists()


def test_an_answer_line_cant_take_now_is_tried_again_and_one_it_refuses_lies_for_somebody_to_see(
    cast, line, line_door, desk, talking
):
    taken(cast, desk, talking)
    line.answers_with = 500
    rooms.post(viewer=cast.bob, room_id=talking.room_id, text="one")
    work(rounds=2)
    assert Outbound.objects.get(tries=2).failure == "door_unreachable"
    line.answers_with = 0
    work()
    assert [each["messages"][0]["text"] for each in line.told if each["way"] == "push"] == ["one"]
    line.answers_with = 401
    rooms.post(viewer=cast.bob, room_id=talking.room_id, text="two")
    work()
    (dead,) = actions.undelivered(viewer=cast.alice)
    assert (dead.failure, dead.who, dead.is_incoming) == ("door_refused", talking.user.name, False)
    line.answers_with = 0
    actions.try_again(viewer=cast.alice, row_id=dead.id)
    work()
    assert line.told[-1]["messages"][0]["text"] == "two"
    assert actions.undelivered(viewer=cast.alice) == []


def test_unsent_there_is_unsent_here(line, line_door, talking):
    event = line.words(CANARY)
    call(line, line_door, event)
    work()
    assert Message.objects.filter(text=CANARY).exists()
    unsent = line.event("unsend", unsend={"messageId": event["message"]["id"]})
    del unsent["replyToken"]
    call(line, line_door, unsent)
    work()
    assert not Message.objects.filter(text=CANARY).exists()


def test_nobody_else_can_unsend_it(line, line_door, talking):
    event = line.words(CANARY)
    call(line, line_door, event)
    work()
    call(line, line_door, line.event("unsend", person="U" + "b" * 32, unsend={"messageId": event["message"]["id"]}))
    work()
    assert Message.objects.filter(text=CANARY).exists()


def test_who_blocked_the_account_is_told_nothing_more(cast, line, line_door, desk, talking):
    taken(cast, desk, talking)
    call(line, line_door, line.event("unfollow"))
    work()
    rooms.post(viewer=cast.bob, room_id=talking.room_id, text=CANARY)
    work()
    assert CANARY not in json.dumps(line.told)
    assert Correspondent.objects.get().left_at


def test_who_is_blocked_at_the_desk_is_not_heard(cast, line, line_door, desk, talking):
    from sudare.reception.models import VisitorBlock

    VisitorBlock.objects.create(
        organisation_id=desk.organisation_id,
        desk=desk.desk,
        visitor=talking,
        external_id=talking.external_id,
        until=now() + timedelta(hours=1),
        reason="x",
    )
    call(line, line_door, line.words(CANARY))
    work()
    assert not Message.objects.filter(text=CANARY).exists()
    assert Inbound.objects.get(failure="visitor_blocked").payload == ""


def test_what_nobody_agreed_to_is_destroyed_after_three_days(line, line_door):
    call(line, line_door, line.words(CANARY))
    work()
    with standing_at(now() + WAITS_FOR_YES + timedelta(minutes=1)):
        actions.throw_away()
    row = Inbound.objects.get()
    assert (row.state, row.payload) == (InState.DROPPED, "")
    assert not SealedObject.objects.exists()


def test_secrets_lie_sealed_and_only_whoever_looks_after_people_sets_them(cast, line_door, desk):
    from sudare.channels.models import LineDoor
    from sudare.kit.errors import NotAllowed, NotFound

    stored = str(LineDoor.objects.values().get())
    assert SECRET not in stored
    for stranger, refused in ((cast.bob, NotAllowed), (cast.charlie, NotFound)):
        with pytest.raises(refused):
            actions.set_line(viewer=stranger, desk_id=desk.desk_id, channel_secret="x", access_token="x", is_on=True)
        with pytest.raises(refused):
            actions.line_of(viewer=stranger, desk_id=desk.desk_id)
    assert SECRET not in str(list(Entry.objects.values("details")))

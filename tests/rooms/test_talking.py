"""Messages: said once, changed by their author, taken back with their pictures."""

from uuid import UUID

import pytest

import factories
from cast import Cast
from logbook import reason_of
from sudare.accounts.terms import Role, Viewer
from sudare.attachments import actions as attachments
from sudare.attachments.models import Attachment
from sudare.attachments.terms import State
from sudare.audit.models import Entry
from sudare.kit import events
from sudare.kit.errors import NotAllowed, NotFound, SudareError
from sudare.kit.ids import new_id
from sudare.rooms import actions, errors, queries
from sudare.rooms.events import RoomLogGrew
from sudare.rooms.models import Message, Room, RoomEvent
from sudare.rooms.terms import EventKind
from sudare.storage.terms import Rule


def say(cast: Cast, text: str = "Good morning", *, viewer: Viewer | None = None, **more: object) -> Message:
    return actions.post(viewer=viewer or cast.bob, room_id=cast.room.pk, text=text, **more)


def a_picture(viewer: Viewer, *, state: State = State.CONFIRMED) -> Attachment:
    return Attachment.objects.create(
        organisation_id=viewer.organisation_id, uploader_id=viewer.user_id, state=state, name="20261121_photo_1"
    )


def kinds(room: Room) -> list[str]:
    return [row.kind for row in queries.events_after(room_id=room.pk, after=0)]


def test_a_message_its_event_and_its_entry_stand_together(cast: Cast, django_capture_on_commit_callbacks) -> None:
    heard: list[events.Event] = []
    events.listen(RoomLogGrew, heard.append)
    with django_capture_on_commit_callbacks(execute=True):
        message = say(cast)
    (event,) = queries.events_after(room_id=cast.room.pk, after=0)
    assert (event.sequence, event.kind, event.message, event.actor_id) == (
        1,
        EventKind.MESSAGE_POSTED,
        message,
        cast.bob.user_id,
    )
    assert message.sequence == 1
    entry = Entry.objects.get(verb="rooms:message:posted")
    assert (entry.subject_id, entry.actor_id) == (message.pk, cast.bob.user_id)
    assert "morning" not in str(Entry.objects.values().get())
    grown = RoomLogGrew(
        room_id=cast.room.pk, sequence=1, kind=EventKind.MESSAGE_POSTED, actor_id=cast.bob.user_id, is_visitors=False
    )
    assert grown in heard


def test_the_same_key_is_the_same_message(cast: Cast) -> None:
    first = say(cast, idempotency_key="k1")
    again = say(cast, "Something else", idempotency_key="k1")
    assert again.pk == first.pk
    assert again.text == "Good morning"
    other = say(cast, viewer=cast.alice, idempotency_key="k1")  # another person's key is another key
    assert other.pk != first.pk
    assert kinds(cast.room) == ["message_posted", "message_posted"]


def test_a_retry_with_pictures_sends_them_once(cast: Cast) -> None:
    picture = a_picture(cast.bob)
    first = say(cast, "", attachment_ids=[picture.pk], idempotency_key="k1")
    assert say(cast, "", attachment_ids=[picture.pk], idempotency_key="k1").pk == first.pk
    picture.refresh_from_db()
    assert (picture.state, picture.message_id) == (State.SENT, first.pk)


@pytest.mark.parametrize("state", sorted(set(State) - {State.CONFIRMED}))
def test_a_picture_that_is_not_confirmed_stops_the_whole_message(cast: Cast, state: State) -> None:
    picture = a_picture(cast.bob, state=state)
    with pytest.raises(SudareError):
        say(cast, "Look", attachment_ids=[picture.pk])
    picture.refresh_from_db()
    assert picture.state == state
    assert kinds(cast.room) == []


def test_nobody_sends_somebody_elses_picture(cast: Cast) -> None:
    picture = a_picture(cast.alice)
    with pytest.raises(SudareError):
        say(cast, "Look", attachment_ids=[picture.pk])
    picture.refresh_from_db()
    assert picture.state == State.CONFIRMED
    assert not Message.objects.exists()


@pytest.mark.parametrize("text", ["", "  \n ", "\x00\x07", "\u202e\u2066"])
def test_a_message_says_something(cast: Cast, text: str) -> None:
    with pytest.raises(errors.EmptyMessage):
        say(cast, text)


def test_text_is_limited_and_cleaned_but_emoji_and_lines_stay(cast: Cast) -> None:
    with pytest.raises(errors.TextTooLong):
        say(cast, "字" * 8_001)
    assert len(say(cast, "字" * 8_000).text) == 8_000
    assert say(cast, "a\x00b\r\nc\td\u202ee \ud800f").text == "ab\nc\tde f"
    family = "👨\u200d👩\u200d👧 か\u3099"
    assert say(cast, family).text == family


def test_a_message_carries_at_most_twenty_pictures(cast: Cast) -> None:
    with pytest.raises(errors.TooManyPictures):
        say(cast, attachment_ids=[new_id() for _ in range(21)])


def test_an_answer_points_at_a_message_of_the_same_room(cast: Cast) -> None:
    question = say(cast, "Is it broken?")
    assert say(cast, "Yes", viewer=cast.alice, reply_to=question.pk).reply_to == question
    elsewhere = actions.post(viewer=cast.charlie, room_id=cast.other_room.pk, text="Private")
    for target in (elsewhere.pk, new_id()):
        with pytest.raises(NotFound):
            say(cast, "Yes", reply_to=target)


def test_only_the_author_edits_and_the_words_before_are_gone(cast: Cast) -> None:
    message = say(cast, "My number is 090-0000-0000")
    with pytest.raises(errors.NotYourMessage):
        actions.edit(viewer=cast.alice, message_id=message.pk, text="Changed")
    edited = actions.edit(viewer=cast.bob, message_id=message.pk, text="Never mind")
    assert edited.edited_at
    actions.edit(viewer=cast.bob, message_id=message.pk, text="Never mind")  # the same words are no event
    assert kinds(cast.room) == ["message_posted", "message_edited"]
    everything = str([list(kind.objects.values()) for kind in (Message, RoomEvent, Entry)])
    assert "090" not in everything


def test_an_edit_may_empty_a_message_only_if_pictures_remain(cast: Cast) -> None:
    bare = say(cast, "Words")
    with pytest.raises(errors.EmptyMessage):
        actions.edit(viewer=cast.bob, message_id=bare.pk, text=" ")
    pictured = say(cast, "Words", attachment_ids=[a_picture(cast.bob).pk])
    assert actions.edit(viewer=cast.bob, message_id=pictured.pk, text=" ").text == ""


def test_deleting_takes_words_and_pictures_and_leaves_a_place(cast: Cast) -> None:
    picture = a_picture(cast.bob)
    message = say(cast, "See the label", attachment_ids=[picture.pk])
    actions.delete(viewer=cast.bob, message_id=message.pk)
    actions.delete(viewer=cast.bob, message_id=message.pk)  # a second time changes nothing

    picture.refresh_from_db()
    assert picture.state == State.FORGOTTEN
    (left,) = queries.page_of_messages(room_id=cast.room.pk).items
    assert (left.text, left.deleted_at is not None) == ("", True)
    assert kinds(cast.room) == ["message_posted", "message_deleted"]
    assert reason_of("rooms:message:deleted") == "by its author"
    with pytest.raises(errors.MessageGone):
        actions.edit(viewer=cast.bob, message_id=message.pk, text="Back again")


@pytest.mark.parametrize("role", Role)
def test_who_deletes_what_others_wrote(cast: Cast, role: Role) -> None:
    message = say(cast)
    dana = factories.a_viewer(organisation=cast.organisation, name="Dana", role=Role.MEMBER)
    actions.add_member(viewer=cast.alice, room_id=cast.room.pk, user_id=dana.user_id)
    acting = Viewer(dana.user_id, dana.organisation_id, dana.membership_id, role, dana.name)
    expected = {Role.OWNER: None, Role.ADMIN: None, Role.AUDITOR: NotFound}.get(role, NotAllowed)
    if expected is None:
        actions.delete(viewer=acting, message_id=message.pk)
        assert reason_of("rooms:message:deleted") == "by moderation"
    else:
        with pytest.raises(expected):
            actions.delete(viewer=acting, message_id=message.pk)
        assert Message.objects.get(pk=message.pk).deleted_at is None


def test_an_owner_outside_the_room_deletes_nothing(cast: Cast) -> None:
    message = say(cast)
    actions.remove_member(viewer=cast.alice, room_id=cast.room.pk, user_id=cast.alice.user_id)
    with pytest.raises(NotFound):
        actions.delete(viewer=cast.alice, message_id=message.pk)


def test_a_forgotten_picture_is_told_once_it_was_not_deleted_anyway(cast: Cast) -> None:
    picture = new_id()
    kept, deleted = say(cast, "One"), say(cast, "Two")
    actions.delete(viewer=cast.bob, message_id=deleted.pk)
    for message in (kept, deleted):
        actions.note_forgotten_picture(message_id=message.pk, room_id=cast.room.pk, attachment_id=picture)
    last = queries.events_after(room_id=cast.room.pk, after=3)
    assert [(row.kind, row.message_id, row.subject_id) for row in last] == [("picture_forgotten", kept.pk, picture)]


def test_unknown_ids_and_foreign_ones_answer_alike(cast: Cast) -> None:
    message = say(cast)

    def attempts(room_id: UUID, message_id: UUID) -> list[tuple[type[BaseException], str]]:
        outcomes = []
        for verb in (
            lambda: actions.post(viewer=cast.charlie, room_id=room_id, text="Hi"),
            lambda: actions.mark_read(viewer=cast.charlie, room_id=room_id, sequence=1),
            lambda: actions.note_typing(viewer=cast.charlie, room_id=room_id),
            lambda: actions.accept_house_rules(viewer=cast.charlie, room_id=room_id),
            lambda: actions.change_room(viewer=cast.charlie, room_id=room_id, name="Mine"),
            lambda: actions.add_member(viewer=cast.charlie, room_id=room_id, user_id=cast.charlie.user_id),
            lambda: actions.remove_member(viewer=cast.charlie, room_id=room_id, user_id=cast.bob.user_id),
            lambda: actions.edit(viewer=cast.charlie, message_id=message_id, text="Hi"),
            lambda: actions.delete(viewer=cast.charlie, message_id=message_id),
        ):
            with pytest.raises(SudareError) as raised:
                verb()
            outcomes.append((raised.type, raised.value.public_message))
        return outcomes

    foreign = attempts(cast.room.pk, message.pk)
    assert foreign == attempts(new_id(), new_id())
    assert {kind for kind, _ in foreign} == {NotFound}


def test_a_forgetting_nobody_announced_is_told_later_and_once(cast: Cast) -> None:
    """Forgotten and dead in the same moment: the room must not go on offering a picture that is gone."""
    pictures = [factories.a_confirmed_picture(uploader=cast.alice, room=cast.room).pk for _ in range(3)]
    kept, told, deleted = (
        actions.post(viewer=cast.alice, room_id=cast.room.pk, text="", attachment_ids=[picture]) for picture in pictures
    )
    attachments.forget(attachment_ids=pictures[:2], rule=Rule.DAY)
    actions.note_forgotten_picture(message_id=told.pk, room_id=cast.room.pk, attachment_id=pictures[1])
    actions.delete(viewer=cast.alice, message_id=deleted.pk)
    for _ in range(2):
        actions.tell_of_forgotten_pictures()
    events = RoomEvent.objects.filter(room=cast.room, kind="picture_forgotten").order_by("sequence")
    assert [(row.message_id, row.subject_id) for row in events] == [(told.pk, pictures[1]), (kept.pk, pictures[0])]

"""Rooms are opened, entered on terms, and left with everything closed at once."""

import pytest

import factories
from cast import Cast
from sudare.accounts import actions as accounts
from sudare.accounts.models import Organisation
from sudare.accounts.terms import Role, Viewer
from sudare.audit.models import Entry
from sudare.kit import events
from sudare.kit.errors import NotAllowed, NotFound
from sudare.kit.ids import new_id
from sudare.rooms import access, actions, errors, queries
from sudare.rooms.events import MemberGone, SomebodyRead, SomebodyTypes
from sudare.rooms.models import Room, RoomMember


@pytest.fixture
def dana(cast: Cast) -> Viewer:
    return factories.a_viewer(organisation=cast.organisation, name="Dana")


def lines(viewer: Viewer) -> dict[str, int]:
    return {line.name: line.unread for line in queries.rooms_of(viewer)}


def test_a_group_begins_with_everybody_joining(cast: Cast, dana: Viewer) -> None:
    room = actions.open_group(viewer=cast.bob, name=" Night \n shift ", user_ids=[dana.user_id, dana.user_id])
    joined = queries.events_after(room_id=room.pk, after=0)
    assert [(row.sequence, row.kind, row.subject_name) for row in joined] == [
        (1, "member_joined", "Bob"),
        (2, "member_joined", "Dana"),
    ]
    assert lines(dana) == {"Night shift": 0}
    assert Entry.objects.get(verb="rooms:room:opened").subject_id == room.pk


@pytest.mark.parametrize("who", ["charlie", "nobody", "disabled", "auditor"])
def test_rooms_open_only_with_people_who_can_come_in(cast: Cast, dana: Viewer, who: str) -> None:
    if who == "disabled":
        accounts.disable_person(viewer=cast.alice, membership_id=dana.membership_id, reason="Left us")
    if who == "auditor":
        accounts.change_role(viewer=factories.proved(cast.alice), membership_id=dana.membership_id, role=Role.AUDITOR)
    user_id = {"charlie": cast.charlie.user_id, "nobody": new_id()}.get(who, dana.user_id)
    before = Room.objects.count()
    with pytest.raises(NotFound):
        actions.open_group(viewer=cast.alice, name="Group", user_ids=[user_id])
    with pytest.raises(NotFound):
        actions.open_direct(viewer=cast.alice, user_id=user_id)
    with pytest.raises(NotFound):
        actions.add_member(viewer=cast.alice, room_id=cast.room.pk, user_id=user_id)
    assert Room.objects.count() == before


def test_two_people_have_one_room_named_after_the_other(cast: Cast) -> None:
    room = actions.open_direct(viewer=cast.bob, user_id=cast.alice.user_id)
    assert actions.open_direct(viewer=cast.alice, user_id=cast.bob.user_id) == room
    assert "Alice" in lines(cast.bob)
    assert "Bob" in lines(cast.alice)
    with pytest.raises(errors.WithYourself):
        actions.open_direct(viewer=cast.bob, user_id=cast.bob.user_id)


def test_a_room_for_two_stays_one(cast: Cast, dana: Viewer) -> None:
    room = actions.open_direct(viewer=cast.alice, user_id=cast.bob.user_id)
    with pytest.raises(errors.RoomOfTwo):
        actions.add_member(viewer=cast.alice, room_id=room.pk, user_id=dana.user_id)
    with pytest.raises(errors.RoomOfTwo):
        actions.remove_member(viewer=cast.alice, room_id=room.pk, user_id=cast.bob.user_id)
    with pytest.raises(errors.RoomOfTwo):
        actions.change_room(viewer=cast.alice, room_id=room.pk, name="Ours")
    actions.remove_member(viewer=cast.bob, room_id=room.pk, user_id=cast.bob.user_id)
    assert "Alice" not in lines(cast.bob)
    assert "Bob" in lines(cast.alice)  # the room is still about him
    actions.open_direct(viewer=cast.bob, user_id=cast.alice.user_id)
    assert "Alice" in lines(cast.bob)


def test_house_rules_come_first(cast: Cast, dana: Viewer) -> None:
    Organisation.objects.filter(pk=cast.organisation.pk).update(house_rules="Be kind.")
    room = actions.open_group(viewer=cast.bob, name="Group", user_ids=[dana.user_id])
    with pytest.raises(errors.RulesNotAccepted):
        actions.post(viewer=dana, room_id=room.pk, text="Hi")
    actions.accept_house_rules(viewer=dana, room_id=room.pk)
    actions.accept_house_rules(viewer=dana, room_id=room.pk)
    message = actions.post(viewer=dana, room_id=room.pk, text="Hi")
    assert Entry.objects.filter(verb="rooms:rules:accepted").count() == 1

    actions.add_member(viewer=dana, room_id=room.pk, user_id=cast.alice.user_id)
    actions.change_room(viewer=cast.alice, room_id=room.pk, house_rules="Be kind. No invoices.")
    with pytest.raises(errors.RulesNotAccepted):
        actions.edit(viewer=dana, message_id=message.pk, text="Hi there")
    actions.post(viewer=cast.alice, room_id=room.pk, text="I wrote them, so I know them")
    with pytest.raises(errors.RulesNotAccepted):
        actions.post(viewer=dana, room_id=room.pk, text="Hi")
    actions.delete(viewer=dana, message_id=message.pk)  # taking something back is never in the way


def test_changing_a_room(cast: Cast) -> None:
    actions.change_room(viewer=cast.bob, room_id=cast.room.pk, name="Workshop")
    with pytest.raises(NotAllowed):
        actions.change_room(viewer=cast.bob, room_id=cast.room.pk, house_rules="Mine")
    with pytest.raises(errors.RoomNameMissing):
        actions.change_room(viewer=cast.bob, room_id=cast.room.pk, name="")
    with pytest.raises(errors.RulesTooLong):
        actions.change_room(viewer=cast.alice, room_id=cast.room.pk, house_rules="x" * 4_001)
    actions.change_room(viewer=cast.alice, room_id=cast.room.pk, name="Workshop", house_rules="")
    assert [row.kind for row in queries.events_after(room_id=cast.room.pk, after=0)] == ["room_changed"]
    assert Room.objects.get(pk=cast.room.pk).name == "Workshop"


def test_leaving_closes_everything_at_once(cast: Cast, django_capture_on_commit_callbacks) -> None:
    heard: list[events.Event] = []
    events.listen(MemberGone, heard.append)
    message = actions.post(viewer=cast.bob, room_id=cast.room.pk, text="Bye")
    with django_capture_on_commit_callbacks(execute=True):
        actions.remove_member(viewer=cast.bob, room_id=cast.room.pk, user_id=cast.bob.user_id)
    with pytest.raises(NotFound):
        access.access_room(viewer=cast.bob, room_id=cast.room.pk)
    with pytest.raises(NotFound):
        actions.edit(viewer=cast.bob, message_id=message.pk, text="Still here")
    assert lines(cast.bob) == {}
    assert heard == [MemberGone(room_id=cast.room.pk, user_id=cast.bob.user_id)]
    actions.add_member(viewer=cast.alice, room_id=cast.room.pk, user_id=cast.bob.user_id)
    assert access.access_message(viewer=cast.bob, message_id=message.pk) == message


def test_only_moderators_take_others_out(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        actions.remove_member(viewer=cast.bob, room_id=cast.room.pk, user_id=cast.alice.user_id)
    with pytest.raises(NotFound):
        actions.remove_member(viewer=cast.alice, room_id=cast.room.pk, user_id=cast.charlie.user_id)
    actions.remove_member(viewer=cast.alice, room_id=cast.room.pk, user_id=cast.bob.user_id)
    assert Entry.objects.get(verb="rooms:member:removed").details["user_id"] == str(cast.bob.user_id)


def test_an_auditor_has_no_rooms_even_old_ones(cast: Cast) -> None:
    accounts.change_role(viewer=factories.proved(cast.alice), membership_id=cast.bob.membership_id, role=Role.AUDITOR)
    auditor = Viewer(cast.bob.user_id, cast.organisation.pk, cast.bob.membership_id, Role.AUDITOR, "Bob")
    with pytest.raises(NotFound):
        access.access_room(viewer=auditor, room_id=cast.room.pk)
    with pytest.raises(NotAllowed):
        actions.open_direct(viewer=auditor, user_id=cast.alice.user_id)
    assert [person.name for person in queries.people_in(cast.room)] == ["Alice"]
    assert queries.rooms_of(auditor) == []
    assert queries.logs_of([cast.bob.user_id, cast.alice.user_id]) == {cast.alice.user_id: {cast.room.pk: 0}}


def test_a_seat_elsewhere_opens_nothing_here(cast: Cast) -> None:
    """One account with two seats: as a member of B it must not see A's rooms."""
    in_b = factories.seat(organisation=cast.elsewhere, user=factories.User.objects.get(pk=cast.bob.user_id))
    with pytest.raises(NotFound):
        access.access_room(viewer=in_b, room_id=cast.room.pk)


def test_read_marks_go_forward_and_never_past_the_end(cast: Cast) -> None:
    heard: list[events.Event] = []
    events.listen(SomebodyRead, heard.append)
    for text in ("One", "Two", "Three"):
        actions.post(viewer=cast.alice, room_id=cast.room.pk, text=text)
    for sequence, mark in ((2, 2), (1, 2), (99, 3), (0, 3)):
        actions.mark_read(viewer=cast.bob, room_id=cast.room.pk, sequence=sequence)
        assert RoomMember.objects.get(room=cast.room, user_id=cast.bob.user_id).read_sequence == mark
    assert [event.sequence for event in heard] == [2, 3]


def test_typing_is_told_and_not_stored(cast: Cast) -> None:
    heard: list[events.Event] = []
    events.listen(SomebodyTypes, heard.append)
    actions.note_typing(viewer=cast.bob, room_id=cast.room.pk)
    assert heard == [SomebodyTypes(room_id=cast.room.pk, user_id=cast.bob.user_id)]
    assert not Entry.objects.exists()


def test_unread_counts_what_others_said_and_still_stands(cast: Cast) -> None:
    for text in ("One", "Two", "Three"):
        message = actions.post(viewer=cast.alice, room_id=cast.room.pk, text=text)
    actions.post(viewer=cast.bob, room_id=cast.room.pk, text="Mine")
    assert lines(cast.bob) == {"Front desk": 3}
    actions.delete(viewer=cast.alice, message_id=message.pk)
    assert lines(cast.bob) == {"Front desk": 2}
    actions.mark_read(viewer=cast.bob, room_id=cast.room.pk, sequence=1)
    assert lines(cast.bob) == {"Front desk": 1}
    assert lines(cast.alice) == {"Front desk": 1}


@pytest.mark.parametrize("amount", [1, 3])
def test_lists_cost_the_same_for_one_and_three(cast: Cast, django_assert_num_queries, amount: int) -> None:
    for number in range(amount):
        other = factories.a_viewer(organisation=cast.organisation, name=f"Other{number}")
        direct = actions.open_direct(viewer=cast.bob, user_id=other.user_id)
        actions.post(viewer=other, room_id=direct.pk, text="Hello")
        first = actions.post(viewer=cast.alice, room_id=cast.room.pk, text="Hello all")
        actions.post(viewer=cast.bob, room_id=cast.room.pk, text="Hello", reply_to=first.pk)
        actions.add_member(viewer=cast.bob, room_id=cast.room.pk, user_id=other.user_id)
    with django_assert_num_queries(3):
        assert len(queries.rooms_of(cast.bob)) == amount + 1
    with django_assert_num_queries(1):
        assert len(queries.people_in(cast.room)) == amount + 2
    with django_assert_num_queries(2):
        page = queries.page_of_messages(room_id=cast.room.pk)
        assert [message.reply_to and message.reply_to.author.name for message in page.items] == [None, "Alice"] * amount
    with django_assert_num_queries(1):
        log = queries.events_after(room_id=cast.room.pk, after=0)
        assert {(row.actor.name, row.subject_name) for row in log if row.kind == "member_joined" and row.actor}
    with django_assert_num_queries(3):
        member = access.access_room(viewer=cast.bob, room_id=cast.room.pk)
        assert queries.room_line(member).name == "Front desk"


def test_pages_of_messages_go_back_without_overlap(cast: Cast) -> None:
    for number in range(5):
        actions.post(viewer=cast.bob, room_id=cast.room.pk, text=str(number))
    newest = queries.page_of_messages(room_id=cast.room.pk, limit=2)
    older = queries.page_of_messages(room_id=cast.room.pk, limit=2, before=newest.items[0].sequence)
    oldest = queries.page_of_messages(room_id=cast.room.pk, limit=2, before=older.items[0].sequence)
    texts = [[message.text for message in page.items] for page in (oldest, older, newest)]
    assert texts == [["0"], ["1", "2"], ["3", "4"]]
    assert [page.has_earlier for page in (oldest, older, newest)] == [False, True, True]
    assert newest.last_sequence == 5

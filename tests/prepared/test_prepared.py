"""A question that is spelled once finds what Django's own finds, whoever asks it and whatever was asked before."""

import gc
import weakref
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection, connections
from django.db.models import Count, QuerySet

import factories
from sudare.kit.clock import now
from sudare.prepared import Prepared
from sudare.rooms import actions
from sudare.rooms.models import Message, Room, RoomMember

pytestmark = pytest.mark.django_db


def said(room_id: UUID, since: datetime, after: int) -> QuerySet[Message]:
    rows = Message.objects.filter(room_id=room_id, created_at__gt=since, sequence__gt=after)
    return rows.select_related("author", "reply_to").order_by("sequence")


def test_each_asker_gets_their_own_rows_with_all_that_belongs_to_them(cast):
    elsewhere = actions.open_direct(viewer=cast.alice, user_id=cast.bob.user_id)
    actions.post(viewer=cast.alice, room_id=cast.room.pk, text="first")
    actions.post(viewer=cast.bob, room_id=cast.room.pk, text="私の番")
    actions.post(viewer=cast.bob, room_id=elsewhere.pk, text="elsewhere")
    asked, yesterday = Prepared(said), now() - timedelta(days=1)
    for room_id in (cast.room.pk, elsewhere.pk, cast.room.pk, uuid4()):
        for since in (yesterday, now()):
            for after in (0, 1, 2**31 - 1):
                values = {"room_id": room_id, "since": since, "after": after}
                ours, theirs = asked.all(**values), list(said(**values))
                assert ours == theirs
                assert [one.author.name for one in ours] == [one.author.name for one in theirs]
                assert asked.first(**values) == (theirs[0] if theirs else None)


def test_it_costs_one_question_and_nothing_more(cast, django_assert_num_queries):
    asked = Prepared(said)
    for _ in range(2):
        with django_assert_num_queries(1):
            asked.all(room_id=cast.room.pk, since=now(), after=0)


def test_what_is_counted_beside_a_row_comes_along(cast):
    def rooms(organisation_id: UUID) -> QuerySet[Room]:
        return Room.objects.filter(organisation_id=organisation_id).annotate(people=Count("members")).order_by("pk")

    asked = Prepared(rooms)
    for organisation in (cast.organisation, cast.elsewhere):
        found = {row.pk: row.people for row in asked.all(organisation_id=organisation.pk)}
        assert found == {row.pk: row.people for row in rooms(organisation.pk)}


def test_nothing_is_nobody(cast):
    def seats(user_id: UUID) -> QuerySet[RoomMember]:
        return RoomMember.objects.filter(user_id=user_id)

    assert Prepared(seats).all(user_id=None) == []
    with pytest.raises(KeyError):
        Prepared(seats).all()


def test_a_value_that_doesnt_stand_in_the_question_is_refused(cast):
    def upside_down(text: str) -> QuerySet[Message]:
        return Message.objects.filter(text__startswith=text)

    with pytest.raises(ValueError, match="doesn't stand"):
        Prepared(upside_down).all(text="x")


@pytest.mark.django_db(transaction=True)
def test_many_threads_that_ask_first_at_once_get_their_own():
    house = factories.an_organisation()
    people = [factories.a_viewer(organisation=house) for _ in range(6)]
    for one in people:
        factories.a_room(organisation=house, members=[one])

    def seats(user_id: UUID) -> QuerySet[RoomMember]:
        return RoomMember.objects.filter(user_id=user_id)

    asked = Prepared(seats)

    def ask(user_id: UUID) -> set[UUID]:
        try:
            return {row.user_id for row in asked.all(user_id=user_id)}
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        for one, found in zip(people, pool.map(ask, [each.user_id for each in people]), strict=True):
            assert found == {one.user_id}


@pytest.mark.django_db(transaction=True)
def test_no_connection_outlives_its_thread_because_of_it():
    def seats(user_id: UUID) -> QuerySet[RoomMember]:
        return RoomMember.objects.filter(user_id=user_id)

    asked = Prepared(seats)

    def ask() -> "weakref.ref[object]":
        asked.all(user_id=uuid4())
        connection.close()
        return weakref.ref(connections["default"])

    with ThreadPoolExecutor(1) as pool:
        theirs = pool.submit(ask).result()
    gc.collect()
    assert theirs() is None
    assert asked.all(user_id=uuid4()) == []

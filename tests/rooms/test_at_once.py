"""Many people at once, on the real database: no gap, no twin, no message missed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread
from uuid import UUID

from django.db import connection

import factories
from cast import Cast
from sudare.accounts.terms import Role, Viewer
from sudare.kit.errors import NotFound
from sudare.rooms import actions, queries
from sudare.rooms.models import Message, Room

WRITERS, POSTS = 8, 25

State = dict[UUID, tuple[str, bool]]


def together(*jobs: Callable[[], None]) -> None:
    failures: list[BaseException] = []

    def run(job: Callable[[], None]) -> None:
        try:
            job()
        except BaseException as failure:  # noqa: BLE001  told below, in the thread pytest watches
            failures.append(failure)
        finally:
            connection.close()

    threads = [Thread(target=run, args=(job,)) for job in jobs]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert failures == []


def a_crowd(cast: Cast) -> list[Viewer]:
    people = [factories.a_viewer(organisation=cast.organisation, name=f"Writer{number}") for number in range(WRITERS)]
    for person in people:
        actions.add_member(viewer=cast.alice, room_id=cast.room.pk, user_id=person.user_id)
    return people


def test_eight_writers_leave_no_gap_and_no_twin(lasting_cast: Cast) -> None:
    room_id = lasting_cast.room.pk
    crowd = a_crowd(lasting_cast)
    start = Room.objects.get(pk=room_id).last_sequence

    def write(viewer: Viewer) -> None:
        for number in range(POSTS):
            key = f"k{number}"
            message = actions.post(viewer=viewer, room_id=room_id, text=f"{viewer.name} {number}", idempotency_key=key)
            if number % 5 == 0:  # the answer got lost; the client tries again
                again = actions.post(viewer=viewer, room_id=room_id, text="again", idempotency_key=key)
                assert again.pk == message.pk

    together(*(lambda viewer=viewer: write(viewer) for viewer in crowd))

    log = queries.events_after(room_id=room_id, after=start, limit=1_000)
    assert [row.sequence for row in log] == list(range(start + 1, start + 1 + WRITERS * POSTS))
    assert [row.message.sequence for row in log if row.message] == [row.sequence for row in log]
    for viewer in crowd:  # each person's messages stand in the order they were sent
        own = [row.message.text for row in log if row.message and row.actor_id == viewer.user_id]
        assert own == [f"{viewer.name} {number}" for number in range(POSTS)]


def test_one_key_sent_by_many_hands_is_one_message(lasting_cast: Cast) -> None:
    made: list[UUID] = []

    def send() -> None:
        message = actions.post(
            viewer=lasting_cast.bob, room_id=lasting_cast.room.pk, text="Once", idempotency_key="the-same"
        )
        made.append(message.pk)

    together(*[send] * 8)
    assert len(made) == 8
    assert len(set(made)) == 1
    assert Message.objects.filter(room=lasting_cast.room).count() == 1


def test_one_pair_opening_at_once_gets_one_room(lasting_cast: Cast) -> None:
    alice, bob = lasting_cast.alice, lasting_cast.bob
    opened: list[UUID] = []
    together(
        *[lambda: opened.append(actions.open_direct(viewer=alice, user_id=bob.user_id).pk)] * 3,
        *[lambda: opened.append(actions.open_direct(viewer=bob, user_id=alice.user_id).pk)] * 3,
    )
    assert len(set(opened)) == 1
    assert [row.sequence for row in queries.events_after(room_id=opened[0], after=0)] == [1, 2]


def test_a_page_and_the_events_after_it_are_the_whole_truth(lasting_cast: Cast) -> None:
    """Readers who begin in the middle of writing, editing and deleting end where a fresh reader begins."""
    room_id = lasting_cast.room.pk
    admin = factories.a_viewer(organisation=lasting_cast.organisation, name="Admin", role=Role.ADMIN)
    actions.add_member(viewer=lasting_cast.alice, room_id=room_id, user_id=admin.user_id)
    done = Event()
    seen: list[tuple[int, State]] = []

    def write(viewer: Viewer) -> None:
        for number in range(30):
            message = actions.post(viewer=viewer, room_id=room_id, text=str(number))
            if number % 3 == 0:
                actions.edit(viewer=viewer, message_id=message.pk, text=f"{number} corrected")
            if number % 5 == 0:
                actions.delete(viewer=admin, message_id=message.pk)

    def read() -> None:
        while not done.is_set():
            page = queries.page_of_messages(room_id=room_id, limit=1_000)
            seen.append((page.last_sequence, as_state(page.items)))

    with running(read):
        together(lambda: write(lasting_cast.alice), lambda: write(lasting_cast.bob))
        done.set()
    fresh = as_state(queries.page_of_messages(room_id=room_id, limit=1_000).items)
    assert len(fresh) == 60
    assert len({last for last, _ in seen}) > 3  # the readers really stood in the middle
    for last, state in seen[:: max(1, len(seen) // 40)]:
        caught_up = [row.message for row in queries.events_after(room_id=room_id, after=last, limit=1_000)]
        assert state | as_state(message for message in caught_up if message) == fresh


def test_somebody_taken_out_in_the_middle_says_nothing_after_it(lasting_cast: Cast) -> None:
    room_id, bob = lasting_cast.room.pk, lasting_cast.bob

    def chatter() -> None:
        for number in range(200):
            try:
                actions.post(viewer=bob, room_id=room_id, text=str(number))
            except NotFound:
                return

    def take_out() -> None:
        actions.remove_member(viewer=lasting_cast.alice, room_id=room_id, user_id=bob.user_id)

    together(chatter, take_out)
    log = queries.events_after(room_id=room_id, after=0, limit=1_000)
    gone = next(row.sequence for row in log if row.kind == "member_left")
    assert all(row.sequence < gone for row in log if row.kind == "message_posted")


def as_state(messages: "Iterator[Message] | list[Message]") -> State:
    return {message.pk: (message.text, message.deleted_at is not None) for message in messages}


@contextmanager
def running(job: Callable[[], None]) -> Iterator[None]:
    def run() -> None:
        try:
            job()
        finally:
            connection.close()

    thread = Thread(target=run)
    thread.start()
    try:
        yield
    finally:
        thread.join(30)

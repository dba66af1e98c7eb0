"""Many works, one commit: each caller has its own outcome, and none before the disk has everything."""

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from contextvars import ContextVar
from dataclasses import dataclass, field

import pytest
from django.db import close_old_connections, connection, transaction

from faults import unwritable_log
from sudare.audit.actions import grouping, record, together
from sudare.audit.errors import LogUnwritable
from sudare.audit.models import Entry, Subtree
from sudare.audit.queries import root_at, verify_chain
from sudare.kit.ids import new_id
from sudare.rooms.models import Room, RoomMember

VERB = "rooms:room:opened"


@dataclass
class Caller:
    """A thread that asks once and keeps what came of it."""

    work: Callable[[], object]
    result: object = None
    failure: BaseException | None = None
    thread: threading.Thread = field(init=False)

    def __post_init__(self) -> None:
        self.thread = threading.Thread(target=self._ask)
        self.thread.start()

    def _ask(self) -> None:
        try:
            self.result = together(self.work)
        except Exception as failure:  # noqa: BLE001  looked at by the test
            self.failure = failure
        finally:
            connection.close()


def in_one_group(*works: Callable[[], object]) -> list[Caller]:
    """The first caller holds the door until all others wait behind it; those are one group then."""
    door = threading.Event()
    first = Caller(lambda: door.wait(10))
    until(lambda: grouping._leaders and not grouping._waiting)
    callers = [Caller(work) for work in works]
    until(lambda: len(grouping._waiting) == len(works))
    door.set()
    for caller in [first, *callers]:
        caller.thread.join(20)
    close_old_connections()
    assert not grouping._leaders
    assert not grouping._waiting
    return callers


def until(is_so: Callable[[], object]) -> None:
    deadline = time.monotonic() + 10
    while not is_so() and time.monotonic() < deadline:
        time.sleep(0.002)
    assert is_so()


def written(cast, reason: str) -> Callable[[], object]:
    def work() -> tuple[int, int]:
        record(organisation_id=cast.organisation.id, actor_id=None, verb=VERB, subject_id=cast.room.id, reason=reason)
        return threading.get_ident()

    return work


def test_alone_it_is_done_and_its_result_comes_back(lasting_cast):
    assert (
        together(lambda: record(organisation_id=lasting_cast.organisation.id, actor_id=None, verb=VERB)).sequence == 1
    )
    assert Entry.objects.count() == 1


def test_who_waits_together_is_written_together(lasting_cast):
    callers = in_one_group(*(written(lasting_cast, str(number)) for number in range(6)))
    assert len({caller.result for caller in callers}) == 1  # one thread, one transaction
    assert sorted(Entry.objects.values_list("sequence", flat=True)) == [1, 2, 3, 4, 5, 6]
    assert verify_chain(lasting_cast.organisation.id).is_whole


def test_one_that_fails_undoes_its_own_part_and_tells_its_own_caller(lasting_cast):
    def fail() -> None:
        written(lasting_cast, "undone")()
        raise ZeroDivisionError

    before, failing, after = in_one_group(written(lasting_cast, "1"), fail, written(lasting_cast, "2"))
    assert isinstance(failing.failure, ZeroDivisionError)
    assert before.failure is None
    assert after.failure is None
    assert Entry.objects.count() == 2
    assert verify_chain(lasting_cast.organisation.id).is_whole


def test_a_commit_that_fails_tells_everybody_and_leaves_nothing(lasting_cast):
    """A foreign key that leads nowhere is noticed by the database at the commit only."""

    def spoil() -> None:
        RoomMember.objects.create(room=lasting_cast.room, user_id=new_id())

    callers = in_one_group(written(lasting_cast, "1"), spoil, written(lasting_cast, "2"))
    assert [type(caller.failure) for caller in callers] == [LogUnwritable] * 3
    assert not Entry.objects.exists()
    assert in_one_group(written(lasting_cast, "afterwards"))[0].failure is None


def test_a_connection_lost_in_the_middle_is_no_success(lasting_cast):
    """Django leaves such a transaction without a word; only a commit that was heard counts."""

    def lose() -> None:
        written(lasting_cast, "lost")()
        connection.close()

    callers = in_one_group(written(lasting_cast, "1"), lose, written(lasting_cast, "2"))
    assert [type(caller.failure) for caller in callers] == [LogUnwritable] * 3
    assert not Entry.objects.exists()


def test_with_an_unwritable_log_everybody_hears_so(lasting_cast):
    with unwritable_log():
        callers = in_one_group(written(lasting_cast, "1"), written(lasting_cast, "2"))
    assert [type(caller.failure) for caller in callers] == [LogUnwritable] * 2
    assert not Entry.objects.exists()


def test_inside_somebodys_transaction_it_is_refused(lasting_cast):
    with transaction.atomic(), pytest.raises(RuntimeError, match="durable"):
        together(written(lasting_cast, "too early"))


def test_listeners_are_told_after_the_commit_in_their_callers_thread(lasting_cast):
    told: list[tuple[str, int, int]] = []

    def work(name: str) -> Callable[[], None]:
        def tell() -> None:
            told.append((name, threading.get_ident(), Entry.objects.count()))
            if name == "fails":
                raise ZeroDivisionError

        def run() -> None:
            written(lasting_cast, name)()
            transaction.on_commit(tell)

        return run

    failing, other = in_one_group(work("fails"), work("other"))
    assert isinstance(failing.failure, ZeroDivisionError)
    assert other.failure is None
    assert sorted(name for name, _, _ in told) == ["fails", "other"]
    assert {count for _, _, count in told} == {2}
    assert len({thread for _, thread, _ in told}) == 2


def test_a_work_knows_its_callers_context(lasting_cast):
    language: ContextVar[str] = ContextVar("language", default="none")
    heard: list[str] = []

    def asking(wanted: str) -> Callable[[], object]:
        def ask() -> None:
            language.set(wanted)
            together(lambda: heard.append(language.get()))
            connection.close()

        return ask

    threads = [threading.Thread(target=asking(wanted)) for wanted in ("ja", "en", "fr")]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert sorted(heard) == ["en", "fr", "ja"]


def test_many_threads_leave_no_gap_and_nobody_waits_for_ever(lasting_cast):
    def ask() -> None:
        for number in range(10):
            together(written(lasting_cast, str(number)))
        connection.close()

    threads = [threading.Thread(target=ask) for _ in range(8)]
    [thread.start() for thread in threads]
    [thread.join(60) for thread in threads]
    close_old_connections()
    assert list(Entry.objects.order_by("sequence").values_list("sequence", flat=True)) == list(range(1, 81))
    assert verify_chain(lasting_cast.organisation.id).is_whole


def test_who_comes_while_works_are_run_joins_them(lasting_cast):
    door, leading = threading.Event(), []
    first = Caller(lambda: (leading.append(threading.get_ident()), door.wait(10)))
    until(lambda: leading)
    later = Caller(written(lasting_cast, "later"))
    until(lambda: grouping._waiting)
    door.set()
    for caller in (first, later):
        caller.thread.join(20)
    close_old_connections()
    assert later.result == leading[0]


def test_a_full_group_takes_in_nobody_more_and_the_next_is_led_by_another(lasting_cast, monkeypatch):
    monkeypatch.setattr(grouping, "GROUP_AT_MOST", 3)
    callers = in_one_group(*(written(lasting_cast, str(number)) for number in range(7)))
    assert all(caller.failure is None for caller in callers)
    assert len({caller.result for caller in callers}) > 1
    assert list(Entry.objects.order_by("sequence").values_list("sequence", flat=True)) == list(range(1, 8))


def test_what_a_work_takes_back_inside_itself_leaves_no_gap(lasting_cast):
    def take_back() -> int:
        with suppress(ZeroDivisionError), transaction.atomic():
            written(lasting_cast, "taken back")()
            raise ZeroDivisionError
        return written(lasting_cast, "stays")()

    callers = in_one_group(written(lasting_cast, "1"), take_back, written(lasting_cast, "2"))
    assert [caller.failure for caller in callers] == [None] * 3
    assert list(Entry.objects.order_by("sequence").values_list("reason", flat=True)) == ["1", "stays", "2"]
    assert verify_chain(lasting_cast.organisation.id).is_whole


def test_a_work_that_swallows_a_refusal_of_the_log_is_undone_and_hears_so(lasting_cast):
    """No look may pass for recorded because somebody caught the exception; and the neighbours aren't touched."""

    def swallow() -> str:
        Room.objects.filter(pk=lasting_cast.room.id).update(name="Swallowed")
        with suppress(LogUnwritable):
            written(lasting_cast, "refused")()
        return "as if all were well"

    with unwritable_log():
        swallowing, neighbour = in_one_group(
            swallow, lambda: Room.objects.filter(pk=lasting_cast.room.id).values_list("name", flat=True).get()
        )
    assert isinstance(swallowing.failure, LogUnwritable)
    assert neighbour.failure is None
    assert neighbour.result != "Swallowed"
    lasting_cast.room.refresh_from_db()
    assert lasting_cast.room.name != "Swallowed"


def test_every_subtree_is_kept_and_undone_with_its_entry(lasting_cast):
    """The 256th entry completes a subtree; a work that fails there takes both back."""
    organisation_id = lasting_cast.organisation.id
    for number in range(255):
        record(organisation_id=organisation_id, actor_id=None, verb=VERB, reason=str(number))

    def fail() -> None:
        written(lasting_cast, "undone")()
        raise ZeroDivisionError

    failing, other = in_one_group(fail, written(lasting_cast, "stays"))
    assert isinstance(failing.failure, ZeroDivisionError)
    assert other.failure is None
    assert verify_chain(organisation_id).is_whole
    assert root_at(organisation_id=organisation_id, size=256) == verify_chain(organisation_id).root
    assert Subtree.objects.get().level == 8

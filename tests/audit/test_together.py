"""Many works, one commit: each caller has its own outcome, and none before the disk has everything."""

import threading
import time
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass, field

import pytest
from django.db import close_old_connections, connection, transaction

from faults import unwritable_log
from sudare.audit.actions import grouping, record, together
from sudare.audit.errors import LogUnwritable
from sudare.audit.models import Entry
from sudare.audit.queries import verify_chain
from sudare.kit.ids import new_id
from sudare.rooms.models import RoomMember

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

"""SQLite with many threads: everybody's turn comes, in the order they came, and nobody's is kept by the dead."""

import gc
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection, connections, transaction

from sudare.config.sqlite.queue import Queue
from sudare.kit.clock import now

only_sqlite = pytest.mark.skipif("connection.vendor != 'sqlite'", reason="about SQLite alone")
THREADS, ROUNDS = 40, 5


def in_a_thread(work):
    def worked():
        try:
            return work()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(worked).result(timeout=30)


def write(key, data=""):
    Session.objects.update_or_create(session_key=key, defaults={"session_data": data, "expire_date": now()})


def test_queue_is_handed_on_in_the_order_it_was_asked_for():
    queue, came = Queue(), []
    assert queue.take(seconds=1)

    def wait(number):
        assert queue.take(seconds=10)
        came.append(number)
        queue.let_go()

    waiting = []
    for number in range(8):
        waiting.append(threading.Thread(target=wait, args=(number,)))
        waiting[-1].start()
        while len(queue._waiting) <= number:
            time.sleep(0.001)
    queue.let_go()
    for thread in waiting:
        thread.join(10)
    assert came == list(range(8))


def test_queue_gives_up_in_time_and_forgets_who_gave_up():
    queue = Queue()
    assert queue.take(seconds=1)
    assert not queue.take(seconds=0.01)
    queue.let_go()
    assert queue.take(seconds=0.01), "handed to somebody who no longer waited"


@pytest.mark.django_db(transaction=True)
@only_sqlite
def test_many_writers_all_come_to_their_turn():
    """Each reads and then writes the same row; SQLite's own waiting lets some of these starve."""
    write("shared", "0")

    def count():
        try:
            for _ in range(ROUNDS):
                with transaction.atomic():
                    row = Session.objects.get(session_key="shared")
                    row.session_data = str(int(row.session_data) + 1)
                    row.save()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(THREADS) as pool:
        for done in [pool.submit(count) for _ in range(THREADS)]:
            done.result(timeout=60)
    assert Session.objects.get(session_key="shared").session_data == str(THREADS * ROUNDS)


@pytest.mark.django_db(transaction=True)
@only_sqlite
@pytest.mark.parametrize("ending", ["commit", "rollback", "close", "collected", "bad BEGIN"])
def test_whatever_ends_a_transaction_lets_the_next_one_write(ending, monkeypatch):
    class Undone(Exception):
        pass

    def work():
        if ending == "bad BEGIN":
            connection.ensure_connection()
            connection.transaction_mode = "NEVER"  # refused by SQLite after the turn was taken
            with pytest.raises(Exception, match="NEVER"), transaction.atomic():
                pass
        elif ending == "collected":
            connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
            del connections["default"]
            gc.collect()
        else:
            with transaction.atomic():
                write("first")
                with transaction.atomic():
                    write("inner")
                if ending == "close":
                    connection.close()
                elif ending == "rollback":
                    raise Undone

    try:
        in_a_thread(work)
    except Undone:
        assert ending == "rollback"
    begun = time.monotonic()
    in_a_thread(lambda: write("second"))
    assert time.monotonic() - begun < settings.DATABASES["default"]["OPTIONS"]["timeout"] / 2
    assert Session.objects.filter(session_key="second").exists()
    assert Session.objects.filter(session_key="first").exists() == (ending == "commit")


@pytest.mark.django_db(transaction=True)
@only_sqlite
def test_single_write_waits_for_a_transaction_and_then_comes():
    begun, may_end, order = threading.Event(), threading.Event(), []

    def long_work():
        try:
            with transaction.atomic():
                write("long")
                begun.set()
                assert may_end.wait(10)
                order.append("long")
        finally:
            connections.close_all()

    def short_work():
        assert begun.wait(10)
        try:
            Session.objects.filter(session_key="long").update(session_data="after")
            order.append("short")
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        both = [pool.submit(long_work), pool.submit(short_work)]
        assert begun.wait(10)
        may_end.set()
        for each in both:
            each.result(timeout=30)
    assert order == ["long", "short"]
    assert Session.objects.get(session_key="long").session_data == "after"

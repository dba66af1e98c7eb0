"""The reader is warm while it may be needed, and gives its memory back when it isn't."""

from datetime import timedelta

import pytest
from django.core.cache import caches

from assistant.desk import a_desk, with_rules
from sudare.assistant import actions
from sudare.assistant.actions.readiness import AWAKE_FOR
from sudare.assistant.jobs import DatabaseQueue
from sudare.assistant.readers.scripted import ScriptedReader
from sudare.kit.clock import now

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_was_expected():
    caches["here"].delete("questions-expected")
    yield
    caches["here"].delete("questions-expected")


def test_the_reader_is_warm_for_half_an_hour_after_the_last_thing_that_happened(cast):
    reader = ScriptedReader(is_for_tests=True)
    with a_desk(reader=reader) as queue:
        actions.keep_ready()
        assert not reader.is_ready
        queue.last_moved = now() - AWAKE_FOR + timedelta(seconds=5)
        actions.keep_ready()
        assert reader.is_ready
        queue.last_moved = now() - AWAKE_FOR - timedelta(seconds=5)
        actions.keep_ready()
        assert not reader.is_ready


def test_opening_the_page_for_asking_is_told_once(cast, browser):
    with a_desk() as queue:
        told = []
        queue.expect = lambda: told.append(1)
        for _ in range(3):
            assert browser(cast.bob).get(f"/api/v1/rooms/{cast.room.pk}/asking").status_code == 200
        assert len(told) == 1


def test_where_no_ai_may_see_anything_nobody_gets_ready(cast, browser, settings):
    settings.PROFILE = "clinic"
    reader = ScriptedReader(is_for_tests=True)
    with a_desk(reader=reader) as queue:
        actions.expect_questions()
        assert queue.last_moved is None
        queue.last_moved = now()
        actions.keep_ready()
        assert not reader.is_ready
        with_rules(cast, ai="ask")  # one organisation lets it
        actions.keep_ready()
        assert reader.is_ready


def test_every_worker_sees_the_row_of_whatever_came():
    queue = DatabaseQueue()
    assert not queue.has_moved(since=now() - AWAKE_FOR)
    queue.expect()
    assert queue.has_moved(since=now() - AWAKE_FOR)
    assert not queue.has_moved(since=now() + timedelta(seconds=1))

"""What may be recorded, when it is durable, and what happens when it can't be."""

import subprocess
import sys
import threading
from datetime import datetime, timedelta, timezone

import pytest
from django.db import close_old_connections, connection, transaction

from faults import child_environment, unwritable_log
from sudare.audit.actions import record
from sudare.audit.errors import LogUnwritable
from sudare.audit.models import Entry
from sudare.audit.proofs import leaf_hash
from sudare.audit.queries import verify_chain
from sudare.audit.terms import as_moment

VERB = "rooms:room:opened"


@pytest.mark.parametrize(
    "verb", ["", "opened", "rooms:opened", "Rooms:room:opened", "rooms:room:opened:twice", "a:b:c d"]
)
def test_a_verb_without_grammar_is_refused(cast, verb):
    with pytest.raises(ValueError, match="package:subject:action"):
        record(organisation_id=cast.organisation.id, actor_id=None, verb=verb)
    assert not Entry.objects.exists()


@pytest.mark.parametrize(
    "content",
    [
        "あしたの三時に",
        "see you at three",
        "somebody@example.com",
        b"\xff\xd8\xff",
        {"nested": "value"},
        35.6812,  # a latitude
        "x" * 81,
        ["fine", "not fine"],
    ],
    ids=repr,
)
def test_content_does_not_fit_into_details(cast, content):
    with pytest.raises(ValueError, match="plain words"):
        record(organisation_id=cast.organisation.id, actor_id=None, verb=VERB, details={"what": content})
    assert not Entry.objects.exists()


def test_an_entry_falls_with_its_transaction(lasting_cast):
    def record_and_fail() -> None:
        with transaction.atomic():
            record(organisation_id=lasting_cast.organisation.id, actor_id=None, verb=VERB)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        record_and_fail()
    assert not Entry.objects.exists()
    assert record(organisation_id=lasting_cast.organisation.id, actor_id=None, verb=VERB).sequence == 1


def test_durable_is_refused_inside_a_transaction(lasting_cast):
    with transaction.atomic(), pytest.raises(LogUnwritable):
        record(organisation_id=lasting_cast.organisation.id, actor_id=None, verb=VERB, durable=True)


def test_an_unwritable_log_says_so(lasting_cast):
    with unwritable_log(), pytest.raises(LogUnwritable):
        record(organisation_id=lasting_cast.organisation.id, actor_id=None, verb=VERB)
    assert not Entry.objects.exists()


def test_an_unwritable_log_undoes_what_it_was_to_allow(lasting_cast):
    def rename() -> None:
        with transaction.atomic():
            lasting_cast.room.name = "Renamed"
            lasting_cast.room.save()
            record(organisation_id=lasting_cast.organisation.id, actor_id=None, verb=VERB)

    with unwritable_log(), pytest.raises(LogUnwritable):
        rename()
    lasting_cast.room.refresh_from_db()
    assert lasting_cast.room.name == "Front desk"


@pytest.mark.parametrize("way", ["write()", "together(write)"])
def test_an_entry_outlives_a_process_that_dies_right_after(lasting_cast, way):
    dying = (
        "import django, os, signal, uuid; django.setup()\n"
        "from sudare.audit.actions import record, together\n"
        f"write = lambda: record(organisation_id=uuid.UUID('{lasting_cast.organisation.id}'), actor_id=None, verb='{VERB}')\n"
        f"{way}\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    ended = subprocess.run([sys.executable, "-c", dying], check=False, timeout=60, env=child_environment())
    assert ended.returncode == -9
    assert Entry.objects.get().verb == VERB


def test_many_writers_leave_no_gap_and_no_twin(lasting_cast):
    organisation_id = lasting_cast.organisation.id

    def write() -> None:
        try:
            for _ in range(10):
                record(organisation_id=organisation_id, actor_id=None, verb=VERB)
        finally:
            connection.close()

    writers = [threading.Thread(target=write) for _ in range(4)]
    [writer.start() for writer in writers]
    [writer.join() for writer in writers]
    close_old_connections()
    assert list(Entry.objects.order_by("sequence").values_list("sequence", flat=True)) == list(range(1, 41))
    assert verify_chain(organisation_id).is_whole


def test_the_row_reads_back_as_it_was_returned(cast):
    """The statement is ours, not Django's: every column must come back as the model says."""
    for actor_id, reason in ((cast.alice.user_id, "ある日の理由"), (None, "its day has come")):
        told = record(
            organisation_id=cast.organisation.id,
            actor_id=actor_id,
            verb=VERB,
            subject_id=cast.room.id,
            reason=reason,
            details={"number": 7, "none": None, "yes": True, "list": ["a", 1]},
        )
        kept = Entry.objects.get(pk=told.pk)
        assert (kept.deed, bytes(kept.leaf)) == (told.deed, told.leaf)
        assert told.leaf == leaf_hash(kept.deed.spelled)
        told.refresh_from_db()  # it counts as saved


def test_a_moment_has_one_spelling():
    for micro, spelled in ((0, "000000"), (7, "000007"), (120_000, "120000")):
        tokyo = datetime(2026, 11, 22, 13, 30, 0, micro, tzinfo=timezone(timedelta(hours=9)))
        assert as_moment(tokyo) == f"2026-11-22T04:30:00.{spelled}Z"

"""Findings on their way: told as they come, rarely, by nobody who has lost the picture, and never in place of the verdict."""

import threading
from datetime import timedelta

from factories import scripted_checks
from faults import stuck_row
from sudare.attachments import actions
from sudare.attachments.actions import progress
from sudare.attachments.actions.upkeep import lease
from sudare.attachments.engines.scripted import ScriptedChecker, picture_of
from sudare.attachments.models import Attachment
from sudare.attachments.terms import State
from sudare.imaging.terms import Box
from sudare.kit.clock import now, standing_at
from sudare.kit.ids import new_id
from sudare.screening.terms import Finding, Kind, Screening

SEEN = Finding(Kind.PHONE, 0.9, Box(0.1, 0.1, 0.2, 0.1), "scripted-1")
FIRST = Screening(findings=(SEEN,), done=("faces",))
SECOND = Screening(findings=(SEEN, SEEN), done=("faces", "text"))


def claimed(cast) -> tuple[Attachment, progress.Progress]:
    row = actions.receive(viewer=cast.alice, content=b"a picture", original_name="a.jpg")
    claim = new_id()
    Attachment.objects.filter(id=row.id).update(state=State.CHECKING, claim=claim)
    return row, progress.Progress(row.id, claim)


def told(row: Attachment) -> tuple[int, list[str]]:
    row.refresh_from_db()
    return len(row.findings), row.engines_done


def test_what_comes_within_a_quarter_of_a_second_waits_for_the_next(cast, monkeypatch):
    assert progress.PAUSE_SECONDS >= 0.25
    monkeypatch.setattr(progress, "PAUSE_SECONDS", 60.0)  # a crowded machine may let a quarter of a second pass
    row, tell = claimed(cast)
    tell(FIRST)
    assert told(row) == (1, ["faces"])
    tell(SECOND)
    assert told(row) == (1, ["faces"])
    monkeypatch.setattr(progress, "PAUSE_SECONDS", 0.0)
    tell(SECOND)
    assert told(row) == (2, ["faces", "text"])


def test_whoever_lost_the_claim_writes_nothing(cast):
    row, tell = claimed(cast)
    Attachment.objects.filter(id=row.id).update(claim=new_id())
    tell(FIRST)
    assert told(row) == (0, [])


def test_after_the_verdict_nothing_is_added(cast):
    row, tell = claimed(cast)
    Attachment.objects.filter(id=row.id).update(state=State.DISCARDED)
    tell(FIRST)
    assert told(row) == (0, [])


def test_another_thread_is_not_listened_to(cast):
    row, tell = claimed(cast)
    other = threading.Thread(target=tell, args=(FIRST,))
    other.start()
    other.join()
    assert told(row) == (0, [])


def test_a_check_that_still_tells_is_not_taken_for_a_lost_one(lasting_cast):
    """Every word of it moves the moment from which a lost worker is counted."""
    row, tell = claimed(lasting_cast)
    with standing_at(now() + lease() - timedelta(seconds=1)):
        tell(FIRST)
    with standing_at(now() + lease() + timedelta(seconds=5)):
        actions.sweep()
    row.refresh_from_db()
    assert row.state == State.CHECKING


def test_findings_that_can_not_be_written_cost_the_verdict_nothing(lasting_cast):
    def script(content: bytes):
        stuck.__exit__(None, None, None)
        return picture_of(content)

    row = actions.receive(viewer=lasting_cast.alice, content=b"a picture", original_name="a.jpg")
    stuck = stuck_row("attachments_attachment", row.id)

    class Stuck(ScriptedChecker):
        def check(self, content, *, policy, is_known, tell=None):
            stuck.__enter__()
            return super().check(content, policy=policy, is_known=is_known, tell=tell)

    with scripted_checks(Stuck(script, so_far=[FIRST], is_for_tests=True)):
        actions.check(attachment_id=row.id)
    row.refresh_from_db()
    assert row.state == State.CHECKED

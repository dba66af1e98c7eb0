"""A desk in numbers: what was counted, what wasn't, and that nobody stands in them."""

from dataclasses import asdict
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

import factories
from assistant.desk import a_desk, answered
from reception.line import a_line, a_visit, a_visitor, say, viewer_of
from sudare.assistant.models import Answer
from sudare.attachments.models import Attachment
from sudare.kit.clock import now, standing_at
from sudare.policy.terms import Decision
from sudare.reception import actions
from sudare.reception.proofs.saving import middle, seconds_saved
from sudare.reception.queries.numbers import numbers_of
from sudare.reception.terms import CloseReason
from sudare.rooms.models import Room
from sudare.storage import actions as storage

NAME = "Wqkzvjxhpfbmtrgdnlcyaseiu"


def counted(line, **how):
    since = now() - timedelta(days=7)
    return numbers_of(organisation_id=line.organisation.pk, since=since, until=now() + timedelta(days=1), **how)


@pytest.mark.django_db
def test_an_empty_week_has_no_measures_instead_of_noughts():
    told = counted(a_line())
    assert (told.visitors, told.waited.median, told.first_answer.p90, told.days) == (0, None, None, [])
    assert told.pictures.masked_share is None


@pytest.mark.django_db
def test_waiting_first_answer_resolved_and_satisfaction(django_capture_on_commit_callbacks):
    line = a_line()
    begun = now()
    visits = []
    for minutes in (1, 3, 5):
        visit = a_visit(line, a_visitor(line, name=NAME), queued_at=begun)
        with standing_at(begun + timedelta(minutes=minutes)), django_capture_on_commit_callbacks(execute=True):
            actions.take(viewer=line.bob, visit_id=visit.pk)
            say(visit, "Good morning", by=line.bob)
        visits.append(visit)
    actions.close_visit(viewer=line.bob, visit_id=visits[0].pk, reason=CloseReason.SOLVED)
    actions.close_visit(viewer=line.bob, visit_id=visits[1].pk, reason=CloseReason.SPAM)
    actions.judge(viewer=viewer_of(visits[0]), score=3)
    told = counted(line)
    assert (told.visitors, told.ended, told.resolved) == (3, 2, 1)
    assert (told.waited.median, told.waited.measured) == (180, 3)
    assert told.first_answer.median == 180
    assert told.by_reason == {"solved": 1, "spam": 1}
    assert told.satisfaction == {3: 1}
    assert NAME not in str(asdict(told))
    assert str(line.bob.user_id) not in str(asdict(told))
    assert [day.visitors for day in told.days] == [3]
    assert counted(line, desk_id=a_line().desk.pk).visitors == 0


@pytest.mark.django_db
def test_pictures_by_class_only_where_there_are_enough():
    line = a_line()
    visit = a_visit(line)
    room, visitor = Room.objects.get(pk=visit.room_id), viewer_of(visit)
    pictures = [factories.a_sent_picture(uploader=visitor, room=room) for _ in range(6)]
    for number, picture in enumerate(pictures):
        kinds = ["face"] + ["passport"] * (number < 2)
        row = Attachment.objects.filter(pk=picture.pk)
        row.update(findings=[{"kind": kind} for kind in kinds], verdict={"decision": Decision.MASK.value})
    factories.a_checked_picture(uploader=visitor, room=room)  # never sent, never counted
    storage.place_hold(viewer=line.alice, case="x", reason="x", scopes=[("attachment", pictures[0].pk)])
    told = counted(line).pictures
    assert (told.sent, told.masked, told.masked_share) == (6, 6, 1.0)
    assert (told.by_class, told.few) == ({"face": 6}, 2)
    assert told.kept_now == 1


@pytest.mark.django_db
def test_drafts_unchanged_edited_and_refused():
    line = a_line()
    visit = a_visit(line)
    actions.take(viewer=line.bob, visit_id=visit.pk)
    room = Room.objects.get(pk=visit.room_id)
    picture = factories.a_sent_picture(uploader=viewer_of(visit), room=room)
    with a_desk():
        rows = [answered(line.bob, room, picture).pk for _ in range(3)]
    draft = {"expires_at": now() + timedelta(hours=1), "text": "The seal is worn. " * 10}
    for pk, how in zip(
        rows,
        (
            {"state": "approved"},
            {"state": "approved", "given": {"text": "Something else altogether."}},
            {"state": "refused"},
        ),
        strict=True,
    ):
        Answer.objects.filter(pk=pk).update(**draft | how)
    told = counted(line).drafts
    assert (told.unchanged, told.edited, told.refused, told.expired) == (1, 1, 1, 0)
    assert 60 < told.seconds_saved < 120  # 180 characters: two minutes of typing, less the reading


# --- arithmetic --------------------------------------------------------------------------------------------
@given(st.text(max_size=200), st.text(max_size=200))
def test_a_draft_never_costs_time_and_never_saves_more_than_its_typing(given_text, sent):
    assert 0 <= seconds_saved(given=given_text, sent=sent) <= len(sent) / 1.5


def test_a_rewritten_draft_saved_nothing():
    assert seconds_saved(given="a b c d e f g", sent="Completely other words were sent") == 0


def test_the_middle_of_few():
    assert middle([]) == (None, None, 0)
    assert middle([4.0]) == (4.0, 4.0, 1)
    assert middle([1.0, 2.0, 3.0])[0] == 2.0

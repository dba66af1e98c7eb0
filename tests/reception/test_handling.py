"""What the staff do with a visit, and who is in the room for it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection

from reception.line import a_line, a_visit, a_visitor, another_desk, inside, is_here, say, told, viewer_of
from sudare.accounts.terms import Place, Viewer
from sudare.audit.models import Entry
from sudare.kit.clock import now, standing_at
from sudare.kit.errors import NotAllowed, NotFound
from sudare.reception import actions
from sudare.reception.errors import DeskUnfit, NotTaken, SnoozeUnusable, TagsUnusable, TakenAlready, VisitEnded
from sudare.reception.models import DeskStaff, Note, Visit
from sudare.reception.queries.visits import visit_page
from sudare.reception.terms import CloseReason, Here, Routing, VisitState
from sudare.rooms import actions as rooms
from sudare.rooms.access import access_room
from sudare.rooms.errors import OnlyLooking
from sudare.rooms.models import RoomEvent, RoomMember

pytestmark = pytest.mark.django_db


def test_whoever_takes_a_visit_is_in_the_room_and_the_room_says_so():
    line = a_line()
    visit = a_visit(line)
    with pytest.raises(NotFound):
        access_room(viewer=line.bob, room_id=visit.room_id)
    actions.take(viewer=line.bob, visit_id=visit.pk)
    assert inside(visit) == {visit.visitor_id, line.bob.user_id}
    assert told(visit) == ["visit_taken"]
    entry = Entry.objects.get(verb="reception:visit:taken")
    assert (entry.actor_id, entry.details["user_id"]) == (line.bob.user_id, str(line.bob.user_id))


def test_a_second_one_is_told_and_takes_over_only_on_purpose():
    line = a_line()
    visit = a_visit(line)
    actions.take(viewer=line.bob, visit_id=visit.pk)
    with pytest.raises(TakenAlready):
        actions.take(viewer=line.dora, visit_id=visit.pk)
    actions.take(viewer=line.dora, visit_id=visit.pk, over=True)
    assert inside(visit) == {visit.visitor_id, line.dora.user_id}
    with pytest.raises(NotFound):
        rooms.post(viewer=line.bob, room_id=visit.room_id, text="too late")


def test_a_stranger_to_the_desk_finds_nothing():
    line = a_line()
    visit = a_visit(line)
    for stranger in (line.charlie, a_line().alice, viewer_of(visit)):
        for deed in (actions.take, actions.wake, actions.reopen, actions.look):
            with pytest.raises(NotFound):
                deed(viewer=stranger, visit_id=visit.pk)
        with pytest.raises(NotFound):
            actions.write_note(viewer=stranger, visit_id=visit.pk, text="x")
        with pytest.raises(NotFound):
            actions.close_visit(viewer=stranger, visit_id=visit.pk, reason=CloseReason.SPAM)


def test_a_supervisor_who_answered_leaves_like_everybody():
    line = a_line()
    visit = a_visit(line)
    actions.take(viewer=line.alice, visit_id=visit.pk)
    actions.hand_over(viewer=line.alice, visit_id=visit.pk, to=line.bob.user_id)
    assert RoomMember.objects.get(room_id=visit.room_id, user_id=line.alice.user_id).left_at is not None
    assert inside(visit) == {visit.visitor_id, line.bob.user_id}


def test_whoever_looks_after_a_desk_sees_a_visitors_words_only_once_they_looked_in():
    line = a_line()
    visit = a_visit(line)
    actions.take(viewer=line.bob, visit_id=visit.pk)
    rooms.post(viewer=viewer_of(visit), room_id=visit.room_id, text="a torn lampshade")
    with pytest.raises(NotFound):
        access_room(viewer=line.alice, room_id=visit.room_id)
    shown = visit_page(viewer=line.alice, reception=line.reception, states=[VisitState.OPEN]).items
    assert [one.words for one in shown] == [""]
    for _ in range(2):
        actions.look_into(viewer=line.alice, visit_id=visit.pk)
    told = {"actor_id": line.alice.user_id, "verb": "reception:visit:looked_into", "subject_id": visit.pk}
    assert Entry.objects.filter(**told).count() == 1
    assert access_room(viewer=line.alice, room_id=visit.room_id).place is Place.DESK
    assert joined(visit, line.alice) == ["member_joined"]
    with pytest.raises(OnlyLooking):
        rooms.post(viewer=line.alice, room_id=visit.room_id, text="unasked")
    actions.close_visit(viewer=line.bob, visit_id=visit.pk, reason=CloseReason.SOLVED)
    assert joined(visit, line.alice) == ["member_joined", "member_left"], "the visitor reads that nobody looks any more"
    for again in (
        lambda: access_room(viewer=line.alice, room_id=visit.room_id),
        lambda: actions.look_into(viewer=line.alice, visit_id=visit.pk),
    ):
        with pytest.raises(NotFound):
            again()


def joined(visit: Visit, somebody: Viewer) -> list[str]:
    rows = RoomEvent.objects.filter(room_id=visit.room_id, subject_id=somebody.user_id, kind__startswith="member_")
    return list(rows.order_by("sequence").values_list("kind", flat=True))


def test_whoever_only_answers_at_a_desk_takes_a_visit_to_read_it():
    line = a_line()
    visit = a_visit(line)
    for somebody in (line.bob, line.charlie):
        with pytest.raises(NotFound):
            actions.look_into(viewer=somebody, visit_id=visit.pk)
    assert inside(visit) == {visit.visitor_id}


def test_nobody_is_handed_a_visit_at_a_desk_they_dont_work_at():
    line = a_line()
    visit = a_visit(line)
    with pytest.raises(NotFound):
        actions.hand_over(viewer=line.bob, visit_id=visit.pk, to=line.charlie.user_id)
    assert Visit.objects.get().assignee_id is None


def test_back_into_the_line_it_keeps_its_place_and_nobody_stays_inside():
    line = a_line()
    first, _ = a_visit(line), a_visit(line)
    came = Visit.objects.get(pk=first.pk).queued_at
    actions.take(viewer=line.bob, visit_id=first.pk)
    actions.hand_over(viewer=line.bob, visit_id=first.pk, to=None)
    first.refresh_from_db()
    assert (first.state, first.assignee_id, first.queued_at) == (VisitState.WAITING, None, came)
    assert inside(first) == {first.visitor_id}


def test_put_back_it_goes_to_somebody_else():
    line = a_line(routing=Routing.LAST_STAFF)
    is_here(line, line.bob, line.dora)
    visit = a_visit(line)
    actions.take(viewer=line.bob, visit_id=visit.pk)
    actions.hand_over(viewer=line.bob, visit_id=visit.pk, to=None)
    visit.refresh_from_db()
    assert visit.assignee_id == line.dora.user_id


def test_put_off_it_wakes_by_time_or_by_a_word(django_capture_on_commit_callbacks):
    line = a_line()
    visit = a_visit(line)
    with pytest.raises(NotTaken):
        actions.snooze(viewer=line.bob, visit_id=visit.pk, until=now() + timedelta(hours=1))
    actions.take(viewer=line.bob, visit_id=visit.pk)
    for wrong in (now() - timedelta(minutes=1), now() + timedelta(days=90)):
        with pytest.raises(SnoozeUnusable):
            actions.snooze(viewer=line.bob, visit_id=visit.pk, until=wrong)
    actions.snooze(viewer=line.bob, visit_id=visit.pk, until=now() + timedelta(hours=1))
    actions.sweep()
    assert Visit.objects.get().state == VisitState.SNOOZED
    with standing_at(now() + timedelta(hours=2)):
        actions.sweep()
    assert Visit.objects.get().state == VisitState.OPEN
    actions.snooze(viewer=line.bob, visit_id=visit.pk, until=now() + timedelta(hours=1))
    with django_capture_on_commit_callbacks(execute=True):
        say(visit, "one more thing")
    woken = Visit.objects.get()
    assert (woken.state, woken.assignee_id) == (VisitState.OPEN, line.bob.user_id)


def test_closing_lets_the_staff_out_and_says_why():
    line = a_line()
    visit = a_visit(line)
    actions.take(viewer=line.bob, visit_id=visit.pk)
    actions.close_visit(viewer=line.bob, visit_id=visit.pk, reason=CloseReason.SOLVED)
    visit.refresh_from_db()
    assert (visit.state, visit.close_reason, visit.closed_by_id) == ("closed", "solved", line.bob.user_id)
    assert inside(visit) == {visit.visitor_id}
    assert Entry.objects.get(verb="reception:visit:closed").details["why"] == "solved"
    for deed in (actions.take, actions.close_visit):
        with pytest.raises(VisitEnded):
            deed(
                viewer=line.bob,
                visit_id=visit.pk,
                **({"reason": CloseReason.SPAM} if deed is actions.close_visit else {}),
            )


def test_a_word_after_the_end_begins_it_again(django_capture_on_commit_callbacks):
    line = a_line()
    visit = a_visit(line)
    actions.take(viewer=line.bob, visit_id=visit.pk)
    actions.close_visit(viewer=line.bob, visit_id=visit.pk, reason=CloseReason.SOLVED)
    with django_capture_on_commit_callbacks(execute=True):
        say(visit, "it broke again")
    visit.refresh_from_db()
    assert (visit.state, visit.assignee_id, visit.close_reason, visit.closed_at) == ("waiting", None, "", None)
    assert "visit_reopened" in told(visit)


def test_reopened_by_the_staff_it_is_theirs_unless_a_newer_one_has_begun():
    line = a_line()
    visit = a_visit(line)
    actions.close_visit(viewer=line.bob, visit_id=visit.pk, reason=CloseReason.NO_ANSWER)
    actions.reopen(viewer=line.dora, visit_id=visit.pk)
    assert inside(visit) == {visit.visitor_id, line.dora.user_id}
    actions.close_visit(viewer=line.dora, visit_id=visit.pk, reason=CloseReason.SOLVED)
    a_visit(line, viewer_of(visit))
    with pytest.raises(VisitEnded):
        actions.reopen(viewer=line.bob, visit_id=visit.pk)


def test_the_visitors_own_end_is_told_as_what_it_looks_like(django_capture_on_commit_callbacks):
    line = a_line()
    left, answered = a_visit(line), a_visit(line)
    actions.take(viewer=line.bob, visit_id=answered.pk)
    with django_capture_on_commit_callbacks(execute=True):
        say(answered, "Here I am.", by=line.bob)
    for visit in (left, answered):
        actions.end(visit_id=visit.pk, actor_id=visit.visitor_id)
        actions.end(visit_id=visit.pk, actor_id=visit.visitor_id)
        visit.refresh_from_db()
    assert (left.close_reason, answered.close_reason) == (CloseReason.VISITOR_LEFT, CloseReason.SOLVED)


def test_who_waits_for_a_word_follows_from_the_log(django_capture_on_commit_callbacks):
    line = a_line()
    visit = a_visit(line)
    actions.take(viewer=line.bob, visit_id=visit.pk)
    with django_capture_on_commit_callbacks(execute=True):
        first = say(visit, "hello")
        say(visit, "hello?")
    assert Visit.objects.get().visitor_spoke_at == first.created_at
    with django_capture_on_commit_callbacks(execute=True):
        answer = say(visit, "Good morning", by=line.bob)
    answered = Visit.objects.get()
    assert (answered.visitor_spoke_at, answered.first_answer_at) == (None, answer.created_at)


def test_what_nobody_announced_is_found_by_the_sweep():
    """The web process died between the message and its announcement."""
    line = a_line()
    visit = a_visit(line)
    first = say(visit, "hello")
    assert Visit.objects.get().visitor_spoke_at is None
    actions.sweep()
    assert Visit.objects.get().visitor_spoke_at == first.created_at


def test_tags_are_short_and_few():
    line = a_line()
    visit = a_visit(line)
    actions.set_tags(viewer=line.bob, visit_id=visit.pk, tags=[" warranty ", "warranty", "保証"])
    assert Visit.objects.get().tags == ["warranty", "保証"]
    for wrong in (["x" * 25], [str(number) for number in range(13)]):
        with pytest.raises(TagsUnusable):
            actions.set_tags(viewer=line.bob, visit_id=visit.pk, tags=wrong)


def test_notes_are_the_authors_own_to_take_back():
    line = a_line()
    visit = a_visit(line)
    note = actions.write_note(viewer=line.bob, visit_id=visit.pk, text="calls back on Monday")
    with pytest.raises(NotAllowed):
        actions.delete_note(viewer=line.dora, note_id=note.pk)
    with pytest.raises(NotFound):
        actions.delete_note(viewer=line.charlie, note_id=note.pk)
    actions.delete_note(viewer=line.bob, note_id=note.pk)
    assert Note.objects.get().text == ""


def test_two_who_look_at_the_same_visit_hear_of_each_other():
    line = a_line()
    visit = a_visit(line)
    assert actions.look(viewer=line.bob, visit_id=visit.pk) == []
    seen = actions.look(viewer=line.dora, visit_id=visit.pk, is_typing=True)
    assert [(one.name, one.is_typing) for one in seen] == [("Bob", False)]
    assert [one.is_typing for one in actions.look(viewer=line.bob, visit_id=visit.pk)] == [True]
    with standing_at(now() + timedelta(seconds=10)):
        assert [one.is_typing for one in actions.look(viewer=line.bob, visit_id=visit.pk)] == [False]
    with standing_at(now() + timedelta(minutes=1)):
        assert actions.look(viewer=line.bob, visit_id=visit.pk) == []
    actions.look_away(viewer=line.bob, visit_id=visit.pk)
    assert actions.look(viewer=line.dora, visit_id=visit.pk) == []


# --- routing -----------------------------------------------------------------------------------------------
def test_whoever_comes_gets_the_line_in_order_and_no_more_than_they_can_hold():
    line = a_line(routing=Routing.LEAST_BUSY)
    DeskStaff.objects.filter(user_id=line.bob.user_id).update(capacity=2)
    visits = [a_visit(line) for _ in range(3)]
    assert [actions.route(visit) for visit in visits] == [False, False, False]
    assert told(visits[0]) == ["visit_away"]
    actions.route(visits[0])
    assert told(visits[0]) == ["visit_away"], "told once"
    actions.set_presence(viewer=line.bob, desk_id=line.desk.pk, here=Here.AVAILABLE)
    given = list(Visit.objects.order_by("queued_at").values_list("assignee_id", flat=True))
    assert given == [line.bob.user_id, line.bob.user_id, None]
    actions.set_presence(viewer=line.dora, desk_id=line.desk.pk, here=Here.AVAILABLE)
    assert Visit.objects.order_by("queued_at").last().assignee_id == line.dora.user_id


def test_a_visitor_who_comes_back_meets_the_same_person(django_capture_on_commit_callbacks):
    line = a_line(routing=Routing.LAST_STAFF)
    is_here(line, line.bob, line.dora)
    visitor = a_visitor(line)
    before = a_visit(line, visitor)
    actions.take(viewer=line.dora, visit_id=before.pk)
    a_visit_of_dora = a_visit(line)
    actions.take(viewer=line.dora, visit_id=a_visit_of_dora.pk)
    actions.close_visit(viewer=line.dora, visit_id=before.pk, reason=CloseReason.SOLVED)
    again = a_visit(line, visitor)
    actions.route(again)
    again.refresh_from_db()
    assert again.assignee_id == line.dora.user_id, "though Bob is less busy"


def test_a_page_that_fell_silent_gets_nobody():
    line = a_line(routing=Routing.LEAST_BUSY)
    is_here(line, line.bob)
    with standing_at(now() + timedelta(minutes=5)):
        assert not actions.route(a_visit(line))


def test_closing_makes_room_for_the_next(django_capture_on_commit_callbacks):
    line = a_line(routing=Routing.LEAST_BUSY)
    DeskStaff.objects.filter(user_id=line.bob.user_id).update(capacity=1)
    is_here(line, line.bob)
    first, second = a_visit(line), a_visit(line)
    assert [actions.route(visit) for visit in (first, second)] == [True, False]
    with django_capture_on_commit_callbacks(execute=True):
        actions.close_visit(viewer=line.bob, visit_id=first.pk, reason=CloseReason.SOLVED)
    second.refresh_from_db()
    assert second.assignee_id == line.bob.user_id


@pytest.mark.django_db(transaction=True)
def test_of_many_who_take_one_at_once_one_has_it():
    line = a_line()
    visit = a_visit(line)

    def take(viewer):
        try:
            actions.take(viewer=viewer, visit_id=visit.pk)
        except TakenAlready:
            return None
        finally:
            connection.close()
        return viewer.user_id

    with ThreadPoolExecutor(4) as pool:
        taken = [one for one in pool.map(take, [line.bob, line.dora, line.alice, line.bob]) if one]
    assert len(set(taken)) == 1
    assert inside(visit) == {visit.visitor_id, taken[0]}


def test_passed_on_to_another_desk_only_its_staff_find_it_and_promises_stay():
    line = a_line()
    desk, empty = another_desk(line, line.charlie), another_desk(line)
    visit = a_visit(line, skill="kettles")
    actions.take(viewer=line.bob, visit_id=visit.pk)
    with pytest.raises(DeskUnfit):  # nobody answers there
        actions.pass_on(viewer=line.bob, visit_id=visit.pk, desk_id=empty.pk)
    actions.pass_on(viewer=line.bob, visit_id=visit.pk, desk_id=desk.pk)
    visit.refresh_from_db()
    assert (visit.state, visit.assignee_id, visit.desk_id, visit.skill) == ("waiting", None, desk.pk, "")
    assert (visit.room.desk_id, visit.visitor.desk_id) == (line.desk.pk, line.desk.pk), "what was promised there holds"
    assert line.bob.user_id not in inside(visit)
    with pytest.raises(NotFound):
        actions.take(viewer=line.bob, visit_id=visit.pk)
    actions.take(viewer=line.charlie, visit_id=visit.pk)
    assert Entry.objects.get(verb="reception:visit:passed_on").details["desk_id"] == str(desk.pk)
    block = actions.block(viewer=line.charlie, visit_id=visit.pk, hours=1, reason="x")
    assert block.desk_id == line.desk.pk, "they are shut out where they come in"


def test_nothing_is_passed_to_a_desk_of_another_house_nor_to_a_closed_one():
    line = a_line()
    shut = another_desk(line, line.charlie, is_open=False)
    visit = a_visit(line)
    for wrong in (a_line().desk.pk, shut.pk, line.desk.pk, visit.pk):
        with pytest.raises(DeskUnfit):
            actions.pass_on(viewer=line.bob, visit_id=visit.pk, desk_id=wrong)
    assert Visit.objects.get().desk_id == line.desk.pk

"""The line's own stream: whoever works at a desk hears that its line moved, and nobody else hears anything of it."""

import pytest

from reception.line import a_line, a_visit, say
from sudare.reception import actions

pytestmark = pytest.mark.django_db(transaction=True)

PATH = "/api/v1/desk-stream"


def test_the_staff_hear_that_the_line_moved_and_strangers_nothing(live):
    line = a_line()
    visit = a_visit(line)
    bob, alice, charlie = (live.ear(viewer, PATH) for viewer in (line.bob, line.alice, line.charlie))
    say(visit, "hello")
    for ear in (bob, alice):
        (hint, *_) = ear.wait_for(1, kind="line")
        assert hint["data"] == {"desk_id": str(line.desk.pk)}, "nothing but which desk: what is there is asked for"
    heard = len(bob.wait_for(1, kind="line"))
    actions.set_tags(viewer=line.dora, visit_id=visit.pk, tags=["warranty"])
    bob.wait_for(heard + 1, kind="line")
    assert [event for event in charlie.heard if event["event"] == "line"] == []


def test_whoever_stopped_answering_hears_no_more_of_it(live):
    line = a_line()
    visit = a_visit(line)
    bob, dora = live.ear(line.bob, PATH), live.ear(line.dora, PATH)
    say(visit, "hello")
    bob.wait_for(1, kind="line")
    actions.unseat_staff(viewer=line.alice, desk_id=line.desk.pk, user_id=line.bob.user_id)
    actions.take(viewer=line.dora, visit_id=visit.pk)
    dora.wait_for(2, kind="line")
    before = len([event for event in bob.heard if event["event"] == "line"])
    known = len([event for event in dora.heard if event["event"] == "line"])
    say(visit, "and now?")
    dora.wait_for(known + 1, kind="line")
    assert len([event for event in bob.heard if event["event"] == "line"]) <= before + 1


def test_whoever_takes_a_visit_hears_its_room_and_whoever_handed_it_on_is_let_go(live):
    line = a_line()
    visit = a_visit(line)
    actions.take(viewer=line.bob, visit_id=visit.pk)
    bob = live.ear(line.bob, f"/api/v1/rooms/{visit.room_id}/stream")
    assert bob.status == 200
    actions.hand_over(viewer=line.bob, visit_id=visit.pk, to=line.dora.user_id)
    assert bob.is_over.wait(8), "the stream of whoever handed it on ends"
    secret = "xkqwvzjhpfbmtrgdnlcyaseiu"
    say(visit, secret)
    assert secret not in str(bob.heard)
    assert live.ear(line.bob, f"/api/v1/rooms/{visit.room_id}/stream").status == 404
    assert live.ear(line.dora, f"/api/v1/rooms/{visit.room_id}/stream").status == 200

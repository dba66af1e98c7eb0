"""One look at a desk's line serves everybody for a moment; what is each reader's own never does."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from doorbell import a_browser
from reception.line import a_line, a_visit, a_visitor, say
from sudare.reception import actions
from sudare.reception.queries import glances

pytestmark = pytest.mark.django_db

SECRET = "xkqwvzjhpfbmtrgdnlcyaseiu"


@pytest.fixture(autouse=True)
def moment(fresh_glances, monkeypatch):
    """A moment that lasts for the whole test."""
    monkeypatch.setattr(glances, "LASTS_SECONDS", 600.0)
    yield
    glances._kept.clear()


def looked(viewer, line):
    told = a_browser(viewer).get(f"/api/v1/desks/{line.desk.pk}/visits")
    assert told.status_code == 200
    return told.json()["items"]


def test_whoever_looks_next_asks_for_their_own_alone_and_sees_the_same():
    line = a_line()
    for number in range(5):
        say(a_visit(line, a_visitor(line, name=f"V{number}")), f"hello {number}")
    costs = []
    for viewer in (line.bob, line.dora):
        with CaptureQueriesContext(connection) as asked:
            seen = looked(viewer, line)
        costs.append(len(asked))
        assert [one["words"] for one in seen] == [f"hello {number}" for number in range(5)]
    assert costs[1] <= costs[0] - 4


def test_the_same_look_shows_the_words_to_whoever_is_in_the_room_and_to_nobody_else():
    line = a_line()
    visit = a_visit(line)
    say(visit, SECRET)
    actions.take(viewer=line.bob, visit_id=visit.pk)
    (bobs,), (doras,) = looked(line.bob, line), looked(line.dora, line)
    assert (bobs["words"], bobs["is_mine"]) == (SECRET, True)
    assert (doras["words"], doras["is_mine"]) == ("", False)
    actions.hand_over(viewer=line.bob, visit_id=visit.pk, to=line.dora.user_id)
    assert looked(line.bob, line)[0]["words"] == "", "a look from before doesn't keep anybody in the room"


def test_whoever_did_something_sees_it_at_once():
    line = a_line()
    visit = a_visit(line)
    assert looked(line.dora, line)[0]["state"] == "waiting"
    taken = a_browser(line.bob).post(
        f"/api/v1/visits/{visit.pk}/take", {"over": False}, content_type="application/json"
    )
    assert taken.status_code == 200
    for viewer in (line.bob, line.dora):
        assert looked(viewer, line)[0]["state"] == "open"


def test_a_stranger_is_refused_while_others_look():
    line = a_line()
    say(a_visit(line), SECRET)
    looked(line.bob, line)
    assert a_browser(line.charlie).get(f"/api/v1/desks/{line.desk.pk}/visits").status_code == 404

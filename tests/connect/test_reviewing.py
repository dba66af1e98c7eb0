"""Findings, edits and reviews over the API: who gets what, and how many questions it costs."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factories import a_judged_picture, a_review, a_sent_picture, a_viewer, scripted_checks
from sudare.accounts.terms import Role
from sudare.attachments import actions
from sudare.imaging.terms import Box
from sudare.kit.ids import new_id
from sudare.policy.terms import Decision
from sudare.screening.terms import Finding, Kind

FACE = Finding(Kind.FACE, 0.9, Box(0.3, 0.3, 0.2, 0.2), "scripted-1")
PHONE = Finding(Kind.PHONE, 0.9, Box(0.0, 0.0, 0.1, 0.1), "scripted-1")
JSON = "application/json"


def path(picture, verb: str = "") -> str:
    return f"/api/v1/attachments/{picture.id}{verb}"


def test_the_sender_is_told_what_was_found_and_what_is_covered(cast, browser):
    picture = a_judged_picture(Decision.MASK, uploader=cast.alice, findings=(FACE, PHONE))
    shown = browser(cast.alice).get(path(picture)).json()
    assert [(each["kind"], each["is_covered"]) for each in shown["findings"]] == [("face", True), ("phone", False)]
    assert shown["masks"] == [[0.25, 0.25, 0.5, 0.5]]
    assert shown["findings"][0]["message"]


def test_an_edit_is_drawn_and_shown(cast, browser):
    picture = a_judged_picture(Decision.MASK, uploader=cast.alice, findings=(PHONE,))
    alice = browser(cast.alice)
    asked = {"masks": [{"box": [0, 0, 0.2, 0.2]}, {"stroke": {"points": [[0.5, 0.5]], "radius": 0.1}}]}
    before = alice.get(path(picture)).json()["renditions"]
    answer = alice.post(path(picture, "/edit"), asked, content_type=JSON)
    assert (answer.status_code, answer.json()["state"]) == (200, "editing")
    with scripted_checks():
        actions.draw(attachment_id=picture.id)
    shown = alice.get(path(picture)).json()
    assert (shown["state"], len(shown["edit"]["masks"]), shown["findings"][0]["is_covered"]) == ("checked", 2, True)
    assert shown["renditions"]["view"]["url"] != before["view"]["url"]  # or a browser shows the old one from memory
    assert alice.get(shown["renditions"]["view"]["url"]).status_code == 200
    both = {"masks": [{"box": [0, 0, 1, 1], "stroke": {"points": [[0, 0]], "radius": 0.1}}]}
    refused = alice.post(path(picture, "/edit"), both, content_type=JSON)
    assert (refused.status_code, refused.json()["code"]) == (422, "edit_impossible")


def test_the_room_sees_a_placeholder_and_the_sender_how_far_it_is(cast, browser):
    review = a_review(uploader=cast.bob, room=cast.room, findings=(FACE,))
    theirs = browser(cast.alice).get(path(review.attachment)).json()
    assert (theirs["state"], theirs["findings"], theirs["verdict"], theirs["review"]) == ("held", [], None, None)
    assert not any(theirs["renditions"].values())
    own = browser(cast.bob).get(path(review.attachment)).json()
    assert (own["review"]["state"], own["review"]["has_reviewer"]) == ("waiting", True)
    assert not any(own["renditions"].values())
    assert own["expires_at"] is None


def test_whoever_reviews_gets_it_all_and_decides(cast, browser):
    review = a_review(uploader=cast.bob, room=cast.room, findings=(FACE,))
    alice = browser(cast.alice)
    (listed,) = alice.get("/api/v1/reviews").json()["items"]
    assert listed["attachment"]["renditions"]["veil"]
    assert listed["attachment"]["findings"][0]["kind"] == "face"
    refused = alice.post(f"/api/v1/reviews/{review.id}/refuse", {"reason": "No."}, content_type=JSON)
    assert (refused.status_code, refused.json()["state"]) == (200, "refused")
    own = browser(cast.bob).get(path(review.attachment)).json()
    assert (own["state"], own["review"]["reason"], own["review"]["can_appeal"]) == ("refused", "No.", True)
    assert browser(cast.bob).get("/api/v1/reviews").status_code == 403


def test_nobody_else_could_review_and_the_sender_is_told(cast, browser):
    own = a_review(uploader=cast.alice, room=cast.room)  # the only one who may review
    assert browser(cast.alice).get(path(own.attachment)).json()["review"]["has_reviewer"] is False


@pytest.mark.parametrize("address", ["/api/v1/rooms/{room}/messages", "/api/v1/reviews"])
def test_more_pictures_cost_no_more_questions(cast, browser, address):
    def questions(viewer) -> int:
        client = browser(viewer)
        client.get(address.format(room=cast.room.pk))
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get(address.format(room=cast.room.pk)).status_code == 200
        return len(asked)

    viewer = cast.alice if "reviews" in address else cast.bob
    a_review(uploader=cast.bob, room=cast.room, findings=(FACE,))
    few = questions(viewer)
    for _ in range(3):
        a_review(uploader=cast.bob, room=cast.room, findings=(FACE, PHONE))
    assert questions(viewer) == few


def test_nobody_bans_what_they_may_not_know_of(cast, browser):
    """Else a supervisor could learn, ban by ban, what is said in rooms that aren't theirs."""
    picture = a_sent_picture(uploader=cast.bob, room=cast.room)
    dana = a_viewer(organisation=cast.organisation, name="Dana", role=Role.SUPERVISOR)
    answers = [
        browser(dana).post(f"/api/v1/attachments/{each}/ban", {"label": "Mine"}, content_type=JSON)
        for each in (picture.id, new_id())
    ]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].content == answers[1].content
    held = a_review(uploader=cast.bob, room=cast.room)
    allowed = browser(dana).post(path(held.attachment, "/ban"), {"label": "Mine"}, content_type=JSON)
    assert allowed.status_code == 202

"""Where a picture was covered, as whoever reads it is told."""

import pytest

import factories
from sudare.assistant.actions.covers import covers_of
from sudare.imaging.terms import Box
from sudare.policy.masks import grown
from sudare.screening.terms import Kind

pytestmark = pytest.mark.django_db

PHONE = Box(0.1, 0.2, 0.3, 0.05)


@pytest.fixture
def picture(cast):
    made = factories.a_sent_picture(uploader=cast.alice, room=cast.room)
    mask = grown(PHONE, Kind.PHONE)
    made.width_px, made.height_px = 1_000, 500
    made.verdict = (made.verdict or {}) | {"masks": [[mask.x, mask.y, mask.width, mask.height]]}
    made.findings = [
        {"kind": "phone", "score": 0.9, "box": [PHONE.x, PHONE.y, PHONE.width, PHONE.height], "engine": "", "frame": 0}
    ]
    return made


def test_what_lies_below_is_told_to_its_sender_alone(cast, picture):
    (own,) = covers_of(picture, viewer_id=cast.alice.user_id)
    (other,) = covers_of(picture, viewer_id=cast.bob.user_id)
    assert (own.kind, other.kind) == ("phone", "")
    assert own.box == other.box == grown(PHONE, Kind.PHONE)


def test_places_follow_the_turn_and_the_senders_own_masks_count(cast, picture):
    picture.edit = {
        "masks": [{"box": [0.0, 0.0, 0.5, 0.1]}],
        "quarter_turns": 1,
        "straighten_degrees": 0.0,
        "crop": None,
    }
    demanded, own = covers_of(picture, viewer_id=cast.alice.user_id)
    before = grown(PHONE, Kind.PHONE)
    assert (demanded.kind, demanded.box.width) == ("phone", pytest.approx(before.height))
    assert demanded.box.x == pytest.approx(1 - before.y - before.height)
    assert (own.kind, own.box.y, own.box.height) == ("", 0.0, 0.5)

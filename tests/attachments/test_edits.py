"""What the sender covers: drawn from the clean picture, on top of what the policy demands, or not at all."""

from datetime import timedelta

import pytest

from factories import a_checked_picture, a_judged_picture, proved, scripted_checks
from sudare.attachments import actions
from sudare.attachments.actions.upkeep import lease
from sudare.attachments.engines.scripted import MASK, ScriptedChecker, drawn_anew
from sudare.attachments.errors import EditImpossible, EditTooLarge, NotReady
from sudare.attachments.queries import is_original_kept
from sudare.attachments.terms import State
from sudare.imaging.terms import Box, Edit, Stroke
from sudare.kit.clock import now, standing_at
from sudare.kit.errors import NotFound
from sudare.policy.terms import Decision
from sudare.rooms import actions as rooms
from sudare.storage import actions as storage
from sudare.storage.models import SealedObject
from sudare.storage.terms import ObjectState

COVER = Edit(masks=(Box(0.1, 0.1, 0.2, 0.2),))
TURN = Edit(quarter_turns=1)


def drawn(picture, redraw=drawn_anew) -> list:
    """Do the job; every base and edit that was drawn."""
    asked = []

    def watch(content, edit):
        asked.append((content, edit))
        return redraw(content, edit)

    with scripted_checks(ScriptedChecker(redraw=watch, is_for_tests=True)):
        actions.draw(attachment_id=picture.id)
    picture.refresh_from_db()
    return asked


def full(picture) -> bytes:
    return b"".join(storage.open_sealed(object_id=picture.renditions.get(name="full").sealed_id))


def edited(cast, picture, edit=COVER):
    actions.edit(viewer=cast.alice, attachment_id=picture.id, edit=edit)
    picture.refresh_from_db()
    return picture


def test_what_the_policy_demands_stays_covered_under_every_edit(lasting_cast):
    picture = a_judged_picture(Decision.MASK, uploader=lasting_cast.alice)
    edited(lasting_cast, picture)
    assert picture.state == State.EDITING
    ((content, asked),) = drawn(picture)
    assert content == b"RIFF scripted full"  # the clean one, not the masked one
    assert asked.masks == (MASK, *COVER.masks)
    assert (picture.state, picture.edit["masks"]) == (State.CHECKED, [{"box": [0.1, 0.1, 0.2, 0.2]}])
    assert full(picture).startswith(b"RIFF scripted drawn")


def test_edits_do_not_pile_up_and_nothing_old_stays(lasting_cast):
    picture = a_checked_picture(uploader=lasting_cast.alice)
    before = full(picture)
    for edit in (COVER, TURN, COVER):
        edited(lasting_cast, picture, edit)
        ((content, asked),) = drawn(picture)
        assert (content, asked) == (before, edit)
    living = SealedObject.objects.exclude(state=ObjectState.DESTROYED).count()
    assert living == 5  # the name, three renditions, and what edits start from


def test_the_same_edit_again_changes_nothing(lasting_cast):
    picture = a_checked_picture(uploader=lasting_cast.alice)
    edited(lasting_cast, edited(lasting_cast, picture))
    assert len(drawn(picture)) == 1
    assert edited(lasting_cast, picture).state == State.CHECKED
    assert drawn(picture) == []


def broken(content, edit):
    raise RuntimeError(content)


def test_a_fault_gives_the_picture_back_as_it_was_and_not_confirmed(lasting_cast, caplog):
    picture = a_checked_picture(uploader=lasting_cast.alice)
    before = full(picture)
    actions.confirm(viewer=lasting_cast.alice, attachment_id=picture.id, edit=COVER)
    drawn(picture, broken)
    assert (picture.state, picture.edit, picture.drawing) == (State.CHECKED, None, {"has_failed": True})
    assert full(picture) == before
    assert "RIFF" not in caplog.text
    with pytest.raises(NotReady):
        rooms.post(viewer=lasting_cast.alice, room_id=lasting_cast.room.id, text="", attachment_ids=[picture.id])


def test_a_lost_drawing_is_tried_once_more_and_then_given_back(lasting_cast):
    picture = edited(lasting_cast, a_checked_picture(uploader=lasting_cast.alice))
    for minutes, state in ((1, State.EDITING), (2, State.CHECKED)):
        with standing_at(now() + minutes * (lease() + timedelta(seconds=1))):
            actions.sweep()
        picture.refresh_from_db()
        assert picture.state == state


def test_a_confirmed_edit_is_burnt_into_the_original_that_is_kept(lasting_cast):
    picture = a_judged_picture(Decision.MASK, uploader=lasting_cast.alice, keeps_original=True)
    first = picture.original_id
    actions.confirm(viewer=lasting_cast.alice, attachment_id=picture.id, edit=COVER)
    shown, burnt = drawn(picture)
    assert (shown[1].masks, burnt[1].masks) == ((MASK, *COVER.masks), COVER.masks)
    assert picture.state == State.CONFIRMED
    assert picture.original_id != first
    assert SealedObject.objects.get(id=first).state == ObjectState.DESTROYED
    rooms.post(viewer=lasting_cast.alice, room_id=lasting_cast.room.id, text="", attachment_ids=[picture.id])
    picture.refresh_from_db()
    assert picture.original_id is not None


def test_at_sending_the_original_goes_unless_the_rules_keep_it(lasting_cast):
    picture = a_judged_picture(Decision.MASK, uploader=lasting_cast.alice)
    original = picture.original_id
    actions.confirm(viewer=lasting_cast.alice, attachment_id=picture.id)
    rooms.post(viewer=lasting_cast.alice, room_id=lasting_cast.room.id, text="", attachment_ids=[picture.id])
    picture.refresh_from_db()
    assert (picture.state, picture.original_id) == (State.SENT, None)
    assert SealedObject.objects.get(id=original).state == ObjectState.DESTROYED


def test_what_a_case_keeps_stays_under_the_masks_until_it_is_closed(lasting_cast):
    cast = lasting_cast
    picture = a_judged_picture(Decision.MASK, uploader=cast.alice)
    original = picture.original_id
    hold = storage.place_hold(
        viewer=cast.alice, case="2026-21", reason="an enquiry", scopes=[("room", cast.room.id)], contact=""
    )
    actions.confirm(viewer=cast.alice, attachment_id=picture.id)
    rooms.post(viewer=cast.alice, room_id=cast.room.id, text="", attachment_ids=[picture.id])
    actions.sweep()
    picture.refresh_from_db()
    assert (picture.state, picture.original_id) == (State.SENT, original)
    assert not is_original_kept(picture)  # nobody can lift these masks, held or not
    storage.release_hold(viewer=proved(cast.alice), hold_id=hold.pk, reason="closed")
    actions.sweep()
    picture.refresh_from_db()
    assert picture.original_id is None
    assert SealedObject.objects.get(id=original).state == ObjectState.DESTROYED


IMPOSSIBLE = [
    Edit(masks=(Box(0.9, 0.1, 0.2, 0.2),)),
    Edit(masks=(Box(0.1, 0.1, 0.0, 0.2),)),
    Edit(masks=(Box(float("nan"), 0.1, 0.2, 0.2),)),
    Edit(masks=(Stroke(((0.1, float("inf")),), 0.1),)),
    Edit(masks=(Stroke((), 0.1),)),
    Edit(masks=(Stroke(((0.1, 0.1),), 0.0),)),
    Edit(quarter_turns=4),
    Edit(straighten_degrees=21),
    Edit(straighten_degrees=float("nan")),
    Edit(crop=Box(0.5, 0.5, 0.6, 0.1)),
    Edit(crop=Box(0.1, 0.1, 0.01, 0.5)),
]


@pytest.mark.parametrize("edit", IMPOSSIBLE, ids=str)
def test_numbers_that_mean_nothing_are_refused(cast, edit):
    picture = a_checked_picture(uploader=cast.alice)
    with pytest.raises(EditImpossible):
        actions.edit(viewer=cast.alice, attachment_id=picture.id, edit=edit)


@pytest.mark.parametrize(
    "edit",
    [Edit(masks=(Box(0, 0, 0.1, 0.1),) * 201), Edit(masks=(Stroke(((0.1, 0.1),) * 1001, 0.1),) * 2)],
    ids=["masks", "points"],
)
def test_more_marks_than_fit_are_refused(cast, edit):
    picture = a_checked_picture(uploader=cast.alice)
    with pytest.raises(EditTooLarge):
        actions.edit(viewer=cast.alice, attachment_id=picture.id, edit=edit)


def test_nobody_else_edits_or_confirms(cast):
    picture = a_checked_picture(uploader=cast.alice)
    for other in (cast.bob, cast.charlie):
        with pytest.raises(NotFound):
            actions.edit(viewer=other, attachment_id=picture.id, edit=COVER)

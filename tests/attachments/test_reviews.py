"""Held pictures wait for a person, hang on their message unseen, and end one way or the other."""

from datetime import timedelta

import pytest

from factories import a_judged_picture, a_review, a_viewer, proved, scripted_checks
from sudare.accounts.terms import Role
from sudare.attachments import actions
from sudare.attachments.engines.scripted import ScriptedChecker
from sudare.attachments.errors import AppealImpossible, JudgedElsewhere, NotReady, OwnPicture, SecondOpinion
from sudare.attachments.events import AttachmentReleased
from sudare.attachments.models import Attachment
from sudare.attachments.terms import ReviewKind, ReviewState, State
from sudare.audit.models import Entry
from sudare.imaging.terms import Box
from sudare.kit.clock import now, standing_at
from sudare.kit.errors import NotAllowed, NotFound
from sudare.kit.events import _listeners
from sudare.policy.terms import Decision
from sudare.rooms import actions as rooms
from sudare.rooms.models import RoomEvent
from sudare.rooms.terms import EventKind
from sudare.rulebook.actions import choose_preset
from sudare.rulebook.terms import Scope
from sudare.screening.terms import Finding, Kind
from sudare.storage import actions as storage
from sudare.storage.actions import seal
from sudare.storage.errors import Held
from sudare.storage.models import SealedObject
from sudare.storage.terms import REFUSED, ObjectState, Purpose
from sudare.viewing.access import access_attachment
from sudare.viewing.actions import deliver
from sudare.web.waiting import judged


@pytest.fixture
def dana(lasting_cast):
    return a_viewer(organisation=lasting_cast.organisation, name="Dana", role=Role.SUPERVISOR)


@pytest.fixture
def review(lasting_cast):
    """Bob's picture, on its message."""
    return a_review(uploader=lasting_cast.bob, room=lasting_cast.room)


def told(kind) -> int:
    return RoomEvent.objects.filter(kind=kind).count()


def sees(viewer, attachment_id, name="view") -> bool:
    try:
        return bool(b"".join(deliver(viewer=viewer, attachment_id=attachment_id, name=name).chunks))
    except NotFound:
        return False


def test_while_it_waits_only_reviewers_see_it(lasting_cast, dana, review):
    picture = review.attachment_id
    assert Attachment.objects.get(id=picture).state == State.HELD
    assert access_attachment(viewer=lasting_cast.bob, attachment_id=picture)
    assert not sees(lasting_cast.bob, picture)  # not even its sender
    assert not sees(lasting_cast.charlie, picture)
    assert sees(dana, picture, "veil")
    assert sees(dana, picture)
    member = a_viewer(organisation=lasting_cast.organisation, name="Emi")
    assert not sees(member, picture)
    with standing_at(now() + timedelta(minutes=16)):
        actions.sweep()
    assert Attachment.objects.get(id=picture).state == State.HELD


def test_accepting_shows_it_to_the_room_and_tells_once(lasting_cast, dana, review):
    for _ in range(2):
        actions.accept_review(viewer=dana, review_id=review.id)
    picture = Attachment.objects.get(id=review.attachment_id)
    assert (picture.state, told(EventKind.PICTURE_RELEASED)) == (State.SENT, 1)
    assert picture.forget_at is not None
    assert sees(lasting_cast.alice, picture.id)


def test_a_room_that_was_not_told_is_told_later(lasting_cast, dana, review):
    silenced, _listeners[AttachmentReleased] = _listeners[AttachmentReleased], []
    try:
        actions.accept_review(viewer=dana, review_id=review.id)
    finally:
        _listeners[AttachmentReleased] = silenced
    assert told(EventKind.PICTURE_RELEASED) == 0
    for _ in range(2):
        rooms.tell_of_reviewed_pictures()
    assert told(EventKind.PICTURE_RELEASED) == 1


def test_more_masks_are_drawn_before_anybody_sees_it(lasting_cast, dana, review):
    actions.accept_review(viewer=dana, review_id=review.id, masks=(Box(0.1, 0.1, 0.3, 0.3),))
    assert not sees(lasting_cast.alice, review.attachment_id)
    with pytest.raises(NotReady):
        actions.refuse_review(viewer=dana, review_id=review.id, reason="too late")
    with scripted_checks():
        actions.draw(attachment_id=review.attachment_id)
    review.refresh_from_db()
    assert (review.state, review.reviewer_id) == (ReviewState.ACCEPTED, dana.user_id)
    assert sees(lasting_cast.alice, review.attachment_id)
    assert told(EventKind.PICTURE_RELEASED) == 1


def test_nobody_reviews_their_own_and_members_review_nothing(lasting_cast, dana):
    own = a_review(uploader=dana, room=_room_of(lasting_cast, dana))
    assert own not in actions.waiting_reviews(viewer=dana)
    with pytest.raises(OwnPicture):
        actions.accept_review(viewer=dana, review_id=own.id)
    with pytest.raises(NotAllowed):
        actions.accept_review(viewer=lasting_cast.bob, review_id=own.id)
    with pytest.raises(NotFound):
        actions.accept_review(viewer=lasting_cast.charlie, review_id=own.id)
    assert own in actions.waiting_reviews(viewer=lasting_cast.alice)


def _room_of(cast, *members):
    from factories import a_room

    return a_room(organisation=cast.organisation, members=[cast.alice, *members])


def test_a_refusal_is_told_and_appealed_once_to_somebody_else(lasting_cast, dana, review):
    bob, alice = lasting_cast.bob, lasting_cast.alice
    actions.refuse_review(viewer=dana, review_id=review.id, reason="A neighbour's letter is in it.")
    picture = review.attachment_id
    assert told(EventKind.PICTURE_REFUSED) == 1
    assert not sees(dana, picture)
    appeal = actions.appeal(viewer=bob, attachment_id=picture, words="It is my own letter.")
    assert appeal.kind == ReviewKind.APPEAL
    with pytest.raises(AppealImpossible):
        actions.appeal(viewer=bob, attachment_id=picture, words="Again.")
    with pytest.raises(SecondOpinion):
        actions.accept_review(viewer=dana, review_id=appeal.id)
    actions.accept_review(viewer=alice, review_id=appeal.id)
    assert Attachment.objects.get(id=picture).state == State.SENT
    assert sees(alice, picture)


def living() -> int:
    """Of the picture; the words of a deleted message lie under seal for a while."""
    return SealedObject.objects.exclude(state=ObjectState.DESTROYED).exclude(purpose=Purpose.KEPT).count()


@pytest.mark.parametrize("end", ["nobody looks", "nobody objects", "refused twice", "message deleted"])
def test_every_end_of_a_refusal_destroys_it(lasting_cast, dana, review, end):
    picture = Attachment.objects.get(id=review.attachment_id)
    if end != "nobody looks":
        actions.refuse_review(viewer=dana, review_id=review.id, reason="No.")
        assert living() == 5  # its name and four renditions, as long as somebody may object
    if end == "refused twice":
        appeal = actions.appeal(viewer=lasting_cast.bob, attachment_id=picture.id, words="Please.")
        actions.refuse_review(viewer=lasting_cast.alice, review_id=appeal.id, reason="No.")
    elif end == "message deleted":
        rooms.delete(viewer=lasting_cast.bob, message_id=picture.message_id)
    else:
        with standing_at(now() + timedelta(days=3, minutes=1)):
            actions.sweep()
    assert living() == 0


def test_never_can_be_appealed_without_the_picture(lasting_cast, dana):
    gone = a_judged_picture(Decision.NEVER, uploader=lasting_cast.bob)
    appeal = actions.appeal(viewer=lasting_cast.bob, attachment_id=gone.id, words="It was a menu.")
    assert appeal.kind == ReviewKind.WITHOUT_PICTURE
    actions.accept_review(viewer=dana, review_id=appeal.id)
    gone.refresh_from_db()
    assert (gone.state, living()) == (State.REFUSED, 0)


def test_masks_being_drawn_are_not_overtaken_by_a_second_yes(lasting_cast, dana, review):
    """Else the picture would leave without what the first one wanted covered."""
    actions.accept_review(viewer=dana, review_id=review.id, masks=(Box(0.1, 0.1, 0.3, 0.3),))
    for masks in ((), (Box(0.5, 0.5, 0.1, 0.1),)):
        with pytest.raises(NotReady):
            actions.accept_review(viewer=lasting_cast.alice, review_id=review.id, masks=masks)
    assert not sees(lasting_cast.alice, review.attachment_id)
    with scripted_checks():
        actions.draw(attachment_id=review.attachment_id)
    picture = Attachment.objects.get(id=review.attachment_id)
    assert (picture.state, picture.edit["masks"]) == (State.SENT, [{"box": [0.1, 0.1, 0.3, 0.3]}])


def test_what_a_case_keeps_is_not_covered_for_good(lasting_cast, dana, review):
    """Else whoever reviews could do away with what the case is about, without one deletion."""
    case = {"case": "2026 (wa) 17", "reason": "a lawyer asked", "scopes": [("attachment", review.attachment_id)]}
    before = set(Attachment.objects.get(id=review.attachment_id).renditions.values_list("sealed_id", flat=True))
    keeps = storage.place_hold(viewer=lasting_cast.alice, **case)
    with pytest.raises(Held):
        actions.accept_review(viewer=dana, review_id=review.id, masks=(Box(0.1, 0.1, 0.3, 0.3),))
    assert Entry.objects.get(verb=REFUSED).subject_id == review.attachment_id
    storage.release_hold(viewer=proved(lasting_cast.alice), hold_id=keeps.pk, reason="settled")
    actions.accept_review(viewer=dana, review_id=review.id, masks=(Box(0.1, 0.1, 0.3, 0.3),))
    storage.place_hold(viewer=lasting_cast.alice, **case)  # between the word and the drawing
    with scripted_checks():
        actions.draw(attachment_id=review.attachment_id)
    picture = Attachment.objects.get(id=review.attachment_id)
    assert picture.state == State.HELD
    assert set(picture.renditions.values_list("sealed_id", flat=True)) == before
    assert not SealedObject.objects.filter(id__in=before, state=ObjectState.DESTROYED).exists()


def test_what_lies_under_masks_for_good_stays_for_a_case(lasting_cast, dana):
    waiting = a_review(uploader=lasting_cast.bob, room=lasting_cast.room)
    original = seal(organisation_id=lasting_cast.organisation.pk, purpose=Purpose.ORIGINAL, content=b"a picture")
    Attachment.objects.filter(id=waiting.attachment_id).update(original=original)
    storage.place_hold(viewer=lasting_cast.alice, case="x", reason="x", scopes=[("person", lasting_cast.bob.user_id)])
    with pytest.raises(Held):
        actions.accept_review(viewer=dana, review_id=waiting.id)
    original.refresh_from_db()
    assert original.state == ObjectState.SEALED
    assert Attachment.objects.get(id=waiting.attachment_id).state == State.HELD


def test_after_a_failed_drawing_anybody_may_decide_again(lasting_cast, dana, review):
    actions.accept_review(viewer=dana, review_id=review.id, masks=(Box(0.1, 0.1, 0.3, 0.3),))
    with scripted_checks(ScriptedChecker(redraw=lambda *_: {}, is_for_tests=True)):
        actions.draw(attachment_id=review.attachment_id)
    assert judged(viewer=lasting_cast.alice, review_id=review.id).attachment_id == review.attachment_id
    assert not sees(lasting_cast.bob, review.attachment_id)
    actions.accept_review(viewer=lasting_cast.alice, review_id=review.id)
    review.refresh_from_db()
    assert review.reviewer_id == lasting_cast.alice.user_id


FACE = Finding(Kind.FACE, 0.99, Box(0.1, 0.1, 0.2, 0.2), "scripted")


def choose(cast, profile):
    place = {"scope": Scope.ORGANISATION, "place_id": cast.organisation.pk}
    choose_preset(viewer=cast.alice, profile=profile, reason="We moved", **place)


def test_rules_that_changed_after_the_check_count_before_sending(lasting_cast):
    """What the rules of yesterday let through is checked by those of today, not sent."""
    bob, room = lasting_cast.bob, lasting_cast.room
    with standing_at(now() - timedelta(minutes=1)):
        choose(lasting_cast, "shop")
    found, harmless = (
        a_judged_picture(Decision.ACCEPT, uploader=bob, room=room, findings=findings) for findings in ((FACE,), ())
    )
    for picture in (found, harmless):
        actions.confirm(viewer=bob, attachment_id=picture.id)
    with standing_at(now() + timedelta(minutes=1)):
        choose(lasting_cast, "school")  # which doesn't let faces through
        with pytest.raises(JudgedElsewhere):
            rooms.post(viewer=bob, room_id=room.id, text="", attachment_ids=[found.id])
        rooms.post(viewer=bob, room_id=room.id, text="", attachment_ids=[harmless.id])
    assert not sees(lasting_cast.alice, found.id)
    assert sees(lasting_cast.alice, harmless.id)

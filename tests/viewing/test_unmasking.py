"""What is covered is shown to one person, for a reason, for a while; the sender reads who and why."""

from datetime import timedelta

import pytest

from factories import a_judged_picture, a_viewer, proved
from sudare.accounts.terms import Role
from sudare.attachments import actions as attachments
from sudare.audit.models import Entry
from sudare.kit.clock import now, standing_at
from sudare.kit.errors import NotAllowed, NotFound
from sudare.policy.terms import Decision
from sudare.rooms import actions as rooms
from sudare.viewing.actions import deliver, unmask, views_of
from sudare.viewing.engines.scripted import without_mark
from sudare.viewing.errors import NothingToUnmask, UnmaskReasonMissing
from sudare.viewing.terms import ORIGINAL_OPENED, UNMASKED, Deed

REASON = "The customer asks for the number"


def sent(cast, **how):
    picture = a_judged_picture(Decision.MASK, uploader=cast.bob, room=cast.room, **how)
    attachments.confirm(viewer=cast.bob, attachment_id=picture.id)
    rooms.post(viewer=cast.bob, room_id=cast.room.id, text="", attachment_ids=[picture.id])
    return picture


def opened(viewer, picture) -> bytes:
    return without_mark(b"".join(deliver(viewer=viewer, attachment_id=picture.id, name="original").chunks))


def test_the_original_opens_for_a_reason_and_a_quarter_of_an_hour(cast):
    picture = sent(cast, keeps_original=True)
    with pytest.raises(NotFound):
        opened(cast.alice, picture)
    unmask(viewer=proved(cast.alice), attachment_id=picture.id, reason=REASON)
    assert opened(cast.alice, picture) == b"RIFF scripted full"
    with pytest.raises(NotFound):
        opened(cast.bob, picture)  # leave is personal
    with standing_at(now() + timedelta(minutes=15, seconds=1)), pytest.raises(NotFound):
        opened(cast.alice, picture)


def test_the_sender_reads_who_and_why_and_the_log_holds_no_words(cast):
    picture = sent(cast, keeps_original=True)
    unmask(viewer=proved(cast.alice), attachment_id=picture.id, reason=REASON)
    opened(cast.alice, picture)
    (view,) = views_of(viewer=cast.bob, attachment_id=picture.id).lines
    assert (view.name, view.role, view.deed, view.rendition, view.reason) == (
        "Alice",
        "owner",
        Deed.UNMASKED,
        "original",
        REASON,
    )
    assert view.entries == 2  # the leave, and the look
    entries = Entry.objects.filter(verb__in=[UNMASKED, ORIGINAL_OPENED])
    assert len(entries) == 2
    assert not any(REASON in f"{entry.reason}{entry.details}" for entry in entries)


def test_what_is_destroyed_cannot_be_unmasked(cast):
    with pytest.raises(NothingToUnmask):
        unmask(viewer=proved(cast.alice), attachment_id=sent(cast).id, reason=REASON)


def test_who_may_not_or_says_nothing_gets_nothing(cast):
    picture = sent(cast, keeps_original=True)
    outside = a_viewer(organisation=cast.organisation, name="Dana", role=Role.SUPERVISOR)  # not in this room
    for viewer, refusal in ((cast.bob, NotAllowed), (cast.charlie, NotFound), (outside, NotFound)):
        with pytest.raises(refusal):
            unmask(viewer=viewer, attachment_id=picture.id, reason=REASON)
    with pytest.raises(UnmaskReasonMissing):
        unmask(viewer=proved(cast.alice), attachment_id=picture.id, reason=" \n ")

"""I1 to I7, by scripted scores only: one way, nothing left, nobody sees it, a person may thaw."""

import pytest

from factories import a_judged_picture
from logbook import reason_of
from sudare.accounts.access import viewer_in
from sudare.accounts.actions import unfreeze
from sudare.accounts.models import Membership
from sudare.accounts.terms import Right
from sudare.attachments import actions
from sudare.attachments.errors import NotReady
from sudare.attachments.models import Attachment
from sudare.attachments.terms import State
from sudare.audit.models import Entry
from sudare.kit.errors import NotAllowed
from sudare.policy.terms import Decision
from sudare.screening.terms import Finding, Kind
from sudare.storage.models import SealedObject
from sudare.storage.terms import ObjectState

SEEN = (Finding(Kind.EXPLICIT, 0.99, None, "scripted-1"),)


@pytest.fixture(params=[Decision.HOLD, Decision.NEVER, Decision.MASK])
def diverted(lasting_cast, request) -> Attachment:
    """Whatever else the verdict says, the diversion is stricter."""
    return a_judged_picture(request.param, uploader=lasting_cast.bob, diverts=True, findings=SEEN)


def seat(cast) -> Membership:
    return Membership.objects.get(id=cast.bob.membership_id)


def test_nothing_is_left_but_time_sender_digest_and_verdict(lasting_cast, diverted):
    assert diverted.state == State.REFUSED
    assert not SealedObject.objects.exclude(state=ObjectState.DESTROYED).exists()
    assert len(diverted.sha256) == 64
    assert diverted.verdict["diverts"]
    assert (diverted.findings, diverted.facts, diverted.width_px) == ([], [], 0)
    assert actions.diversions(viewer=lasting_cast.alice) == [diverted]
    with pytest.raises(NotAllowed):
        actions.diversions(viewer=lasting_cast.bob)
    verbs = set(Entry.objects.values_list("verb", flat=True))
    assert {"attachments:attachment:diverted", "accounts:person:frozen"} <= verbs


def test_the_sender_may_nothing_but_object(lasting_cast, diverted, browser):
    frozen = viewer_in(seat(lasting_cast))
    assert frozen.is_frozen
    assert not any(frozen.may(right) for right in Right)
    bob = browser(lasting_cast.bob)
    for path in ("/api/v1/me", "/api/v1/rooms", f"/api/v1/attachments/{diverted.id}"):
        answer = bob.get(path)
        assert (answer.status_code, answer.json()["code"]) == (403, "frozen")
    with pytest.raises(NotReady):
        actions.discard(viewer=frozen, attachment_id=diverted.id)
    assert actions.appeal(viewer=frozen, attachment_id=diverted.id, words="A bath photo of my own child.")


def test_a_person_thaws_the_seat_with_a_reason(lasting_cast, diverted):
    with pytest.raises(NotAllowed):
        unfreeze(viewer=viewer_in(seat(lasting_cast)), membership_id=lasting_cast.bob.membership_id, reason="me")
    unfreeze(viewer=lasting_cast.alice, membership_id=lasting_cast.bob.membership_id, reason="A medical picture")
    assert seat(lasting_cast).frozen_at is None
    assert reason_of("accounts:person:unfrozen") == "A medical picture"

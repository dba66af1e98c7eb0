"""H1, H2: what a case keeps stays, on every path, until the last case lets go; and every refusal is on record."""

import contextlib
import threading
from datetime import timedelta

import pytest
from django.db import connection, transaction

import factories
from doorbell import a_browser
from sudare.accounts.terms import Right, Role
from sudare.attachments import actions as attachments
from sudare.attachments.models import Attachment
from sudare.attachments.queries import fate_of, subject_of
from sudare.attachments.terms import State
from sudare.audit.models import Entry
from sudare.kit.clock import now, standing_at
from sudare.kit.errors import NotAllowed
from sudare.kit.ids import new_id
from sudare.rooms import actions as rooms
from sudare.storage import actions
from sudare.storage.errors import Held, HoldGone, HoldIncomplete
from sudare.storage.models import Hold, Receipt
from sudare.storage.queries import holds_on
from sudare.storage.terms import HOLDING, REFUSED, Rule, ScopeKind, Subject

pytestmark = pytest.mark.django_db(transaction=True)
FAR = 400  # days: later than any rule of the shop's


def sent(cast):
    picture = factories.a_confirmed_picture(uploader=cast.bob, room=cast.room)
    rooms.post(viewer=cast.bob, room_id=cast.room.pk, text="look", attachment_ids=[picture.pk])
    picture.refresh_from_db()
    return picture


def scopes_of(picture, cast):
    return {
        "attachment": picture.pk,
        "room": cast.room.pk,
        "person": cast.bob.user_id,
        "organisation": cast.organisation.pk,
    }


def hold(cast, *scopes, case="2026 (wa) 17", **how):
    return actions.place_hold(viewer=cast.alice, case=case, reason="a lawyer asked for it", scopes=scopes, **how)


def by_page(cast, picture):
    attachments.forget_picture(viewer=cast.bob, attachment_id=picture.pk)


def by_moderation(cast, picture):
    attachments.forget_picture(viewer=factories.proved(cast.alice), attachment_id=picture.pk)


def with_its_message(cast, picture):
    rooms.delete(viewer=cast.bob, message_id=picture.message_id)


def by_consent(cast, picture):
    attachments.withdraw(viewer=cast.bob)


def with_its_sender(cast, picture):
    attachments.forget_person(viewer=factories.proved(cast.alice), user_id=cast.bob.user_id)


def with_its_organisation(cast, picture):
    attachments.forget_organisation(viewer=factories.proved(cast.alice))


def by_schedule(cast, picture):
    with standing_at(now() + timedelta(days=FAR)):
        attachments.sweep()


PATHS = [
    by_page,
    by_moderation,
    with_its_message,
    by_consent,
    with_its_sender,
    with_its_organisation,
    by_schedule,
]


def is_there(picture) -> bool:
    return Attachment.objects.get(pk=picture.pk).state == State.SENT


@pytest.mark.parametrize("kind", [kind for kind in ScopeKind if kind != ScopeKind.CASE])  # no picture lies in a case
@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.__name__)
def test_what_is_held_stays_and_goes_when_it_is_released(lasting_cast, path, kind):
    cast = lasting_cast
    picture = sent(cast)
    first = hold(cast, (kind, scopes_of(picture, cast)[kind]))
    second = hold(cast, ("attachment", picture.pk), case="another")
    for each in (first, second):
        with contextlib.suppress(Held):
            path(cast, picture)
        assert is_there(picture), f"{path.__name__} went past a hold on the {kind}"
        actions.release_hold(viewer=factories.proved(cast.alice), hold_id=each.pk, reason="settled")
    if path is by_schedule:
        by_schedule(cast, picture)
    else:
        attachments.sweep()  # the wish was kept: it goes by itself
        if is_there(picture):
            path(cast, picture)  # a message stands until somebody asks again
    assert not is_there(picture)
    assert Receipt.objects.filter(subject_id=picture.pk).count() == 1


@pytest.mark.parametrize("path", [one for one in PATHS if one is not by_schedule], ids=lambda path: path.__name__)
def test_every_refusal_is_on_record(lasting_cast, path):
    cast = lasting_cast
    picture = sent(cast)
    placed = hold(cast, ("attachment", picture.pk))
    with contextlib.suppress(Held):
        path(cast, picture)
    refusal = Entry.objects.get(verb=REFUSED, subject_id=picture.pk)
    assert refusal.details["holds"] == [str(placed.pk)]
    assert refusal.details["because"] == "held"


def test_a_held_message_stays_whole(lasting_cast):
    from sudare.rooms.models import Message

    picture = sent(lasting_cast)
    hold(lasting_cast, ("room", lasting_cast.room.pk))
    with pytest.raises(Held):
        rooms.delete(viewer=lasting_cast.bob, message_id=picture.message_id)
    assert Message.objects.get(pk=picture.message_id).text == "look"


def test_a_hold_reaches_nothing_of_another_organisation(lasting_cast):
    cast = lasting_cast
    picture = sent(cast)
    for kind, target in scopes_of(picture, cast).items():
        actions.place_hold(viewer=cast.charlie, case="x", reason="x", scopes=[(kind, target)])
    assert holds_on(subject_of(picture)) == []
    by_page(cast, picture)
    assert not is_there(picture)


def test_who_may_hold_and_what_a_hold_needs(lasting_cast):
    cast = lasting_cast
    assert HOLDING in {right.value for right in Right}
    target = ("room", cast.room.pk)
    with pytest.raises(NotAllowed):
        actions.place_hold(viewer=cast.bob, case="x", reason="x", scopes=[target])
    for case, reason, scopes in [
        ("", "x", [target]),
        ("x", " ", [target]),
        ("x", "x", []),
        ("x", "x", [("moon", new_id())]),
    ]:
        with pytest.raises(HoldIncomplete):
            actions.place_hold(viewer=cast.alice, case=case, reason=reason, scopes=scopes)
    placed = hold(cast, target)
    with pytest.raises(NotAllowed):
        actions.release_hold(viewer=cast.bob, hold_id=placed.pk, reason="x")
    with pytest.raises(HoldGone):
        actions.release_hold(viewer=cast.charlie, hold_id=placed.pk, reason="x")
    actions.release_hold(viewer=factories.proved(cast.alice), hold_id=placed.pk, reason="x")
    with pytest.raises(HoldGone):
        actions.release_hold(viewer=factories.proved(cast.alice), hold_id=placed.pk, reason="x")
    assert Hold.objects.count() == 1


def test_what_a_case_of_the_house_keeps_nobody_keeps_or_widens_by_hand(lasting_cast):
    alice, case = lasting_cast.alice, [("case", new_id())]
    with pytest.raises(HoldIncomplete):
        actions.place_hold(viewer=alice, case="A-1", reason="asked", scopes=case)
    hold = actions.place_hold(viewer=alice, case="A-1", reason="asked", scopes=[("room", lasting_cast.room.pk)])
    with pytest.raises(HoldIncomplete):
        actions.extend_hold(viewer=alice, hold_id=hold.pk, scopes=case, reason="more")
    body = {"case": "A-1", "reason": "asked", "scopes": [{"kind": "case", "id": str(new_id())}]}
    answer = a_browser(alice).post("/api/v1/holds", body, content_type="application/json")
    assert answer.status_code == 422


def test_a_hold_can_grow(lasting_cast):
    cast = lasting_cast
    picture = sent(cast)
    placed = hold(cast, ("room", new_id()))
    by_schedule_free = holds_on(subject_of(picture))
    assert by_schedule_free == []
    actions.extend_hold(viewer=cast.alice, hold_id=placed.pk, scopes=[("attachment", picture.pk)], reason="this too")
    actions.extend_hold(viewer=cast.alice, hold_id=placed.pk, scopes=[("attachment", picture.pk)], reason="twice")
    with pytest.raises(Held):
        by_page(cast, picture)
    assert placed.scopes.count() == 2


def test_a_quiet_hold_is_told_when_somebody_asks_and_not_before(lasting_cast):
    cast = lasting_cast
    picture = sent(cast)
    assert not fate_of(picture.pk).is_held
    hold(cast, ("person", cast.bob.user_id), is_quiet=True, contact="The office, 03-0000-0000")
    assert not fate_of(picture.pk).is_held
    with pytest.raises(Held) as held:
        by_page(cast, picture)
    assert held.value.contacts == ("The office, 03-0000-0000",)
    hold(cast, ("attachment", picture.pk))
    fate = fate_of(picture.pk)
    assert (fate.is_held, fate.hold_contact, fate.is_wanted) == (True, "Alice", True)


def test_a_hold_placed_at_the_same_moment_is_before_or_after_never_missed(lasting_cast):
    """One thread forgets, one holds: either the hold is refused nothing to keep, or the picture is kept."""
    cast = lasting_cast
    pictures = [sent(cast) for _ in range(6)]
    outcomes: list[bool] = []

    def forget(picture):
        try:
            by_page(cast, picture)
            outcomes.append(True)
        except Held:
            outcomes.append(False)
        finally:
            connection.close()

    def keep():
        hold(cast, ("room", cast.room.pk))
        connection.close()

    threads = [threading.Thread(target=forget, args=[picture]) for picture in pictures]
    threads.insert(3, threading.Thread(target=keep))
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    placed_at = Entry.objects.get(verb="storage:hold:placed").sequence
    for entry in Entry.objects.filter(verb="storage:objects:forgotten"):
        assert entry.sequence < placed_at
    assert len(outcomes) == 6
    assert sum(outcomes) == Entry.objects.filter(verb="storage:objects:forgotten").count()


def test_forgetting_inside_a_transaction_that_fails_forgets_nothing(lasting_cast):
    picture = sent(lasting_cast)

    def forget_and_fail() -> None:
        with transaction.atomic():
            attachments.forget(attachment_ids=[picture.pk], rule=Rule.DAY)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        forget_and_fail()
    assert is_there(picture)
    assert not Receipt.objects.exists()


def test_places_of_a_subject_go_from_narrow_to_wide():
    one, room, person, house = new_id(), new_id(), new_id(), new_id()
    subject = Subject(kind="attachment", id=one, organisation_id=house, room_id=room, person_id=person)
    assert [target for _, target in subject.places()] == [one, room, person, house]


def test_nobody_forgets_what_is_not_theirs(lasting_cast):
    from sudare.kit.errors import NotFound

    cast = lasting_cast
    picture = sent(cast)
    other = factories.a_viewer(organisation=cast.organisation, name="Dora", role=Role.MEMBER)
    for viewer in (cast.charlie, other):
        with pytest.raises(NotFound):
            attachments.forget_picture(viewer=viewer, attachment_id=picture.pk)
    assert is_there(picture)

"""All somebody sent: who is counted as having looked, how many queries it takes, and how it is taken back."""

import pytest

import factories
from cast import Cast
from sudare.attachments.models import Attachment
from sudare.attachments.terms import Kept, State
from sudare.consents import actions as consents
from sudare.kit.errors import NotFound
from sudare.rooms import actions as rooms
from sudare.senders import actions, queries
from sudare.senders.terms import PAGE
from sudare.storage import actions as storage
from sudare.storage.errors import Held
from sudare.storage.models import SealedObject
from sudare.viewing.actions import deliver

pytestmark = pytest.mark.django_db(transaction=True)
TEXTS = {"ja": "写真は30日で忘れます。", "en": "Pictures are forgotten after 30 days."}


def sent(viewer, **where):
    return queries.sent_by(user_id=viewer.user_id, organisation_id=viewer.organisation_id, **where)


def post_picture(viewer, room) -> Attachment:
    picture = factories.a_confirmed_picture(uploader=viewer, room=room)
    rooms.post(viewer=viewer, room_id=room.pk, text="", attachment_ids=[picture.pk])
    return picture


def test_people_are_counted_once_and_the_sender_never(lasting_cast: Cast) -> None:
    cast = lasting_cast
    picture = post_picture(cast.bob, cast.room)
    for viewer in (cast.alice, cast.alice, cast.bob):
        b"".join(deliver(viewer=viewer, attachment_id=picture.pk, name="view").chunks)
    line = sent(cast.bob).items[0]
    assert (line.onlookers, line.room_name, line.has_thumbnail) == (1, "Front desk", True)
    assert sent(cast.alice).items == ()
    assert sent(cast.charlie).items == ()


def test_a_page_costs_the_same_for_one_and_three(lasting_cast: Cast, django_assert_num_queries) -> None:
    cast = lasting_cast
    for amount in (1, 2):
        for _ in range(amount):
            post_picture(cast.bob, cast.room)
        with django_assert_num_queries(5):
            sent(cast.bob)


def test_pages_follow_each_other_without_gap_or_twin(lasting_cast: Cast, monkeypatch) -> None:
    cast = lasting_cast
    monkeypatch.setattr(queries, "PAGE", 2)
    pictures = [post_picture(cast.bob, cast.room).pk for _ in range(3)]
    first = sent(cast.bob)
    second = sent(cast.bob, before=first.before)
    assert [line.id for line in first.items + second.items] == pictures[::-1]
    assert second.before is None
    assert PAGE > 2


def test_a_room_of_its_own_shows_only_that_room(lasting_cast: Cast) -> None:
    cast = lasting_cast
    other = factories.a_room(organisation=cast.organisation, members=[cast.bob], name="Other")
    here, _ = post_picture(cast.bob, cast.room), post_picture(cast.bob, other)
    assert [line.id for line in sent(cast.bob, room_id=cast.room.pk).items] == [here.pk]


def test_taking_back_destroys_keys_and_is_for_the_sender_alone(lasting_cast: Cast) -> None:
    cast = lasting_cast
    picture = post_picture(cast.bob, cast.room)
    for stranger in (cast.alice, cast.charlie):
        with pytest.raises(NotFound):
            actions.forget_own(viewer=stranger, attachment_id=picture.pk)
    actions.forget_own(viewer=cast.bob, attachment_id=picture.pk)
    picture.refresh_from_db()
    assert picture.state == State.FORGOTTEN
    assert not SealedObject.objects.filter(wrapped_key__isnull=False).exists()
    with pytest.raises(NotFound):
        actions.forget_own(viewer=cast.bob, attachment_id=picture.pk)
    assert sent(cast.bob).items[0].state == State.FORGOTTEN


def test_withdrawing_forgets_everything_sent_and_nothing_of_others(lasting_cast: Cast) -> None:
    cast = lasting_cast
    hers = post_picture(cast.alice, cast.room)
    consents.write_text(viewer=cast.alice, texts=TEXTS)
    consents.give(viewer=cast.bob, version=1, language="ja")
    for _ in range(2):
        post_picture(cast.bob, cast.room)
    actions.withdraw_consent(viewer=cast.bob)
    assert set(Attachment.objects.filter(uploader_id=cast.bob.user_id).values_list("state", flat=True)) == {
        State.FORGOTTEN
    }
    hers.refresh_from_db()
    assert hers.state == State.SENT


def test_a_case_keeps_it_and_says_whom_to_ask(lasting_cast: Cast) -> None:
    cast = lasting_cast
    picture, free = post_picture(cast.bob, cast.room), post_picture(cast.bob, cast.room)
    for contact, is_quiet in (("Alice, extension 12", False), ("Nobody may know", True)):
        storage.place_hold(
            viewer=cast.alice,
            case="2026-17",
            reason="An enquiry",
            scopes=[("attachment", picture.pk)],
            contact=contact,
            is_quiet=is_quiet,
        )
    kept = {line.id: line.kept for line in sent(cast.bob).items}
    assert kept[free.pk] is None
    assert kept[picture.pk] == Kept(is_held=True, hold_contact="Alice, extension 12", floor_until=None)
    with pytest.raises(Held):
        actions.forget_own(viewer=cast.bob, attachment_id=picture.pk)
    again = {line.id: line.kept for line in sent(cast.bob).items}[picture.pk]
    assert again is not None
    assert again.is_wanted  # the wish is kept, and the list says so


def test_what_a_dead_worker_left_of_a_withdrawal_goes_later(lasting_cast: Cast) -> None:
    cast = lasting_cast
    consents.write_text(viewer=cast.alice, texts=TEXTS)
    for viewer in (cast.alice, cast.bob):
        consents.give(viewer=viewer, version=1, language="ja")
        post_picture(viewer, cast.room)
    consents.withdraw(viewer=cast.bob)  # and then the machine stopped
    actions.finish_withdrawals()
    assert sent(cast.bob).items[0].state == State.FORGOTTEN
    assert queries.withdrawn_with_pictures() == []
    assert sent(cast.alice).items[0].state == State.SENT

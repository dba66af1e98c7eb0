"""Help for whoever received it, for nobody else: not for who said it, not for who looks on, not for the log."""

import pytest

import factories
from cast import Cast
from doorbell import a_browser
from sudare.accounts import actions as accounts
from sudare.accounts.terms import Role
from sudare.audit.models import Entry
from sudare.contacts import CONTACTS
from sudare.kit.errors import NotFound
from sudare.rooms import actions as rooms
from sudare.watching import actions, queries
from sudare.watching.errors import NobodyToTrust
from sudare.watching.terms import Trouble
from sudare.watching.terms import card_words as said
from watching.test_listening import THREAT, listened, threatened

pytestmark = pytest.mark.django_db


def card_of(cast: Cast, viewer):
    return actions.card_for(viewer=viewer, room_id=cast.room.pk)


def said_by(cast: Cast, viewer, *texts: str) -> None:
    for text in texts:
        rooms.post(viewer=viewer, room_id=cast.room.pk, text=text)
    actions.listen(room_id=cast.room.pk)


def test_the_receiver_is_helped_and_nobody_else(cast: Cast) -> None:
    listened(cast)
    erin = factories.a_viewer(organisation=cast.organisation, name="Erin", role=Role.SUPERVISOR)
    desk = rooms.open_desk(viewer=cast.alice, name="Repairs")
    rooms.place_room(viewer=cast.alice, room_id=cast.room.pk, desk_id=desk.pk)
    rooms.add_supervisor(viewer=cast.alice, desk_id=desk.pk, user_id=erin.user_id)
    before = Entry.objects.count()
    threatened(cast)
    assert Entry.objects.count() == before + 1  # the message, and nothing about it
    card = card_of(cast, cast.alice)
    assert card
    assert card.kinds[0] == Trouble.EXPOSURE
    assert {"pay", "delete", "send"} <= {one.code for one in card.dont}
    assert {"preserve", "stop", "talk"} <= {one.code for one in card.now}
    assert card_of(cast, cast.bob) is None
    assert card_of(cast, erin) is None
    with pytest.raises(NotFound):
        card_of(cast, cast.charlie)
    with pytest.raises(NotFound):  # nor may who looks on put it away
        actions.dismiss_card(viewer=erin, room_id=cast.room.pk)


def test_whom_a_hint_reaches(cast: Cast) -> None:
    listened(cast)
    before = queries.newest_hit_id()
    threatened(cast)
    assert queries.helped_by(queries.hits_after(before)) == [(cast.room.pk, frozenset({cast.alice.user_id}))]


def test_it_stays_away_until_something_new_is_noticed(cast: Cast) -> None:
    listened(cast)
    threatened(cast)
    actions.dismiss_card(viewer=cast.alice, room_id=cast.room.pk)
    assert card_of(cast, cast.alice) is None
    said_by(cast, cast.bob, "おはよう")
    assert card_of(cast, cast.alice) is None
    threatened(cast)
    assert card_of(cast, cast.alice)


def test_it_goes_with_the_message(cast: Cast) -> None:
    listened(cast)
    message = rooms.post(viewer=cast.bob, room_id=cast.room.pk, text=THREAT)
    actions.listen(room_id=cast.room.pk)
    rooms.delete(viewer=cast.bob, message_id=message.pk)
    assert card_of(cast, cast.alice) is None  # at once, before any worker comes by


def test_it_goes_when_its_reader_is_spared_the_words(cast: Cast) -> None:
    """Reported once, nobody is asked to report it again; nor is helped against words they no longer see."""
    listened(cast)
    message = rooms.post(viewer=cast.bob, room_id=cast.room.pk, text=THREAT)
    actions.listen(room_id=cast.room.pk)
    assert card_of(cast, cast.alice)
    rooms.hide(viewer=cast.alice, message_id=message.pk)
    assert card_of(cast, cast.alice) is None


def test_who_wrote_of_dying_gets_their_own_helplines_and_the_other_how_to_help(cast: Cast) -> None:
    listened(cast)
    said_by(cast, cast.bob, "もう死にたい")
    own, helper = card_of(cast, cast.bob), card_of(cast, cast.alice)
    assert own
    assert helper
    assert (own.kinds, own.title, own.contacts[0]) == ((Trouble.OWN,), said.OWN_TITLE, "somebody_to_talk_to")
    assert own.dont == ()
    assert (helper.kinds, helper.title) == ((Trouble.SELF_HARM,), said.HELPER_TITLE)
    assert "listen" in {one.code for one in helper.now}


def test_who_is_told_to_die_is_the_one_who_is_helped(cast: Cast) -> None:
    listened(cast)
    said_by(cast, cast.bob, "お前なんか死ねよ")
    card = card_of(cast, cast.alice)
    assert card
    assert card.kinds == (Trouble.URGED,)
    assert "somebody_to_talk_to" in card.contacts
    assert card_of(cast, cast.bob) is None


def test_an_unknown_age_and_a_sexual_demand_is_spoken_to_as_to_a_minor(cast: Cast) -> None:
    listened(cast)
    said_by(cast, cast.bob, "裸の写真送って")
    card = card_of(cast, cast.alice)
    assert card
    assert card.is_as_minor
    assert said.AS_MINOR in card.says
    assert card.contacts[:3] == said.FOR_MINORS
    assert "stop_ncii" not in card.contacts  # for adults
    assert [one.code for one in card.guides] == ["guardians", "talking-with-a-child"]


def test_guides_for_a_grown_up_are_named_to_somebody_under_age_alone(cast: Cast) -> None:
    listened(cast)
    said_by(cast, cast.bob, THREAT)
    card = card_of(cast, cast.alice)
    assert card
    assert card.guides == ()
    accounts.mark_minor(viewer=cast.alice, membership_id=cast.bob.membership_id, adult_id=cast.alice.user_id)
    said_by(cast, cast.alice, THREAT)
    theirs = card_of(cast, cast.bob)
    assert theirs
    door = f"/api/v1/rooms/{cast.room.pk}/card?language=ja-plain"
    told = a_browser(cast.bob).get(door).json()["card"]["guides"]
    assert [one["code"] for one in told] == [one.code for one in theirs.guides] == ["guardians", "talking-with-a-child"]
    assert all(a_browser(cast.bob).get(f"/guide/{one['code']}/").status_code == 200 for one in told)
    assert "大人（おとな）" in told[0]["text"]


def test_an_age_alone_accuses_nobody_and_names_nobody(cast: Cast) -> None:
    listened(cast)
    said_by(cast, cast.alice, "中2です", "部活のあとテスト勉強してる")
    assert card_of(cast, cast.bob) is None
    assert card_of(cast, cast.alice) is None


def test_who_came_later_is_not_shown_what_others_received(cast: Cast) -> None:
    listened(cast)
    threatened(cast)
    dora = factories.a_viewer(organisation=cast.organisation, name="Dora")
    rooms.add_member(viewer=cast.alice, room_id=cast.room.pk, user_id=dora.user_id)
    assert card_of(cast, dora) is None


def test_every_contact_and_every_kind_has_its_words() -> None:
    for kind in Trouble:
        assert said.SAYS[kind].ja
        assert said.NOW[kind]
        assert set(said.CONTACTS_FOR[kind]) <= set(CONTACTS)
    assert set(said.FOR_MINORS) <= set(CONTACTS)


def test_a_trusted_person_is_of_the_house_and_not_oneself(cast: Cast) -> None:
    for stranger in (cast.charlie.user_id, cast.bob.user_id):
        with pytest.raises(NobodyToTrust):
            actions.choose_trusted(viewer=cast.bob, user_id=stranger)
    actions.choose_trusted(viewer=cast.bob, user_id=cast.alice.user_id)
    chosen = queries.trusted_by(cast.bob)
    assert chosen
    assert chosen.trusted_id == cast.alice.user_id
    assert str(cast.alice.user_id) not in str(list(Entry.objects.filter(verb="watching:trusted:chosen").values()))
    actions.choose_trusted(viewer=cast.bob, user_id=None)
    assert queries.trusted_by(cast.bob) is None

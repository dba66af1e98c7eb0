"""Links for people outside on pages: made and shown once, listed with looks left, taken back; who may, and why not."""

import re
from dataclasses import replace

import pytest
from django.core.cache import cache
from django.test import Client

import factories
from cast import Cast
from doorbell import prove
from sudare.accounts.models import User
from sudare.accounts.terms import Role, Viewer
from sudare.attachments.models import Attachment
from sudare.kit.errors import NotAllowed
from sudare.policy.document import write_policy
from sudare.policy.presets import preset
from sudare.rooms import actions as rooms
from sudare.rooms.errors import OnlyLooking
from sudare.rulebook import actions as rulebook
from sudare.viewing import actions as viewing
from sudare.viewing.models import ShareLink
from sudare.viewing.terms import Deed

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def fresh_counts() -> None:
    cache.clear()


@pytest.fixture
def picture(lasting_cast: Cast) -> Attachment:
    cast = lasting_cast
    in_profile(cast, "shop")
    return factories.a_sent_picture(uploader=cast.bob, room=cast.room)


def in_profile(cast: Cast, profile: str) -> None:
    rulebook.choose_preset(
        viewer=cast.alice, scope="organisation", place_id=cast.organisation.pk, profile=profile, reason="for this test"
    )


def browser(viewer: Viewer) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(User.objects.get(pk=viewer.user_id))
    return client


def page_of(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_the_address_is_shown_once_and_opens(lasting_cast: Cast, picture: Attachment) -> None:
    cast = lasting_cast
    alice = prove(browser(cast.alice), cast.alice)
    address = f"/pictures/{picture.pk}/share/"
    made = alice.post(address, {"label": "The insurer", "days": "3", "max_views": "3", "password": ""})
    assert made.status_code == 201
    (secret,) = re.findall(r"/s/([\w-]{20,})/", made.content.decode())
    assert secret not in page_of(alice, address)
    outsider = Client(headers={"accept-language": "en"})
    assert outsider.post(f"/s/{secret}/").status_code == 302
    for listed in (address, "/shares/"):
        assert "2 openings left" in page_of(alice, listed)
        assert "The insurer" in page_of(alice, listed)


def test_whoever_sent_it_reads_of_the_link_and_ends_it(lasting_cast: Cast, picture: Attachment) -> None:
    cast = lasting_cast
    link, secret = viewing.share(viewer=factories.proved(cast.alice), attachment_id=picture.pk, days=7, label="Insurer")
    bob, record = browser(cast.bob), f"/pictures/{picture.pk}/"
    assert "made by" in page_of(bob, record)
    assert bob.get("/shares/").status_code == 403
    assert browser(cast.charlie).post(f"/shares/{link.pk}/revoke/").status_code == 404
    ended = bob.post(f"/shares/{link.pk}/revoke/", {"page": "picture", "picture": str(picture.pk)})
    assert ended["Location"] == record
    assert "taken back" in page_of(bob, record)
    assert Client().get(f"/s/{secret}/").status_code == 404


def test_where_the_rules_say_no_the_page_says_why(lasting_cast: Cast, picture: Attachment) -> None:
    cast = lasting_cast
    rulebook.change_policy(
        viewer=cast.alice,
        scope="organisation",
        place_id=cast.organisation.pk,
        document=write_policy(replace(preset("shop"), sharing="off")),
        reason="for this test",
    )
    shown = page_of(browser(cast.alice), f"/pictures/{picture.pk}/share/")
    assert "its rules say so" in shown
    assert 'name="days"' not in shown


def test_only_those_who_may_come_to_the_form(lasting_cast: Cast, picture: Attachment) -> None:
    cast = lasting_cast
    address = f"/pictures/{picture.pk}/share/"
    assert browser(cast.bob).get(address).status_code == 403
    assert browser(cast.charlie).get(address).status_code == 404
    wrong = prove(browser(cast.alice), cast.alice).post(address, {"days": "3", "password": "short"})
    assert wrong.status_code == 422
    assert not ShareLink.objects.exists()


def test_whoever_only_looks_after_the_desk_takes_nothing_outside(lasting_cast: Cast, picture: Attachment) -> None:
    cast = lasting_cast
    watcher = factories.proved(
        factories.a_viewer(organisation=cast.organisation, name="Dana", role=Role.SUPERVISOR),
    )
    desk = rooms.open_desk(viewer=factories.proved(cast.alice), name="Front")
    rooms.place_room(viewer=factories.proved(cast.alice), desk_id=desk.pk, room_id=cast.room.pk)
    rooms.add_supervisor(viewer=factories.proved(cast.alice), desk_id=desk.pk, user_id=watcher.user_id)
    assert b"".join(viewing.deliver(viewer=watcher, attachment_id=picture.pk, name="view").chunks)
    with pytest.raises(OnlyLooking):
        viewing.share(viewer=watcher, attachment_id=picture.pk, days=1)
    with pytest.raises(NotAllowed):
        viewing.deliver(viewer=watcher, attachment_id=picture.pk, name="view", deed=Deed.DOWNLOADED)


def test_the_list_costs_the_same_for_one_and_three(
    lasting_cast: Cast, picture: Attachment, django_assert_max_num_queries
) -> None:
    cast = lasting_cast
    alice = browser(cast.alice)
    page_of(alice, "/shares/")
    for amount in (1, 2):
        for _ in range(amount):
            viewing.share(viewer=factories.proved(cast.alice), attachment_id=picture.pk, days=7)
        with django_assert_max_num_queries(13):
            page_of(alice, "/shares/")

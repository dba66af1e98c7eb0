"""Who saw what, on pages: for a room and for a person, every deed by its own name; and nothing for whoever may not."""

import pytest
from django.test import Client

import factories
from cast import Cast
from sudare.accounts.models import User
from sudare.accounts.terms import Viewer
from sudare.viewing.actions import deliver
from sudare.viewing.terms import Deed

pytestmark = pytest.mark.django_db(transaction=True)


def browser(viewer: Viewer) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(User.objects.get(pk=viewer.user_id))
    return client


def look(viewer: Viewer, picture, name: str = "view", deed: Deed = Deed.OPENED) -> None:
    b"".join(deliver(viewer=viewer, attachment_id=picture.pk, name=name, deed=deed).chunks)


def test_a_room_tells_looking_from_taking_along(lasting_cast: Cast) -> None:
    cast = lasting_cast
    picture = factories.a_sent_picture(uploader=cast.alice, room=cast.room)
    look(cast.bob, picture, "thumbnail")
    look(cast.bob, picture)
    look(cast.bob, picture, deed=Deed.DOWNLOADED)
    page = browser(cast.alice).get(f"/rooms/{cast.room.pk}/views/").content.decode()
    for words in ("saw it small, in the conversation", "opened it large", "saved a copy of it", picture.name):
        assert words in page
    person = browser(cast.alice).get(f"/people/{cast.bob.user_id}/views/").content.decode()
    assert "What <" in person
    assert "saved a copy of it" in person


def test_nobody_else_reads_it(lasting_cast: Cast) -> None:
    cast = lasting_cast
    look(cast.bob, factories.a_sent_picture(uploader=cast.alice, room=cast.room))
    for address in (f"/rooms/{cast.room.pk}/views/", f"/people/{cast.bob.user_id}/views/"):
        assert browser(cast.bob).get(address).status_code == 403
        assert browser(cast.charlie).get(address).status_code == 404


def test_a_list_costs_the_same_for_one_and_three(lasting_cast: Cast, django_assert_max_num_queries) -> None:
    cast = lasting_cast
    alice = browser(cast.alice)
    for amount in (1, 2):
        for _ in range(amount):
            look(cast.bob, factories.a_sent_picture(uploader=cast.alice, room=cast.room))
        with django_assert_max_num_queries(20):
            alice.get(f"/rooms/{cast.room.pk}/views/")

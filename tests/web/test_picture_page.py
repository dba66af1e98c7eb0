"""One's own picture as a page: what was found and decided, who looked, and the way to object; for its sender alone."""

from datetime import timedelta

from django.test import Client

import factories
from cast import Cast
from sudare.accounts.models import User
from sudare.accounts.terms import Viewer
from sudare.attachments.models import Attachment, Review
from sudare.attachments.terms import ReviewKind, ReviewState, State
from sudare.kit.clock import now
from sudare.kit.ids import new_id


def browser(viewer: Viewer) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(User.objects.get(pk=viewer.user_id))
    return client


def a_refused_picture(cast: Cast) -> Attachment:
    picture = factories.a_sent_picture(uploader=cast.bob, room=cast.room)
    Attachment.objects.filter(pk=picture.pk).update(state=State.REFUSED)
    Review.objects.create(
        organisation_id=cast.organisation.pk,
        attachment=picture,
        kind=ReviewKind.HELD,
        state=ReviewState.REFUSED,
        due_at=now() + timedelta(minutes=10),
        decided_at=now(),
        reviewer_id=cast.alice.user_id,
        reason="Other people are in it",
    )
    return picture


def test_only_its_sender_has_this_page(cast: Cast) -> None:
    picture = factories.a_sent_picture(uploader=cast.bob, room=cast.room)
    assert "It has arrived" in browser(cast.bob).get(f"/pictures/{picture.pk}/").content.decode()
    others = [browser(who).get(f"/pictures/{pk}/") for who, pk in ((cast.alice, picture.pk), (cast.alice, new_id()))]
    assert {answer.status_code for answer in others} == {404}
    assert len({answer.content for answer in others}) == 1


def test_a_checked_picture_is_confirmed_without_scripts(cast: Cast) -> None:
    picture = factories.a_checked_picture(uploader=cast.bob, room=cast.room)
    assert "Yes, send it like this" in browser(cast.bob).get(f"/pictures/{picture.pk}/").content.decode()
    browser(cast.bob).post(f"/pictures/{picture.pk}/confirm/")
    picture.refresh_from_db()
    assert picture.state == State.CONFIRMED


def test_a_refusal_is_explained_and_objected_to_once(cast: Cast) -> None:
    picture = a_refused_picture(cast)
    bob, address = browser(cast.bob), f"/pictures/{picture.pk}/"
    page = bob.get(address).content.decode()
    assert "Other people are in it" in page
    assert "You can object once" in page
    assert bob.post(f"{address}appeal/", {"words": ""}).status_code == 422
    assert browser(cast.alice).post(f"{address}appeal/", {"words": "Mine"}).status_code == 404
    bob.post(f"{address}appeal/", {"words": "They all agreed"})
    assert Review.objects.filter(words="They all agreed", state=ReviewState.WAITING).count() == 1
    page = bob.get(address).content.decode()
    assert "You can object once" not in page
    assert bob.post(f"{address}appeal/", {"words": "Again"}).status_code == 422

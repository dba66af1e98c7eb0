"""Pages of senders: one's own list, the page behind a link, links, consent. What a stranger sees of them is nothing."""

import pytest
from django.core.cache import cache
from django.test import Client

import factories
from cast import Cast
from sudare.accounts.models import User
from sudare.accounts.terms import Viewer
from sudare.attachments.models import Attachment
from sudare.attachments.terms import State
from sudare.consents import actions as consents
from sudare.consents.queries import standing_of
from sudare.kit.ids import new_id
from sudare.rooms import actions as rooms
from sudare.senders import actions
from sudare.storage.engines.receipts import Word, verify_receipt
from sudare.storage.models import Receipt
from sudare.viewing.actions import deliver
from sudare.web import tries

pytestmark = pytest.mark.django_db(transaction=True)
TEXTS = {"ja": "写真は30日で忘れます。", "en": "Pictures are forgotten after 30 days."}


@pytest.fixture(autouse=True)
def fresh_counts() -> None:
    cache.clear()


def browser(viewer: Viewer | None = None) -> Client:
    client = Client(headers={"accept-language": "en"})
    if viewer is not None:
        client.force_login(User.objects.get(pk=viewer.user_id))
    return client


def post_picture(viewer: Viewer, room) -> Attachment:
    picture = factories.a_confirmed_picture(uploader=viewer, room=room)
    rooms.post(viewer=viewer, room_id=room.pk, text="", attachment_ids=[picture.pk])
    return picture


@pytest.fixture
def secret(lasting_cast: Cast) -> str:
    cast = lasting_cast
    return actions.make_link(viewer=cast.alice, room_id=cast.room.pk, user_id=cast.bob.user_id, days=30)[1]


def test_my_pictures_say_who_saw_them_and_go_when_asked(lasting_cast: Cast) -> None:
    cast = lasting_cast
    picture = post_picture(cast.bob, cast.room)
    bob = browser(cast.bob)
    assert "Nobody has seen it yet" in bob.get("/me/pictures/").content.decode()
    b"".join(deliver(viewer=cast.alice, attachment_id=picture.pk, name="view").chunks)
    page = bob.get("/me/pictures/").content.decode()
    assert "Seen by 1 person" in page
    assert "Front desk" in page
    assert browser(cast.alice).post(f"/me/pictures/{picture.pk}/forget/").status_code == 404
    assert "nobody can open it" in bob.post(f"/me/pictures/{picture.pk}/forget/", follow=True).content.decode()
    picture.refresh_from_db()
    assert picture.state == State.FORGOTTEN
    for wrong in ("x", "9" * 40, str(new_id())):
        assert bob.get(f"/me/pictures/?before={wrong}").status_code == 200


def test_a_guest_sees_their_own_and_who_looked_and_takes_it_back(lasting_cast: Cast, secret: str) -> None:
    cast = lasting_cast
    own, hers = post_picture(cast.bob, cast.room), post_picture(cast.alice, cast.room)
    b"".join(deliver(viewer=cast.alice, attachment_id=own.pk, name="view").chunks)
    guest = browser()
    page = guest.get(f"/mine/{secret}/")
    text = page.content.decode()
    assert (str(own.pk) in text, str(hers.pk) in text) == (True, False)
    assert "no-store" in page["Cache-Control"]
    assert "Alice" not in text
    assert "Alice" in guest.get(f"/mine/{secret}/{own.pk}/").content.decode()
    shown = guest.get(f"/mine/{secret}/{own.pk}/thumbnail/")
    assert (shown.status_code, "no-store" in shown["Cache-Control"]) == (200, True)
    saved = guest.get(f"/mine/{secret}/{own.pk}/full/?download=true")
    assert saved["Content-Disposition"].startswith("attachment")
    for what in (f"{hers.pk}/", f"{hers.pk}/thumbnail/", f"{own.pk}/original/", f"{own.pk}/veil/"):
        assert guest.get(f"/mine/{secret}/{what}").status_code == 404
    assert guest.post(f"/mine/{secret}/{hers.pk}/forget/").status_code == 404
    assert "nobody can open it" in guest.post(f"/mine/{secret}/{own.pk}/forget/", follow=True).content.decode()
    assert guest.get(f"/mine/{secret}/{own.pk}/thumbnail/").status_code == 404


def test_withdrawing_by_link_says_what_went(lasting_cast: Cast, secret: str) -> None:
    cast = lasting_cast
    consents.write_text(viewer=cast.alice, texts=TEXTS)
    consents.give(viewer=cast.bob, version=1, language="ja")
    own = post_picture(cast.bob, cast.room)
    guest = browser()
    assert "Take my consent back" in guest.get(f"/mine/{secret}/").content.decode()
    guest.post(f"/mine/{secret}/withdraw/")
    own.refresh_from_db()
    assert own.state == State.FORGOTTEN
    assert "Take my consent back" not in guest.get(f"/mine/{secret}/").content.decode()


def test_a_link_to_one_room_destroys_nothing_in_another(lasting_cast: Cast, secret: str) -> None:
    """Whoever made it, or found it, would otherwise end what they never had a link to."""
    cast = lasting_cast
    consents.write_text(viewer=cast.alice, texts=TEXTS)
    consents.give(viewer=cast.bob, version=1, language="ja")
    private = factories.a_room(organisation=cast.organisation, members=[cast.bob], name="Other")
    pictures = [post_picture(cast.bob, cast.room), post_picture(cast.bob, private)]
    guest = browser()
    assert "reaches one room" in guest.post(f"/mine/{secret}/withdraw/", follow=True).content.decode()
    assert {Attachment.objects.get(pk=each.pk).state for each in pictures} == {State.SENT}
    assert browser(cast.bob).post("/api/v1/me/withdraw").json()["forgotten"] == len(pictures)
    assert standing_of(user_id=cast.bob.user_id, organisation_id=cast.organisation.pk).is_asked


def test_wrong_links_are_one_answer_and_soon_none(lasting_cast: Cast, secret: str) -> None:
    own = post_picture(lasting_cast.bob, lasting_cast.room)
    guest = browser()
    answers = [guest.get(f"/mine/{wrong}/{rest}") for wrong in ("a" * 43, "b") for rest in ("", f"{own.pk}/thumbnail/")]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1
    for _ in range(tries.WRONG):
        last = guest.get("/mine/nothing/")
    assert last.status_code == 429
    assert guest.get(f"/mine/{secret}/").status_code == 200  # who has the right one is not locked out by guesses


def test_a_link_is_made_and_ended_on_its_page(lasting_cast: Cast) -> None:
    cast = lasting_cast
    alice, address = browser(cast.alice), f"/rooms/{cast.room.pk}/links/"
    assert "Bob" in alice.get(address).content.decode()
    made = alice.post(f"{address}make/", {"person": str(cast.bob.user_id), "days": "7"})
    assert (made.status_code, "/mine/" in made.content.decode()) == (201, True)
    bob = browser(cast.bob)
    assert bob.post(f"{address}make/", {"person": str(cast.alice.user_id), "days": "7"}).status_code == 422
    page = bob.get(address).content.decode()
    ending = page.split("/revoke/")[0].split('action="')[-1]
    assert bob.post(f"{ending}/revoke/", follow=True).status_code == 200
    assert "Links that work now" not in alice.get(address).content.decode()
    assert browser(cast.charlie).get(address).status_code == 404


def test_consent_is_read_given_and_written_on_pages(lasting_cast: Cast) -> None:
    cast = lasting_cast
    alice, bob = browser(cast.alice), browser(cast.bob)
    assert "Nothing is asked here" in bob.get("/consent/").content.decode()
    assert bob.get("/consent/texts/").status_code == 403
    assert "Nobody outside gets the picture" in alice.get("/consent/texts/").content.decode()
    assert alice.post("/consent/texts/write/", {"ja": "", "en": "x"}).status_code == 422
    alice.post("/consent/texts/write/", TEXTS)
    page = bob.get("/consent/").content.decode()
    assert TEXTS["en"] in page
    assert "to answer" in page
    assert bob.post("/consent/give/", {"version": "7"}).status_code == 409
    assert "Thank you" in bob.post("/consent/give/", {"version": "1"}, follow=True).content.decode()
    assert "1 agreed" in alice.get("/consent/texts/").content.decode()
    assert "is withdrawn" in bob.post("/consent/withdraw/", follow=True).content.decode()
    assert "no consent of yours" in bob.post("/consent/withdraw/", follow=True).content.decode()


def test_a_receipt_is_there_for_sender_guest_and_reader_of_the_log_and_for_nobody_else(
    lasting_cast: Cast, secret: str
) -> None:
    cast = lasting_cast
    picture = post_picture(cast.bob, cast.room)
    bob, guest = browser(cast.bob), browser()
    assert guest.get(f"/mine/{secret}/{picture.pk}/receipt/").status_code == 404  # it lives
    bob.post(f"/me/pictures/{picture.pk}/forget/")
    receipt = Receipt.objects.get(subject_id=picture.pk)
    address = f"/receipts/{receipt.pk}/"
    assert address in bob.get("/me/pictures/").content.decode()
    assert f"/mine/{secret}/{picture.pk}/receipt/" in guest.get(f"/mine/{secret}/").content.decode()
    assert address in browser(cast.alice).get("/retention/").content.decode()
    page = bob.get(address).content.decode()
    assert "Its sender asked for it" in page
    assert str(picture.pk) in page
    for who, file in ((bob, f"{address}file/"), (guest, f"/mine/{secret}/{picture.pk}/receipt/file/")):
        answer = who.get(file)
        assert answer["Content-Disposition"].startswith("attachment")
        words = {check.name: check.word for check in verify_receipt(answer.json())}
        assert words
        assert Word.FAILS not in words.values()
    assert "To the rooms" not in guest.get(f"/mine/{secret}/{picture.pk}/receipt/").content.decode()
    dora = factories.a_viewer(organisation=cast.organisation, name="Dora")
    for stranger in (browser(cast.charlie), browser(dora)):
        assert [stranger.get(place).status_code for place in (address, f"{address}file/")] == [404, 404]

"""The one-way diversion on pages: where a frozen person is led, what they may still do, the sheet, and giving back."""

import pytest
from django.test import Client

import factories
from cast import Cast
from sudare.accounts.models import Membership, User
from sudare.accounts.terms import Role, Viewer
from sudare.attachments.models import Attachment, Review
from sudare.attachments.terms import State
from sudare.contacts import CONTACTS, FOR_REPORTS
from sudare.kit.clock import now
from sudare.kit.ids import new_id

VERDICT = {
    "decision": "never",
    "reasons": [{"rule": "explicit-child", "policy": "school@1", "findings": []}],
    "masks": [],
    "diverts": True,
    "unknown": [],
}
DIGEST = "ab" * 32


def browser(viewer: Viewer | None = None) -> Client:
    client = Client(headers={"accept-language": "en"})
    if viewer is not None:
        client.force_login(User.objects.get(pk=viewer.user_id))
    return client


@pytest.fixture
def diverted(cast: Cast) -> Attachment:
    """What is left after a diversion: Bob's seat is frozen, a row without bytes remains."""
    Membership.objects.filter(pk=cast.bob.membership_id).update(frozen_at=now())
    return Attachment.objects.create(
        organisation_id=cast.organisation.pk,
        uploader_id=cast.bob.user_id,
        name="20261122_picture_1",
        state=State.REFUSED,
        verdict=VERDICT,
        sha256=DIGEST,
    )


def test_every_page_of_a_frozen_person_leads_to_one(cast: Cast, diverted: Attachment) -> None:
    bob = browser(cast.bob)
    for address in (
        "/rooms/",
        f"/rooms/{cast.room.pk}/",
        "/people/",
        "/me/",
        "/policy/",
        "/known/",
        "/reviews/",
        "/protect/",
        f"/pictures/{diverted.pk}/",
        "/accounts/password/change/",
        "/accounts/2fa/",
    ):
        assert bob.get(address)["Location"] == "/frozen/", address
    assert bob.post(f"/rooms/{cast.room.pk}/", {"text": "Hi"})["Location"] == "/frozen/"
    page = bob.get("/frozen/").content.decode()
    assert "Your access is resting" in page
    assert "/rooms/" not in page
    assert bob.get("/guide/before-you-send/").status_code == 200
    assert bob.post("/language/", {"language": "ja", "next": "/frozen/"})["Location"] == "/frozen/"
    bob.post("/accounts/logout/")
    assert bob.get("/frozen/")["Location"].startswith("/accounts/login/")


def test_others_have_no_such_page(cast: Cast, diverted: Attachment) -> None:
    assert browser(cast.alice).get("/frozen/")["Location"] == "/rooms/"
    assert browser(cast.charlie).get("/frozen/")["Location"] == "/rooms/"
    assert browser().get("/frozen/")["Location"].startswith("/accounts/login/")


def test_it_accuses_nobody_and_names_whom_to_talk_to(cast: Cast, diverted: Attachment) -> None:
    page = browser(cast.bob).get("/frozen/").content.decode()
    for word in ("child", "porn", "crime", "illegal", "explicit", DIGEST):
        assert word not in page.replace("children_sos", "").replace("Children", "").lower(), word
    assert "Alice" in page
    assert "0120-0-78310" in page


def test_one_writes_once(cast: Cast, diverted: Attachment) -> None:
    bob = browser(cast.bob)
    empty = bob.post("/frozen/", {"words": " "})
    assert "Please fill this in." in empty.content.decode()
    assert bob.post("/frozen/", {"words": "It was for the doctor"})["Location"] == "/frozen/"
    page = bob.get("/frozen/").content.decode()
    assert "What you wrote has arrived" in page
    assert "<textarea" not in page
    bob.post("/frozen/", {"words": "Once more"})
    assert [review.words for review in Review.objects.all()] == ["It was for the doctor"]
    assert "It was for the doctor" in browser(cast.alice).get(f"/reviews/{Review.objects.get().pk}/").content.decode()


def test_agreeing_gives_no_access_back_but_leads_there(cast: Cast, diverted: Attachment) -> None:
    browser(cast.bob).post("/frozen/", {"words": "It was for the doctor"})
    review = Review.objects.get()
    page = browser(cast.alice).get(f"/reviews/{review.pk}/").content.decode()
    assert "Nothing in particular" not in page  # nobody may think that it was looked at and harmless
    done = browser(cast.alice).post(f"/reviews/{review.pk}/accept/", follow=True)
    assert done.redirect_chain[-1][0] == "/protect/"
    assert "Their access is still resting" in done.content.decode()
    assert "on its way to the room" not in done.content.decode()
    assert Membership.objects.get(pk=cast.bob.membership_id).frozen_at


@pytest.mark.parametrize("role", list(Role))
def test_who_sees_the_sheets(cast: Cast, diverted: Attachment, role: Role) -> None:
    viewer = factories.a_viewer(organisation=cast.organisation, role=role)
    is_for_them = role in {Role.OWNER, Role.ADMIN}
    for address in ("/protect/", f"/protect/{diverted.pk}/"):
        page = browser(viewer).get(address)
        assert (page.status_code == 200) is is_for_them
        assert ("Bob" in page.content.decode()) is is_for_them
    browser(viewer).post(f"/protect/{diverted.pk}/lift/", {"reason": "A family picture"})
    assert (Membership.objects.get(pk=cast.bob.membership_id).frozen_at is None) is is_for_them


def test_the_sheet_has_everything_but_the_picture(cast: Cast, diverted: Attachment) -> None:
    page = browser(cast.alice).get(f"/protect/{diverted.pk}/").content.decode()
    for word in (DIGEST, str(diverted.pk), "explicit-child", "Bob", "Aozora Repairs"):
        assert word in page, word
    assert all(CONTACTS[code].reach in page for code in FOR_REPORTS)
    assert "as of " in page
    assert "<img" not in page
    assert "rendition" not in page


def test_giving_back_asks_why_and_foreign_is_absent(cast: Cast, diverted: Attachment) -> None:
    refused = browser(cast.alice).post(f"/protect/{diverted.pk}/lift/", {"reason": ""})
    assert (refused.status_code, "Please fill this in." in refused.content.decode()) == (422, True)
    charlie = browser(cast.charlie)
    foreign, absent = charlie.get(f"/protect/{diverted.pk}/"), charlie.get(f"/protect/{new_id()}/")
    assert foreign.status_code == absent.status_code == 404
    assert foreign.content == absent.content
    assert charlie.post(f"/protect/{diverted.pk}/lift/", {"reason": "x"}).status_code == 404
    assert Membership.objects.get(pk=cast.bob.membership_id).frozen_at
    assert "Nothing has happened" in charlie.get("/protect/").content.decode()


def test_the_list_costs_the_same_for_one_and_three(
    cast: Cast, diverted: Attachment, django_assert_max_num_queries
) -> None:
    alice = browser(cast.alice)
    for amount in (0, 2):
        for number in range(amount):
            Attachment.objects.create(
                organisation_id=cast.organisation.pk,
                uploader_id=cast.bob.user_id,
                name=f"20261122_picture_{number}",
                state=State.REFUSED,
                verdict=VERDICT,
            )
        with django_assert_max_num_queries(14):
            alice.get("/protect/")

"""The list of stopped pictures: who sees it, who lifts, and that it shows no picture."""

import pytest
from django.test import Client

import factories
from cast import Cast
from logbook import reason_of
from sudare.accounts.models import User
from sudare.accounts.terms import Role, Viewer
from sudare.kit.ids import new_id
from sudare.rulebook.actions import ban
from sudare.rulebook.models import KnownPicture


def browser(viewer: Viewer) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(User.objects.get(pk=viewer.user_id))
    return client


def a_ban(viewer: Viewer, label: str = "Spam from May") -> KnownPicture:
    return ban(
        organisation_id=viewer.organisation_id, actor_id=viewer.user_id, label=label, fingerprints=[bytes(range(32))]
    )


@pytest.mark.parametrize(
    ("role", "sees", "lifts"),
    [
        (Role.OWNER, True, True),
        (Role.ADMIN, True, True),
        (Role.SUPERVISOR, True, False),
        (Role.AGENT, False, False),
        (Role.MEMBER, False, False),
        (Role.AUDITOR, False, False),
    ],
)
def test_who_sees_the_list_and_who_lifts(cast: Cast, role: Role, sees: bool, lifts: bool) -> None:
    picture, viewer = a_ban(cast.alice), factories.a_viewer(organisation=cast.organisation, role=role)
    page = browser(viewer).get("/known/")
    assert (page.status_code, "Spam from May" in page.content.decode()) == ((200, True) if sees else (404, False))
    assert ("Take it off the list" in page.content.decode()) is lifts
    browser(viewer).post(f"/known/{picture.pk}/lift/", {"reason": "A mistake"})
    assert KnownPicture.objects.exists() is not lifts


def test_lifting_asks_why_and_keeps_the_answer(cast: Cast) -> None:
    picture, alice = a_ban(cast.alice), browser(cast.alice)
    answer = alice.post(f"/known/{picture.pk}/lift/", {"reason": " "})
    assert (answer.status_code, "Please fill this in." in answer.content.decode()) == (422, True)
    assert KnownPicture.objects.exists()
    done = alice.post(f"/known/{picture.pk}/lift/", {"reason": "A mistake"}, follow=True)
    assert "It is off the list" in done.content.decode()
    assert "No picture is stopped" in done.content.decode()
    assert reason_of("rulebook:known_picture:ban_lifted") == "A mistake"


def test_absent_and_foreign_are_one_answer(cast: Cast) -> None:
    picture = a_ban(cast.alice)
    charlie = browser(cast.charlie)
    assert "Spam from May" not in charlie.get("/known/").content.decode()
    foreign, absent = (charlie.post(f"/known/{pk}/lift/", {"reason": "Because"}) for pk in (picture.pk, new_id()))
    assert foreign.status_code == absent.status_code == 404
    assert foreign.content == absent.content


def test_the_list_shows_no_picture_and_costs_the_same_for_one_and_three(
    cast: Cast, django_assert_max_num_queries
) -> None:
    alice = browser(cast.alice)
    for amount in (1, 2):
        for _ in range(amount):
            a_ban(cast.alice)
        with django_assert_max_num_queries(12):
            page = alice.get("/known/").content.decode()
        assert "<img" not in page
        assert "rendition" not in page

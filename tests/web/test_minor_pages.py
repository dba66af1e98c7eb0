"""Marking on the page of people; and being asked, beforehand, whom one would turn to."""

from cast import Cast
from doorbell import a_browser, prove
from factories import a_sent_picture, a_viewer
from sudare.accounts.models import Minor
from sudare.accounts.terms import Role
from sudare.rulebook import actions as rulebook
from sudare.watching import actions, queries
from sudare.watching.errors import NobodyToTrust


def test_marking_and_lifting_on_the_page_of_people(cast: Cast) -> None:
    alice, bob = a_browser(cast.alice), a_browser(cast.bob)
    seat = cast.bob.membership_id
    form = {"adult": str(cast.alice.user_id)}
    assert bob.post(f"/people/{seat}/minor/", form, follow=True).status_code in {200, 403}
    assert not Minor.objects.exists()
    alice.post(f"/people/{seat}/minor/", {"adult": "nonsense"})
    assert not Minor.objects.exists()
    alice.post(f"/people/{seat}/minor/", form)
    assert Minor.objects.get().adult_id == cast.alice.user_id
    assert "Bob is under age" in alice.get("/people/").content.decode()
    assert "nder age" not in bob.get("/people/").content.decode()  # who isn't to know reads nothing of it
    prove(alice, cast.alice)
    alice.post(f"/people/{seat}/minor/lift/", {"reason": "turned eighteen"})
    assert not Minor.objects.exists()


def test_somebody_under_age_is_asked_once_and_only_grown_ups_are_offered(cast: Cast) -> None:
    dora = a_viewer(organisation=cast.organisation, name="Dora")
    for young in (cast.bob, dora):
        a_browser(cast.alice).post(f"/people/{young.membership_id}/minor/", {"adult": str(cast.alice.user_id)})
    bob = a_browser(cast.bob)
    assert bob.get("/rooms/").headers["Location"] == "/me/listening/?asked=1"
    page = bob.get("/me/listening/?asked=1").content.decode()
    assert "Your organisation has named" in page
    assert str(dora.user_id) not in page
    assert bob.get("/rooms/").status_code == 200  # once is enough for today
    assert a_browser(cast.alice).get("/rooms/").status_code == 200


def test_whom_they_chose_goes_before_whom_the_house_named(cast: Cast) -> None:
    erin = a_viewer(organisation=cast.organisation, name="Erin", role=Role.AGENT)
    dora = a_viewer(organisation=cast.organisation, name="Dora")
    alice = a_browser(cast.alice)
    for young in (cast.bob, dora):
        alice.post(f"/people/{young.membership_id}/minor/", {"adult": str(cast.alice.user_id)})
    assert queries.somebody_for(cast.bob).pk == cast.alice.user_id
    try:
        actions.choose_trusted(viewer=cast.bob, user_id=dora.user_id)
    except NobodyToTrust:
        pass
    else:
        raise AssertionError("somebody under age is no grown-up to turn to")
    actions.choose_trusted(viewer=cast.bob, user_id=erin.user_id)
    assert queries.somebody_for(cast.bob).pk == erin.user_id
    assert queries.somebody_for(cast.bob, besides=[erin.user_id]).pk == cast.alice.user_id
    alice.post(f"/people/{erin.membership_id}/role/", {"role": "member"})
    prove(alice, cast.alice)
    alice.post(f"/people/{erin.membership_id}/role/", {"role": "member"})
    alice.post(f"/people/{erin.membership_id}/minor/", {"adult": str(cast.alice.user_id)})
    assert queries.somebody_for(cast.bob).pk == cast.alice.user_id  # who turned out under age isn't one any more


def test_the_page_to_share_says_why_not_and_offers_no_change_of_rules(cast: Cast) -> None:
    rulebook.choose_preset(
        viewer=cast.alice, scope="organisation", place_id=cast.organisation.pk, profile="shop", reason="for this test"
    )
    picture = a_sent_picture(uploader=cast.alice, room=cast.room)
    alice = a_browser(cast.alice)
    address = f"/pictures/{picture.pk}/share/"
    assert "Make a link" in alice.get(address).content.decode()
    alice.post(f"/people/{cast.bob.membership_id}/minor/", {"adult": str(cast.alice.user_id)})
    page = alice.get(address).content.decode()
    assert "show it to them here and in person" in page
    assert "See or change the rules" not in page

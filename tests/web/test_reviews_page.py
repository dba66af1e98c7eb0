"""Judging pictures: who gets to the queue, how much is shown when, what each decision asks, and who was faster."""

import json
from datetime import timedelta

import pytest
from django.test import Client

import factories
from cast import Cast
from sudare.accounts.models import User
from sudare.accounts.terms import Role, Viewer
from sudare.attachments.models import Attachment, Review
from sudare.attachments.terms import ReviewKind, ReviewState, State
from sudare.kit.clock import now
from sudare.kit.ids import new_id

FACE = {"kind": "face", "score": 0.9, "box": [0.1, 0.2, 0.3, 0.4], "engine": "scripted", "frame": 0}
PHONE = {"kind": "phone", "score": 0.9, "box": [0.5, 0.5, 0.2, 0.1], "engine": "scripted", "frame": 0}
VERDICT = {
    "decision": "hold",
    "reasons": [{"rule": "face-name-address", "policy": "shop@1", "findings": [0]}],
    "masks": [[0.09, 0.19, 0.32, 0.42]],
    "diverts": False,
    "unknown": [],
}


def browser(viewer: Viewer | None = None) -> Client:
    client = Client(headers={"accept-language": "en"})
    if viewer is not None:
        client.force_login(User.objects.get(pk=viewer.user_id))
    return client


def a_waiting_review(cast: Cast, *, uploader: Viewer | None = None, kind: ReviewKind = ReviewKind.HELD) -> Review:
    picture = factories.a_sent_picture(uploader=uploader or cast.bob, room=cast.room)
    Attachment.objects.filter(pk=picture.pk).update(state=State.HELD, verdict=VERDICT, findings=[FACE, PHONE])
    return Review.objects.create(
        organisation_id=cast.organisation.pk,
        attachment=picture,
        kind=kind,
        due_at=now() + timedelta(minutes=10),
        words="It is my own dog" if kind != ReviewKind.HELD else "",
    )


def is_decided(review: Review) -> bool:
    review.refresh_from_db()
    return review.state != ReviewState.WAITING


@pytest.mark.parametrize(
    ("role", "reviews"),
    [
        (Role.OWNER, True),
        (Role.ADMIN, True),
        (Role.SUPERVISOR, True),
        (Role.AGENT, False),
        (Role.MEMBER, False),
        (Role.AUDITOR, False),
    ],
)
def test_who_judges(cast: Cast, role: Role, reviews: bool) -> None:
    review, viewer = a_waiting_review(cast), factories.a_viewer(organisation=cast.organisation, role=role)
    page = browser(viewer).get("/reviews/")
    assert (page.status_code, "Bob" in page.content.decode()) == ((200, True) if reviews else (404, False))
    one = browser(viewer).get(f"/reviews/{review.pk}/")
    assert (one.status_code == 200) is reviews
    assert ("Face" in one.content.decode()) is reviews
    browser(viewer).post(f"/reviews/{review.pk}/refuse/", {"why": "others"})
    assert is_decided(review) is reviews
    badge = browser(viewer).get("/people/").content.decode()
    assert ('href="/reviews/"' in badge) is reviews


def test_strangers_and_foreign_people_learn_nothing(cast: Cast) -> None:
    review = a_waiting_review(cast)
    address = f"/reviews/{review.pk}/"
    assert browser().get(address)["Location"] == f"/accounts/login/?next={address}"
    charlie = browser(cast.charlie)
    foreign, absent = charlie.get(address), charlie.get(f"/reviews/{new_id()}/")
    assert foreign.status_code == absent.status_code == 404
    assert foreign.content == absent.content
    assert "Bob" not in charlie.get("/reviews/").content.decode()
    for deed in ("look", "unmask", "accept", "refuse", "ban"):
        assert charlie.post(f"{address}{deed}/", {"reason": "x", "why": "others", "label": "x"}).status_code == 404
    assert not is_decided(review)


def test_ones_own_pictures_are_for_others(cast: Cast) -> None:
    review = a_waiting_review(cast, uploader=cast.alice)
    page = browser(cast.alice).get("/reviews/").content.decode()
    assert "1 picture of your own is waiting too" in page
    assert f"/reviews/{review.pk}/" not in page
    assert browser(cast.alice).get(f"/reviews/{review.pk}/").status_code == 403
    browser(cast.alice).post(f"/reviews/{review.pk}/accept/")
    assert not is_decided(review)


def test_the_veil_comes_first_and_more_only_when_asked(cast: Cast) -> None:
    review = a_waiting_review(cast)
    alice, address = browser(cast.alice), f"/reviews/{review.pk}/"
    picture = f"/api/v1/attachments/{review.attachment_id}/renditions/"
    first = alice.get(address).content.decode()
    assert f"{picture}veil" in first
    assert not any(f"{picture}{name}" in first for name in ("view", "full", "thumbnail", "original"))
    assert "its sender can see that you looked" in first
    assert f"{picture}view" in alice.post(f"{address}look/").content.decode()
    assert f"{picture}veil" in alice.get(address).content.decode()
    assert "rendition" not in alice.get("/reviews/").content.decode()


def test_unmasking_asks_why(cast: Cast) -> None:
    review = a_waiting_review(cast)
    answer = browser(cast.alice).post(f"/reviews/{review.pk}/unmask/", {"reason": " "})
    assert answer.status_code == 422
    assert "renditions/original" not in answer.content.decode()


def test_findings_and_rules_stand_in_plain_words(cast: Cast) -> None:
    page = browser(cast.alice).get(f"/reviews/{a_waiting_review(cast).pk}/").content.decode()
    for word in ("Face", "Phone number", "Why it waits"):
        assert word in page
    assert "face-name-address" not in page
    assert page.count('name="masks"') == 1  # the face is covered already


def test_a_refusal_needs_a_reason_the_sender_understands(cast: Cast) -> None:
    User.objects.filter(pk=cast.bob.user_id).update(language="ja")
    review = a_waiting_review(cast)
    alice, address = browser(cast.alice), f"/reviews/{review.pk}/refuse/"
    for words in ({}, {"why": "own", "words": "  "}, {"why": "nonsense"}):
        assert alice.post(address, words).status_code == 422
    assert not is_decided(review)
    done = alice.post(address, {"why": "others", "words": "Thank you!"}, follow=True).content.decode()
    assert "The sender is told why" in done
    review.refresh_from_db()
    assert (review.state, review.reviewer_id) == (ReviewState.REFUSED, cast.alice.user_id)
    assert review.reason == "ほかの人が写っています。顔を伏せて、もう一度お送りください。 Thank you!"


def test_whoever_was_slower_is_told_calmly(cast: Cast) -> None:
    review = a_waiting_review(cast)
    other = factories.a_viewer(organisation=cast.organisation, role=Role.ADMIN)
    browser(other).post(f"/reviews/{review.pk}/refuse/", {"why": "unneeded"})
    for deed in ("accept", "refuse", "look", "ban"):
        sent = {"why": "others", "label": "x"}
        page = browser(cast.alice).post(f"/reviews/{review.pk}/{deed}/", sent, follow=True)
        assert page.redirect_chain == [("/reviews/", 302)]
        assert "Somebody else has decided" in page.content.decode()
    review.refresh_from_db()
    assert review.reviewer_id == other.user_id


def test_letting_through_and_covering_more(cast: Cast) -> None:
    review = a_waiting_review(cast)
    page = browser(cast.alice).post(f"/reviews/{review.pk}/accept/", follow=True).content.decode()
    assert "on its way to the room" in page
    assert is_decided(review)
    second = a_waiting_review(cast)
    assert browser(cast.alice).post(f"/reviews/{second.pk}/accept/", {"masks": ["7"]}).status_code == 422
    browser(cast.alice).post(f"/reviews/{second.pk}/accept/", {"masks": ["1"]})
    drawing = Attachment.objects.get(pk=second.attachment_id).drawing
    assert drawing is not None
    assert drawing["edit"]["masks"] == [{"box": PHONE["box"]}]


def test_what_a_reviewer_draws_by_hand_is_covered_too(cast: Cast) -> None:
    review = a_waiting_review(cast)
    alice, place = browser(cast.alice), f"/reviews/{review.pk}/accept/"
    for nonsense in ("{", '["x"]', '[{"box": [0, 0]}]', '[{"stroke": {"points": 3}}]'):
        assert alice.post(place, {"drawn": nonsense}).status_code == 422
    assert not is_decided(review)
    stroke = {"stroke": {"points": [[0.1, 0.1], [0.4, 0.2]], "radius": 0.02}}
    alice.post(place, {"masks": ["1"], "drawn": json.dumps([stroke])})
    drawing = Attachment.objects.get(pk=review.attachment_id).drawing
    assert drawing is not None
    assert drawing["edit"]["masks"] == [{"box": PHONE["box"]}, stroke]


def test_an_objection_shows_what_was_said_before(cast: Cast) -> None:
    review = a_waiting_review(cast, kind=ReviewKind.APPEAL)
    admin = factories.a_viewer(organisation=cast.organisation, role=Role.ADMIN)
    Review.objects.create(
        organisation_id=cast.organisation.pk,
        attachment=review.attachment,
        kind=ReviewKind.HELD,
        state=ReviewState.REFUSED,
        due_at=now(),
        decided_at=now(),
        reviewer_id=admin.user_id,
        reason="Too many people in it",
    )
    page = browser(cast.alice).get(f"/reviews/{review.pk}/").content.decode()
    assert "It is my own dog" in page
    assert "Too many people in it" in page
    assert "Objection" in browser(cast.alice).get("/reviews/").content.decode()
    assert browser(admin).get(f"/reviews/{review.pk}/").status_code == 403
    assert f"/reviews/{review.pk}/" not in browser(admin).get("/reviews/").content.decode()


def test_ages_are_told_in_words(cast: Cast) -> None:
    review = a_waiting_review(cast)
    Review.objects.filter(pk=review.pk).update(
        requested_at=now() - timedelta(minutes=25), due_at=now() - timedelta(minutes=15)
    )
    page = browser(cast.alice).get("/reviews/").content.decode()
    assert "Overdue, waiting for 25\xa0minutes" in page
    assert "is-overdue" in page


def test_an_empty_queue_teaches(cast: Cast) -> None:
    assert "you open only as much of it as you need" in browser(cast.alice).get("/reviews/").content.decode()


def test_the_queue_costs_the_same_for_one_and_three(cast: Cast, django_assert_max_num_queries) -> None:
    alice = browser(cast.alice)
    for amount in (1, 2):
        for _ in range(amount):
            a_waiting_review(cast)
        with django_assert_max_num_queries(15):
            alice.get("/reviews/")

"""The switch is for who makes the rules; the answer and the trusted person are everybody's own."""

import pytest

from cast import Cast
from doorbell import a_browser
from sudare.watching import queries
from sudare.watching.terms import ListeningAnswer

pytestmark = pytest.mark.django_db


def test_switching_on_asks_and_a_yes_is_taken_back_on_ones_own_page(cast: Cast) -> None:
    alice, bob = a_browser(cast.alice), a_browser(cast.bob)
    assert bob.get("/listening/").status_code == 403
    assert bob.post("/listening/switch/", {"on": "1"}, follow=True).status_code == 403
    assert not queries.is_on(cast.organisation.pk)
    assert alice.get("/listening/").status_code == 200
    alice.post("/listening/switch/", {"on": "1"})
    assert queries.is_on(cast.organisation.pk)
    assert b'name="version" value="1"' in bob.get("/me/listening/").content
    for said, stands in (("yes", ListeningAnswer.YES), ("no", ListeningAnswer.NO)):
        bob.post("/me/listening/answer/", {"answer": said, "version": "1"})
        assert queries.answer_of(cast.bob) == stands
    alice.post("/listening/switch/")
    assert not queries.is_on(cast.organisation.pk)


def test_a_yes_to_a_text_that_changed_meanwhile_is_no_yes(cast: Cast) -> None:
    alice, bob = a_browser(cast.alice), a_browser(cast.bob)
    alice.post("/listening/switch/", {"on": "1"})
    assert alice.post("/listening/write/", {"ja": "あたらしい文", "en": "Another text"}).status_code == 302
    bob.post("/me/listening/answer/", {"answer": "yes", "version": "1"})
    assert queries.answer_of(cast.bob) == ListeningAnswer.UNASKED


def test_who_is_trusted_is_chosen_among_the_house(cast: Cast) -> None:
    bob = a_browser(cast.bob)
    page = bob.get("/me/listening/").content.decode()
    assert str(cast.alice.user_id) in page
    assert str(cast.charlie.user_id) not in page
    for person in (str(cast.charlie.user_id), "nonsense"):
        bob.post("/me/listening/trust/", {"person": person})
        assert queries.trusted_by(cast.bob) is None
    bob.post("/me/listening/trust/", {"person": str(cast.alice.user_id)})
    chosen = queries.trusted_by(cast.bob)
    assert chosen
    assert chosen.trusted_id == cast.alice.user_id

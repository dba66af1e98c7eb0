"""What somebody with bad intent tries at a desk's doors, each in vain."""

import json

import pytest
from django.test import Client

import factories
from doorbell import a_browser
from sudare.consents import actions as consents
from sudare.consents.terms import Purpose
from sudare.reception import actions
from sudare.reception.models import Visit

pytestmark = pytest.mark.django_db
NAMES = {"name": "q", "kind": "text", "is_required": False, "title": {"ja": "件", "en": "About"}}


@pytest.fixture
def desk(cast):
    desk = factories.a_reception(owner=cast.alice, prechat=[NAMES])
    actions.seat_staff(viewer=cast.alice, desk_id=desk.desk_id, user_id=cast.bob.user_id)
    return desk


def bearing(token: str) -> Client:
    return Client(enforce_csrf_checks=True, headers={"Authorization": f"Bearer {token}"})


def post(client: Client, path: str, body: object) -> int:
    answer = client.post(f"/api/v1{path}", json.dumps(body), content_type="application/json")
    return answer.status_code


def test_the_page_of_a_desk_stands_in_no_frame(desk):
    """Framed, its yes could lie unseen under somebody else's button."""
    shown = Client().get(f"/d/{desk.key}/")
    assert shown.status_code == 200
    assert shown.headers["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in shown.headers["Content-Security-Policy"]


def test_a_visitors_token_moves_no_visit_from_the_staffs_side(desk):
    entered, visit = factories.a_visit(desk)
    other, _ = factories.a_visit(desk)
    for token in (entered.token, other.token):
        for deed in ("take", "close", "notes", "hand", "reopen"):
            assert post(bearing(token), f"/visits/{visit.pk}/{deed}", {"reason": "solved", "text": "x"}) == 404
        assert bearing(token).get(f"/api/v1/visits/{visit.pk}").status_code == 404
    assert Visit.objects.get(pk=visit.pk).state == "waiting"


def test_an_old_yes_is_no_yes_to_a_new_text(cast, desk):
    old = factories.every_yes(desk.organisation_id)
    consents.write_text(viewer=cast.alice, texts={"ja": "あたらしい", "en": "new"}, purpose=Purpose.TALK)
    said = [{"purpose": purpose, "version": version} for purpose, version in old]
    came = factories.somebody_in(desk)
    assert post(bearing(came.token), "/visit/begin", {"consents": said, "rules_accepted": True}) >= 400
    assert not Visit.objects.filter(visitor=came.visitor).exists()


def test_nothing_is_uploaded_before_the_first_yes(desk):
    came, (other, visit) = factories.somebody_in(desk), factories.a_visit(desk)
    sent = bearing(came.token).post(f"/api/v1/uploads?room_id={visit.room_id}", b"x", content_type="image/jpeg")
    assert sent.status_code >= 400
    assert post(bearing(came.token), f"/rooms/{visit.room_id}/messages", {"text": "x"}) >= 400
    assert bearing(other.token).get(f"/api/v1/rooms/{visit.room_id}").status_code == 200


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "//evil.example/x", "https://:pw@/x", "\x00", "vbscript:x"]
)
def test_a_page_that_is_no_address_is_not_shown(desk, address):
    assert factories.somebody_in(desk, page=address).visitor.page == ""


def test_a_link_in_a_letter_opens_nothing_after_everything_was_forgotten(desk):
    entered, _ = factories.a_visit(desk)
    secret = actions.resume_address(entered.visitor).partition("#resume=")[2]
    actions.erase(viewer=entered.viewer)
    assert post(Client(), f"/desk/{desk.key}/resume", {"secret": secret}) == 404
    assert bearing(entered.token).get("/api/v1/visit").status_code == 401


def test_answers_stay_words_and_no_more_of_them_than_asked(cast, desk):
    came = factories.somebody_in(desk)
    begun = {"consents": [{"purpose": p, "version": v} for p, v in factories.every_yes(desk.organisation_id)]}
    door = bearing(came.token)
    assert post(door, "/visit/begin", begun | {"answers": {"q": "x" * 100_000}}) >= 400
    assert post(door, "/visit/begin", begun | {"answers": {"q": "<b>=1+1</b>", "is_admin": "yes"}}) == 200
    visit = Visit.objects.get(visitor=came.visitor)
    assert visit.answers == {"q": "<b>=1+1</b>"}
    assert b"<b>=1+1" not in a_browser(cast.bob).get("/desk/").content


def test_beginning_twice_is_one_visit_and_judging_twice_one_opinion(desk):
    entered, visit = factories.a_visit(desk)
    given = factories.every_yes(desk.organisation_id)
    assert actions.begin(viewer=entered.viewer, given=given, rules_accepted=True).pk == visit.pk
    actions.leave(viewer=entered.viewer)
    for score in (3, 1):
        assert post(bearing(entered.token), "/visit/satisfaction", {"score": score, "words": "=1+1"}) == 200
    assert list(Visit.objects.values_list("satisfaction", flat=True)) == [1]


def test_exported_numbers_hold_no_word_of_a_visitor(cast, desk):
    """A cell that begins with "=" would be reckoned by whoever opens the file."""
    entered, _ = factories.a_visit(desk, name="=cmd|x", answers={"q": "=HYPERLINK(1)"})
    actions.leave(viewer=entered.viewer)
    actions.judge(viewer=entered.viewer, score=2, words="@SUM(1)")
    written = a_browser(cast.alice).get(f"/desks/{desk.desk_id}/numbers.csv")
    assert written.status_code == 200
    cells = [cell for row in written.content.decode("utf-8-sig").splitlines() for cell in row.split(",")]
    assert not [cell for cell in cells if cell[:1] in {"=", "+", "-", "@", "\t"}]

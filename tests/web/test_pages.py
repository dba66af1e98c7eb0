"""Pages of ours: who sees what, what a form answers, and that nothing leads outside."""

import re
from html.parser import HTMLParser

import pytest
from django.test import Client

import factories
from cast import Cast
from doorbell import prove
from sudare.accounts import access, actions
from sudare.accounts.models import Membership, User
from sudare.accounts.terms import Role, Viewer
from sudare.kit.ids import new_id
from sudare.rooms import actions as rooms
from sudare.rooms.models import Message, RoomMember

NEWCOMER = {"name": "Dana", "email": "dana@example.com", "password": factories.PASSWORD, "language": "en"}


def browser(viewer: Viewer | None = None, *, language: str = "en") -> Client:
    client = Client(headers={"accept-language": language})
    if viewer is not None:
        client.force_login(User.objects.get(pk=viewer.user_id))
    return client


def with_password(viewer: Viewer) -> dict[str, str]:
    user = User.objects.get(pk=viewer.user_id)
    user.set_password(factories.PASSWORD)
    user.save()
    return {"login": user.email, "password": factories.PASSWORD}


class Forms(HTMLParser):
    """Every form with the names of what is in it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.forms: list[tuple[str, set[str]]] = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        words = dict(attrs)
        if tag == "form":
            self.forms.append((words.get("method", "get"), set()))
        elif words.get("name") and self.forms:
            self.forms[-1][1].add(words["name"])


def test_a_stranger_is_asked_to_sign_in_and_comes_back(cast: Cast) -> None:
    for address in ("/rooms/", f"/rooms/{cast.room.pk}/", "/people/", "/me/"):
        answer = browser().get(address)
        assert (answer.status_code, answer["Location"]) == (302, f"/accounts/login/?next={address}")
    assert browser().get("/")["Location"] == "/rooms/"


def test_absent_foreign_and_left_rooms_are_one_answer_to_the_byte(cast: Cast) -> None:
    rooms.remove_member(viewer=cast.alice, room_id=cast.room.pk, user_id=cast.bob.user_id)
    bob = browser(cast.bob)
    for method in ("get", "post"):
        answers = [
            getattr(bob, method)(f"/rooms/{room_id}/", {"text": "Hi"})
            for room_id in (cast.room.pk, cast.other_room.pk, new_id())
        ]
        assert {answer.status_code for answer in answers} == {404}
        assert len({(answer.content, str(sorted(answer.headers.items()))) for answer in answers}) == 1
    assert not Message.objects.exists()


@pytest.mark.parametrize("address", ["role", "disable", "enable"])
def test_absent_and_foreign_people_are_one_answer(cast: Cast, address: str) -> None:
    words = {"role": "member", "reason": "Because"}
    foreign, absent = (
        browser(cast.charlie).post(f"/people/{seat}/{address}/", words) for seat in (cast.bob.membership_id, new_id())
    )
    assert foreign.status_code == absent.status_code == 404
    assert foreign.content == absent.content


def test_without_scripts_one_reads_posts_and_leaves(cast: Cast) -> None:
    rooms.post(viewer=cast.alice, room_id=cast.room.pk, text="<b>Hello</b> Bob")
    bob, address = browser(cast.bob), f"/rooms/{cast.room.pk}/"
    page = bob.get(address).content.decode()
    assert "&lt;b&gt;Hello&lt;/b&gt; Bob" in page
    assert "<b>Hello" not in page
    key = re.search(r'name="key" value="([^"]+)"', page)
    assert key
    for _ in range(2):  # a double click is one message
        answer = bob.post(address, {"text": "Good morning", "key": key[1]})
        assert answer["Location"] == f"{address}#write"
    assert Message.objects.filter(text="Good morning").count() == 1
    assert "Please write something" in bob.post(address, {"text": " "}).content.decode()
    assert RoomMember.objects.get(room=cast.room, user_id=cast.bob.user_id).read_sequence == 2
    assert bob.post(f"{address}leave/")["Location"] == "/rooms/"
    assert bob.get(address).status_code == 404


def test_a_quote_shows_words_until_they_are_deleted(cast: Cast) -> None:
    question = rooms.post(viewer=cast.alice, room_id=cast.room.pk, text="our secret")
    rooms.post(viewer=cast.bob, room_id=cast.room.pk, text="Yes", reply_to=question.pk)
    bob, address = browser(cast.bob), f"/rooms/{cast.room.pk}/"
    assert "Alice: our secret</blockquote>" in bob.get(address).content.decode()
    rooms.delete(viewer=cast.alice, message_id=question.pk)
    assert "Alice: This message has been deleted.</blockquote>" in bob.get(address).content.decode()


def test_house_rules_stand_before_the_form(cast: Cast) -> None:
    rooms.change_room(viewer=cast.alice, room_id=cast.room.pk, house_rules="Be kind.")
    bob, address = browser(cast.bob), f"/rooms/{cast.room.pk}/"
    assert "Be kind." in bob.get(address).content.decode()
    assert "house rules" in bob.post(address, {"text": "Hi"}).content.decode()
    bob.post(f"{address}house-rules/")
    assert bob.post(address, {"text": "Hi"}).status_code == 302


def test_earlier_messages_are_a_link_away(cast: Cast) -> None:
    for number in range(51):
        rooms.post(viewer=cast.bob, room_id=cast.room.pk, text=f"number-{number}.")
    bob, address = browser(cast.bob), f"/rooms/{cast.room.pk}/"
    assert "number-0." not in bob.get(address).content.decode()
    assert "?before=2" in bob.get(address).content.decode()
    assert "number-0." in bob.get(f"{address}?before=2").content.decode()
    for wrong in ("x", "-1", "9" * 40, "²"):
        assert bob.get(f"{address}?before={wrong}").status_code == 200


def test_a_room_page_costs_the_same_for_one_and_three_messages(cast: Cast, django_assert_max_num_queries) -> None:
    bob, address = browser(cast.bob), f"/rooms/{cast.room.pk}/"
    for amount in (1, 3):
        for _ in range(amount):
            rooms.post(viewer=cast.alice, room_id=cast.room.pk, text="Hello")
        with django_assert_max_num_queries(16):
            bob.get(address)


def test_an_auditor_and_a_person_without_a_seat_are_told_calmly(cast: Cast) -> None:
    auditor = factories.a_viewer(organisation=cast.organisation, name="Ada", role=Role.AUDITOR)
    page = browser(auditor).get("/rooms/")
    assert (page.status_code, "you read the log" in page.content.decode()) == (403, True)
    assert browser(auditor).get(f"/rooms/{cast.room.pk}/").status_code == 404
    bob = browser(cast.bob)
    Membership.objects.filter(pk=cast.bob.membership_id).delete()
    for address in ("/rooms/", "/people/", f"/rooms/{cast.room.pk}/"):
        page = bob.get(address)
        assert (page.status_code, "No seat here yet" in page.content.decode()) == (403, True)
    assert bob.get("/me/").status_code == 200


def test_a_disabled_person_is_out_with_the_next_request(cast: Cast) -> None:
    bob = browser(cast.bob)
    assert bob.get("/rooms/").status_code == 200
    answer = browser(cast.alice).post(f"/people/{cast.bob.membership_id}/disable/", {"reason": "Left us"}, follow=True)
    assert "signed out everywhere" in answer.content.decode()
    assert bob.get("/rooms/")["Location"].startswith("/accounts/login/")
    assert bob.post(f"/rooms/{cast.room.pk}/", {"text": "Hi"})["Location"].startswith("/accounts/login/")


def test_managing_people_on_the_page(cast: Cast) -> None:
    alice = prove(browser(cast.alice), cast.alice)
    page = alice.post(f"/people/{cast.bob.membership_id}/role/", {"role": "agent"}, follow=True)
    assert "The role is changed" in page.content.decode()
    page = alice.post(f"/people/{cast.bob.membership_id}/disable/", {"reason": ""}, follow=True)
    assert "Please write in a few words why" in page.content.decode()
    page = alice.post(f"/people/{cast.alice.membership_id}/role/", {"role": "member"}, follow=True)
    assert "needs at least one owner" in page.content.decode()
    alice.post(f"/people/{cast.bob.membership_id}/disable/", {"reason": "Holiday"})
    assert "Access ended" in alice.get("/people/").content.decode()
    alice.post(f"/people/{cast.bob.membership_id}/enable/")
    assert access.viewer_of(user=User.objects.get(pk=cast.bob.user_id))


def test_a_member_sees_people_but_no_addresses_and_no_forms(cast: Cast) -> None:
    page = browser(cast.bob).get("/people/").content.decode()
    assert "Alice" in page
    assert "Charlie" not in page
    assert "@example.com" not in page
    assert not [action for action in re.findall(r'<form[^>]*action="([^"]*)"', page) if "people" in action]
    answer = browser(cast.bob).post("/people/invite/", {"role": "member"})
    assert answer.status_code == 422


def test_the_link_is_shown_once_and_lets_somebody_in(cast: Cast) -> None:
    alice = browser(cast.alice)
    answer = alice.post("/people/invite/", {"role": "agent", "email": ""})
    link = re.search(r"/invite/[\w-]+/", answer.content.decode())
    assert link
    assert answer.status_code == 201
    assert link[0] not in alice.get("/people/").content.decode()

    dana = browser()
    assert "Aozora Repairs" in dana.get(link[0]).content.decode()
    weak = dana.post(link[0], NEWCOMER | {"password": "password12"}).content.decode()
    assert "too common" in weak
    taken = dana.post(link[0], NEWCOMER | {"email": User.objects.get(pk=cast.bob.user_id).email}).content.decode()
    assert "already an account" in taken
    assert dana.post(link[0], NEWCOMER)["Location"] == "/rooms/"
    assert dana.get("/rooms/").status_code == 200
    assert "This device" in dana.get("/me/").content.decode()
    assert browser().get(link[0]).status_code == 404


def test_a_signed_in_person_takes_an_invitation_as_themselves(cast: Cast) -> None:
    _, secret = actions.invite(viewer=cast.charlie, role=Role.AGENT)
    bob = browser(cast.bob)
    assert "You are signed in as Bob" in bob.get(f"/invite/{secret}/").content.decode()
    assert bob.post(f"/invite/{secret}/")["Location"] == "/rooms/"
    assert Membership.objects.filter(user_id=cast.bob.user_id).count() == 2


def test_the_first_start_page_works_once(db: None) -> None:
    token = actions.first_start_token()
    founder = browser()
    assert founder.get(f"/setup/{token}/").status_code == 200
    refused = founder.post(f"/setup/{token}/", NEWCOMER | {"organisation": ""})
    assert "Please fill this in." in refused.content.decode()
    assert founder.post(f"/setup/{token}/", NEWCOMER | {"organisation": "Aozora"})["Location"] == "/rooms/"
    assert founder.get("/people/").status_code == 200
    assert browser().get(f"/setup/{token}/").status_code == 404
    assert browser().get("/setup/wrong/").status_code == 404


def test_sessions_are_listed_and_ended(cast: Cast) -> None:
    words = with_password(cast.bob)
    phone, laptop = browser(), browser()
    for device in (phone, laptop):
        assert device.post("/accounts/login/", words).status_code == 302
    ending = re.search(r"/me/sessions/\d+/end/", laptop.get("/me/").content.decode())
    assert ending
    assert browser(cast.charlie).post(ending[0]).status_code == 404
    laptop.post(ending[0])
    assert phone.get("/me/").status_code == 302
    phone.post("/accounts/login/", words)
    laptop.post("/me/sessions/end-others/")
    assert phone.get("/me/").status_code == 302
    assert laptop.get("/me/").status_code == 200


def test_a_persons_language_wins_over_cookie_and_browser(cast: Cast) -> None:
    User.objects.filter(pk=cast.bob.user_id).update(language="ja")
    bob = browser(cast.bob, language="en")
    assert '<html lang="ja">' in bob.get("/me/").content.decode()
    assert bob.post("/language/", {"language": "en", "next": "/people/"})["Location"] == "/people/"
    assert '<html lang="en">' in bob.get("/me/").content.decode()
    assert User.objects.get(pk=cast.bob.user_id).language == "en"
    stranger = browser(language="en")
    stranger.post("/language/", {"language": "ja"})
    assert '<html lang="ja">' in stranger.get("/accounts/login/").content.decode()
    assert stranger.post("/language/", {"language": "tlh"}).cookies.get("django_language") is None


@pytest.mark.parametrize(
    "target", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"]
)
def test_nothing_leads_outside(cast: Cast, target: str) -> None:
    assert browser().post("/language/", {"language": "en", "next": target})["Location"] == "/"
    words = with_password(cast.bob) | {"next": target}
    assert browser().post("/accounts/login/", words, query_params={"next": target})["Location"] == "/"
    assert "evil" not in browser(cast.bob).post("/accounts/logout/", {"next": target})["Location"]


def test_every_form_carries_its_token_and_a_post_without_one_does_nothing(cast: Cast) -> None:
    actions.invite(viewer=cast.alice, role=Role.MEMBER)
    _, secret = actions.invite(viewer=cast.alice, role=Role.MEMBER)
    with_password(cast.alice)
    alice = browser(cast.alice)
    pages = [
        alice.get(address) for address in ("/people/", "/me/", f"/rooms/{cast.room.pk}/", "/accounts/password/change/")
    ] + [browser().get(address) for address in (f"/invite/{secret}/", "/accounts/login/", "/accounts/password/reset/")]
    assert {page.status_code for page in pages} == {200}
    forms = [form for page in pages for form in Forms(page.content.decode()).forms]
    assert len(forms) > 15
    assert all("csrfmiddlewaretoken" in names for method, names in forms if method.lower() == "post")

    strict = Client(enforce_csrf_checks=True, headers={"accept-language": "en"})
    strict.force_login(User.objects.get(pk=cast.alice.user_id))
    for address, words in (
        (f"/rooms/{cast.room.pk}/", {"text": "Hi"}),
        (f"/rooms/{cast.room.pk}/leave/", {}),
        (f"/people/{cast.bob.membership_id}/disable/", {"reason": "Because"}),
        ("/people/invite/", {"role": "member"}),
        ("/me/", {"name": "Mallory", "language": "en"}),
        ("/language/", {"language": "ja"}),
    ):
        answer = strict.post(address, words)
        assert (answer.status_code, "reload the page" in answer.content.decode()) == (403, True)
    assert not Message.objects.exists()


def test_pages_are_kept_by_nobody_and_run_nothing_inline(cast: Cast) -> None:
    for viewer, address in (
        (cast.alice, "/people/"),
        (cast.alice, f"/rooms/{cast.room.pk}/"),
        (cast.alice, "/me/"),
        (None, "/accounts/login/"),
        (None, "/nowhere/"),
    ):
        page = browser(viewer).get(address)
        text = page.content.decode()
        assert "script-src 'self'" in page["Content-Security-Policy"]
        assert "style-src 'self'" in page["Content-Security-Policy"]
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", text)
        assert not re.search(r"<script(?![^>]*src=)(?![^>]*application/json)", text)
        assert "no-store" in page.get("Cache-Control", "") or viewer is None


def test_pages_of_allauth_without_a_place_here_lead_home(cast: Cast) -> None:
    assert browser().get("/accounts/signup/")["Location"] == "/accounts/login/"
    for address in ("/accounts/email/", "/accounts/sessions/", "/accounts/confirm-email/abc/"):
        assert browser(cast.bob).get(address)["Location"] == "/me/"

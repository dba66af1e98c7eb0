"""Every page django-allauth can show here wears our look, in both languages, and leaves nothing in the other one."""

import re
import socket
from html.parser import HTMLParser
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.conf import settings
from django.core import mail
from django.test import Client
from structlog.testing import capture_logs

import factories
from cast import Cast
from sudare.accounts.models import User

LATIN = re.compile(r"[A-Za-z]{2,}(?: [A-Za-z']+){2,}")
JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")

OUTSIDE = ["login/", "password/reset/", "password/reset/done/", "password/reset/key/done/", "inactive/"]
OUTSIDE += ["password/reset/key/1-wrong/", "3rdparty/login/cancelled/", "3rdparty/login/error/"]
INSIDE = ["logout/", "password/change/", "reauthenticate/", "2fa/", "2fa/totp/activate/", "2fa/webauthn/add/"]
INSIDE += ["2fa/webauthn/", "2fa/recovery-codes/generate/", "3rdparty/"]
SECURED = ["2fa/", "2fa/totp/deactivate/", "2fa/recovery-codes/", "2fa/recovery-codes/generate/", "2fa/webauthn/add/"]


class Words(HTMLParser):
    """What a person can read on a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.hidden = 0
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.hidden += tag in {"script", "style", "textarea"}
        self.words += [
            value for name, value in attrs if name in {"placeholder", "alt", "title", "aria-label"} and value
        ]

    def handle_endtag(self, tag):
        self.hidden -= tag in {"script", "style", "textarea"}

    def handle_data(self, text):
        if not self.hidden and text.strip():
            self.words.append(text.strip())


@pytest.fixture(scope="module", autouse=True)
def compiled() -> None:
    po = Path(settings.LOCALE_PATHS[0]) / "ja" / "LC_MESSAGES" / "django.po"
    mo = po.with_suffix(".mo")
    if not mo.exists() or mo.stat().st_mtime < po.stat().st_mtime:
        pytest.fail("The Japanese catalogue is not compiled: run `make setup` first.")


def signed_in(cast: Cast, *, language: str) -> Client:
    user = User.objects.get(pk=cast.bob.user_id)
    user.language = language
    user.set_password(factories.PASSWORD)
    user.save()
    client = Client(headers={"accept-language": language})
    answer = client.post("/accounts/login/", {"login": user.email, "password": factories.PASSWORD})
    assert answer.status_code == 302
    client.post("/accounts/reauthenticate/", {"password": factories.PASSWORD})  # as before any change that matters
    return client


def check(page: str, language: str) -> None:
    assert f'<html lang="{language}">' in page
    assert "sudare/built/app.css" in page
    assert 'id="content"' in page
    assert len(re.findall(r"<h1[ >]", page)) == 1
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", page)
    assert not re.search(r"<script(?![^>]*src=)(?![^>]*application/json)", page)
    words = [word for word in Words(page).words if word not in {"日本語", "English", "Sudare"}]
    wrong = LATIN if language == "ja" else JAPANESE
    assert [word for word in words if wrong.search(word)] == []


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("address", OUTSIDE)
def test_pages_for_strangers(db: None, address: str, language: str) -> None:
    answer = Client(headers={"accept-language": language}).get(f"/accounts/{address}")
    check(answer.content.decode(), language)


@pytest.mark.parametrize("address", ["login/", "password/reset/"])
def test_fields_say_once_what_they_want_and_help_a_phone_fill_them(db: None, address: str) -> None:
    page = Client().get(f"/accounts/{address}").content.decode()
    assert "placeholder" not in page
    mail_field = re.search(r'<input type="email"[^>]*>', page)
    assert mail_field
    assert 'autocomplete="' in mail_field[0]


@pytest.mark.parametrize("language", ["ja", "en"])
def test_pages_for_people(cast: Cast, language: str) -> None:
    client = signed_in(cast, language=language)
    for address in INSIDE:
        answer = client.get(f"/accounts/{address}")
        assert answer.status_code == 200, address
        check(answer.content.decode(), language)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_pages_of_the_second_step(cast: Cast, language: str) -> None:
    client = signed_in(cast, language=language)
    bob = User.objects.get(pk=cast.bob.user_id)
    TOTP.activate(bob, "JBSWY3DPEHPK3PXP")
    RecoveryCodes.activate(bob)
    for address in SECURED:
        answer = client.get(f"/accounts/{address}")
        assert answer.status_code == 200, address
        check(answer.content.decode(), language)

    newcomer = Client(headers={"accept-language": language})
    newcomer.cookies["django_language"] = language
    words = {"login": bob.email, "password": factories.PASSWORD}
    answer = newcomer.post("/accounts/login/", words, follow=True)
    assert answer.redirect_chain[-1][0] == "/accounts/2fa/authenticate/"
    check(answer.content.decode(), language)
    wrong = newcomer.post("/accounts/2fa/authenticate/", {"code": "000000"})
    check(wrong.content.decode(), language)
    assert newcomer.get("/rooms/").status_code == 302  # the password alone lets nobody in
    code = Authenticator.objects.get(user=bob, type="recovery_codes").wrap().get_unused_codes()[0]
    assert newcomer.post("/accounts/2fa/authenticate/", {"code": code})["Location"] == "/"
    assert newcomer.get("/rooms/").status_code == 200


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_forgotten_password_comes_back_by_mail(cast: Cast, language: str) -> None:
    bob = User.objects.get(pk=cast.bob.user_id)
    bob.set_password(factories.PASSWORD)
    bob.save()
    client = Client(headers={"accept-language": language})
    answer = client.post("/accounts/password/reset/", {"email": bob.email}, follow=True)
    check(answer.content.decode(), language)
    (letter,) = mail.outbox
    link = re.search(r"/accounts/password/reset/key/\S+", letter.body)
    assert link
    readable = re.sub(r"https?://\S+|Sudare", "", letter.subject + letter.body)
    assert not (LATIN if language == "ja" else JAPANESE).search(readable)
    assert "example.com" not in readable
    form = client.get(link[0], follow=True)
    check(form.content.decode(), language)
    address = form.redirect_chain[-1][0]
    refused = client.post(address, {"password1": "password12", "password2": "password12"})
    check(refused.content.decode(), language)
    fresh = {"password1": "a-fresh-passphrase", "password2": "a-fresh-passphrase"}
    check(client.post(address, fresh, follow=True).content.decode(), language)
    bob.refresh_from_db()
    assert bob.check_password("a-fresh-passphrase")
    check(client.get(link[0], follow=True).content.decode(), language)  # the link works once


def test_the_answer_is_the_same_for_an_address_nobody_has(cast: Cast) -> None:
    known, unknown = (
        Client(headers={"accept-language": "en"}).post("/accounts/password/reset/", {"email": email}, follow=True)
        for email in (User.objects.get(pk=cast.bob.user_id).email, "nobody@example.com")
    )
    plain = [re.sub(r'value="\w{64}"', "", page.content.decode()) for page in (known, unknown)]
    assert plain[0] == plain[1]
    with_link, without = mail.outbox  # both get a letter, so that neither the page nor its time tells them apart
    assert "/password/reset/key/" in with_link.body
    assert "http" not in without.body
    assert "no account with this address" in without.body


@pytest.mark.parametrize("email", ["bob@example.com", "nobody@example.com"])
def test_a_mail_server_that_is_away_changes_no_answer(cast: Cast, email: str, settings) -> None:
    User.objects.filter(pk=cast.bob.user_id).update(email="bob@example.com")
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    with socket.socket() as nobody_listens:
        nobody_listens.bind(("127.0.0.1", 0))
        settings.EMAIL_HOST, settings.EMAIL_PORT = nobody_listens.getsockname()
        with capture_logs() as said:
            answer = Client().post("/accounts/password/reset/", {"email": email})
    assert (answer.status_code, answer["Location"]) == (302, "/accounts/password/reset/done/")
    (failure,) = [entry for entry in said if entry["event"] == "letter_not_mailed"]
    assert failure["log_level"] == "error"
    assert email not in str(failure)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_refusals_on_forms_are_in_the_right_words(cast: Cast, language: str) -> None:
    client = Client(headers={"accept-language": language})
    for words in ({}, {"login": "x", "password": "y"}, {"login": "nobody@example.com", "password": "wrong"}):
        check(client.post("/accounts/login/", words).content.decode(), language)
    inside = signed_in(cast, language=language)
    for words in ({}, {"oldpassword": "wrong", "password1": "short", "password2": "other"}):
        check(inside.post("/accounts/password/change/", words).content.decode(), language)
    check(inside.post("/accounts/2fa/totp/activate/", {"code": "1"}).content.decode(), language)
    check(inside.post("/accounts/reauthenticate/", {"password": "wrong"}).content.decode(), language)
    assert inside.post("/accounts/2fa/totp/activate/", {"code": "1"}).status_code == 200


def test_a_stranger_does_not_choose_where_the_letter_leads(cast: Cast) -> None:
    """The Host header is the asker's, and the asker may be anybody."""
    email = User.objects.get(pk=cast.bob.user_id).email
    Client().post("/accounts/password/reset/", {"email": email}, headers={"host": "localhost:6666"})
    (letter,) = mail.outbox
    assert f"{settings.BASE_URL}/accounts/password/reset/key/" in letter.body
    assert "6666" not in letter.body

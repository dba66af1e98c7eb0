"""A passkey in a real browser: set up, used to sign in alone, used to show once more that it's them."""

import re

import pytest
from playwright.sync_api import Page, expect

from journeys.conftest import PHONE
from journeys.seed_words import PASSWORD
from journeys.test_screens import Inspector

pytestmark = pytest.mark.journey

SLOW_MS = 40_000  # passwords are slow to check on purpose, and a crowded machine is slower still


def a_finger(page: Page) -> None:
    """An authenticator inside the browser that always finds its person present and known."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def sign_in(page: Page, address: str, email: str) -> None:
    page.goto(f"{address}/accounts/login/")
    page.fill("[name=login]", email)
    page.fill("[name=password]", PASSWORD)
    page.locator("form[action='/accounts/login/'] button").click()
    page.wait_for_url(re.compile("/rooms/"))


def show(page: Page) -> None:
    """The password once more, where the pages of second steps ask for it."""
    if "/reauthenticate/" in page.url:
        page.fill("[name=password]", PASSWORD)
        page.locator("form[action='/accounts/reauthenticate/'] button").click()


def test_a_passkey_signs_in_and_shows_that_its_them(open_house, visit) -> None:
    address = open_house.address.replace("127.0.0.1", "localhost")  # a passkey belongs to a name, never to a number
    page = visit("ja", who=None, size=PHONE).page
    page.set_default_timeout(SLOW_MS)
    a_finger(page)
    sign_in(page, address, "ja-1@example.com")
    page.goto(f"{address}/accounts/2fa/webauthn/add/")
    show(page)
    eye = Inspector(page, "ja-phone")
    page.locator("#mfa_webauthn_add").click()
    page.wait_for_url(re.compile("/recovery-codes/"))
    expect(page.locator(".spare-codes li")).to_have_count(10)
    page.context.clear_cookies()
    page.goto(f"{address}/accounts/login/")
    page.locator("#passkey_login").click()
    page.wait_for_url(re.compile("/rooms/"))
    page.goto(f"{address}/accounts/2fa/totp/activate/")  # asks who it is first: by the passkey, which is one touch
    page.locator("#mfa_webauthn_reauthenticate").click()
    page.wait_for_url(re.compile(r"/totp/activate/$"))
    eye.inspect("second-step-app")
    eye.fits()
    assert not eye.found, "\n".join(eye.found)

"""Second factors: required where the rules say so, led to before anything else, sealed where they lie."""

import re
from dataclasses import replace

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.db import connection
from django.test import Client

import factories
from cast import Cast
from doorbell import a_browser, prove
from sudare.accounts import access
from sudare.accounts.models import User
from sudare.accounts.terms import SEATS, Role
from sudare.audit.models import Entry
from sudare.kit.clock import now
from sudare.policy.presets import PROFILES, preset

REQUIRED = {"clinic", "law", "school", "counsellor", "consult"}
GUARDED = {Role.OWNER, Role.ADMIN, Role.SUPERVISOR}


def code_for(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def with_an_app(client: Client) -> str:
    """Set the app up as a person does: read the secret from the page, type the number it gives."""
    page = client.get("/accounts/2fa/totp/activate/").content.decode()
    found = re.search(r'value="([A-Z2-7]{32})"', page)
    assert found, page
    answer = client.post("/accounts/2fa/totp/activate/", {"code": code_for(found[1])})
    assert answer.status_code == 302, answer.content
    return found[1]


@pytest.mark.parametrize("profile", PROFILES)
def test_which_profiles_require_one(profile: str) -> None:
    assert preset(profile).second_factor == ("required" if profile in REQUIRED else "offered")


@pytest.mark.parametrize("role", SEATS)
@pytest.mark.parametrize("profile", ["clinic", "shop"])
def test_who_lacks_a_required_one_is_led_to_it_before_anything_else(cast: Cast, settings, profile, role) -> None:
    settings.PROFILE = profile
    viewer = factories.a_viewer(organisation=cast.organisation, name="Dana", role=role)
    client = Client()
    client.force_login(User.objects.get(pk=viewer.user_id))
    is_led = profile == "clinic" and role in GUARDED
    for address in ("/people/", "/people/rights/", "/policy/"):
        answer = client.get(address)
        assert (answer.status_code == 302 and answer["Location"] == "/accounts/2fa/") is is_led, address
    asked = a_browser(viewer).get("/api/v1/me")
    assert (asked.status_code == 403 and asked.json()["code"] == "second_factor_missing") is is_led
    assert client.get("/me/").status_code == 200
    assert client.get("/accounts/2fa/").status_code == 200


def test_setting_up_the_app_opens_the_house(cast: Cast, settings, django_capture_on_commit_callbacks) -> None:
    settings.PROFILE = "law"
    client = prove(Client(headers={"accept-language": "en"}), cast.alice)
    assert client.get("/people/")["Location"] == "/accounts/2fa/"
    with django_capture_on_commit_callbacks(execute=True):
        secret = with_an_app(client)
    assert client.get("/people/").status_code == 200
    alice = User.objects.get(pk=cast.alice.user_id)
    viewer = access.viewer_of(user=alice, session=client.session)
    assert viewer is not None
    assert viewer.has_second_factor
    assert not viewer.has_proved_lately(now())  # the password doesn't count any more
    client.post("/accounts/2fa/reauthenticate/", {"code": code_for(secret)})
    assert Entry.objects.filter(verb="accounts:person:second_factor_added").exists()
    spare = client.get("/accounts/2fa/recovery-codes/").content.decode()
    assert len(re.findall(r"<li><code>\d{8}</code></li>", spare)) == 10


def test_secrets_lie_sealed(cast: Cast) -> None:
    client = prove(Client(), cast.alice)
    secret = with_an_app(client)
    with connection.cursor() as cursor:
        cursor.execute("SELECT data FROM mfa_authenticator")
        rows = " ".join(str(row[0]) for row in cursor.fetchall())
    codes = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()
    assert secret not in rows
    assert not [code for code in codes if code in rows]


def test_those_who_look_after_people_see_who_lacks_one(cast: Cast) -> None:
    page = Client(headers={"accept-language": "en"})
    page.force_login(User.objects.get(pk=cast.alice.user_id))
    assert page.get("/people/").content.decode().count("No second step") == 2
    page.force_login(User.objects.get(pk=cast.bob.user_id))
    assert "No second step" not in page.get("/people/").content.decode()


def test_whose_role_needs_one(cast: Cast) -> None:
    for role in SEATS:
        viewer = replace(cast.bob, role=role)
        assert viewer.lacks_second_factor is (role in GUARDED)
        assert not replace(viewer, has_second_factor=True).lacks_second_factor

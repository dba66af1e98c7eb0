"""Signing in: on record, counted, and only as far as the password and the second step allow."""

import subprocess
import sys
from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.test import Client

import factories
from cast import Cast
from faults import child_environment, unwritable_log
from sudare.accounts import access, actions
from sudare.accounts.models import User
from sudare.accounts.terms import Viewer
from sudare.audit.errors import LogUnwritable
from sudare.audit.models import Entry
from sudare.audit.queries import verify_chain


@pytest.fixture(autouse=True)
def fresh_count(db: None) -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()  # the table is no model's, so nothing else empties it after a test with threads


def words_of(viewer: Viewer) -> dict[str, str]:
    user = User.objects.get(pk=viewer.user_id)
    user.set_password(factories.PASSWORD)
    user.save()
    return {"login": user.email, "password": factories.PASSWORD}


def deeds(cast: Cast) -> list[tuple[str, bool]]:
    rows = Entry.objects.filter(organisation_id=cast.organisation.pk, verb__startswith="accounts:person:")
    return [(row.verb.rsplit(":", 1)[1], row.actor_id is not None) for row in rows.order_by("sequence")]


def test_coming_failing_and_going_are_on_record_where_the_person_sits(cast: Cast) -> None:
    words, client = words_of(cast.bob), Client()
    client.post("/accounts/login/", words | {"password": "wrong"})
    client.post("/accounts/login/", words)
    client.post("/accounts/logout/")
    assert deeds(cast) == [("sign_in_failed", False), ("signed_in", True), ("signed_out", True)]
    assert set(Entry.objects.values_list("subject_id", flat=True)) == {cast.bob.user_id}
    assert not Entry.objects.filter(organisation_id=cast.elsewhere.pk).exists()
    assert words["login"] not in str(list(Entry.objects.values()))
    assert verify_chain(cast.organisation.pk).is_whole


def test_a_changed_password_is_on_record_and_ends_other_sessions(cast: Cast) -> None:
    words = words_of(cast.bob)
    here, there = Client(), Client()
    for client in (here, there):
        client.post("/accounts/login/", words)
    fresh = {"oldpassword": words["password"], "password1": "a-fresh-passphrase", "password2": "a-fresh-passphrase"}
    assert here.post("/accounts/password/change/", fresh).status_code == 302
    assert ("password_changed", True) in deeds(cast)
    assert here.get("/me/").status_code == 200
    assert there.get("/me/").status_code == 302


def test_the_sixth_bad_try_is_stopped_even_with_the_right_password(cast: Cast) -> None:
    words = words_of(cast.bob)
    client = Client(headers={"accept-language": "en"})
    for _ in range(5):
        page = client.post("/accounts/login/", words | {"password": "wrong"}).content.decode()
        assert "not correct" in page
    sixth = client.post("/accounts/login/", words)
    assert sixth.status_code == 200
    assert "Too many failed login attempts. Try again later." in sixth.content.decode()
    assert client.get("/me/").status_code == 302
    another = words_of(cast.alice)  # one person's bad luck locks nobody else out
    assert client.post("/accounts/login/", another).status_code == 302
    assert len([deed for deed in deeds(cast) if deed[0] == "sign_in_failed"]) == 5  # the log can't be flooded either


def test_one_address_trying_many_people_is_slowed_down(cast: Cast) -> None:
    client = Client(headers={"accept-language": "en"})
    pages = [
        client.post("/accounts/login/", {"login": f"somebody-{number}@example.com", "password": "wrong"})
        for number in range(11)
    ]
    assert "Too many failed login attempts" in pages[-1].content.decode()
    assert "Too many failed login attempts" not in pages[0].content.decode()


def test_tries_are_counted_across_processes(lasting_cast: Cast) -> None:
    """The count lives in the database: what one process counted, another one knows."""
    words = words_of(lasting_cast.bob)
    for _ in range(5):
        Client().post("/accounts/login/", words | {"password": "wrong"})
    code = (
        "import django; django.setup();"
        "from django.conf import settings; settings.ALLOWED_HOSTS.append('testserver');"
        "from django.test import Client; import sys;"
        "page = Client(headers={'accept-language': 'en'}).post('/accounts/login/', {'login': sys.argv[1], 'password': sys.argv[2]});"
        "print('Too many failed' in page.content.decode())"
    )
    there = subprocess.run(
        [sys.executable, "-c", code, words["login"], words["password"]],
        capture_output=True,
        text=True,
        check=True,
        env=child_environment(),
    )
    assert there.stdout.strip() == "True"


def test_a_closed_seat_signs_in_to_a_calm_page_and_nothing_else(cast: Cast) -> None:
    words = words_of(cast.bob)
    actions.disable_person(viewer=cast.alice, membership_id=cast.bob.membership_id, reason="Left us")
    client = Client(headers={"accept-language": "en"})
    client.post("/accounts/login/", words)
    assert "No seat here yet" in client.get("/rooms/").content.decode()
    assert client.get("/api/v1/rooms").status_code in {401, 403}
    assert access.viewer_of(user=User.objects.get(pk=cast.bob.user_id)) is None


def test_an_inactive_account_does_not_come_in(cast: Cast) -> None:
    words = words_of(cast.bob)
    User.objects.filter(pk=cast.bob.user_id).update(is_active=False)
    client = Client()
    client.post("/accounts/login/", words)
    assert client.get("/me/").status_code == 302


def test_no_one_signs_up_by_themselves(cast: Cast) -> None:
    people = User.objects.count()
    words = {"email": "eve@example.com", "password1": factories.PASSWORD, "password2": factories.PASSWORD}
    Client().post("/accounts/signup/", words)
    Client().post("/accounts/3rdparty/signup/", words)
    assert User.objects.count() == people


def test_a_log_that_cannot_be_written_lets_nobody_in_but_everybody_out(cast: Cast) -> None:
    words, client = words_of(cast.bob), Client(raise_request_exception=False)
    client.post("/accounts/login/", words)
    with unwritable_log():
        assert client.post("/accounts/logout/").status_code == 302
        assert client.get("/me/").status_code == 302
        assert Client(raise_request_exception=False).post("/accounts/login/", words).status_code >= 500
        with pytest.raises(LogUnwritable):
            actions.disable_person(viewer=cast.alice, membership_id=cast.bob.membership_id, reason="Left us")
    assert access.viewer_of(user=User.objects.get(pk=cast.bob.user_id))  # not recorded, so not done

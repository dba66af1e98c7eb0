"""Behind glass: what can't be taken back asks once more who somebody is, wherever it is asked for."""

from dataclasses import replace
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.test import Client

import factories
from cast import Cast
from doorbell import a_browser, prove
from sudare.accounts import access, actions, queries
from sudare.accounts.models import Membership, User
from sudare.accounts.terms import BreakGlass, Role, Viewer
from sudare.attachments import actions as attachments
from sudare.kit.clock import now, standing_at
from sudare.kit.errors import StepUpNeeded
from sudare.policy.terms import Decision
from sudare.rooms import actions as rooms
from sudare.rooms.models import Message
from sudare.viewing.actions import unmask
from sudare.viewing.models import Unmasking

SECRET = "JBSWY3DPEHPK3PXP"
REASON = "To call the customer back"


def code_now() -> str:
    return format_hotp_value(hotp_value(SECRET, next(yield_hotp_counters_from_time())))


def covered(cast: Cast):
    picture = factories.a_judged_picture(Decision.MASK, uploader=cast.bob, room=cast.room, keeps_original=True)
    attachments.confirm(viewer=cast.bob, attachment_id=picture.id)
    rooms.post(viewer=cast.bob, room_id=cast.room.pk, text="", attachment_ids=[picture.id])
    return picture


def a_client(viewer: Viewer) -> Client:
    return prove(Client(headers={"accept-language": "en"}), viewer)


@pytest.mark.parametrize("verb", BreakGlass)
def test_each_deed_behind_glass_asks_and_ten_minutes_are_ten_minutes(cast: Cast, verb: BreakGlass) -> None:
    with pytest.raises(StepUpNeeded):
        access.require_step_up(viewer=cast.alice, verb=verb)
    access.require_step_up(viewer=factories.proved(cast.alice), verb=verb)
    access.require_step_up(viewer=access.proved_here(cast.alice), verb=verb)
    for ago in (timedelta(minutes=10, seconds=1), timedelta(seconds=-5)):  # too old, or from a clock that was wrong
        with pytest.raises(StepUpNeeded):
            access.require_step_up(viewer=replace(cast.alice, proved_at=now() - ago), verb=verb)


def test_a_house_may_go_without(cast: Cast, settings) -> None:
    settings.STEP_UP = False
    access.require_step_up(viewer=cast.alice, verb=BreakGlass.EXPORT)


def test_verbs_ask_by_themselves_and_do_nothing_before(cast: Cast) -> None:
    picture = covered(cast)
    message = Message.objects.get(author_id=cast.bob.user_id)
    with pytest.raises(StepUpNeeded):
        unmask(viewer=cast.alice, attachment_id=picture.id, reason=REASON)
    with pytest.raises(StepUpNeeded):
        rooms.delete(viewer=cast.alice, message_id=message.pk)
    with pytest.raises(StepUpNeeded):
        actions.change_role(viewer=cast.alice, membership_id=cast.bob.membership_id, role=Role.AGENT)
    message.refresh_from_db()
    assert message.deleted_at is None
    assert not Unmasking.objects.exists()
    assert Membership.objects.get(pk=cast.bob.membership_id).role == Role.MEMBER
    rooms.delete(viewer=cast.bob, message_id=message.pk)  # one's own need no glass


def test_a_role_too_small_is_told_so_and_not_asked(cast: Cast) -> None:
    from sudare.kit.errors import NotAllowed

    with pytest.raises(NotAllowed) as refused:
        unmask(viewer=cast.bob, attachment_id=covered(cast).id, reason=REASON)
    assert refused.type is NotAllowed


def test_the_api_says_how_to_go_on(cast: Cast) -> None:
    picture = covered(cast)
    client, path = a_browser(cast.alice), f"/api/v1/attachments/{picture.id}/unmask"
    answer = client.post(path, {"reason": REASON}, content_type="application/json")
    assert answer.status_code == 403
    problem = answer.json()
    assert (problem["code"], problem["go_on"]) == ("step_up_needed", "/prove/")
    assert not Unmasking.objects.exists()
    prove(client, cast.alice)
    assert client.post(path, {"reason": REASON}, content_type="application/json").status_code == 200
    with standing_at(now() + timedelta(minutes=11)):
        assert client.post(path, {"reason": REASON}, content_type="application/json").status_code == 403


def test_a_page_leads_there_and_back_and_loses_nothing_typed(cast: Cast) -> None:
    seat = Membership.objects.get(pk=cast.bob.membership_id)
    client = Client(headers={"accept-language": "en"})
    alice = User.objects.get(pk=cast.alice.user_id)
    alice.set_password(factories.PASSWORD)
    alice.save()
    client.force_login(alice)
    answer = client.post(f"/people/{seat.pk}/role/", {"role": "agent", "reason": "covers <for> Dana"})
    assert answer["Location"] == "/prove/"
    assert "Dana" not in str(dict(client.session))  # a session's row is kept; what was typed is under seal
    asking = client.get("/prove/", follow=True)
    assert asking.redirect_chain[-1][0] == "/accounts/reauthenticate/?next=%2Fprove%2Fback%2F"
    assert "Show that it&#x27;s you" in asking.content.decode().replace("'", "&#x27;")
    assert client.get("/prove/back/")["Location"] == "/prove/"  # not before
    wrong = client.post("/accounts/reauthenticate/", {"password": "not this one", "next": "/prove/back/"})
    assert wrong.status_code == 200
    assert Membership.objects.get(pk=seat.pk).role == Role.MEMBER
    back = client.post(
        "/accounts/reauthenticate/", {"password": factories.PASSWORD, "next": "/prove/back/"}, follow=True
    )
    page = back.content.decode()
    assert f'action="/people/{seat.pk}/role/"' in page
    assert "covers &lt;for&gt; Dana" in page
    assert Membership.objects.get(pk=seat.pk).role == Role.MEMBER  # a last yes is asked
    assert client.post(f"/people/{seat.pk}/role/", {"role": "agent"}).status_code == 302
    assert Membership.objects.get(pk=seat.pk).role == Role.AGENT
    with standing_at(now() + timedelta(minutes=20)):
        assert client.get("/prove/back/").status_code == 302


def test_it_leads_to_pages_of_ours_alone(cast: Cast) -> None:
    client = a_client(cast.alice)
    assert client.get("/prove/", {"next": "/rooms/"})["Location"] == "/rooms/"
    assert client.get("/prove/", {"next": "https://example.com/"})["Location"] == "/prove/back/"
    assert Client().get("/prove/")["Location"].startswith("/accounts/login/")


def test_whoever_has_a_second_factor_shows_that_one(cast: Cast) -> None:
    client = a_client(cast.alice)
    alice = User.objects.get(pk=cast.alice.user_id)
    assert proved_in(client, alice)
    TOTP.activate(alice, SECRET)
    RecoveryCodes.activate(alice)
    assert not proved_in(client, alice)  # the password was enough a moment ago, and isn't any more
    asked = client.get("/prove/", {"next": "/rooms/"}, follow=True)
    assert asked.redirect_chain[-1][0].startswith("/accounts/2fa/reauthenticate/")
    client.post("/accounts/reauthenticate/", {"password": factories.PASSWORD, "next": "/rooms/"})
    assert not proved_in(client, alice)
    assert client.post("/accounts/2fa/reauthenticate/", {"code": "000000"}).status_code == 200
    assert not proved_in(client, alice)
    client.post("/accounts/2fa/reauthenticate/", {"code": code_now()})
    assert proved_in(client, alice)
    again = Client()
    again.force_login(alice)
    assert not proved_in(again, alice)  # another session has shown nothing
    spare = Authenticator.objects.get(user=alice, type="recovery_codes").wrap().get_unused_codes()[0]
    again.post("/accounts/2fa/reauthenticate/", {"code": spare})
    assert proved_in(again, alice)


def proved_in(client: Client, user: User) -> bool:
    viewer = access.viewer_of(user=user, session=client.session)
    assert viewer is not None
    return viewer.has_proved_lately(now())


def test_who_lacks_a_second_factor_is_counted(cast: Cast) -> None:
    assert queries.admins_without_second_factor().count() == 2  # Alice and Charlie own; Bob is a member
    alice = User.objects.get(pk=cast.alice.user_id)
    RecoveryCodes.activate(alice)  # spare codes alone are no second factor
    assert queries.admins_without_second_factor().count() == 2
    TOTP.activate(alice, SECRET)
    assert queries.admins_without_second_factor().count() == 1
    lacking = [seat.user.name for seat in queries.people_of(cast.organisation.pk) if not seat.has_second_factor]
    assert lacking == ["Bob"]

"""A link lets one person in, once, with no more rights than its maker has."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.core import mail
from django.db import connection

import factories
from cast import Cast
from sudare.accounts import access, actions, errors, queries
from sudare.accounts.models import Invitation, User
from sudare.accounts.terms import INVITATION_LASTS, RIGHTS, SEATS, Role
from sudare.audit.models import Entry
from sudare.kit.clock import now, standing_at
from sudare.kit.errors import NotAllowed, NotFound
from sudare.kit.ids import new_id

NEWCOMER = {"name": "Dana", "email": "Dana@Example.com", "password": factories.PASSWORD, "language": "en"}


def test_a_link_lets_one_person_in_with_its_role(cast: Cast) -> None:
    invitation, secret = actions.invite(viewer=cast.alice, role=Role.AGENT)
    dana = actions.accept_invitation(secret=secret, **NEWCOMER)

    viewer = access.viewer_of(user=dana)
    assert viewer is not None
    assert (viewer.organisation_id, viewer.role) == (cast.organisation.pk, Role.AGENT)
    assert dana.email == "dana@example.com"
    with pytest.raises(errors.InvitationUnusable):
        actions.accept_invitation(secret=secret, **(NEWCOMER | {"email": "eve@example.com"}))
    assert not User.objects.filter(email="eve@example.com").exists()
    verbs = Entry.objects.filter(subject_id=invitation.pk).order_by("sequence").values_list("verb", flat=True)
    assert list(verbs) == ["accounts:invitation:made", "accounts:invitation:taken_up"]


def test_only_the_hash_of_the_secret_is_kept(cast: Cast) -> None:
    invitation, secret = actions.invite(viewer=cast.alice, role=Role.MEMBER)
    row = Invitation.objects.filter(pk=invitation.pk).values().get()
    assert not any(secret in str(value) for value in row.values())


def test_unknown_withdrawn_and_old_links_look_the_same(cast: Cast) -> None:
    withdrawn, secret_of_withdrawn = actions.invite(viewer=cast.alice, role=Role.MEMBER)
    actions.withdraw_invitation(viewer=cast.alice, invitation_id=withdrawn.pk)
    with standing_at(now() - INVITATION_LASTS - timedelta(seconds=1)):
        _, secret_of_old = actions.invite(viewer=cast.alice, role=Role.MEMBER)
    for secret in (secret_of_withdrawn, secret_of_old, "never-made"):
        with pytest.raises(errors.InvitationUnusable):
            access.access_invitation(secret=secret)
        with pytest.raises(errors.InvitationUnusable):
            actions.accept_invitation(secret=secret, **NEWCOMER)


@pytest.mark.parametrize("inviter", Role)
@pytest.mark.parametrize("invited", Role)
def test_nobody_invites_to_more_than_they_may_do(cast: Cast, inviter: Role, invited: Role) -> None:
    viewer = factories.a_viewer(organisation=cast.organisation, name="Inviter", role=inviter)
    if "invite" not in RIGHTS[inviter]:
        with pytest.raises(NotAllowed):
            actions.invite(viewer=viewer, role=invited)
    elif invited not in SEATS:
        with pytest.raises(errors.UnknownRole):
            actions.invite(viewer=viewer, role=invited)
    elif RIGHTS[invited] <= RIGHTS[inviter]:
        assert actions.invite(viewer=viewer, role=invited)[0].role == invited
    else:
        with pytest.raises(errors.RoleTooHigh):
            actions.invite(viewer=viewer, role=invited)


def test_an_address_gets_the_link_by_mail(cast: Cast, django_capture_on_commit_callbacks) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        _, secret = actions.invite(viewer=cast.alice, role=Role.MEMBER, email="dana@example.com")
    (letter,) = mail.outbox
    assert letter.to == ["dana@example.com"]
    assert f"http://127.0.0.1:8000/invite/{secret}/" in letter.body
    with pytest.raises(errors.BadEmail):
        actions.invite(viewer=cast.alice, role=Role.MEMBER, email="not an address")


def test_a_mail_server_that_is_away_does_not_lose_the_invitation(
    cast: Cast, settings, django_capture_on_commit_callbacks
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    with django_capture_on_commit_callbacks(execute=True):
        _, secret = actions.invite(viewer=cast.alice, role=Role.MEMBER, email="dana@example.com")
    assert access.access_invitation(secret=secret).email == "dana@example.com"


def test_a_signed_in_person_takes_a_second_seat_but_never_a_closed_one(cast: Cast) -> None:
    charlie = User.objects.get(pk=cast.charlie.user_id)
    _, secret = actions.invite(viewer=cast.alice, role=Role.MEMBER)
    actions.accept_invitation_as(secret=secret, user=charlie)
    seat = queries.seats_of(charlie.pk).get(organisation=cast.organisation)

    _, secret = actions.invite(viewer=cast.alice, role=Role.MEMBER)
    with pytest.raises(errors.AlreadyInside):
        actions.accept_invitation_as(secret=secret, user=charlie)
    actions.disable_person(viewer=cast.alice, membership_id=seat.pk, reason="Left us")
    with pytest.raises(errors.SeatClosed):
        actions.accept_invitation_as(secret=secret, user=charlie)
    assert access.access_invitation(secret=secret)  # neither refusal used it up


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"password": "password12"}, errors.WeakPassword),
        ({"password": "short"}, errors.WeakPassword),
        ({"name": " \u202e "}, errors.NameMissing),
        ({"email": "dana"}, errors.BadEmail),
        ({"language": "tlh"}, errors.UnknownLanguage),
    ],
)
def test_a_refused_newcomer_leaves_the_link_usable(cast: Cast, wrong: dict[str, str], error: type[Exception]) -> None:
    _, secret = actions.invite(viewer=cast.alice, role=Role.MEMBER)
    with pytest.raises(error):
        actions.accept_invitation(secret=secret, **(NEWCOMER | wrong))
    assert access.access_invitation(secret=secret)


def test_an_address_somebody_has_is_not_taken_over(cast: Cast) -> None:
    bob = User.objects.get(pk=cast.bob.user_id)
    _, secret = actions.invite(viewer=cast.alice, role=Role.MEMBER)
    with pytest.raises(errors.EmailTaken):
        actions.accept_invitation(secret=secret, **(NEWCOMER | {"email": bob.email.upper()}))
    bob.refresh_from_db()
    assert bob.name == "Bob"


def test_a_stranger_cannot_withdraw_and_sees_the_answer_for_an_absent_one(cast: Cast) -> None:
    invitation, secret = actions.invite(viewer=cast.alice, role=Role.MEMBER)
    with pytest.raises(NotFound):
        actions.withdraw_invitation(viewer=cast.charlie, invitation_id=invitation.pk)
    assert access.access_invitation(secret=secret)


def test_two_people_with_one_link_at_once_and_one_gets_in(lasting_cast: Cast) -> None:
    _, secret = actions.invite(viewer=lasting_cast.alice, role=Role.MEMBER)
    outcomes: list[str] = []
    start = Barrier(2)

    def take(email: str) -> None:
        start.wait()
        try:
            actions.accept_invitation(secret=secret, **(NEWCOMER | {"email": email}))
            outcomes.append("in")
        except errors.InvitationUnusable:
            outcomes.append("out")
        finally:
            connection.close()

    threads = [Thread(target=take, args=(f"{name}@example.com",)) for name in ("one", "two")]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert sorted(outcomes) == ["in", "out"]
    assert User.objects.filter(email__in=["one@example.com", "two@example.com"]).count() == 1


def test_a_link_ends_with_the_seat_or_the_role_of_whoever_made_it(cast: Cast) -> None:
    """Somebody who is let go must not have left themselves a way back in."""
    admin = factories.a_viewer(organisation=cast.organisation, name="Ada", role=Role.ADMIN)
    _, for_a_member = actions.invite(viewer=admin, role=Role.MEMBER)
    _, for_an_admin = actions.invite(viewer=admin, role=Role.ADMIN)

    actions.change_role(viewer=factories.proved(cast.alice), membership_id=admin.membership_id, role=Role.SUPERVISOR)
    with pytest.raises(errors.InvitationUnusable):
        actions.accept_invitation(secret=for_an_admin, **NEWCOMER)
    assert access.access_invitation(secret=for_a_member)
    assert [row.role for row in queries.open_invitations(cast.organisation.pk)] == [Role.MEMBER]

    actions.disable_person(viewer=cast.alice, membership_id=admin.membership_id, reason="left")
    with pytest.raises(errors.InvitationUnusable):
        actions.accept_invitation(secret=for_a_member, **NEWCOMER)
    assert queries.open_invitations(cast.organisation.pk) == []
    assert not User.objects.filter(email="dana@example.com").exists()


def test_nobody_withdraws_a_link_to_more_than_they_may_do(cast: Cast) -> None:
    invitation, secret = actions.invite(viewer=cast.alice, role=Role.ADMIN)
    supervisor = factories.a_viewer(organisation=cast.organisation, name="Sue", role=Role.SUPERVISOR)
    with pytest.raises(errors.RoleTooHigh):
        actions.withdraw_invitation(viewer=supervisor, invitation_id=invitation.pk)
    assert access.access_invitation(secret=secret)


def test_whoever_rests_does_not_begin_anew_elsewhere(cast: Cast) -> None:
    _, secret = actions.invite(viewer=cast.charlie, role=Role.MEMBER)
    actions.freeze(organisation_id=cast.organisation.pk, user_id=cast.bob.user_id, because_of=new_id())
    bob = User.objects.get(pk=cast.bob.user_id)
    with pytest.raises(errors.Frozen):
        actions.accept_invitation_as(secret=secret, user=bob)
    assert queries.seats_of(bob.pk).count() == 1

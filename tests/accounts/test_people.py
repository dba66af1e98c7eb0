"""Roles change at once, seats close with everything their holder has open, and an owner always remains."""

from threading import Barrier, Thread

import pytest
from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from django.test import Client

import factories
from cast import Cast
from logbook import reason_of
from sudare.accounts import access, actions, errors, queries
from sudare.accounts.events import SeatClosed, SessionsEnded
from sudare.accounts.models import Membership, User
from sudare.accounts.terms import RIGHTS, Right, Role
from sudare.audit.models import Entry
from sudare.kit import events
from sudare.kit.errors import NotAllowed, NotFound
from sudare.kit.ids import new_id


def a_session(user: User) -> str:
    """A session as signing in leaves it, but one that nothing else keeps track of."""
    store = SessionStore()
    store[SESSION_KEY], store[HASH_SESSION_KEY] = str(user.pk), user.get_session_auth_hash()
    store.save()
    assert store.session_key
    return store.session_key


def test_disabling_ends_every_session_even_untracked_ones(cast: Cast) -> None:
    bob = User.objects.get(pk=cast.bob.user_id)
    browser = Client()
    browser.force_login(bob)
    elsewhere = a_session(bob)
    assert access.session_stands(session_key=elsewhere, user_id=bob.pk)

    actions.disable_person(viewer=cast.alice, membership_id=cast.bob.membership_id, reason="Left us")

    assert not access.session_stands(session_key=elsewhere, user_id=bob.pk)
    assert not access.session_stands(session_key=browser.session.session_key or "", user_id=bob.pk)
    assert access.viewer_of(user=bob) is None  # the very object a stream still holds
    entry = Entry.objects.get(verb="accounts:person:disabled")
    assert (entry.subject_id, entry.actor_id) == (bob.pk, cast.alice.user_id)
    assert reason_of("accounts:person:disabled") == "Left us"


def test_disabling_is_announced_after_the_commit(cast: Cast, django_capture_on_commit_callbacks) -> None:
    heard: list[events.Event] = []
    for kind in (SeatClosed, SessionsEnded):
        events.listen(kind, heard.append)
    with django_capture_on_commit_callbacks(execute=True):
        actions.disable_person(viewer=cast.alice, membership_id=cast.bob.membership_id, reason="Left us")
        assert heard == []
    assert SeatClosed(user_id=cast.bob.user_id, organisation_id=cast.organisation.pk) in heard
    assert SessionsEnded(user_id=cast.bob.user_id) in heard


def test_enabling_gives_the_seat_back_but_not_the_sessions(cast: Cast) -> None:
    bob = User.objects.get(pk=cast.bob.user_id)
    before = a_session(bob)
    actions.disable_person(viewer=cast.alice, membership_id=cast.bob.membership_id, reason="Holiday")
    actions.enable_person(viewer=cast.alice, membership_id=cast.bob.membership_id)
    viewer = access.viewer_of(user=bob)
    assert viewer is not None
    assert viewer.role == Role.MEMBER
    assert not access.session_stands(session_key=before, user_id=bob.pk)


def test_a_reason_is_asked_for(cast: Cast) -> None:
    with pytest.raises(errors.ReasonMissing):
        actions.disable_person(viewer=cast.alice, membership_id=cast.bob.membership_id, reason=" \n ")
    assert access.viewer_of(user=User.objects.get(pk=cast.bob.user_id)) is not None


def test_the_last_owner_stays(cast: Cast) -> None:
    with pytest.raises(errors.LastOwner):
        actions.change_role(
            viewer=factories.proved(cast.alice), membership_id=cast.alice.membership_id, role=Role.MEMBER
        )
    with pytest.raises(errors.OwnSeat):
        actions.disable_person(viewer=cast.alice, membership_id=cast.alice.membership_id, reason="Bye")
    dana = factories.a_viewer(organisation=cast.organisation, name="Dana", role=Role.OWNER)
    actions.disable_person(viewer=cast.alice, membership_id=dana.membership_id, reason="Left us")
    with pytest.raises(errors.LastOwner):  # a disabled owner doesn't count
        actions.change_role(
            viewer=factories.proved(cast.alice), membership_id=cast.alice.membership_id, role=Role.ADMIN
        )


def test_an_owner_whose_access_rests_does_not_count(cast: Cast) -> None:
    dana = factories.a_viewer(organisation=cast.organisation, name="Dana", role=Role.OWNER)
    actions.freeze(organisation_id=cast.organisation.pk, user_id=dana.user_id, because_of=new_id())
    with pytest.raises(errors.LastOwner):
        actions.change_role(
            viewer=factories.proved(cast.alice), membership_id=cast.alice.membership_id, role=Role.MEMBER
        )


def test_two_owners_demoting_each_other_leave_one(lasting_cast: Cast) -> None:
    alice = lasting_cast.alice
    dana = factories.a_viewer(organisation=lasting_cast.organisation, name="Dana", role=Role.OWNER)
    start = Barrier(2)

    def demote(viewer: access.Viewer, other: access.Viewer) -> None:
        start.wait()
        try:
            actions.change_role(viewer=factories.proved(viewer), membership_id=other.membership_id, role=Role.MEMBER)
        except errors.LastOwner:
            pass
        finally:
            connection.close()

    threads = [Thread(target=demote, args=pair) for pair in ((alice, dana), (dana, alice))]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert queries.owners_of(lasting_cast.organisation.pk).count() == 1


@pytest.mark.parametrize("acting", Role)
@pytest.mark.parametrize("target", Role)
def test_who_may_close_whose_seat(cast: Cast, acting: Role, target: Role) -> None:
    viewer = factories.a_viewer(organisation=cast.organisation, name="Acting", role=acting)
    other = factories.a_viewer(organisation=cast.organisation, name="Target", role=target)

    def close() -> None:
        actions.disable_person(viewer=viewer, membership_id=other.membership_id, reason="Because")

    if Right.MANAGE_PEOPLE not in RIGHTS[acting]:
        with pytest.raises(NotAllowed):
            close()
    elif target is Role.VISITOR:  # their desk shuts them out, or nobody
        with pytest.raises(NotFound):
            close()
    elif not RIGHTS[target] <= RIGHTS[acting]:
        with pytest.raises(errors.RoleTooHigh):
            close()
    else:
        close()
        assert Membership.objects.get(pk=other.membership_id).disabled_at


def test_an_admin_makes_nobody_an_owner_and_touches_none(cast: Cast) -> None:
    admin = factories.a_viewer(organisation=cast.organisation, name="Admin", role=Role.ADMIN)
    with pytest.raises(errors.RoleTooHigh):
        actions.change_role(viewer=factories.proved(admin), membership_id=cast.bob.membership_id, role=Role.OWNER)
    with pytest.raises(errors.RoleTooHigh):
        actions.change_role(viewer=factories.proved(admin), membership_id=admin.membership_id, role=Role.OWNER)
    with pytest.raises(errors.RoleTooHigh):
        actions.change_role(viewer=factories.proved(admin), membership_id=cast.alice.membership_id, role=Role.MEMBER)
    with pytest.raises(errors.UnknownRole):
        actions.change_role(viewer=factories.proved(admin), membership_id=cast.bob.membership_id, role="emperor")


def test_a_stranger_finds_nobody(cast: Cast) -> None:
    for verb, more in (
        (actions.change_role, {"role": Role.AUDITOR}),
        (actions.disable_person, {"reason": "Because"}),
        (actions.enable_person, {}),
    ):
        with pytest.raises(NotFound):
            verb(viewer=cast.charlie, membership_id=cast.bob.membership_id, **more)
    viewer = access.viewer_of(user=User.objects.get(pk=cast.bob.user_id))
    assert viewer is not None
    assert viewer.role == Role.MEMBER


def test_a_role_change_counts_from_the_next_look(cast: Cast) -> None:
    actions.change_role(viewer=factories.proved(cast.alice), membership_id=cast.bob.membership_id, role=Role.AUDITOR)
    viewer = access.viewer_of(user=User.objects.get(pk=cast.bob.user_id))
    assert viewer is not None
    assert not viewer.may(Right.SEE_PICTURES)
    entry = Entry.objects.get(verb="accounts:person:role_changed")
    assert entry.details == {"before": "member", "after": "auditor"}


def test_the_oldest_open_seat_is_taken(cast: Cast) -> None:
    bob = User.objects.get(pk=cast.bob.user_id)
    second = factories.seat(organisation=cast.elsewhere, user=bob, role=Role.AGENT)
    assert access.viewer_of(user=bob) == cast.bob
    actions.disable_person(viewer=cast.alice, membership_id=cast.bob.membership_id, reason="Left us")
    assert access.viewer_of(user=bob) == second


def test_an_inactive_account_has_no_seat(cast: Cast) -> None:
    User.objects.filter(pk=cast.bob.user_id).update(is_active=False)
    bob = User(pk=cast.bob.user_id, is_active=True)  # as stale as a stream may be
    assert access.viewer_of(user=bob) is None


def test_a_profile_changes_with_its_owner_on_record(cast: Cast) -> None:
    actions.change_profile(user_id=cast.bob.user_id, name=" Bob\tthe  Builder ", language="ja")
    bob = User.objects.get(pk=cast.bob.user_id)
    assert (bob.name, bob.language) == ("Bob the Builder", "ja")
    assert Entry.objects.filter(verb="accounts:person:profile_changed", actor_id=bob.pk).count() == 1


def test_people_are_listed_in_one_query(cast: Cast, django_assert_num_queries) -> None:
    for number in range(3):
        with django_assert_num_queries(1):
            names = [seat.user.name for seat in queries.people_of(cast.organisation.pk)]
        assert len(names) == 2 + number
        factories.a_viewer(organisation=cast.organisation, name=f"More{number}")

"""The token of the first start founds one organisation, once."""

import pytest

import factories
from cast import Cast
from sudare.accounts import access, actions, errors
from sudare.accounts.models import FirstStart, Organisation, User
from sudare.accounts.terms import Role

FOUNDING = {
    "name": "Aozora Repairs",
    "owner_name": "Alice",
    "owner_email": "alice@example.com",
    "password": factories.PASSWORD,
}


def test_the_token_founds_once_and_never_again(db: None) -> None:
    token = actions.first_start_token()
    assert token
    viewer = actions.found_first_organisation(token=token, **FOUNDING)
    assert viewer.role == Role.OWNER
    assert actions.first_start_token() is None
    with pytest.raises(errors.SetupUnusable):
        access.check_setup(token=token)
    with pytest.raises(errors.SetupUnusable):
        actions.found_first_organisation(token=token, **(FOUNDING | {"owner_email": "eve@example.com"}))
    assert Organisation.objects.count() == 1


def test_only_the_newest_token_counts_and_only_its_hash_is_kept(db: None) -> None:
    old, new = actions.first_start_token(), actions.first_start_token()
    assert old
    assert new
    for wrong in (old, "guess", FirstStart.objects.get().secret_hash):
        with pytest.raises(errors.SetupUnusable):
            access.check_setup(token=wrong)
    access.check_setup(token=new)
    assert new not in str(FirstStart.objects.values().get())


def test_without_a_token_nothing_is_founded(db: None) -> None:
    with pytest.raises(errors.SetupUnusable):
        actions.found_first_organisation(token="", **FOUNDING)


def test_a_refused_founding_leaves_nothing_and_keeps_the_token(db: None) -> None:
    token = actions.first_start_token()
    assert token
    with pytest.raises(errors.WeakPassword):
        actions.found_first_organisation(token=token, **(FOUNDING | {"password": "alice@example.com"}))
    assert not Organisation.objects.exists()
    assert not User.objects.exists()
    access.check_setup(token=token)


def test_a_house_with_people_prints_no_token_and_takes_none(cast: Cast) -> None:
    FirstStart.objects.create(secret_hash="0" * 64)
    assert actions.first_start_token() is None
    with pytest.raises(errors.SetupUnusable):
        access.check_setup(token="")

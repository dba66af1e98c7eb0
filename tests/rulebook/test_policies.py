"""Rules in force: the narrowest place decides, a change is a version, and the floor can't be softened."""

from dataclasses import replace
from threading import Thread

import pytest
from django.db import connection

import factories
from logbook import reason_of
from sudare.accounts.errors import ReasonMissing
from sudare.accounts.terms import Role
from sudare.audit import queries as audit
from sudare.kit.errors import NotAllowed, NotFound
from sudare.kit.ids import new_id
from sudare.policy.document import read_policy, write_policy
from sudare.policy.errors import PolicyInvalid, UnknownProfile
from sudare.policy.floor import floor, softened
from sudare.policy.presets import BASE, PROFILES, preset
from sudare.policy.terms import Decision
from sudare.rulebook import queries
from sudare.rulebook.actions import change_policy, choose_preset
from sudare.rulebook.errors import PolicyTooSoft
from sudare.rulebook.models import PolicyVersion
from sudare.rulebook.terms import Scope
from sudare.screening.terms import Kind


def in_force(cast, room=None):
    return queries.policy_in_force(organisation_id=cast.organisation.pk, room_id=room.pk if room else None)


def choose(viewer, profile, place_id=None, scope=Scope.ORGANISATION):
    place_id = place_id or viewer.organisation_id
    return choose_preset(viewer=viewer, scope=scope, place_id=place_id, profile=profile, reason="We moved")


def with_rule(policy, rule_id, **changes):
    rules = tuple(replace(rule, **changes) if rule.id == rule_id else rule for rule in policy.rules)
    return replace(policy, rules=rules)


def test_a_house_starts_with_the_profile_it_was_given(cast, settings):
    assert in_force(cast) == preset("shop")
    settings.PROFILE = "law"
    assert in_force(cast).id == "law@1"


def test_the_narrowest_place_decides(cast):
    choose(cast.alice, "team")
    assert (in_force(cast).id, in_force(cast, cast.room).id) == ("team@1", "team@1")
    choose(cast.alice, "school", cast.room.pk, Scope.ROOM)
    assert (in_force(cast).id, in_force(cast, cast.room).id) == ("team@1", "school@1")
    choose(cast.alice, "clinic")
    assert (in_force(cast).id, in_force(cast, cast.room).id) == ("clinic@2", "school@1")
    assert queries.policy_in_force(organisation_id=cast.elsewhere.pk).id == "shop@1"


def test_a_version_is_written_out_whole_and_reads_back(cast):
    row = choose(cast.alice, "school")
    assert "extends" not in row.document
    assert read_policy(row.document) == replace(preset("school"), version=1)
    assert read_policy(choose(cast.alice, "school").document).version == 2


def test_versions_are_listed_with_reason_and_author(cast):
    choose(cast.alice, "team")
    choose(cast.alice, "law")
    rows = queries.versions_of(place_id=cast.organisation.pk, organisation_id=cast.organisation.pk)
    assert [(row.version, row.profile, row.author.name, row.reason) for row in rows] == [
        (2, "law", "Alice", "We moved"),
        (1, "team", "Alice", "We moved"),
    ]
    assert not queries.versions_of(place_id=cast.organisation.pk, organisation_id=cast.elsewhere.pk)


def test_a_change_is_recorded_with_profile_and_version(cast):
    choose(cast.alice, "team")
    entry = audit.entries_about(cast.organisation.pk, "rulebook:policy:changed").get()
    assert (entry.actor_id, entry.subject_id) == (cast.alice.user_id, cast.organisation.pk)
    assert reason_of("rulebook:policy:changed") == "We moved"
    assert entry.details == {"profile": "team", "version": 1, "scope": "organisation"}


@pytest.mark.parametrize("role", [role for role in Role if role not in {Role.OWNER, Role.ADMIN}])
def test_only_who_may_change_rules_does(cast, role):
    somebody = factories.a_viewer(organisation=cast.organisation, name="Dana", role=role)
    with pytest.raises(NotAllowed):
        choose(somebody, "team")
    assert not PolicyVersion.objects.exists()


def test_nobody_changes_the_rules_of_others(cast):
    with pytest.raises(NotFound):
        choose(cast.charlie, "team", cast.organisation.pk)
    choose(cast.alice, "school", cast.room.pk, Scope.ROOM)
    for _ in range(3):  # a stranger who knows the room's id writes rules that are nobody's
        choose(cast.charlie, "team", cast.room.pk, Scope.ROOM)
    assert in_force(cast, cast.room).id == "school@1"


def test_what_is_no_policy_changes_nothing(cast):
    for document, failure in (("profile = ", PolicyInvalid), ('extends = "shop"\nretention_days = 0', PolicyInvalid)):
        with pytest.raises(failure):
            change_policy(
                viewer=cast.alice, scope="organisation", place_id=cast.organisation.pk, document=document, reason="x"
            )
    with pytest.raises(UnknownProfile):
        choose(cast.alice, "pub")
    with pytest.raises(ReasonMissing):
        choose_preset(
            viewer=cast.alice, scope="organisation", place_id=cast.organisation.pk, profile="team", reason=" \n"
        )
    assert not PolicyVersion.objects.exists()


@pytest.mark.parametrize("name", PROFILES)
def test_every_preset_stands_on_the_floor(name):
    assert softened(preset(name)) == ()


@pytest.mark.parametrize("rule", floor(), ids=lambda rule: rule.id)
def test_a_rule_of_the_floor_cannot_be_softened(cast, rule):
    base = preset(BASE)
    kind = next(iter(rule.kinds))
    softer = [
        replace(base, rules=tuple(one for one in base.rules if one.id != rule.id)),
        with_rule(base, rule.id, decision=Decision.ACCEPT, covers=(), needs={}, destroys_original=False),
        with_rule(base, rule.id, kinds={**rule.kinds, kind: rule.kinds[kind] + 0.1}),
        with_rule(base, rule.id, kinds={**rule.kinds, Kind.GPS: 0.1}, covers=(), needs={}),
    ]
    if rule.destroys_original:
        softer.append(with_rule(base, rule.id, destroys_original=False))
        softer.append(with_rule(base, rule.id, decision=Decision.HOLD, covers=(), needs={}))
    for policy in softer:
        assert softened(policy) == (rule.id,)
        with pytest.raises(PolicyTooSoft):
            change_policy(
                viewer=cast.alice,
                scope=Scope.ROOM,
                place_id=cast.room.pk,
                document=write_policy(policy),
                reason="easier",
            )
    assert softened(with_rule(base, rule.id, decision=Decision.NEVER, covers=(), needs={})) == ()
    assert softened(with_rule(base, rule.id, kinds=dict.fromkeys(rule.kinds, 0.1))) == ()


def test_an_operator_can_cap_how_long_pictures_are_kept(cast, settings):
    choose(cast.alice, "law")
    assert in_force(cast).retention_days == 180
    settings.RETENTION_DAYS = 7
    assert in_force(cast).retention_days == 7


def test_a_change_counts_at_once_here_and_soon_elsewhere(lasting_cast, monkeypatch):
    cast = lasting_cast
    assert in_force(cast).id == "shop@1"
    choose(cast.alice, "team")
    assert in_force(cast).id == "team@1"
    # another process: its cache knows nothing of the change until it looks again
    monkeypatch.setattr(queries, "forget_cached", lambda: None)
    choose(cast.alice, "law")
    assert in_force(cast).id == "team@1"
    monkeypatch.setattr(queries, "STALE_AFTER", -1.0)
    assert in_force(cast).id == "law@2"


def test_the_rules_are_not_asked_for_again_and_again(lasting_cast, django_assert_num_queries):
    in_force(lasting_cast, lasting_cast.room)
    with django_assert_num_queries(0):
        in_force(lasting_cast, lasting_cast.room)


def test_a_change_undone_was_never_in_force(lasting_cast):
    from django.db import transaction

    with transaction.atomic():
        choose(lasting_cast.alice, "team")
        assert in_force(lasting_cast).id == "team@1"
        transaction.set_rollback(True)
    assert in_force(lasting_cast).id == "shop@1"


def test_two_changes_at_once_are_two_versions(lasting_cast):
    failures = []

    def change(profile):
        try:
            choose(lasting_cast.alice, profile)
        except BaseException as failure:  # noqa: BLE001  told below, in the thread pytest watches
            failures.append(failure)
        finally:
            connection.close()

    threads = [Thread(target=change, args=(profile,)) for profile in PROFILES]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert failures == []
    rows = PolicyVersion.objects.order_by("version").values_list("version", "profile")
    assert [version for version, _ in rows] == list(range(1, len(PROFILES) + 1))
    assert {profile for _, profile in rows} == set(PROFILES)
    assert in_force(lasting_cast).version == len(PROFILES)


def test_a_place_that_never_was_has_no_versions(cast):
    assert queries.newest_version(new_id()) == 0

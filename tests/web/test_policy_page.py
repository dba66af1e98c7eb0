"""The rules as a page: who reads and who changes them, what a change would have meant, and what can't be changed."""

import re

import pytest
from django.test import Client

import factories
from cast import Cast
from sudare.accounts.models import User
from sudare.accounts.terms import Role, Viewer
from sudare.kit.errors import NotAllowed, NotFound
from sudare.policy.presets import BASE, PROFILES, preset
from sudare.policy.terms import Decision
from sudare.rooms import actions as rooms
from sudare.rulebook import actions
from sudare.rulebook.models import PolicyVersion
from sudare.rulebook.queries import policy_in_force
from sudare.rulebook.terms import Scope
from sudare.screening.terms import Kind
from sudare.web.classes import choices_for, decision_about, differences_between, groups_of, with_classes
from sudare.web.kinds import GROUPS, KIND_NAMES

READERS = [Role.OWNER, Role.ADMIN, Role.SUPERVISOR, Role.AGENT, Role.MEMBER, Role.AUDITOR]
CHANGERS = {Role.OWNER, Role.ADMIN}


def browser(viewer: Viewer | None = None, *, language: str = "en") -> Client:
    client = Client(headers={"accept-language": language})
    if viewer is not None:
        client.force_login(User.objects.get(pk=viewer.user_id))
    return client


def in_force(viewer: Viewer) -> str:
    return policy_in_force(organisation_id=viewer.organisation_id).id


@pytest.mark.parametrize("role", READERS)
def test_everybody_inside_reads_and_some_may_change(cast: Cast, role: Role) -> None:
    viewer = factories.a_viewer(organisation=cast.organisation, role=role)
    page = browser(viewer).get("/policy/").content.decode()
    assert preset("shop").name.en in page
    assert ("See what would change" in page) is (role in CHANGERS)
    for address in ("/policy/preview/", "/policy/apply/"):
        answer = browser(viewer).post(address, {"face": "hold", "reason": "Because", "seen": in_force(viewer)})
        assert (answer.status_code == 403) is (role not in CHANGERS)
    assert PolicyVersion.objects.exists() is (role in CHANGERS)


def test_a_stranger_signs_in_first_and_foreign_rooms_are_not_here(cast: Cast) -> None:
    assert browser().get("/policy/")["Location"] == "/accounts/login/?next=/policy/"
    for room in (cast.other_room.pk, "x", "00000000-0000-0000-0000-000000000000"):
        assert browser(cast.alice).get(f"/policy/?room={room}").status_code == 404
    for address in ("/policy/profiles/base/", "/policy/profiles/nothing/", "/policy/versions/9/"):
        assert browser(cast.alice).get(address).status_code == 404


def test_every_kind_has_a_name_and_stands_in_one_group() -> None:
    grouped = [kind for _, _, kinds in GROUPS for kind in kinds]
    assert sorted(grouped) == sorted(Kind)
    assert set(KIND_NAMES) == set(Kind)


def test_what_the_law_forbids_is_locked_with_its_reason(cast: Cast) -> None:
    page = browser(cast.alice).get("/policy/").content.decode()
    assert 'name="my_number_card_back"' not in page
    assert "番号法" in page
    assert "Can't be changed" in page
    numbers = re.findall(r'name="my_number" value="(\w+)"', page)
    assert numbers == ["mask", "hold", "never"]
    sent = {"my_number_card_back": "accept", "my_number": "accept", "seen": in_force(cast.alice), "reason": "Because"}
    answer = browser(cast.alice).post("/policy/preview/", sent)
    assert "Nothing would change" in answer.content.decode()


def test_a_place_of_children_cant_soften_what_is_diverted() -> None:
    assert choices_for(preset("school"), Kind.EXPLICIT) == (Decision.HOLD, Decision.NEVER)
    assert len(choices_for(preset("shop"), Kind.EXPLICIT)) == 4
    changed = with_classes(preset("school"), {Kind.EXPLICIT: Decision.NEVER})
    assert [rule for rule in changed.rules if rule.diverts] == [rule for rule in preset("school").rules if rule.diverts]


def test_a_change_shows_its_effect_first_and_is_applied_with_a_reason(cast: Cast) -> None:
    picture = factories.a_checked_picture(uploader=cast.bob, room=cast.room)
    face = {"kind": "face", "score": 0.9, "box": [0.1, 0.1, 0.2, 0.2], "engine": "scripted", "frame": 0}
    type(picture).objects.filter(pk=picture.pk).update(findings=[face])
    alice, seen = browser(cast.alice), in_force(cast.alice)
    before = decision_about(policy_in_force(organisation_id=cast.organisation.pk), Kind.FACE)
    assert before is Decision.MASK
    page = alice.post("/policy/preview/", {"face": "hold", "seen": seen}).content.decode()
    assert "Of the last 1 picture checked here:" in page
    assert re.search(r"<td>Cover</td><td>A person looks</td><td class=\"number\">1</td>", page)
    assert not PolicyVersion.objects.exists()

    empty = alice.post("/policy/apply/", {"face": "hold", "seen": seen, "reason": ""})
    assert (empty.status_code, "Please fill this in." in empty.content.decode()) == (422, True)
    assert '<input type="hidden" name="face" value="hold">' in empty.content.decode()
    done = alice.post("/policy/apply/", {"face": "hold", "seen": seen, "reason": "New staff"}, follow=True)
    assert "The new rules are in force" in done.content.decode()
    row = PolicyVersion.objects.get()
    assert (row.reason, row.author_id, row.scope) == ("New staff", cast.alice.user_id, Scope.ORGANISATION)
    assert decision_about(policy_in_force(organisation_id=cast.organisation.pk), Kind.FACE) is Decision.HOLD
    history = alice.get("/policy/versions/1/").content.decode()
    assert "Cover" in history
    assert "A person looks" in history


def test_whoever_looked_at_older_rules_is_told_calmly(cast: Cast) -> None:
    alice, seen = browser(cast.alice), in_force(cast.alice)
    organisation = cast.alice.organisation_id
    change = {"scope": Scope.ORGANISATION, "place_id": organisation, "profile": "factory", "reason": "x"}
    actions.choose_preset(viewer=cast.alice, **change)
    answer = alice.post("/policy/apply/", {"face": "hold", "seen": seen, "reason": "New staff"})
    assert (answer.status_code, "changed in the meantime" in answer.content.decode()) == (422, True)
    assert PolicyVersion.objects.count() == 1


@pytest.mark.parametrize("name", PROFILES)
def test_each_profile_is_compared_and_chosen(cast: Cast, name: str) -> None:
    alice = browser(cast.alice)
    page = alice.get(f"/policy/profiles/{name}/").content.decode()
    assert preset(name).about.en in page.replace("&#x27;", "'")
    sent = {"profile": name, "seen": in_force(cast.alice), "reason": "It fits us"}
    assert alice.post("/policy/apply/", sent)["Location"] == "/policy/"
    assert policy_in_force(organisation_id=cast.organisation.pk).profile == name


def test_a_room_has_rules_of_its_own(cast: Cast) -> None:
    alice, address = browser(cast.alice), f"/policy/?room={cast.room.pk}"
    assert "from what stands above it" in alice.get(address).content.decode()
    sent = {"profile": "law", "seen": in_force(cast.alice), "reason": "A case", "room": str(cast.room.pk)}
    assert alice.post("/policy/apply/", sent)["Location"] == address
    assert "with rules of its own" in alice.get(address).content.decode()
    assert policy_in_force(organisation_id=cast.organisation.pk).profile == "shop"
    assert alice.get(f"/policy/versions/1/?room={cast.room.pk}").status_code == 200
    assert alice.get("/policy/versions/1/").status_code == 404


def test_a_room_goes_back_to_the_organisations_rules(cast: Cast) -> None:
    alice, place = browser(cast.alice), {"scope": Scope.ROOM, "place_id": cast.room.pk}
    actions.choose_preset(viewer=cast.alice, **place, profile="law", reason="A case")
    room = {"organisation_id": cast.organisation.pk, "room_id": cast.room.pk}
    assert policy_in_force(**room).profile == "law"
    compared = alice.get(f"/policy/profiles/organisation/?room={cast.room.pk}").content.decode()
    assert '<input type="hidden" name="profile" value="organisation">' in compared
    assert alice.get("/policy/profiles/organisation/").status_code == 404

    sent = {"profile": "organisation", "seen": policy_in_force(**room).id, "reason": "Closed", "room": cast.room.pk}
    assert alice.post("/policy/apply/", sent)["Location"] == f"/policy/?room={cast.room.pk}"
    assert policy_in_force(**room).profile == "shop"
    page = alice.get(f"/policy/?room={cast.room.pk}").content.decode()
    assert "from what stands above it" in page
    assert "Closed" in page
    assert alice.get(f"/policy/versions/2/?room={cast.room.pk}").status_code == 200
    actions.choose_preset(viewer=cast.alice, **place, profile="clinic", reason="Again")
    assert (policy_in_force(**room).profile, policy_in_force(**room).version) == ("clinic", 3)


def test_only_who_changes_rules_gives_a_rooms_own_up(cast: Cast) -> None:
    room = {"scope": Scope.ROOM, "place_id": cast.room.pk, "reason": "x"}
    with pytest.raises(NotAllowed):
        actions.follow_organisation(viewer=cast.bob, **room)
    with pytest.raises(NotFound):
        actions.follow_organisation(viewer=cast.alice, **room | {"scope": Scope.ORGANISATION})
    assert not PolicyVersion.objects.exists()


def test_a_page_of_rules_costs_the_same_for_one_and_three_versions(cast: Cast, django_assert_max_num_queries) -> None:
    alice = browser(cast.alice)
    for amount in (1, 2):
        for _ in range(amount):
            actions.choose_preset(
                viewer=cast.alice,
                scope=Scope.ORGANISATION,
                place_id=cast.alice.organisation_id,
                profile="clinic",
                reason="Again",
            )
        with django_assert_max_num_queries(12):
            alice.get("/policy/")


def test_choosing_classes_changes_these_and_nothing_else() -> None:
    shop = preset("shop")
    kinds = {Kind.FACE: Decision.HOLD, Kind.RECEIPT: Decision.NEVER, Kind.INSURANCE_NUMBER: Decision.HOLD}
    changed = with_classes(shop, kinds)
    decided = {each.kinds[0]: each.after for each in differences_between(shop, changed)}
    assert decided == {kind: one for kind, one in kinds.items() if decision_about(shop, kind) is not one}
    insurance = next(rule for rule in changed.rules if set(rule.kinds) == {Kind.INSURANCE_NUMBER})
    assert insurance.destroys_original or insurance.decision is Decision.NEVER
    assert with_classes(shop, {}) == shop
    assert all(line.choices for _, _, lines in groups_of(preset(BASE)) for line in lines)


def test_a_desk_has_rules_of_its_own_and_gives_them_up(cast: Cast) -> None:
    desk = rooms.open_desk(viewer=cast.alice, name="Repairs")
    alice, address = browser(cast.alice), f"/policy/?desk={desk.pk}"
    assert "Rules of the desk “Repairs”" in alice.get(address).content.decode()
    here = {"organisation_id": cast.organisation.pk, "desk_id": desk.pk}
    sent = {"profile": "clinic", "seen": in_force(cast.alice), "reason": "Patients", "desk": str(desk.pk)}
    assert alice.post("/policy/apply/", sent)["Location"] == address
    assert "with rules of its own" in alice.get(address).content.decode()
    assert policy_in_force(**here).profile == "clinic"
    assert policy_in_force(organisation_id=cast.organisation.pk).profile == "shop"
    sent |= {"profile": "organisation", "seen": policy_in_force(**here).id}
    assert alice.get(f"/policy/profiles/organisation/?desk={desk.pk}").status_code == 200
    assert alice.post("/policy/apply/", sent)["Location"] == address
    assert policy_in_force(**here).profile == "shop"


def test_a_desk_elsewhere_is_no_place_at_all(cast: Cast) -> None:
    elsewhere = rooms.open_desk(viewer=cast.charlie, name="Ward 3")
    assert browser(cast.alice).get(f"/policy/?desk={elsewhere.pk}").status_code == 404
    assert browser(cast.alice).get("/policy/?desk=no-id").status_code == 404

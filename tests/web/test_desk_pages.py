"""Setting a desk up, screen by screen, and changing its parts later; nobody else's house, nobody without the right."""

import re

import pytest
from django.test import Client

import factories
from cast import Cast
from sudare.accounts.models import User
from sudare.accounts.terms import Role, Viewer
from sudare.reception import actions
from sudare.reception.models import Reception
from sudare.reception.queries.settings import setups_of, staff_at
from sudare.rulebook.queries import policy_in_force
from sudare.web.desk import parts


def browser(viewer: Viewer, *, language: str = "en") -> Client:
    client = Client(headers={"accept-language": language})
    client.force_login(User.objects.get(pk=viewer.user_id))
    return client


def set_up(cast: Cast, *, profile: str = "shop", name: str = "Repairs") -> Reception:
    answer = browser(cast.alice).post("/desks/new/", {"name": name, "profile": profile})
    assert answer.status_code == 302, answer.content.decode()
    return Reception.objects.get(desk__name=name)


def test_a_newcomer_walks_from_a_name_to_the_line_for_their_page(cast: Cast) -> None:
    alice = browser(cast.alice)
    assert "No desk meets visitors yet" in alice.get("/desks/").content.decode()
    there = alice.post("/desks/new/", {"name": "Repairs", "profile": "shop"})["Location"]
    said: dict[str, dict[str, object]] = {
        "hours": {"when": "days", "mon": "on", "mon_from": "09:00", "mon_to": "12:00"},
        "staff": {"staff": [str(cast.alice.user_id)]},
        "look": {
            "colour": "#123456",
            "side": "left",
            "title_ja": "修理",
            "greeting_ja": "どうぞ",
            "title_en": "Repairs",
        },
        "site": {"origins": "https://shop.example\nhttp://localhost:8080"},
    }
    for name, values in said.items():
        assert there.endswith(f"/set-up/{name}/")
        assert alice.get(there).status_code == 200
        answer = alice.post(there, values)
        assert answer.status_code == 302, answer.content.decode()
        there = answer["Location"]
    assert there.endswith("/set-up/try/")
    page = alice.get(there).content.decode()
    desk = Reception.objects.get()
    assert f"/d/{desk.key}/" in page
    assert f"/desk/?desk={desk.pk}" in page, "the staff's page opens at the desk that was just made"
    assert (desk.hours, desk.keeps_holidays) == ({"mon": [["09:00", "12:00"]]}, False)
    assert (desk.look["colour"], desk.look["side"]) == ("#123456", "left")
    assert desk.look["title"] == {"ja": "修理", "en": "Repairs"}
    assert desk.origins == ["https://shop.example", "http://localhost:8080"]
    assert staff_at(desk.pk) == {cast.alice.user_id}
    whole = alice.get(f"/desks/{desk.pk}/").content.decode()
    assert re.search(rf"/widget\.js&quot; data-desk=&quot;{desk.key}&quot;", whole)


def test_a_profile_that_differs_becomes_the_desks_own_rules(cast: Cast) -> None:
    same, other = set_up(cast), set_up(cast, profile="clinic", name="Ward")
    here = {"organisation_id": cast.organisation.pk}
    assert policy_in_force(**here, desk_id=other.pk).profile == "clinic"
    assert policy_in_force(**here, desk_id=same.pk) == policy_in_force(**here)
    page = browser(cast.alice).get("/desks/new/").content.decode()
    assert "kinds of pictures are treated otherwise" in page


@pytest.mark.parametrize("name", [*parts.PARTS])
def test_every_part_is_changed_later(cast: Cast, name: str) -> None:
    desk = set_up(cast)
    page = browser(cast.alice).get(f"/desks/{desk.pk}/{name}/")
    assert page.status_code == 200
    assert "Step" not in page.content.decode()


def spans(first: tuple[str, str], second: tuple[str, str]) -> dict[str, str]:
    names = ("mon_from", "mon_to", "mon_from2", "mon_to2")
    return dict(zip(names, (*first, *second), strict=True))


def test_a_desk_may_be_open_over_midnight(cast: Cast) -> None:
    desk = set_up(cast)
    late = {"when": "days", "fri": "on", "fri_from": "18:00", "fri_to": "02:00"}
    assert browser(cast.alice).post(f"/desks/{desk.pk}/hours/", late).status_code == 302
    assert Reception.objects.get().hours == {"fri": [["18:00", "02:00"]]}


def test_what_is_wrong_is_said_and_nothing_changes(cast: Cast) -> None:
    desk, alice = set_up(cast), browser(cast.alice)
    for name, values in (
        ("site", {"origins": "shop.example/page"}),
        ("hours", {"when": "days", "mon": "on", "mon_from": "09:00", "mon_to": ""}),
        ("hours", {"when": "days", "mon": "on"}),
        ("hours", {"when": "days", "mon": "on", **spans(("09:00", "13:00"), ("12:00", "18:00"))}),
        ("look", {"colour": "url(x)", "side": "left"}),
        ("work", {"routing": "nobody", "reply_minutes": "0"}),
    ):
        answer = alice.post(f"/desks/{desk.pk}/{name}/", values)
        assert answer.status_code == 422, name
        assert "errorlist" in answer.content.decode(), name
    assert Reception.objects.get().version == desk.version
    assert alice.post("/desks/new/", {"name": "Repairs", "profile": "shop"}).status_code == 422
    assert len(setups_of(cast.organisation.pk)) == 1


def test_questions_keep_their_names_and_what_isnt_asked_here(cast: Cast) -> None:
    desk, alice = set_up(cast), browser(cast.alice)
    choice = {
        "name": "kind",
        "kind": "choice",
        "is_required": True,
        "title": {"ja": "用件", "en": "Matter"},
        "options": [{"value": "repair", "title": {"ja": "修理", "en": "Repair"}}],
    }
    Reception.objects.update(prechat=[choice], house_rules={"ja-plain": "やさしく"})
    shown = alice.get(f"/desks/{desk.pk}/door/").content.decode()
    assert "修理 | Repair" in shown
    values = {"kind_0": "choice", "ja_0": "用件", "en_0": "Matter", "required_0": "on", "options_0": "修理 | Repair"}
    values |= {"kind_1": "mail", "ja_1": "メール", "purpose_en": "To answer you"}
    assert alice.post(f"/desks/{desk.pk}/door/", values).status_code == 302
    desk.refresh_from_db()
    assert desk.prechat[0] == choice
    assert desk.prechat[1] == {
        "name": "q2",
        "kind": "mail",
        "is_required": False,
        "title": {"ja": "メール", "en": "メール"},
    }
    assert desk.purpose == {"en": "To answer you"}
    assert desk.house_rules == {"ja-plain": "やさしく"}


def test_choices_are_written_line_by_line_each_with_the_skill_it_asks_for(cast: Cast) -> None:
    desk, alice = set_up(cast), browser(cast.alice)
    asked = {"kind_0": "choice", "en_0": "About", "options_0": "修理 | Repair | kettles\n\n返品"}
    assert alice.post(f"/desks/{desk.pk}/door/", asked).status_code == 302
    desk.refresh_from_db()
    assert desk.prechat[0]["options"] == [
        {"value": "o1", "title": {"ja": "修理", "en": "Repair"}, "skill": "kettles"},
        {"value": "o2", "title": {"ja": "返品", "en": "返品"}},
    ]
    turned = asked | {"options_0": "返品 | Return\nその他｜Other\n修理 | Mending"}
    assert alice.post(f"/desks/{desk.pk}/door/", turned).status_code == 302
    desk.refresh_from_db()
    assert [one["value"] for one in desk.prechat[0]["options"]] == ["o2", "o3", "o1"], "names stay with their words"
    refused = alice.post(f"/desks/{desk.pk}/door/", asked | {"options_0": " "})
    assert (refused.status_code, "at least one choice" in refused.content.decode()) == (422, True)


def test_what_an_ai_may_do_at_a_desk_becomes_its_own_rules(cast: Cast) -> None:
    desk, alice = set_up(cast), browser(cast.alice)
    here = {"organisation_id": cast.organisation.pk, "desk_id": desk.pk}
    before = policy_in_force(**here)
    said = {"ai": before.ai, "reason": "no change"} | ({"ai_drafts": "on"} if before.ai_drafts else {})
    assert alice.post(f"/desks/{desk.pk}/ai/", said).status_code == 302
    assert policy_in_force(**here).version == before.version, "nothing new is no version"
    assert alice.post(f"/desks/{desk.pk}/ai/", {"ai": "ask", "ai_drafts": "on", "reason": ""}).status_code == 422
    assert (
        alice.post(f"/desks/{desk.pk}/ai/", {"ai": "ask", "ai_drafts": "on", "reason": "Ann reads"}).status_code == 302
    )
    after = policy_in_force(**here)
    assert (after.ai, after.ai_drafts, after.rules) == ("ask", True, before.rules)
    assert policy_in_force(organisation_id=cast.organisation.pk).ai_drafts == before.ai_drafts, "nobody else's"


def test_texts_visitors_say_yes_to_are_written_version_by_version(cast: Cast) -> None:
    set_up(cast)
    alice = browser(cast.alice)
    for purpose in ("talk", "statements"):
        address = f"/consent/texts/?for={purpose}"
        assert "Version 1" in alice.get(address).content.decode()
        words = {"for": purpose, "ja": f"新しい{purpose}", "en": f"New {purpose}"}
        assert alice.post("/consent/texts/write/", words)["Location"] == address
        assert "Version 2" in alice.get(address).content.decode()
    assert "Version" not in alice.get("/consent/texts/").content.decode(), "pictures are another purpose"
    assert alice.get("/consent/texts/?for=nothing").status_code == 404
    assert browser(cast.bob).get("/consent/texts/?for=talk").status_code == 403


def test_a_new_key_and_a_secret_are_made(cast: Cast) -> None:
    desk, alice = set_up(cast), browser(cast.alice)
    assert alice.post(f"/desks/{desk.pk}/key/").status_code == 302
    assert Reception.objects.get().key != desk.key
    page = alice.post(f"/desks/{desk.pk}/secret/").content.decode()
    shown = re.search(r'id="secret"[^>]*>([^<]+)<', page)
    assert shown is not None
    assert shown[1] not in alice.get(f"/desks/{desk.pk}/").content.decode()


def test_nobody_else_sets_desks_up(cast: Cast) -> None:
    desk = set_up(cast)
    bob, charlie = browser(cast.bob), browser(cast.charlie)
    auditor = browser(factories.a_viewer(organisation=cast.organisation, role=Role.AUDITOR))
    addresses = ["/desks/", "/desks/new/", f"/desks/{desk.pk}/", f"/desks/{desk.pk}/hours/"]
    for address in addresses:
        assert bob.get(address).status_code == 403
        assert auditor.get(address).status_code == 403
    assert [charlie.get(address).status_code for address in addresses[2:]] == [404, 404]
    assert charlie.post(f"/desks/{desk.pk}/key/").status_code == 404
    assert str(desk.key) not in charlie.get("/desks/").content.decode()
    assert browser(cast.alice).get(f"/desks/{desk.pk}/set-up/work/").status_code == 404


def test_ready_made_replies_are_kept_and_taken_away_by_who_works_there(cast: Cast) -> None:
    desk, alice = set_up(cast), browser(cast.alice)
    address = f"/desks/{desk.pk}/replies/"
    said = {"title": "Thanks", "shortcut": "thanks", "text": "Thank you, {visitor}."}
    assert alice.post(address, said).status_code == 302
    page = alice.get(address).content.decode()
    assert "Thank you, {visitor}." in page
    assert alice.post(address, said | {"text": "{nobody}"}).status_code == 422
    remove = re.search(rf"{address}[0-9a-f-]+/remove/", page)
    assert remove is not None
    one = remove[0].removesuffix("remove/")
    assert "Thank you, {visitor}." in alice.get(one).content.decode()
    assert alice.post(one, said | {"text": "Thanks a lot, {visitor}."}).status_code == 302
    page = alice.get(address).content.decode()
    assert "Thanks a lot, {visitor}." in page
    assert "Thank you, {visitor}." not in page
    assert browser(cast.charlie).get(one).status_code == 404
    assert browser(cast.charlie).post(remove[0]).status_code == 404
    assert alice.post(remove[0]).status_code == 302
    assert "Thanks a lot, {visitor}." not in alice.get(address).content.decode()
    assert browser(cast.bob).get(address).status_code == 404
    actions.seat_staff(viewer=cast.alice, desk_id=desk.pk, user_id=cast.bob.user_id)
    assert browser(cast.bob).get(address).status_code == 200, "whoever answers there writes them too"

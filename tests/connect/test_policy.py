"""The notice says what the rules do; the rules are tried before they change, and changed by whoever may."""

import pytest

import factories
from sudare.accounts.models import User
from sudare.attachments.models import Attachment
from sudare.kit.ids import new_id
from sudare.policy.library import text_of
from sudare.policy.presets import PROFILES, preset
from sudare.rulebook.actions import choose_preset
from sudare.rulebook.queries import policy_in_force

JSON = "application/json"


def choose(cast, profile):
    choose_preset(viewer=cast.alice, scope="organisation", place_id=cast.organisation.pk, profile=profile, reason="try")


def notice(client, room, language=None):
    answer = client.get(f"/api/v1/rooms/{room.pk}/notice", {"language": language} if language else {})
    assert answer.status_code == 200
    return answer.json()


def kinds(examples):
    return {example["kind"] for example in examples}


@pytest.mark.parametrize("profile", PROFILES)
def test_the_notice_follows_the_rules(cast, browser, profile):
    choose(cast, profile)
    told = notice(browser(cast.bob), cast.room)
    assert (told["policy"], told["profile"]) == (f"{profile}@1", profile)
    assert told["retention_days"] == preset(profile).retention_days
    assert told["ai"]["mode"] == preset(profile).ai
    assert "my_number_card_back" in kinds(told["never"])
    assert {"product", "receipt", "screen"} <= kinds(told["may"])
    assert all(one["text"] and one["instead"] for one in told["never"])


def test_the_notice_names_who_sees_the_pictures(cast, browser):
    told = notice(browser(cast.bob), cast.room)
    assert told["who"] == [{"name": "Alice", "role": "owner"}, {"name": "Bob", "role": "member"}]


def test_the_notice_speaks_three_registers(cast, browser):
    client = browser(cast.bob)
    texts = {
        language: next(one["text"] for one in notice(client, cast.room, language)["covered"] if one["kind"] == "face")
        for language in ("ja", "ja-plain", "en")
    }
    assert texts == {"ja": "顔", "ja-plain": "顔（かお）", "en": "Faces"}
    assert client.get(f"/api/v1/rooms/{cast.room.pk}/notice", {"language": "fr"}).status_code == 422


def test_the_notice_is_for_people_in_the_room(cast, browser):
    stranger = browser(cast.charlie)
    answers = {
        stranger.get(f"/api/v1/rooms/{room_id}/notice").content for room_id in (cast.room.pk, new_id(), new_id())
    }
    assert len(answers) == 1
    assert stranger.get(f"/api/v1/rooms/{cast.room.pk}/notice").status_code == 404


def put(client, **body):
    return client.put("/api/v1/policy", body, content_type=JSON)


def test_an_owner_changes_the_rules_and_everybody_is_told_at_once(cast, browser):
    alice, bob = browser(cast.alice), browser(cast.bob)
    assert bob.get("/api/v1/policy").json()["policy"] == "shop@1"
    changed = put(alice, profile="team", reason="We are colleagues")
    assert (changed.status_code, changed.json()["policy"]) == (200, "team@1")
    assert notice(bob, cast.room)["policy"] == "team@1"
    assert put(alice, profile="school", reason="A class", room_id=str(cast.room.pk)).json()["policy"] == "school@1"
    assert notice(bob, cast.room)["policy"] == "school@1"
    assert bob.get("/api/v1/policy").json()["policy"] == "team@1"
    assert bob.get("/api/v1/policy", {"room_id": str(cast.room.pk)}).json()["policy"] == "school@1"


def test_only_who_may_change_the_rules_sees_their_text_and_tries_others(cast, browser):
    alice, bob = browser(cast.alice), browser(cast.bob)
    assert bob.get("/api/v1/policy").json()["document"] is None
    assert 'profile = "shop"' in alice.get("/api/v1/policy").json()["document"]
    assert put(bob, profile="team", reason="x").status_code == 403
    assert bob.post("/api/v1/policy/preview", {"profile": "team"}, content_type=JSON).status_code == 403


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"profile": "pub"}, "unknown_profile"),
        ({"document": "profile ="}, "policy_invalid"),
        ({"document": 'extends = "shop"\nprofile = "mine"\nretention_days = 0'}, "policy_invalid"),
        ({"document": text_of("base").replace('then = "never"', 'then = "accept"', 1)}, "policy_too_soft"),
        ({}, "invalid"),
        ({"profile": "team", "document": text_of("team")}, "invalid"),
        ({"profile": "team", "reason": " "}, "invalid"),
    ],
)
def test_rules_that_cannot_be_used_change_nothing_and_say_why(cast, browser, body, code):
    answer = put(browser(cast.alice), **{"reason": "x", **body})
    assert answer.json()["code"] == code
    assert policy_in_force(organisation_id=cast.organisation.pk).id == "shop@1"


def test_a_mistake_is_named_with_its_line_and_in_japanese(cast, browser):
    User.objects.filter(pk=cast.alice.user_id).update(language="ja")
    document = 'extends = "shop"\nprofile = "mine"\n\n[[rules]]\nid = "face"\nwhen = { fase = 0.5 }\nthen = "mask"\n'
    (error,) = put(browser(cast.alice), document=document, reason="x").json()["errors"]
    assert error["field"] == "6: rules[0].when.fase"
    assert "fase" in error["message"]
    assert "face" in error["message"]
    assert "種類" in error["message"]


def judged(cast, room, *findings, decision="mask"):
    picture = factories.a_checked_picture(uploader=cast.alice, room=room)
    Attachment.objects.filter(pk=picture.pk).update(
        verdict={"decision": decision, "reasons": [], "unknown": []},
        findings=[
            {"kind": kind, "score": score, "box": [0.1, 0.1, 0.2, 0.2], "engine": "x"} for kind, score in findings
        ],
    )


def test_a_preview_counts_what_would_have_changed(cast, browser):
    alice = browser(cast.alice)
    judged(cast, cast.room, ("face", 0.9))
    judged(cast, cast.room, ("driver_licence", 0.9), decision="never")
    judged(cast, cast.room, ("receipt", 0.9), decision="accept")
    told = alice.post("/api/v1/policy/preview", {"profile": "team"}, content_type=JSON).json()
    assert told["cases"] == 3
    assert {(one["before"], one["after"], one["count"]) for one in told["changed"]} == {
        ("mask", "accept", 1),
        ("never", "hold", 1),
    }
    assert (told["stricter"], told["softer"], told["other_masks"]) == (0, 2, 1)  # a team keeps the receipt's original
    assert policy_in_force(organisation_id=cast.organisation.pk).id == "shop@1"  # trying changes nothing

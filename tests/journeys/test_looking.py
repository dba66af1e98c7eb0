"""What a sender sees of the check: findings, covers, a person's word, a refusal. The house stands; what the engines and the
redrawing would say is told to the page in their stead, in the words of the API, so that each case comes every time."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from journeys import scenes
from journeys.conftest import DESKTOP, PHONE, House
from journeys.test_screens import Inspector

pytestmark = pytest.mark.journey

ONE = re.compile(r"/api/v1/attachments/[0-9a-f-]{36}$")
SMALL = {"width": 320, "height": 640}


def found(kind: str, box: list[float], *, covered: bool = True) -> dict[str, Any]:
    return {"kind": kind, "score": 0.9, "box": box, "message": kind, "is_covered": covered}


FACES = [found("face", [0.15, 0.2, 0.12, 0.16], covered=False), found("face", [0.6, 0.25, 0.12, 0.16], covered=False)]
PHONE_LINE = found("phone", [0.2, 0.75, 0.3, 0.06])
MASKED = {
    "state": "checked",
    "findings": [*FACES, PHONE_LINE],
    "masks": [[0.19, 0.74, 0.32, 0.08]],
    "verdict": {"decision": "mask", "message": "", "reasons": []},
}
REVIEW = {
    "kind": "held",
    "state": "waiting",
    "requested_at": "2026-11-22T02:00:00Z",
    "due_at": "2099-01-01T00:00:00Z",
    "is_overdue": False,
    "reason": "",
    "can_appeal": False,
    "has_reviewer": True,
}
HELD = {
    "state": "held",
    "findings": [found("insurance_card", [0.2, 0.2, 0.5, 0.5], covered=False)],
    "verdict": {
        "decision": "hold",
        "message": "",
        "reasons": [{"rule": "x", "message": "This looks like an insurance card.", "instead": "Cover the number"}],
    },
    "review": REVIEW,
}
NEVER = {
    "state": "refused",
    "renditions": {},
    "verdict": {
        "decision": "never",
        "message": "We can't accept this.",
        "reasons": [{"rule": "x", "message": "The law doesn't let us.", "instead": "Please send the front"}],
    },
    "review": REVIEW | {"kind": "without_picture", "state": "refused", "can_appeal": True},
}


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "IMG_0009.jpg"
    path.write_bytes(scenes.photo("cup"))
    return path


def say(page: Page, told: dict[str, Any]) -> None:
    """From now on a checked picture is told about in these words."""

    def answer(route: Route) -> None:
        if route.request.method != "GET":
            route.fallback()
            return
        answered = route.fetch()
        seen = answered.json()
        if answered.ok and seen["state"] in {"checked", "held"}:
            seen |= told
        route.fulfill(response=answered, json=seen)

    page.unroute_all(behavior="wait")
    page.route(ONE, answer)


def pick(page: Page, house: House, language: str, photo: Path) -> None:
    page.goto(house.room(language, "empty"))
    page.wait_for_selector("#words")
    page.set_input_files("#pick", photo)


def leave(page: Page) -> None:
    page.unroute_all(behavior="ignoreErrors")


def test_findings_come_while_engines_work_and_show_their_place(open_house, visit, photo):
    page = visit("en", size=PHONE).page
    say(
        page,
        {"state": "checking", "findings": [PHONE_LINE], "engines_done": ["text"], "renditions": {}, "verdict": None},
    )
    pick(page, open_house, "en", photo)
    page.wait_for_selector(".seen [data-kind=phone]", timeout=20_000)
    expect(page.locator(".stage-sentence")).to_contain_text("1 done")
    assert page.locator(".stage-own img").is_visible()  # the sender's own picture, from the first moment
    say(page, MASKED)
    expect(page.locator(".verdict")).to_have_text("A phone number will be covered", timeout=10_000)
    faces = page.locator(".seen [data-kind=face] button")
    expect(faces).to_contain_text("2 faces")
    faces.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".compare .places i")).to_have_count(2)
    eye = Inspector(page, "en-phone")
    eye.inspect("seen")
    eye.fits()
    leave(page)
    assert not eye.found, "\n".join(eye.found)


@pytest.mark.parametrize(("language", "size"), [("ja", SMALL), ("en", DESKTOP)], ids=["small", "desktop"])
def test_a_cover_is_drawn_and_what_the_rules_demand_stays(open_house, visit, photo, language, size):
    page = visit(language, size=size).page
    say(page, MASKED)
    pick(page, open_house, language, photo)
    page.locator(".check-edit").click(timeout=20_000)
    page.wait_for_selector("svg.editor-stage image")
    expect(page.locator("svg .required")).to_have_count(1)
    eye = Inspector(page, f"{language}-{size['width']}")
    stroke(page, [(0.3, 0.4), (0.55, 0.55)])
    expect(page.locator("svg .own")).to_have_count(1)
    eye.inspect("editor")
    tool(page, 1)
    stroke(page, [(0.35, 0.6), (0.5, 0.62), (0.6, 0.55)])
    tool(page, 2)
    page.locator(".editor-settings .button").first.click()
    expect(page.locator("svg .own")).to_have_count(4)
    page.locator(".editor-faces button").last.click()  # this one may stay
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+Shift+z")
    eye.inspect("editor-faces")
    turn_and_cut(page)
    eye.inspect("editor-crop")
    eye.fits()
    asked = drawn(page)
    assert [set(mask) for mask in asked["masks"]] == [{"box"}, {"stroke"}, {"box"}]
    assert (asked["quarter_turns"], asked["straighten_degrees"], asked["crop"]) == (1, 4, [0.02, 0, 0.98, 1])
    leave(page)
    assert not eye.found, "\n".join(eye.found)


def test_a_cover_is_made_and_moved_with_keys_alone(open_house, visit, photo):
    page = visit("en", size=DESKTOP).page
    say(page, MASKED)
    pick(page, open_house, "en", photo)
    page.locator(".check-edit").focus(timeout=20_000)
    page.keyboard.press("Enter")
    page.wait_for_selector("svg.editor-stage image")
    page.locator(".editor-settings .button").first.press("Enter")
    page.locator("svg .own").focus()
    assert "middle" in (page.locator("svg .own").get_attribute("aria-label") or "")
    for key in ("ArrowLeft", "ArrowLeft", "Shift+ArrowUp"):
        page.keyboard.press(key)
    (mask,) = drawn(page)["masks"]
    assert mask["box"] == pytest.approx([0.38, 0.445, 0.2, 0.11])
    leave(page)


def test_what_a_person_checks_may_be_sent(open_house, visit, photo):
    page = visit("en", size=PHONE).page
    say(page, HELD)
    pick(page, open_house, "en", photo)
    expect(page.locator(".verdict")).to_contain_text("A person will check it first", timeout=20_000)
    expect(page.locator(".check .instead")).to_contain_text("Cover the number")
    expect(page.locator(".check-foot .button").last).to_be_enabled()
    eye = Inspector(page, "en-phone")
    eye.inspect("held")
    leave(page)
    assert not eye.found, "\n".join(eye.found)


def test_never_says_why_what_instead_and_takes_one_objection(open_house, visit, photo):
    page = visit("en", size=PHONE).page
    say(page, NEVER)
    pick(page, open_house, "en", photo)
    expect(page.locator(".check .notice-stop")).to_contain_text("Please send the front", timeout=20_000)
    expect(page.locator(".check-foot .button").last).to_be_disabled()
    page.locator(".appeal summary").click()
    eye = Inspector(page, "en-phone")
    eye.inspect("never")
    page.route("**/appeal", lambda route: route.fulfill(json=appealed(page)))
    page.locator(".appeal textarea").fill("It is a drawing of a card.")
    page.locator(".appeal .button").click()
    expect(page.locator("sudare-appeal [role=status]")).to_contain_text("Somebody else")
    leave(page)
    assert not eye.found, "\n".join(eye.found)


@pytest.mark.parametrize("size", [SMALL, DESKTOP], ids=["small", "desktop"])
def test_the_notice_speaks_three_registers_and_remembers_which(open_house, visit, size):
    page = visit("ja", size=size).page
    page.goto(open_house.room("ja", "talk"))
    page.locator(".notice-line").click()
    eye = Inspector(page, f"ja-{size['width']}")
    expect(page.locator(".notice-sheet [data-kind=never] li").first).to_be_visible()
    eye.inspect("notice")
    page.locator(".notice-sheet .register").nth(1).click()
    expect(page.locator(".notice-sheet ruby").first).to_be_visible()
    eye.inspect("notice-plain")
    eye.fits()
    page.reload()
    page.locator(".notice-line").click()
    expect(page.locator(".notice-sheet .register").nth(1)).to_have_attribute("aria-pressed", "true")
    page.locator(".notice-sheet .register").nth(2).click()
    expect(page.locator(".notice-sheet h3").first).to_have_text("May be sent")
    assert not eye.found, "\n".join(eye.found)


def tool(page: Page, at: int) -> None:
    page.locator(".editor-tool").nth(at).click()


def turn_and_cut(page: Page) -> None:
    tool(page, 3)
    page.locator(".editor-slider input").fill("4")
    page.locator(".editor-settings .button").first.click()
    tool(page, 4)
    page.locator("[data-handle='crop:nw']").focus()
    page.keyboard.press("ArrowRight")


def stroke(page: Page, points: list[tuple[float, float]]) -> None:
    box = page.locator("svg.editor-stage").bounding_box()
    assert box
    (x, y), *others = [(box["x"] + across * box["width"], box["y"] + down * box["height"]) for across, down in points]
    page.mouse.move(x, y)
    page.mouse.down()
    for across, down in others:
        page.mouse.move(across, down, steps=6)
    page.mouse.up()


def drawn(page: Page) -> dict[str, Any]:
    """What the editor asks the server to draw; the answer is that it is being drawn."""
    page.route("**/edit", lambda route: route.abort())
    with page.expect_request("**/edit") as asked:
        page.locator(".editor-foot .button").last.click()
    told: dict[str, Any] = json.loads(asked.value.post_data or "{}")
    return told


def appealed(page: Page) -> dict[str, Any]:
    seen = page.evaluate("document.querySelector('sudare-appeal').attachment")
    told: dict[str, Any] = seen | {"review": REVIEW | {"kind": "without_picture", "state": "waiting"}}
    return told

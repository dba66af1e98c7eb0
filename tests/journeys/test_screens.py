"""Every screen, in both languages and both lights: no accessibility violation. The screenshots are for human eyes."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from journeys import scenes
from journeys.conftest import DESKTOP, PHONE, SCREENS, House

pytestmark = pytest.mark.journey

AXE = Path(__file__).parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
THEMES = ("light", "dark")
SIZES = {"phone": PHONE, "desktop": DESKTOP, "small": {"width": 320, "height": 640}}


class Inspector:
    """Takes a picture of each screen and lets axe look at it."""

    def __init__(self, page: Page, look: str, themes: tuple[str, ...] = THEMES) -> None:
        self.page, self.look, self.themes = page, look, themes
        self.found: list[str] = []
        SCREENS.mkdir(exist_ok=True)

    def inspect(self, screen: str) -> None:
        for theme in self.themes:
            self.page.emulate_media(color_scheme=theme, reduced_motion="reduce")
            self.page.wait_for_timeout(120)  # what slides in has arrived
            self.page.screenshot(path=SCREENS / f"{screen}-{self.look}-{theme}.png")
            self.found += [f"{screen} in the {theme}: {violation}" for violation in self._violations()]

    def _violations(self) -> list[str]:
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(AXE.read_text())
        told = self.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        return [
            f"{violation['id']}: {node['target']} — {node['failureSummary']}"
            for violation in told["violations"]
            for node in violation["nodes"][:3]
        ]

    def fits(self) -> None:
        """Nothing hangs over the edge of the screen."""
        assert self.page.viewport_size is not None
        # not innerWidth: on a phone that grows with whatever hangs over
        wide = self.page.evaluate("document.documentElement.scrollWidth") - self.page.viewport_size["width"]
        assert wide <= 0, f"{self.look}: {wide}px too wide"


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "IMG_0004.jpg"
    path.write_bytes(scenes.photo("receipt"))
    return path


@pytest.mark.parametrize("size", ["phone", "desktop"])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_screen_is_for_everybody(open_house: House, visit, photo: Path, tmp_path: Path, language, size):
    page = visit(language, size=SIZES[size]).page
    eye = Inspector(page, f"{language}-{size}")
    page.goto(f"{open_house.address}/rooms/")
    page.wait_for_selector(".room-link")
    eye.inspect("rooms")
    page.locator(".rooms-title .button").click()
    page.wait_for_selector("sudare-new-room .choice")
    eye.inspect("new-room")
    page.locator(".kind").last.click()
    eye.inspect("new-group")
    page.keyboard.press("Escape")
    for name, ready in (("talk", ".picture img"), ("empty", ".empty")):
        page.goto(open_house.room(language, name))
        page.wait_for_selector(ready)
        eye.inspect(name)
        eye.fits()
    _details(page, eye)
    _check(page, eye, open_house.room(language, "talk"), photo, tmp_path)
    assert not eye.found, "\n".join(eye.found)


def _details(page: Page, eye: Inspector) -> None:
    if not page.locator("sudare-details").is_visible():
        page.locator(".room-head button").last.click()
    page.locator("sudare-details summary").first.click()
    page.wait_for_selector("sudare-details .members")
    eye.inspect("details")


def _check(page: Page, eye: Inspector, room: str, photo: Path, folder: Path) -> None:
    page.goto(room)
    page.wait_for_selector(".picture img")
    hostile = folder / "page.png"
    hostile.write_bytes(b"<html>" * 40)
    page.set_input_files("#pick", [photo, hostile])
    page.wait_for_selector(".findings", timeout=20_000)
    page.wait_for_selector("[data-phase=refused]", state="attached", timeout=20_000)
    eye.inspect("check")
    page.locator(".compare-controls button[aria-pressed]").click()
    eye.inspect("compare")
    page.locator(".check-steps button").last.click()
    eye.inspect("refused")
    page.keyboard.press("Escape")
    eye.inspect("tray")
    for _ in range(2):
        page.locator(".tray-cancel").first.click()
    expect(page.locator(".tray-item")).to_have_count(0)
    page.locator(".row-message").last.hover()
    page.locator(".message-more").last.click()
    eye.inspect("actions")
    page.keyboard.press("Escape")
    page.locator(".picture-open").last.click()
    page.wait_for_selector(".lightbox-picture img")
    eye.inspect("lightbox")


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_door_shows_the_rules_once(open_house: House, visit, language):
    page = visit(language, who=1, size=PHONE).page
    eye = Inspector(page, f"{language}-phone")
    page.goto(open_house.room(language, "ruled"))
    page.wait_for_selector("sudare-door")
    eye.inspect("door")
    page.locator("sudare-door .button").last.click()
    page.wait_for_selector("#words")
    page.reload()
    page.wait_for_selector("#words")
    assert not eye.found, "\n".join(eye.found)


@pytest.mark.parametrize("name", ["talk", "empty"])
def test_the_smallest_screen_holds_everything(open_house: House, visit, name):
    page = visit("ja", size=SIZES["small"]).page
    page.goto(open_house.room("ja", name))
    page.wait_for_selector("#words")
    eye = Inspector(page, "ja-small")
    eye.inspect(name)
    eye.fits()
    small = page.evaluate(
        """() => [...document.querySelectorAll('button, .picker, .room-head a')]
            .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 43.5)
            .map((one) => one.className)"""
    )
    assert small == []  # a thumb finds everything
    assert not eye.found, "\n".join(eye.found)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_phone_holds_several_pictures_before_they_are_sent(open_house: House, visit, photo: Path, language):
    page = visit(language, size=SIZES["small"]).page
    page.goto(open_house.room(language, "empty"))
    page.wait_for_selector("#words")
    eye = Inspector(page, f"{language}-small")
    page.set_input_files("#pick", [photo, photo, photo, photo])
    for moment in (".check-foot .hint", ".findings"):
        page.wait_for_selector(moment, timeout=20_000)
        eye.fits()
        send = page.locator(".check-foot .button").last.bounding_box()
        assert send is not None
        assert send["x"] + send["width"] <= SIZES["small"]["width"]
    page.keyboard.press("Escape")
    eye.fits()
    for _ in range(4):
        page.locator(".tray-cancel").first.click()
    expect(page.locator(".tray-item")).to_have_count(0)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_pages_of_rules_and_reviews_are_for_everybody(open_house: House, visit, language):
    page = visit(language, size=SIZES["small"]).page
    eye = Inspector(page, f"{language}-small")
    for address in ("reviews", "policy", "policy/profiles/clinic", "protect", "known"):
        page.goto(f"{open_house.address}/{address}/")
        eye.inspect(address.replace("/", "-"))
        eye.fits()
    assert not eye.found, "\n".join(eye.found)


DESK_PARTS = (
    "",
    "hours/",
    "staff/",
    "look/",
    "site/",
    "try/",
    "door/",
    "ai/",
    "work/",
    "numbers/",
    "set-up/hours/",
)


@pytest.mark.parametrize(("language", "theme"), [("ja", "dark"), ("en", "light")])
def test_a_desks_pages_are_for_everybody(open_house: House, visit, language, theme):
    """What an owner sets up, what staff reads and practises: each in one language and one light."""
    page = visit(language, size=SIZES["small"], theme=theme).page
    eye = Inspector(page, f"{language}-small", themes=(theme,))
    page.goto(f"{open_house.address}/desks/")
    there = page.locator("main .card a[href^='/desks/']").first.get_attribute("href")
    assert there is not None
    guides = [f"/guide/{name}/" for name in ("before-you-send", "threatened", "guardians", "staff")]
    addresses = ["/desks/", "/desks/new/", *(f"{there}{part}" for part in DESK_PARTS), f"/people{there}doors/"]
    for address in [*addresses, "/consent/texts/?for=talk", "/guide/", *guides, "/practice/", "/practice/1/", "/desk/"]:
        answer = page.goto(f"{open_house.address}{address}")
        assert answer is not None
        assert answer.status == 200, address
        eye.inspect("-".join(part for part in address.split("?")[0].split("/") if part and len(part) < 30))
        eye.fits()
    assert not eye.found, "\n".join(eye.found)

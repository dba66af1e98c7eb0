"""The widget on a page of somebody else's: a strict policy, styles that break everything, a slow telephone, a covered yes."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from journeys import scenes
from journeys.conftest import DESKTOP, PHONE, SCREENS, House, Visitor
from journeys.seed_words import SHOP

pytestmark = pytest.mark.journey

AXE = Path(__file__).parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
# What a page carries along to record its visitors reads open roots only. The tests need to look in, and open it.
OPENED = """(() => {
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (given) { return attach.call(this, { ...given, mode: "open" }); };
})()"""
BREAKING = """
html { font-size: 62.5% } body { transform: translateX(4px); font: 40px/3 fantasy; color: red; direction: rtl }
* { all: unset; display: block !important; font-size: 60px !important; color: red !important; float: left !important;
    letter-spacing: 1em !important; text-transform: uppercase !important; opacity: .3; --ink: red; --sheet: blue; --rem: 99px }
sudare-widget, button, dialog, textarea { display: none !important; position: static !important; width: 3px !important }
"""
START_MS = 1_500
SLOWER = 4


class Shop:
    """A page at another origin, answered for here, with the strictest policy that still lets the widget be."""

    def __init__(self, house: House, visitor: Visitor, language: str = "ja") -> None:
        self.page, self.house = visitor.page, house
        self.key = house.people[language]["desk"]
        self.language = language
        self.css = ""
        visitor.context.add_init_script(OPENED)
        visitor.context.route(f"{SHOP}/**", self._answer)

    def _answer(self, route: Route) -> None:
        if route.request.url.endswith(".css"):
            route.fulfill(body=self.css, content_type="text/css")
            return
        tag = f'<script type="module" src="{self.house.address}/widget.js" data-desk="{self.key}" async></script>'
        head = f'<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/shop.css">{tag}'
        policy = (
            f"default-src 'none'; style-src 'self'; script-src {self.house.address}; connect-src {self.house.address}"
        )
        route.fulfill(
            body=f'<!doctype html><html lang="{self.language}"><head>{head}</head><body><h1>Shop</h1></body></html>',
            content_type="text/html; charset=utf-8",
            headers={"Content-Security-Policy": policy},
        )

    def open(self) -> None:
        self.page.goto(f"{SHOP}/")
        self.page.click(".launch")
        self.page.click(".view-foot .button")
        self.page.fill("#question-name", "Hana")

    def agree(self) -> None:
        for box in self.page.locator(".ask input").all():
            box.check()
        self.page.wait_for_timeout(900)  # a yes counts once its button could be seen for half a second

    def begin(self) -> None:
        self.open()
        self.agree()
        self.start.click()
        self.page.wait_for_selector("#words")

    @property
    def start(self):
        return self.page.locator(".view-foot .button:not(.button-quiet)")


@pytest.fixture
def shop(open_house: House, visit: Callable[..., Visitor]) -> Callable[..., Shop]:
    return lambda **given: Shop(open_house, visit(given.get("language", "ja"), who=None, size=given.get("size", PHONE)))


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "IMG_0009.jpg"
    path.write_bytes(scenes.photo("cup"))
    return path


def look(page: Page, name: str) -> None:
    """For human eyes; and what axe says of it."""
    SCREENS.mkdir(exist_ok=True)
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        page.wait_for_timeout(150)
        page.screenshot(path=SCREENS / f"widget-{name}-{theme}.png")


def test_a_strict_page_that_breaks_styles_carries_it_whole(shop, photo):
    """The whole way on a telephone: read, agree, write, send a picture drawn without the page's leave, come back, go."""
    place = shop()
    place.css = BREAKING
    page = place.page
    place.open()
    _keeps_its_own_look(page)
    whole = page.locator(".panel").bounding_box()
    assert whole is not None
    assert (round(whole["x"]), round(whole["width"])) == (0, PHONE["width"])
    look(page, "door")
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    place.agree()
    place.start.click()
    _warned_of_a_number(page)
    page.fill("#words", "祖母の湯のみです")
    page.click(".composer-send")
    page.wait_for_selector("sudare-message")
    page.set_input_files("#pick", photo)
    page.wait_for_selector(".check-foot .button:not(.button-quiet)")
    page.wait_for_selector(".finding-place", timeout=60_000)  # the house has just opened its models
    _warned_beside_a_picture(page)
    page.click(".check-foot .button:not(.button-quiet)")
    page.wait_for_selector(".picture canvas", timeout=20_000)
    page.wait_for_function("""() => { const seen = document.querySelector("sudare-widget").shadowRoot.querySelector(".picture canvas");
        return new Set(seen.getContext("2d").getImageData(0, 0, seen.width, seen.height).data).size > 40 }""")
    look(page, "talk")
    page.reload()
    page.click(".launch")
    expect(page.locator("sudare-message")).to_have_count(2)
    assert page.context.cookies() == []


def _warned_of_a_number(page: Page) -> None:
    """What opens something isn't sent at the first press."""
    page.fill("#words", "普通 口座番号 1234567 です")
    page.click(".composer-send")
    expect(page.locator(".composer .notice-care")).to_contain_text("もう一度")
    assert page.locator("sudare-message, .leaving").count() == 0


def _warned_beside_a_picture(page: Page) -> None:
    """A number that only the house's own rules know, typed and sent in one go: the sheet stays and says why."""
    page.fill("#check-words", "旅券番号 TK1234567")
    page.click(".check-foot .button:not(.button-quiet)")
    expect(page.locator(".check-apart")).to_contain_text("合わせると")
    expect(page.locator(".check-foot .button:not(.button-quiet)")).to_be_visible()
    look(page, "check")
    page.fill("#check-words", "")


def _keeps_its_own_look(page: Page) -> None:
    button = page.locator(".view-foot .button").last
    assert button.evaluate("(one) => getComputedStyle(one).fontSize") == "16px"
    assert button.evaluate("(one) => getComputedStyle(one).direction") == "ltr"
    assert button.evaluate("(one) => getComputedStyle(one).letterSpacing") in {"normal", "0px"}


def test_a_yes_is_taken_only_where_it_can_be_seen(shop):
    """Something of the page's lies over the panel and lets presses through: the oldest trick to get a yes nobody read."""
    place = shop(size=DESKTOP)
    page = place.page
    place.open()
    place.agree()
    page.evaluate("""() => {
        const cover = document.createElement("div");
        cover.popover = "manual";
        cover.id = "cover";
        cover.style.cssText = "position:fixed;inset:0;width:100vw;height:100vh;pointer-events:none;background:#fff;border:0";
        document.body.append(cover);
        cover.showPopover();
    }""")
    page.wait_for_timeout(400)
    place.start.click()
    expect(page.locator(".view-foot a")).to_have_attribute("href", re.compile(f"/d/{place.key}/$"))
    page.evaluate("document.getElementById('cover').remove()")
    page.wait_for_timeout(900)
    assert page.evaluate("""() => {
        const root = document.querySelector("sudare-widget").shadowRoot;
        root.querySelector(".view-foot .button:not(.button-quiet)").click();
        return root.querySelector(".view-foot a") !== null;
    }""")  # a script's press isn't a person's
    place.start.click()
    page.wait_for_selector("#words")


def test_what_is_written_offline_goes_later_and_the_other_tab_sees_it(shop, visit):
    place = shop()
    page = place.page
    place.begin()
    other = page.context.new_page()
    other.goto(f"{SHOP}/")
    other.click(".launch")
    other.wait_for_selector("#words")
    page.context.set_offline(True)
    page.fill("#words", "from the train")
    page.click(".composer-send")
    expect(page.locator(".leaving")).to_have_count(1)
    page.context.set_offline(False)
    expect(page.locator("sudare-message")).to_have_count(1, timeout=30_000)
    expect(other.locator("sudare-message")).to_have_count(1, timeout=30_000)
    other.close()


def test_a_slow_telephone_can_press_it_soon(shop, open_house):
    place = shop()
    page = place.page
    page.context.add_init_script("""new MutationObserver((_, watching) => {
        if (!document.querySelector("sudare-widget")?.shadowRoot.querySelector(".launch")) return;
        window.readyAt ??= performance.now();
    }).observe(document, { childList: true, subtree: true });
    setInterval(() => { if (document.querySelector("sudare-widget")?.shadowRoot.querySelector(".launch")) window.readyAt ??= performance.now(); }, 20)""")
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    took = []
    for _ in range(3):  # the best of three: other tests share this machine
        page.goto(f"{SHOP}/")
        page.wait_for_function("() => window.readyAt")
        took.append(page.evaluate("window.readyAt"))
        page.context.clear_cookies()
    assert min(took) < START_MS, took


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_the_desks_own_page_is_for_everybody(open_house: House, visit, size):
    page = visit("en", who=None, size=size).page
    page.context.add_init_script(OPENED)
    answer = page.goto(f"{open_house.address}/d/{open_house.people['en']['desk']}/")
    assert answer is not None
    assert answer.headers["x-frame-options"] == "DENY"
    page.wait_for_selector(".view-foot .button")
    page.evaluate(AXE.read_text())
    look(page, f"page-{size['width']}")
    found = _violations(page)
    page.click(".view-foot .button")
    page.wait_for_selector("#question-name")
    found += _violations(page)
    page.locator(".view-foot .button").last.click()
    expect(page.locator("[aria-invalid=true]").first).to_be_visible()
    found += _violations(page)
    assert not found, "\n".join(found)


def _violations(page: Page) -> list[str]:
    told = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{one['id']}: {node['target']} — {node['failureSummary']}"
        for one in told["violations"]
        for node in one["nodes"][:3]
    ]

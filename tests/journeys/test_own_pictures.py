"""A sender's own pictures on a phone: who saw one in two touches, gone for good in three."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from journeys import scenes
from journeys.conftest import DESKTOP, PHONE, House, Visitor
from journeys.test_screens import Inspector

pytestmark = pytest.mark.journey

WORDS = {"ja": ("まだだれも見ていません", "1人が見ました"), "en": ("Nobody has seen it yet", "1 person saw it")}


class Thumb:
    """Counts what a person touches."""

    def __init__(self, page: Page) -> None:
        self.page, self.touches = page, 0

    def touch(self, what: str) -> None:
        self.touches += 1
        place = self.page.locator(what).last
        place.tap() if self.page.viewport_size["width"] < 600 else place.click()


def send_one(sender: Visitor, room: str, photo: Path) -> None:
    page = sender.page
    page.goto(room)
    page.wait_for_selector("#words")
    before = page.locator(".log .picture img").count()
    page.set_input_files("#pick", photo)
    page.wait_for_selector(".findings", timeout=30_000)
    page.locator(".check-foot .button").last.click()
    expect(page.locator(".log .picture img")).to_have_count(before + 1)
    page.wait_for_selector("dialog.check", state="hidden")


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "IMG_0007.jpg"
    path.write_bytes(scenes.photo("cup"))
    return path


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_who_saw_it_in_two_touches_and_gone_in_three(open_house: House, visit, photo, language, size):
    sender, room = visit(language, size=size), open_house.room(language, "kept")
    send_one(sender, room, photo)
    nobody, somebody = WORDS[language]
    eye = Inspector(sender.page, f"{language}-{'phone' if size is PHONE else 'desktop'}")

    _ask_who_saw(sender.page, nobody, eye, "own-nobody")
    receiver = visit(language, who=1, size=size)
    receiver.page.goto(room)
    receiver.page.locator(".log .picture img").last.evaluate("image => image.decode()")
    address = receiver.page.locator(".log .picture img").last.get_attribute("src")
    name = open_house.people[language]["people"][1]["name"]
    told = _ask_who_saw(sender.page, somebody, eye, "own-seen")
    assert name in told

    sender.page.reload()
    sender.page.locator(".log .picture img").last.evaluate("image => image.decode()")
    thumb = Thumb(sender.page)
    thumb.touch(".picture-open")
    thumb.touch("[aria-controls=own-forget]")
    sender.page.wait_for_selector("#own-forget.is-open .own-destroy")
    eye.inspect("own-delete")
    thumb.touch(".own-destroy")
    sender.page.wait_for_selector(".lightbox-gone")
    assert thumb.touches == 3
    eye.inspect("own-gone")
    assert receiver.context.request.get(open_house.address + address).status == 404
    assert not eye.found, "\n".join(eye.found)


def _ask_who_saw(page: Page, said: str, eye: Inspector, screen: str) -> str:
    page.reload()
    page.locator(".log .picture img").last.evaluate("image => image.decode()")
    thumb = Thumb(page)
    thumb.touch(".picture-open")
    page.wait_for_selector(f".own-act-seen:has-text('{said}')", state="attached")
    if page.locator(".own-act-seen").is_visible():
        thumb.touch(".own-act-seen")
    page.wait_for_selector(".own-seen", state="visible")
    assert thumb.touches <= 2
    eye.inspect(screen)
    told = page.locator(".own-seen").inner_text()
    page.keyboard.press("Escape")
    assert page.locator("dialog.lightbox").is_visible() == (thumb.touches == 2)  # a phone's panel goes first
    return told

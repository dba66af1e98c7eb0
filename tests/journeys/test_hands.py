"""Only a keyboard; an input method; a screen that changes while nobody touches it."""

import pytest
from playwright.sync_api import Page, expect

from journeys import scenes
from journeys.conftest import House

pytestmark = pytest.mark.journey


def focused(page: Page) -> str:
    return page.evaluate("document.activeElement.className + ' ' + document.activeElement.tagName")


def tab_to(page: Page, selector: str, *, most: int = 40) -> None:
    for _ in range(most):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"{selector} can't be reached with the keyboard")


def test_the_whole_way_with_a_keyboard(open_house: House, visit, tmp_path):
    photo = tmp_path / "IMG_0005.jpg"
    photo.write_bytes(scenes.photo("cup"))
    page = visit("en").page
    page.goto(f"{open_house.address}/rooms/")
    page.wait_for_selector(".room-link")
    tab_to(page, ".room-link")
    while "Shop questions" not in page.evaluate("document.activeElement.innerText"):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_selector("#words")
    expect(page.locator("#words")).to_be_focused()
    page.keyboard.type("Only with keys")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".row-message", has_text="Only with keys")).to_have_count(1)
    with page.expect_file_chooser() as chosen:
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Enter")
    chosen.value.set_files(photo)
    page.wait_for_selector(".findings", timeout=20_000)
    before = page.locator(".log .picture img").count()
    tab_to(page, ".check-foot .grow")
    page.keyboard.press("Enter")
    expect(page.locator(".log .picture img")).to_have_count(before + 1)
    _look_at_newest(page)


def _look_at_newest(page: Page) -> None:
    tab_to(page, ".row-message")
    page.keyboard.press("End")
    tab_to(page, ".picture-open")
    page.keyboard.press("Enter")
    page.wait_for_selector("dialog.lightbox[open]")
    before = page.locator("dialog.lightbox .figures").first.inner_text()
    page.keyboard.press("ArrowLeft")
    assert page.locator("dialog.lightbox .figures").first.inner_text() != before
    page.keyboard.press("+")
    page.keyboard.press("+")
    page.wait_for_selector(".lightbox-full", state="attached")
    page.keyboard.press("Escape")
    expect(page.locator("dialog.lightbox[open]")).to_have_count(0)
    assert "picture-open" in focused(page)  # the way leads back


def test_enter_while_converting_never_sends(open_house: House, visit):
    visitor = visit("ja")
    page = visitor.page
    page.goto(open_house.room("ja", "talk"))
    page.wait_for_selector("#words")
    page.locator(".composer-settings input").check()  # Enter sends
    page.locator("#words").focus()
    said = page.locator(".row-message", has_text="変換中")
    typist = visitor.context.new_cdp_session(page)
    typist.send("Input.imeSetComposition", {"text": "変換中", "selectionStart": 3, "selectionEnd": 3})
    for kind in ("rawKeyDown", "keyUp"):
        typist.send(
            "Input.dispatchKeyEvent", {"type": kind, "key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 229}
        )
    page.wait_for_timeout(400)
    expect(said).to_have_count(0)
    typist.send("Input.insertText", {"text": "変換中です"})
    page.keyboard.press("Shift+Enter")
    expect(said).to_have_count(0)
    page.keyboard.press("Enter")
    expect(said).to_have_count(1)


def test_new_words_are_spoken_and_counted(open_house: House, visit):
    listener, speaker = visit("en", who=3), visit("en", who=1)
    listener.page.goto(open_house.room("en", "talk"))
    speaker.page.goto(open_house.room("en", "talk"))
    for visitor in (listener, speaker):
        visitor.page.wait_for_selector("#words")
    speaker.page.locator("#words").press_sequentially("Can you hear me?")
    expect(listener.page.locator(".typing")).to_contain_text("Ken Kobayashi is writing")
    speaker.page.keyboard.press("Control+Enter")
    expect(listener.page.locator("[aria-live=polite].unseen").last).to_have_text("Ken Kobayashi: Can you hear me?")
    expect(speaker.page.locator(".stamp", has_text="Read by")).to_have_count(1)


def test_the_language_switch_stays(open_house: House, visit):
    page = visit("en", who=3).page
    page.goto(f"{open_house.address}/rooms/")
    page.get_by_role("button", name="日本語に切りかえる").click()
    expect(page.locator(".rooms-title h1")).to_have_text("部屋")
    page.wait_for_timeout(500)
    page.reload()
    expect(page.locator(".rooms-title h1")).to_have_text("部屋")
    assert page.evaluate("document.documentElement.lang") == "ja"


def test_the_chosen_light_does_not_flash(open_house: House, visit):
    page = visit("en", who=1, theme="light").page
    page.goto(f"{open_house.address}/rooms/")
    page.get_by_role("button", name="Use the dark theme").click()
    page.route("**/app.js", lambda route: route.abort())
    page.reload()
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(20, 23, 21)"

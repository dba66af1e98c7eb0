"""What was written and picked leaves the device once: after a cut, a reload, and with two tabs open."""

import time

import pytest
from playwright.sync_api import Page, expect

from journeys import scenes
from journeys.conftest import PHONE, Visitor, listen

pytestmark = pytest.mark.journey

SLOW_BYTES_PER_SECOND = 120_000


def enter(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_selector("#words")


def write(page: Page, text: str) -> None:
    page.fill("#words", text)
    page.click(".composer-send")


def said(page: Page, text: str) -> object:
    return page.locator(".row-message .message-text", has_text=text)


@pytest.fixture
def snapshot(tmp_path):
    path = tmp_path / "IMG_0002.jpg"
    path.write_bytes(scenes.photo("window"))
    return path


def test_words_written_offline_go_out_once_by_themselves(open_house, visit):
    sender, receiver = visit("ja", size=PHONE), visit("ja", who=1)
    for visitor in (sender, receiver):
        enter(visitor.page, open_house.room("ja", "talk"))
    sender.context.set_offline(True)
    write(sender.page, "電波のないところで書きました")
    waiting = sender.page.locator(".leaving-state")
    expect(waiting).to_have_text("つながったら自動で送ります。閉じても消えません。次に開いたときに送ります")
    assert sender.page.input_value("#words") == ""
    sender.context.set_offline(False)
    expect(said(receiver.page, "電波のないところで書きました")).to_have_count(1)
    expect(waiting).to_have_count(0)
    sender.page.reload()
    sender.page.wait_for_selector(".row-message")
    time.sleep(1.0)
    expect(said(sender.page, "電波のないところで書きました")).to_have_count(1)


def test_a_picture_sent_offline_survives_closing_the_page(open_house, visit, snapshot):
    sender, receiver = visit("ja"), visit("ja", who=1)
    for visitor in (sender, receiver):
        enter(visitor.page, open_house.room("ja", "talk"))
    before = receiver.page.locator(".log .picture img").count()
    sender.context.set_offline(True)
    sender.page.set_input_files("#pick", snapshot)
    sender.page.fill("#check-words", "あとで届きます")
    sender.page.locator(".check-foot .button").last.click()
    expect(sender.page.locator(".leaving-state")).to_have_count(1)
    sender.page.close()
    sender.context.set_offline(False)
    sender.page = sender.context.new_page()
    listen(sender, sender.page)
    enter(sender.page, open_house.room("ja", "talk"))
    expect(said(receiver.page, "あとで届きます")).to_have_count(1, timeout=20_000)
    expect(receiver.page.locator(".log .picture img")).to_have_count(before + 1)


def test_two_tabs_do_not_send_twice(open_house, visit):
    sender, receiver = visit("en"), visit("en", who=1)
    second = sender.context.new_page()
    listen(sender, second)
    for page in (sender.page, second, receiver.page):
        enter(page, open_house.room("en", "talk"))
    sender.context.set_offline(True)
    write(sender.page, "Only once, please")
    expect(second.locator(".leaving-state")).to_have_count(1)  # the other tab knows of it
    sender.context.set_offline(False)
    expect(said(receiver.page, "Only once, please")).to_have_count(1)
    time.sleep(1.5)
    for page in (sender.page, second, receiver.page):
        expect(said(page, "Only once, please")).to_have_count(1)


def test_an_upload_cut_by_a_reload_goes_on_where_it_was(open_house, visit, tmp_path):
    big = tmp_path / "IMG_0003.jpg"
    big.write_bytes(scenes.photo("window", quality=100) + b"\0" * 2_500_000)  # trailing bytes: found, told, removed
    sender = visit("en")
    page = sender.page
    enter(page, open_house.room("en", "empty"))
    pipe = sender.context.new_cdp_session(page)
    slow(pipe, SLOW_BYTES_PER_SECOND * 8)
    page.set_input_files("#pick", big)
    progress = page.locator(".tray-item[data-phase=uploading] .tray-state")
    expect(progress).to_contain_text("%")
    _until(lambda: _percent(progress.inner_text()) >= 45)
    offsets: list[int] = []
    page.on(
        "request",
        lambda asked: offsets.append(int(asked.headers["upload-offset"])) if asked.method == "PATCH" else None,
    )
    created: list[str] = []
    page.on(
        "request", lambda asked: created.append(asked.url) if asked.method == "POST" and "tus" in asked.url else None
    )
    page.reload()
    slow(pipe, -1)
    page.wait_for_selector(".tray-item[data-phase=ready], .tray-item[data-phase=look]", timeout=30_000)
    assert created == []
    assert min(offsets) >= 1024 * 1024


def slow(pipe, bytes_per_second: int) -> None:
    pipe.send("Network.enable")
    pipe.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": bytes_per_second},
    )


def _percent(text: str) -> int:
    return int("".join(letter for letter in text if letter.isdigit()) or 0)


def _until(is_so) -> None:
    deadline = time.monotonic() + 30
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_a_draft_stays_with_its_room(open_house, visit):
    page = visit("en").page
    enter(page, open_house.room("en", "talk"))
    page.fill("#words", "not finished")
    page.wait_for_timeout(500)
    page.click(f"a.room-link[href$='{open_house.people['en']['rooms']['direct']}/']")
    expect(page.locator("#words")).to_have_value("")
    page.reload()
    page.click(f"a.room-link[href$='{open_house.people['en']['rooms']['talk']}/']")
    expect(page.locator("#words")).to_have_value("not finished")
    page.fill("#words", "")
    page.wait_for_timeout(500)


def test_a_lost_session_loses_no_words(open_house, visit):
    visitor: Visitor = visit("en", who=2)
    page = visitor.page
    enter(page, open_house.room("en", "talk"))
    page.wait_for_timeout(500)
    page.fill("#words", "written while signed out")
    visitor.context.clear_cookies(name="sessionid")
    # The page may notice before we press: the press counts all the same, with the dialog lying over the button.
    page.locator(".composer-send").dispatch_event("click")
    dialog = page.locator("sudare-signed-out dialog[open]")
    expect(dialog).to_contain_text("What you wrote is still here")
    session = open_house.people["en"]["people"][2]["session"]
    visitor.context.add_cookies([{"name": "sessionid", "value": session, "url": open_house.address}])
    page.reload()
    expect(said(page, "written while signed out")).to_have_count(1)

"""From one person's photograph to another person's eyes: the way everything else hangs on."""

import json
import shutil
import subprocess
import time
from pathlib import Path

import pytest
from playwright.sync_api import expect

from journeys import scenes
from journeys.conftest import DESKTOP, PHONE, House, Visitor
from journeys.seed_words import PASSWORD
from specimens.pictures import CANARY

pytestmark = pytest.mark.journey

SEEN_WITHIN_SECONDS = 15  # two are promised and measured by the bench; a test machine is busy with others
MARKERS = [CANARY.encode(), b"Exif", b"<x:xmpmeta", b"GPS", b"Photoshop", b"ICC_PROFILE", b"JFXX"]
# what exiftool says of any file at all, and what is true of every picture
ABOUT_PIXELS = {"SourceFile", "ExifToolVersion", "FileSize", "FileType", "FileTypeExtension", "MIMEType", "ImageWidth", "ImageHeight",
                "ImageSize", "Megapixels", "EncodingProcess", "BitsPerSample", "ColorComponents", "YCbCrSubSampling", "JFIFVersion",
                "ResolutionUnit", "XResolution", "YResolution", "VP8Version", "HorizontalScale", "VerticalScale", "WebP_Flags",
                "AlphaIsUsed", "BitDepth", "ColorType", "Compression", "Filter", "Interlace"}  # fmt: skip


@pytest.fixture
def snapshot(tmp_path: Path) -> Path:
    """A photograph taken upright with a telephone held sideways, its place inside."""
    path = tmp_path / "IMG_0001.jpg"
    path.write_bytes(scenes.photo("cup", orientation=6))
    return path


def sign_in(visitor: Visitor, house: House, *, language: str, who: int) -> None:
    visitor.page.goto(f"{house.address}/accounts/login/")
    visitor.page.fill("input[name=login]", house.people[language]["people"][who]["email"])
    visitor.page.fill("input[name=password]", PASSWORD)
    visitor.page.click("main button[type=submit], main form button")
    visitor.page.wait_for_url("**/rooms/")


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_photo_with_place_arrives_upright_and_bare(open_house, visit, snapshot, size, language):
    sender, receiver = visit(language, who=None, size=size), visit(language, who=1, size=size)
    receiver.page.goto(open_house.room(language, "talk"))
    receiver.page.wait_for_selector(".message")
    sign_in(sender, open_house, language=language, who=0)
    sender.page.click(f"a.room-link[href$='{open_house.people[language]['rooms']['talk']}/']")
    sender.page.wait_for_selector(".message")
    seen_before = receiver.page.locator(".picture img").count()

    sender.page.set_input_files("#pick", snapshot)
    place = sender.page.wait_for_selector("dialog.check [data-kind=gps_location]", timeout=20_000)
    assert {"ja": "消しました", "en": "removed"}[language] in place.inner_text()
    sender.page.click("dialog.check .check-foot .button:last-child")
    sent_at = time.monotonic()
    expect(receiver.page.locator(".log .picture img")).to_have_count(seen_before + 1)
    assert time.monotonic() - sent_at < SEEN_WITHIN_SECONDS

    picture = receiver.page.locator(".log .picture img").last
    picture.evaluate("image => image.decode()")
    assert picture.evaluate("image => image.naturalWidth > image.naturalHeight")  # stored sideways, shown upright
    for name in ("thumbnail", "view", "full"):
        _check_bare(_bytes_of(receiver, picture.get_attribute("src").replace("thumbnail", name)))


def _bytes_of(visitor: Visitor, url: str) -> bytes:
    answer = visitor.context.request.get(visitor.page.url.split("/rooms")[0] + url)
    assert answer.ok
    return answer.body()


def _check_bare(content: bytes) -> None:
    assert [marker for marker in MARKERS if marker in content] == []
    exiftool = shutil.which("exiftool")
    if exiftool is None:
        pytest.fail("The second opinion is missing. On Debian or Ubuntu: apt-get install libimage-exiftool-perl")
    told = subprocess.run([exiftool, "-json", "--System:all", "-"], input=content, capture_output=True, check=True)
    assert set(json.loads(told.stdout)[0]) - ABOUT_PIXELS == set()


def test_what_cannot_be_a_picture_is_refused_with_a_reason_and_the_rest_goes(open_house, visit, tmp_path, snapshot):
    hostile = tmp_path / "holiday.jpg"
    hostile.write_bytes(b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>" * 20)
    page = visit("en").page
    page.goto(open_house.room("en", "talk"))
    page.wait_for_selector(".message")
    page.set_input_files("#pick", [hostile, snapshot])
    page.wait_for_selector(".tray-item[data-phase=refused]", state="attached", timeout=20_000)
    page.wait_for_selector("dialog.check .notice-stop")
    assert page.locator(".check-foot .button").last.is_disabled()
    page.click("dialog.check .notice-stop button")
    page.wait_for_selector("dialog.check [data-kind=gps_location]", timeout=20_000)
    before = page.locator(".log .picture img").count()
    page.locator(".check-foot .button").last.click()
    expect(page.locator(".log .picture img")).to_have_count(before + 1)
    assert page.locator(".tray-item").count() == 0


def test_deleting_a_message_takes_its_pictures_from_everybody(open_house, visit, snapshot):
    sender, receiver = visit("en"), visit("en", who=1)
    for visitor in (sender, receiver):
        visitor.page.goto(open_house.room("en", "talk"))
        visitor.page.wait_for_selector(".message")
    sender.page.set_input_files("#pick", snapshot)
    sender.page.wait_for_selector(".findings", timeout=20_000)
    sender.page.fill("#check-words", "Please forget this one")
    sender.page.locator(".check-foot .button").last.click()
    arrived = receiver.page.locator(".message", has_text="Please forget this one")
    arrived.wait_for()
    address = arrived.locator("img").get_attribute("src")
    mine = sender.page.locator(".row-message", has_text="Please forget this one")
    mine.hover()
    mine.locator(".message-more").click()
    mine.locator(".danger").click()
    assert "keys" in sender.page.locator("dialog[open]").inner_text()
    sender.page.click("dialog[open] .button-danger")
    arrived.wait_for(state="detached")
    assert receiver.context.request.get(open_house.address + address).status == 404

"""One picture of every class through the page, read by the real engines, on a phone and on a large screen."""

import io

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from attachments.screened import card_back
from journeys.conftest import DESKTOP
from journeys.test_engines_at_work import LETTER, LOOKED_AT_MS, licence, told_of
from journeys.test_screens import SIZES, Inspector
from sudare.specimens.sets import SCENE_EVERY, specimen

pytestmark = pytest.mark.journey

SMALL = SIZES["phone"] | {"width": 360}


def landscape() -> bytes:
    sink = io.BytesIO()
    Image.fromarray(specimen("ordinary", SCENE_EVERY - 1).rgb).save(sink, "PNG")
    return sink.getvalue()


@pytest.mark.parametrize(("language", "size"), [("ja", SMALL), ("en", DESKTOP)], ids=["small", "desktop"])
def test_every_class_has_its_sheet(open_house, visit, tmp_path, language, size):
    page = visit(language, who=1, size=size).page
    eye = Inspector(page, f"{language}-{size['width']}")
    page.goto(open_house.room(language, "kept"))
    page.wait_for_selector("#words")
    classes = {"accept": landscape(), "mask": LETTER, "hold": licence(), "never": card_back()[0]}
    for verdict, content in classes.items():
        path = tmp_path / "IMG_0032.png"
        path.write_bytes(content)
        page.set_input_files("#pick", path)
        assert verdict_of(page) == verdict
        eye.inspect(f"class-{verdict}")
        eye.fits()
        page.keyboard.press("Escape")
        page.locator(".tray-cancel").first.click()
        expect(page.locator(".tray-item")).to_have_count(0)
    assert not eye.found, "\n".join(eye.found)


def verdict_of(page: Page) -> str:
    """What the sheet has come to, once it has: the verdict's line, or the refusal."""
    page.wait_for_selector("sudare-check .verdict, sudare-check .notice-stop", timeout=LOOKED_AT_MS)
    return str(told_of(page)["verdict"]["decision"])

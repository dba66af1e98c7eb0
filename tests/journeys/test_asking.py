"""Asking about pictures with the house's own reader: a receipt from the photo to the spreadsheet, and a place pointed at."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from journeys.conftest import DESKTOP, House, Visitor
from journeys.test_own_pictures import send_one
from journeys.test_screens import Inspector
from specimens.pictures import encoded
from sudare.specimens.receipts.sets import receipt

pytestmark = pytest.mark.journey

NARROW = {"width": 360, "height": 740}
ANSWERED_MS = 90_000  # the first question starts the reader; a crowded machine takes its time
LOOKS = [("ja", NARROW), ("en", DESKTOP)]
LOOK_IDS = ["ja-phone", "en-desktop"]
TEMPLATES = {"ja": "レシート", "en": "Receipt"}
HEADINGS = {"ja": ("合計", "日付"), "en": ("Total", "Date")}
QUESTIONS = {"ja": "合計はいくらですか", "en": "How much is the total?"}
DRAWN = receipt("cafe", 0, worn="clean")
TOTAL = DRAWN.truth["totals"]["total_yen"]


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "IMG_0011.jpg"
    path.write_bytes(encoded(Image.fromarray(DRAWN.rgb), "JPEG", quality=92))
    return path


@pytest.fixture
def asker(open_house: House, visit: Callable[..., Visitor], photo: Path) -> Callable[..., Page]:
    """Somebody who has sent a receipt and opened the sheet for asking about it."""

    def arrive(language: str, size: dict[str, int]) -> Page:
        visitor = visit(language, size=size)
        send_one(visitor, open_house.room(language, "asked"), photo)
        page = visitor.page
        page.locator(".picture-open").last.click()
        page.locator(".lightbox-ask").click()
        page.wait_for_selector("dialog.asking .chip")
        page.wait_for_selector("svg.sight image")
        return page

    return arrive


def ask(page: Page) -> None:
    page.locator("dialog.asking .asking-foot .button").click()
    page.wait_for_selector(".answer-follow", timeout=ANSWERED_MS)


@pytest.mark.parametrize(("language", "size"), LOOKS, ids=LOOK_IDS)
def test_a_receipt_from_the_photo_to_the_spreadsheet(asker, language, size):
    page = asker(language, size)
    eye = Inspector(page, f"{language}-{size['width']}")
    eye.inspect("asking-question")
    eye.fits()
    page.locator(".chip", has_text=TEMPLATES[language]).first.click()
    ask(page)
    eye.inspect("asking-answer")
    assert page.locator("[data-key=total] .value-open").inner_text() == f"{TOTAL:,}"

    _correct_total(page, eye)
    told = _exported(page)
    total, date = HEADINGS[language]
    assert told[total] == str(TOTAL - 1)
    assert told[date] == DRAWN.truth["transaction"]["date"]
    eye.inspect("asking-out")
    eye.fits()
    assert not eye.found, "\n".join(eye.found)


def _correct_total(page: Page, eye: Inspector) -> None:
    """By keys alone. A wrong total: less than what was taxed, so that a sum has something to say."""
    total = page.locator("[data-key=total]")
    total.locator(".value-open").focus()
    _is_lit_in_sight(page)
    eye.inspect("asking-lit")
    page.keyboard.press("Enter")
    page.keyboard.type(str(TOTAL - 1))
    eye.inspect("asking-edit")
    page.keyboard.press("Enter")
    expect(total.locator(".status-corrected")).to_be_visible()
    expect(total.locator(".value-open")).to_be_focused()
    expect(page.locator(".check-off").first).to_be_visible()
    eye.inspect("asking-corrected")
    page.keyboard.press("Enter")
    page.keyboard.type("0")
    page.keyboard.press("Escape")
    expect(total.locator(".value-open")).to_have_text(f"{TOTAL - 1:,}")


def _is_lit_in_sight(page: Page) -> None:
    """The box of the value has come into the middle of the picture."""
    lit = page.locator(".spot.is-lit .ring").first
    expect(lit).to_be_visible()
    box, stage = lit.bounding_box(), page.locator("svg.sight").bounding_box()
    assert box is not None
    assert stage is not None
    assert stage["x"] < box["x"] + box["width"] / 2 < stage["x"] + stage["width"]
    assert stage["y"] < box["y"] + box["height"] / 2 < stage["y"] + stage["height"]


def _exported(page: Page) -> dict[str, str]:
    """The first line of the CSV under its headings, as a spreadsheet would show it."""
    with page.expect_download() as coming:
        page.locator("[data-format=csv]").click()
    content = Path(coming.value.path()).read_text(encoding="utf-8-sig")
    headings, first, *_ = csv.reader(io.StringIO(content))
    return dict(zip(headings, first, strict=True))


@pytest.mark.parametrize(("language", "size"), LOOKS, ids=LOOK_IDS)
def test_a_place_is_pointed_at_by_keys_and_asked_about_in_plain_words(asker, language, size):
    page = asker(language, size)
    eye = Inspector(page, f"{language}-{size['width']}")
    page.locator(".sight-pointing button").first.click()
    page.locator(".sight-pointing button").nth(1).click()
    held = page.locator(".region")
    expect(held).to_be_focused()
    before = held.locator(".ring").bounding_box()
    page.keyboard.press("ArrowDown")
    after = held.locator(".ring").bounding_box()
    assert before is not None
    assert after is not None
    assert after["y"] > before["y"]
    eye.inspect("asking-pointing")
    for key in ("Shift+ArrowRight", "Shift+ArrowUp") * 60:
        page.keyboard.press(key)
    page.locator("#asked-words").fill(QUESTIONS[language])
    with page.expect_request(lambda one: one.url.endswith("/questions")) as sent:
        ask(page)
    assert _regions_in(sent.value.post_data) == 1
    assert f"{TOTAL:,}" in page.locator(".answer-text, .value-open").all_inner_texts().__str__()
    eye.inspect("asking-plain")
    assert not eye.found, "\n".join(eye.found)


def _regions_in(body: str | None) -> int:
    question: dict[str, Any] = json.loads(body or "{}")
    return sum(len(one["regions"]) for one in question["pictures"])

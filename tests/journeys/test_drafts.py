"""Where staff reads first: a member asks, staff changes the draft and sends it, or refuses; the member learns of both."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from journeys.conftest import DESKTOP, House, Visitor
from journeys.seed_words import MEMBER
from journeys.test_asking import ANSWERED_MS, DRAWN, NARROW, TEMPLATES, TOTAL
from journeys.test_own_pictures import send_one
from journeys.test_screens import Inspector
from specimens.pictures import encoded

pytestmark = pytest.mark.journey

WORDS = {
    "ja": {
        "ahead": "担当の人が先に読んで",
        "waits": "担当の人が先に読んでいます",
        "mark": "AI下書き・確認済",
        "added": "領収書は15日までにお持ちください。",
        "question": "お店の名前は何ですか",
        "reason": "写真が別のお客さまのものでした",
        "unsent": "送られませんでした",
    },
    "en": {
        "ahead": "reads the answer first",
        "waits": "A person is reading it first",
        "mark": "AI draft, checked by a person",
        "added": "Please bring the receipt by the 15th.",
        "question": "What is the shop called?",
        "reason": "The picture was another customer's",
        "unsent": "was not sent",
    },
}


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "IMG_0021.jpg"
    path.write_bytes(encoded(Image.fromarray(DRAWN.rgb), "JPEG", quality=92))
    return path


@pytest.mark.parametrize(("language", "size"), [("ja", NARROW), ("en", DESKTOP)], ids=["ja-phone", "en-desktop"])
def test_a_draft_is_read_by_staff_before_it_is_sent_or_refused(
    open_house: House, visit: Callable[..., Visitor], photo: Path, language: str, size: dict[str, int]
) -> None:
    words, room = WORDS[language], open_house.room(language, "drafts")
    asker, staff = visit(language, who=MEMBER, size=size), visit(language, size=size).page
    send_one(asker, room, photo)
    eyes = {page: Inspector(page, f"{language}-{size['width']}") for page in (asker.page, staff)}

    _ask_by_template(asker.page, words, TEMPLATES[language], eyes[asker.page])
    staff.goto(room)
    _approve(staff, words, eyes[staff])
    name = open_house.people[language]["people"][0]["name"]
    _is_sent(asker.page, words, name, eyes[asker.page])

    _ask_in_words(asker.page, words)
    staff.reload()
    _refuse(staff, words, eyes[staff])
    asker.page.reload()
    _is_told(asker.page, words, name, eyes[asker.page])
    found = [violation for eye in eyes.values() for violation in eye.found]
    assert not found, "\n".join(found)


def _open(page: Page) -> None:
    page.locator(".picture-open").last.click()
    page.locator(".lightbox-ask").click()
    page.wait_for_selector("dialog.asking .chip")


def _ask_by_template(page: Page, words: dict[str, str], template: str, eye: Inspector) -> None:
    _open(page)
    expect(page.locator(".asking-drafts")).to_contain_text(words["ahead"])
    page.locator(".chip", has_text=template).first.click()
    eye.inspect("drafts-before")
    page.locator("dialog.asking .asking-foot .button").click()
    expect(page.locator(".draft h3")).to_have_text(words["waits"], timeout=ANSWERED_MS)
    assert f"{TOTAL:,}" not in page.locator("sudare-answer").inner_text()
    eye.inspect("drafts-waiting")
    eye.fits()
    page.locator("dialog.asking .asking-foot .button").click()
    page.wait_for_selector("dialog.asking", state="detached")


def _approve(page: Page, words: dict[str, str], eye: Inspector) -> None:
    """Sees the values beside the picture, adds a sentence, sends it in their own name."""
    page.locator(".asks button").click()
    page.wait_for_selector("#draft-words")
    expect(page.locator("[data-key=total] .value-open")).to_have_text(f"{TOTAL:,}")
    draft = page.locator("#draft-words")
    draft.fill(f"{draft.input_value()}\n{words['added']}")
    page.locator(".draft-changes summary").click()
    eye.inspect("drafts-deciding")
    page.locator(".draft .button").last.click()
    expect(page.locator(".draft-end.is-sent")).to_be_visible()
    eye.inspect("drafts-approved")
    _close(page)


def _is_sent(page: Page, words: dict[str, str], name: str, eye: Inspector) -> None:
    """As a message of whoever approved it, with their words in it and the mark below."""
    message = page.locator("article.message").last
    expect(message).to_contain_text(words["mark"])
    expect(message).to_contain_text(words["added"])
    expect(message).to_contain_text(name)
    eye.inspect("drafts-message")


def _ask_in_words(page: Page, words: dict[str, str]) -> None:
    _open(page)
    page.locator("#asked-words").fill(words["question"])
    page.locator("dialog.asking .asking-foot .button").click()
    expect(page.locator(".draft h3")).to_have_text(words["waits"], timeout=ANSWERED_MS)
    page.locator("dialog.asking .asking-foot .button").click()
    page.wait_for_selector("dialog.asking", state="detached")


def _refuse(page: Page, words: dict[str, str], eye: Inspector) -> None:
    page.locator(".asks button").click()
    page.locator(".draft-refuse").click()
    expect(page.locator("#refuse-reason")).to_be_focused()
    page.keyboard.type(words["reason"])
    eye.inspect("drafts-refusing")
    page.keyboard.press("Enter")
    expect(page.locator(".draft-end")).to_contain_text(words["reason"])
    _close(page)


def _is_told(page: Page, words: dict[str, str], name: str, eye: Inspector) -> None:
    """Whoever asked finds it in the room, with who decided and why."""
    expect(page.locator(".asks")).to_contain_text(words["unsent"])
    eye.inspect("drafts-unsent")
    page.locator(".asks button").click()
    expect(page.locator(".draft-end")).to_contain_text(words["reason"])
    expect(page.locator(".draft-end")).to_contain_text(name)
    eye.inspect("drafts-refused")


def _close(page: Page) -> None:
    page.locator(".asking-head button").last.click()
    page.wait_for_selector("dialog.asking", state="detached")

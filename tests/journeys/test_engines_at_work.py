"""The same ways as in ``test_looking``, with nobody's words put into the engines' mouths: the house reads the pictures itself.

Every picture is drawn here; what is covered is read from the pixels of the other person's page.
"""

import io
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from attachments.screened import SLATS, card_back, letter
from journeys.conftest import PHONE, House
from journeys.seed_words import PASSWORD
from journeys.test_looking import stroke, tool
from journeys.test_screens import Inspector
from sudare.imaging.geometry import moved
from sudare.imaging.terms import Box, Edit
from sudare.specimens.sets import specimen

pytestmark = pytest.mark.journey

LOOKED_AT_MS = 90_000  # a crowded machine, right after its first start
SIZE_PX = (1100, 800)
LETTER = letter(
    "いつもお世話になっております。", "電話 080-1555-0123", "修理のご相談です。", "どうぞよろしくお願いします。"
)
PAPER_TOP = Box(0.4, 0.02, 0.2, 0.06)  # of the letter: nothing stands there


def licence() -> bytes:
    sink = io.BytesIO()
    Image.fromarray(specimen("driver_licence", 0).rgb).save(sink, "PNG")
    return sink.getvalue()


def pick(page: Page, folder: Path, content: bytes) -> None:
    path = folder / "IMG_0031.png"
    path.write_bytes(content)
    page.set_input_files("#pick", path)


def enter(page: Page, house: House, name: str) -> None:
    page.goto(house.room("ja", name))
    page.wait_for_selector("#words")


def send(page: Page) -> None:
    button = page.locator(".check-foot .button").last
    expect(button).to_be_enabled()
    button.click()


def colours(page: Page, image: str, places: Sequence[Box]) -> list[list[int]]:
    """What a person's screen shows in each place of the last such image: the middle one of the inner half's colours,
    so that a thin letter of the mark on it doesn't count."""
    picture = page.locator(image).last
    picture.scroll_into_view_if_needed()
    picture.evaluate("image => image.decode()")
    inner = [[box.x + box.width / 4, box.y + box.height / 4, box.width / 2, box.height / 2] for box in places]
    read: list[list[int]] = picture.evaluate(
        """(image, inner) => {
            const sheet = document.createElement("canvas")
            sheet.width = image.naturalWidth, sheet.height = image.naturalHeight
            const pen = sheet.getContext("2d")
            pen.drawImage(image, 0, 0)
            const sizes = [sheet.width, sheet.height, sheet.width, sheet.height]
            return inner.map((box) => {
                const [x, y, width, height] = box.map((part, at) => Math.max(Math.round(part * sizes[at]), at > 1 ? 1 : 0))
                const bytes = pen.getImageData(x, y, width, height).data
                const dots = Array.from({ length: bytes.length / 4 }, (_, at) => [...bytes.slice(4 * at, 4 * at + 3)])
                return dots.sort((one, other) => one[0] + one[1] + one[2] - other[0] - other[1] - other[2])[dots.length >> 1]
            })
        }""",
        inner,
    )
    return read


def is_slat(colour: Sequence[int]) -> bool:
    return any(max(abs(one - other) for one, other in zip(colour, slat, strict=True)) <= 14 for slat in SLATS)


def told_of(page: Page) -> dict[str, Any]:
    """What the check knows of its picture, as the page was told."""
    told: dict[str, Any] = page.evaluate(
        "() => fetch('/api/v1/attachments/' + document.querySelector('sudare-check').parcel.pictures[0].attachmentId).then(a => a.json())"
    )
    return told


def test_a_number_is_found_and_covered_and_the_senders_own_cover_with_it(open_house, visit, tmp_path):  # noqa: PLR0915  one way
    sender, receiver = visit("ja", who=1, size=PHONE).page, visit("ja", who=0, size=PHONE).page
    enter(receiver, open_house, "direct")
    enter(sender, open_house, "direct")
    before = receiver.locator(".log .picture img").count()
    pick(sender, tmp_path, LETTER)
    sender.wait_for_selector(".seen [data-kind=phone]", timeout=LOOKED_AT_MS)
    sender.locator(".check-edit").click(timeout=LOOKED_AT_MS)
    eye = Inspector(sender, "ja-phone")
    (demanded,) = [Box(*box) for box in told_of(sender)["masks"]]
    sender.wait_for_selector("svg.editor-stage image")
    expect(sender.locator("svg .required")).to_have_count(1)
    sender.locator("svg .required").click(force=True)
    sender.keyboard.press("Delete")  # what the rules demand stays
    expect(sender.locator("svg .required")).to_have_count(1)
    stroke(sender, [(0.35, 0.58), (0.65, 0.68)])
    tool(sender, 3)
    sender.locator(".editor-slider input").fill("4")
    eye.inspect("real-editor")
    with sender.expect_request("**/edit") as asked:
        sender.locator(".editor-foot .button").last.click()
    wanted = json.loads(asked.value.post_data or "{}")
    expect(sender.locator(".compare")).to_be_visible(timeout=LOOKED_AT_MS)
    expect(sender.locator(".stage-sentence")).to_have_count(0, timeout=LOOKED_AT_MS)
    eye.inspect("real-drawn")
    eye.fits()
    send(sender)
    expect(receiver.locator(".log .picture img")).to_have_count(before + 1, timeout=LOOKED_AT_MS)
    turn = Edit(straighten_degrees=wanted["straighten_degrees"])
    places = [moved(box, turn, size_px=SIZE_PX) for box in (demanded, Box(*wanted["masks"][0]["box"]), PAPER_TOP)]
    required, own, open_paper = colours(receiver, ".log .picture img", [place for place in places if place])
    assert is_slat(required)
    assert is_slat(own)
    assert min(open_paper) > 200
    Inspector(receiver, "ja-phone").inspect("real-arrived")
    assert not eye.found, "\n".join(eye.found)


def test_a_licence_waits_for_a_person_who_sees_a_veil_first_and_lets_it_through(open_house, visit, tmp_path):  # noqa: PLR0915  one way
    sender, reviewer = visit("ja", who=1, size=PHONE).page, visit("ja", who=0, size=PHONE).page
    enter(sender, open_house, "kept")
    pick(sender, tmp_path, licence())
    expect(sender.locator(".seen [data-kind=driver_licence]")).to_be_visible(timeout=LOOKED_AT_MS)
    expect(sender.locator(".verdict")).to_be_visible(timeout=LOOKED_AT_MS)
    eye, other = Inspector(sender, "ja-phone"), Inspector(reviewer, "ja-phone")
    eye.inspect("real-held")
    before = sender.locator(".log .picture img").count()
    send(sender)
    expect(sender.locator(".log .picture-held")).to_have_count(1)
    enter(reviewer, open_house, "kept")
    expect(reviewer.locator(".log .picture-held")).to_have_count(1)
    assert reviewer.locator(".log .picture-held img").count() == 0
    other.inspect("real-held-in-the-room")
    reviewer.goto(f"{open_house.address}/reviews/")
    other.inspect("real-queue")
    reviewer.locator("a.queue-line").last.click()
    veil = reviewer.locator(".judged-frame img")
    assert (veil.get_attribute("src") or "").endswith("/veil")
    assert max(veil.evaluate("image => image.decode().then(() => [image.naturalWidth, image.naturalHeight])")) <= 320
    other.inspect("real-veil")
    reviewer.locator("form[action$='/look/'] button").click()
    expect(veil).to_have_attribute("src", re.compile("/view$"))
    other.inspect("real-masked")
    other.fits()
    reviewer.locator("sudare-covers button").click()
    reviewer.locator(".editor-settings .button").first.click()  # a box, where the editor puts it: (0.4, 0.45, 0.2, 0.1)
    assert reviewer.locator(".editor-tool").count() == 2
    other.inspect("real-covering-more")
    reviewer.locator(".editor-foot .button").last.click()
    expect(reviewer.locator("sudare-covers [role=status]")).to_contain_text("1")
    other.inspect("real-covered-more")
    reviewer.locator("form[action$='/accept/'] > div > button").click()
    expect(sender.locator(".log .picture img")).to_have_count(before + 1, timeout=LOOKED_AT_MS)
    assert is_slat(*colours(sender, ".log .picture img", [Box(0.45, 0.48, 0.1, 0.04)]))
    expect(sender.locator(".log .picture-held")).to_have_count(0)
    eye.inspect("real-released")
    assert not [*eye.found, *other.found], "\n".join([*eye.found, *other.found])


def test_the_back_of_a_card_is_refused_with_the_reason_and_what_to_do(open_house, visit, tmp_path):
    page = visit("ja", who=1, size=PHONE).page
    enter(page, open_house, "talk")
    pick(page, tmp_path, card_back()[0])
    notice = page.locator(".check .notice-stop")
    expect(notice).to_contain_text("裏面は受け取れません", timeout=LOOKED_AT_MS)
    expect(notice).to_contain_text("表面の写真")
    expect(page.locator(".check-foot .button").last).to_be_disabled()
    assert not any(told_of(page)["renditions"].values())
    eye = Inspector(page, "ja-phone")
    eye.inspect("real-never")
    eye.fits()
    assert not eye.found, "\n".join(eye.found)


def test_what_is_covered_opens_for_a_reason_which_the_sender_reads(open_house, visit, tmp_path):  # noqa: PLR0915  one way
    sender, owner = visit("ja", who=1, size=PHONE).page, visit("ja", who=0, size=PHONE).page
    enter(sender, open_house, "kept")
    pick(sender, tmp_path, LETTER)
    expect(sender.locator(".check-edit")).to_be_visible(timeout=LOOKED_AT_MS)
    (mask,) = [Box(*box) for box in told_of(sender)["masks"]]
    send(sender)
    enter(owner, open_house, "kept")
    veiled = owner.locator(".log .picture-veiled")
    expect(veiled).to_have_count(1, timeout=LOOKED_AT_MS)  # what starts grey and blurred for everybody
    eye = Inspector(owner, "ja-phone")
    eye.inspect("real-veiled-in-the-room")
    veiled.locator("button").click()
    shown = ".lightbox-picture img"
    owner.wait_for_selector(shown)
    assert is_slat(colours(owner, shown, [mask])[0])
    owner.locator("details.unmask summary").click()
    owner.fill("#unmask-reason", "折り返しお電話するため")
    eye.inspect("real-reason")
    owner.locator("details.unmask .button").click()
    owner.wait_for_url(re.compile("/accounts/reauthenticate/"))
    eye.inspect("real-prove")
    owner.fill("[name=password]", PASSWORD)
    owner.locator("form[action='/accounts/reauthenticate/'] button").click()
    owner.wait_for_selector(shown)  # back where they were, with the reason still there
    expect(owner.locator("#unmask-reason")).to_have_value("折り返しお電話するため")
    owner.locator("details.unmask .button").click()
    expect(owner.locator(".unmask-now")).to_be_visible()
    expect(owner.locator(shown)).to_have_attribute("src", re.compile("/original$"))
    assert not any(is_slat(colour) for colour in colours(owner, shown, [mask, *corners_of(mask)]))
    eye.inspect("real-unmasked")
    sender.reload()
    sender.locator(".log .picture-veiled button").click()
    sender.locator("[aria-controls=own-seen]").click()
    told = sender.locator(".own-list li", has_text="折り返しお電話するため").first
    expect(told).to_contain_text("田村 さくら")
    look = Inspector(sender, "ja-phone")
    look.inspect("real-viewers")
    assert not [*eye.found, *look.found], "\n".join([*eye.found, *look.found])


def corners_of(box: Box) -> list[Box]:
    wide, high = box.width / 8, box.height / 8
    return [Box(x, box.y, wide, high) for x in (box.x, box.x + box.width - wide)]

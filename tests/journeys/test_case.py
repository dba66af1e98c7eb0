"""When something goes wrong, from the threat to the numbers: one house, four people, and a copy that got out.

The person harmed holds a telephone and is frightened; two who handle cases sit at desks, and one of them reads English.
The other side deletes what it wrote, before the report and after it, and learns nothing before something is decided.
"""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from journeys.conftest import DESKTOP, SCREENS, House, Visitor, environment_of
from journeys.seed_words import PASSWORD
from journeys.test_screens import Inspector

pytestmark = pytest.mark.journey

SMALL = {"width": 360, "height": 760}
SLOW_MS = 30_000  # a crowded machine
TRACED_MS = 120_000  # checked by every engine first, then compared
DEMAND = "先に10万円送ってください。今日中です。"
THREAT = "払わないと、あの写真を家族と学校にばらまくぞ"
WRITTEN = "ギフトカードで10万円"
TOLD_HARMED = "脅しにあたると判断しました。相手の利用を終わらせ、警察に相談しています。写真の削除は引き続き進めます。"
TOLD_OTHER = "人をおどす言葉があったため、ここの利用は終わりました。"
PLACES = (  # platform, address, what is shown
    ("x", "https://example.com/posts/1", "intimate"),
    ("fc2", "https://example.com/blog/2", "portrait"),
    ("website", "https://example.org/board/3", "portrait"),
)


@dataclass
class Studio:
    """The house of this case, and those in it, each at a device of their own."""

    house: House
    people: dict[str, Any]
    room: str
    visit: Callable[..., Visitor]

    def arrive(self, who: str, size: dict[str, int], language: str = "ja") -> Page:
        visitor = self.visit(language, who=None, size=size)
        session = {"name": "sessionid", "value": self.people[who]["session"], "url": self.house.address}
        visitor.context.add_cookies([session])  # type: ignore[list-item]  # its own kind of dictionary
        visitor.context.set_default_timeout(SLOW_MS)
        return visitor.page

    def go(self, page: Page, path: str) -> None:
        page.goto(f"{self.house.address}{path}")

    def talk(self, page: Page) -> None:
        self.go(page, f"/rooms/{self.room}/")
        page.wait_for_selector(".row-message")


@pytest.fixture
def studio(open_house: House, visit: Callable[..., Visitor]) -> Studio:
    command = [sys.executable, "-m", "journeys.case_house"]
    told = subprocess.run(command, env=environment_of(open_house), check=True, capture_output=True, text=True)
    return Studio(house=open_house, visit=visit, **json.loads(told.stdout))


def test_a_case_from_the_threat_to_its_numbers(studio: Studio, tmp_path: Path) -> None:
    harmed, other = studio.arrive("harmed", SMALL), studio.arrive("other", SMALL)
    owner, second = studio.arrive("owner", DESKTOP), studio.arrive("second", DESKTOP, "en")
    eyes = [
        Inspector(page, look) for page, look in ((harmed, "phone"), (owner, "ja"), (second, "en"), (other, "other"))
    ]
    calm, desk, english, _theirs = eyes
    _switch_on(studio, owner, desk)
    _agree(studio, harmed, other, calm)
    leaked = _threaten(studio, harmed, other, calm, tmp_path)
    report = _report(harmed, calm)
    _nothing_shows(other)
    _remember(studio, harmed, calm, report)
    case = _take(studio, owner, desk)
    _read_hard_words(studio, owner, desk, case)
    _two_agree(studio, owner, second, desk, english, case)
    _have_it_taken_down(studio, owner, desk, case)
    _trace(studio, owner, desk, case, leaked)
    _pack(studio, owner, desk, case, tmp_path)
    _decide(studio, owner, desk, case)
    _told_both(studio, harmed, other, eyes, report)
    _close(studio, second, english, case)
    _count(studio, owner, desk)
    assert not (found := [one for eye in eyes for one in eye.found]), "\n".join(found)


def _see(eye: Inspector, screen: str) -> None:
    """The screen as it stands, whole and not wider than the glass."""
    eye.inspect(f"case-{screen}")
    eye.fits()
    eye.page.emulate_media(color_scheme="light", reduced_motion="reduce")
    eye.page.screenshot(path=SCREENS / f"case-{screen}-{eye.look}-whole.png", full_page=True)


# --- the person harmed -----------------------------------------------------------------------------------------------
def _switch_on(studio: Studio, page: Page, eye: Inspector) -> None:
    studio.go(page, "/listening/")
    page.locator("button[name=on]").click()
    expect(page.locator("button[name=on]")).to_have_count(0)
    _see(eye, "listening")


def _agree(studio: Studio, harmed: Page, other: Page, eye: Inspector) -> None:
    for page in (harmed, other):
        studio.talk(page)
        page.locator(".listening-ask button").click()
        if page is harmed:
            _see(eye, "notice")
        page.locator(".listening-sheet .button").last.click()
        expect(page.locator(".listening-ask")).to_have_count(0)
    studio.go(harmed, "/me/listening/")
    harmed.select_option("#person", studio.people["friend"]["id"])
    harmed.locator("form[action='/me/listening/trust/'] button").click()
    expect(harmed.locator("#person option[selected]")).to_have_attribute("value", studio.people["friend"]["id"])
    _see(eye, "trusted")


def _threaten(studio: Studio, harmed: Page, other: Page, eye: Inspector, folder: Path) -> Path:
    """The other one keeps a copy, demands, deletes that, and threatens. Only whoever received it sees a card."""
    studio.talk(harmed)
    leaked = _keep_copy(other, folder)
    _say(other, DEMAND)
    expect(harmed.locator(".row-message", has_text=DEMAND)).to_be_visible(timeout=SLOW_MS)
    _take_back(other, DEMAND)
    expect(harmed.locator(".row-message", has_text=DEMAND)).to_have_count(0, timeout=SLOW_MS)
    _say(other, THREAT)
    harmed.wait_for_selector(".help-card")
    _see(eye, "card")
    harmed.locator(".help-deeds .button-plain").click()
    harmed.wait_for_selector(".help-card.is-plain ruby")
    _see(eye, "card-plain")
    assert other.locator(".help-card").count() == 0
    return leaked


def _keep_copy(page: Page, folder: Path) -> Path:
    """What leaks is the copy that was handed to this one person, made smaller by where it was posted."""
    shown = page.locator("sudare-conversation .picture img").last
    shown.wait_for()
    path = folder / "found.jpg"
    path.write_bytes(page.request.get(shown.evaluate("(one) => one.currentSrc")).body())
    return path


def _say(page: Page, words: str) -> None:
    page.fill("#words", words)
    page.locator(".composer-send").click()
    expect(page.locator(".row-message", has_text=words)).to_be_visible()


def _take_back(page: Page, words: str) -> None:
    row = page.locator(".row-message", has_text=words)
    row.locator(".message-more").click()
    row.locator(".message-actions .danger").click()
    page.locator("sudare-remove .button:not(.button-quiet)").click()
    expect(page.locator(".row-message", has_text=words)).to_have_count(0, timeout=SLOW_MS)


def _report(page: Page, eye: Inspector) -> str:
    """Two taps. The address of the page that is theirs alone."""
    page.locator(".help-deeds .button:not(.button-quiet)").click()  # one
    page.wait_for_selector(".report-reasons")
    _see(eye, "reasons")
    page.locator('[data-reason="threat"]').click()  # two
    page.wait_for_selector(".report-sheet .help-contacts")
    _see(eye, "preserved")
    path = page.locator(".report-sheet a[href^='/help/']").get_attribute("href")
    assert path is not None
    page.locator(".report-sheet .button:not(.button-quiet)").last.click()
    expect(page.locator(".row-message", has_text=THREAT)).to_have_count(0)
    _see(eye, "spared")
    return path


def _nothing_shows(other: Page) -> None:
    """For them nothing has changed; and what they take back now was preserved before."""
    other.reload()
    expect(other.locator(".row-message", has_text=THREAT)).to_be_visible()
    assert other.locator(".help-card").count() == 0
    _take_back(other, THREAT)


def _remember(studio: Studio, page: Page, eye: Inspector, report: str) -> None:
    studio.go(page, "/help/")
    _see(eye, "reports")
    page.locator(f"a[href^='{report}']").click()
    _see(eye, "own")
    page.fill("#memo-demanded", WRITTEN)
    page.fill("#memo-own_age", "19")
    page.locator("form[action*='/memo/'] .button").click()
    expect(page.locator("#memo-demanded")).to_have_value(WRITTEN)
    told = page.locator("form[action*='/steps/'] input[type=checkbox]").first
    told.check()
    page.locator("form[action*='/steps/'] .button").click()
    expect(told).to_be_checked()
    studio.go(page, f"{report}?language=ja-plain")
    _see(eye, "own-plain")


# --- those who handle it ---------------------------------------------------------------------------------------------
def _take(studio: Studio, page: Page, eye: Inspector) -> str:
    """The path of the case's page."""
    studio.go(page, "/rooms/")
    page.locator("a.rooms-reviews[href='/cases/']").click()
    _see(eye, "list")
    page.locator(".case-line h2 a").click()
    case = re.search(r"/cases/[0-9a-f-]+/", page.url)
    assert case is not None
    page.locator("form[action$='/do/take/'] button").click()
    expect(page.locator("form[action$='/do/take/']")).to_have_count(0)
    _see(eye, "sheet")
    return case[0]


def _read_hard_words(studio: Studio, page: Page, eye: Inspector, case: str) -> None:
    """What was deleted is there, behind slats; looking is counted, and after a while a pause is proposed."""
    studio.go(page, case)
    page.clock.install()
    page.locator("a[href*='/preserved/']").click()
    page.wait_for_url("**/preserved/**")
    fetched: list[str] = []
    page.on("requestfinished", lambda sent: fetched.append(sent.url))
    for hidden in page.locator(".veiled > summary").all():
        hidden.click()
    _sharpen(page, eye, fetched)
    for words in (DEMAND, THREAT):
        expect(page.get_by_text(words)).to_be_visible()
    pause = page.locator("#pause")
    expect(pause).to_be_hidden()
    page.clock.run_for("05:00")
    with page.expect_response(lambda answer: answer.url.endswith("/exposure")) as told:
        page.clock.run_for("00:31")
    assert told.value.status == 200, told.value.text()
    page.clock.run_for("16:00")
    expect(pause).to_be_visible()
    _see(eye, "words")
    page.clock.resume()
    studio.go(page, case)
    expect(pause).to_be_visible()


def _sharpen(page: Page, eye: Inspector, fetched: list[str]) -> None:
    """Before the second press no sharp byte has left the server."""
    blurred = page.locator(".case-blurred")
    expect(blurred).to_have_js_property("naturalWidth", 320)
    _see(eye, "blurred")
    assert any("/pictures/" in url for url in fetched)
    assert not any("sharp" in url for url in fetched), fetched
    page.locator(".case-sharp > summary").click()
    expect(blurred).to_be_hidden()
    expect(page.locator(".case-sharp > img")).not_to_have_js_property("naturalWidth", 0)
    _see(eye, "sharp")


def _two_agree(studio: Studio, owner: Page, second: Page, desk: Inspector, english: Inspector, case: str) -> None:
    """To the police, asked by the one; to end a seat, asked by the other. Nobody says yes to themselves."""
    for asking, answering, kind, eye in ((owner, second, "police", english), (second, owner, "end_seat", desk)):
        studio.go(asking, case)
        asking.locator("details:has(form[action$='/ask/']) > summary").click()
        asking.select_option("form[action$='/ask/'] [name=kind]", kind)
        asking.fill("form[action$='/ask/'] textarea", "お金を求める脅しが続いているため")
        asking.locator("form[action$='/ask/'] .button").click()
        expect(asking.locator("form[action*='/approvals/']")).to_have_count(0)  # who asked doesn't answer
        studio.go(answering, "/cases/")
        expect(answering.locator(".case-line .badge")).to_have_count(2)
        _see(eye, "waits")
        answering.locator(".case-line h2 a").click()
        _see(eye, f"asked-{kind}")
        answering.locator("form[action*='/approvals/'] button[value=yes]").click()
        _show(answering, eye)
        expect(answering.locator("form[action*='/approvals/']")).to_have_count(0)


def _show(page: Page, eye: Inspector) -> None:
    """Once more that it's them; then the very deed they meant."""
    page.wait_for_url("**/reauthenticate/**")
    page.fill("[name=password]", PASSWORD)
    page.locator("form[action*='/reauthenticate/'] button").click()
    page.wait_for_url("**/prove/back/")
    _see(eye, "go-on")
    page.locator("main form .button").first.click()


def _have_it_taken_down(studio: Studio, page: Page, eye: Inspector, case: str) -> None:
    studio.go(page, case)
    page.locator("a[href$='/takedowns/']").first.click()
    _see(eye, "nowhere-yet")
    for platform, address, shows in PLACES:
        studio.go(page, f"{case}takedowns/")
        page.select_option("[name=platform]", platform)
        page.fill("[name=address]", address)
        page.select_option("[name=shows]", shows)
        page.locator("form:has([name=platform]) .button").click()
        page.wait_for_url("**/takedowns/*/")
    _ask_the_last(page, eye)
    studio.go(page, f"{case}takedowns/")
    expect(page.locator("main h3 a")).to_have_count(3)
    _see(eye, "places")


def _ask_the_last(page: Page, eye: Inspector) -> None:
    """A letter is read, sent by a person, answered, and the place looked at."""
    _see(eye, "place")
    page.locator("a[href*='/letters/']").first.click()
    _see(eye, "letter")
    page.locator("form[action$='/sent/'] button").click()
    page.wait_for_url(re.compile(r"/takedowns/[0-9a-f-]+/$"))
    page.select_option("[name=outcome]", "removed")
    page.locator("form[action$='/answered/'] .button").click()
    page.locator("form[action$='/looked/'] button[value=gone]").click()
    expect(page.locator(".badge-bamboo").first).to_be_visible()
    _see(eye, "gone")


def _trace(studio: Studio, page: Page, eye: Inspector, case: str, leaked: Path) -> None:
    """The copy that got out is handed in; whose copy it is stands in the case, and who looked, apart from each other."""
    studio.go(page, case)
    page.set_input_files("form[action$='/copy/'] [type=file]", leaked)
    page.fill("form[action$='/copy/'] [name=where]", PLACES[0][1])
    page.locator("form[action$='/copy/'] .button").click()
    _see(eye, "handed-in")
    answer = page.locator("section[aria-labelledby=copies] dl").first
    _until(page, answer, TRACED_MS)
    expect(answer).to_contain_text("堂本 亮")
    _see(eye, "traced")


def _until(page: Page, awaited: Locator, most_ms: int) -> None:
    for _ in range(most_ms // 1000):
        if awaited.count():
            return
        page.wait_for_timeout(1000)
        page.reload()
    expect(awaited).not_to_have_count(0)


def _pack(studio: Studio, page: Page, eye: Inspector, case: str, folder: Path) -> None:
    """Made, taken along, and checked by both verifiers; one changed byte is found by both."""
    studio.go(page, case)
    page.locator("form[action$='/package/'] button").click()
    taken = page.locator("a[href*='/cases/packages/']")
    taken.wait_for()
    with page.expect_download() as download:
        taken.click()
    package = folder / "evidence.zip"
    download.value.save_as(package)
    with page.expect_download() as download:
        page.locator("a[href$='/cases/verifier/']").click()
    verifier = folder / "verify.html"
    download.value.save_as(verifier)
    broken = folder / "broken.zip"
    content = bytearray(package.read_bytes())
    content[len(content) // 2] ^= 1
    broken.write_bytes(content)
    for file, code in ((package, 0), (broken, 1)):
        command = [sys.executable, "-m", "sudare.cli", "evidence", "verify", str(file)]
        ran = subprocess.run(command, env=environment_of(studio.house), check=False, capture_output=True, text=True)
        assert ran.returncode == code, ran.stdout + ran.stderr
    checker = page.context.new_page()
    checker.goto(verifier.as_uri())
    for file, verdict in ((broken, "bad"), (package, "good")):
        checker.set_input_files("#file", file)
        expect(checker.locator("#verdict")).to_have_class(verdict)
    checker.screenshot(path=SCREENS / "case-verifier.png")
    checker.close()
    _see(eye, "packed")


def _decide(studio: Studio, page: Page, eye: Inspector, case: str) -> None:
    studio.go(page, case)
    page.locator("details:has(form[action$='/decide/']) > summary").click()
    page.select_option("[name=outcome]", "seat_ended")
    page.fill("[name=told_reporter]", TOLD_HARMED)
    page.fill("[name=told_reported]", TOLD_OTHER)
    _see(eye, "deciding")
    page.locator("form[action$='/decide/'] .button").click()
    expect(page.get_by_text(TOLD_HARMED)).to_be_visible()


def _told_both(studio: Studio, harmed: Page, other: Page, eyes: list[Inspector], report: str) -> None:
    """Each reads their own reason; whoever was reported reads nothing of who reported."""
    calm, theirs = eyes[0], eyes[3]
    studio.go(harmed, report)
    expect(harmed.get_by_text(TOLD_HARMED)).to_be_visible()
    _see(calm, "decided")
    harmed.locator(f"a[href^='{report}takedowns/']").click()
    expect(harmed.locator("main h3")).to_have_count(3)
    _see(calm, "own-places")
    _come_in_again(studio, other)
    expect(other.get_by_text(TOLD_OTHER)).to_be_visible()
    assert "佐伯" not in other.locator("main").inner_text()
    _see(theirs, "about-you")


def _come_in_again(studio: Studio, page: Page) -> None:
    """Whoever's access ended is signed out; signed in again, they find nothing but why."""
    studio.go(page, "/rooms/")
    page.fill("[name=login]", studio.people["other"]["email"])
    page.fill("[name=password]", PASSWORD)
    page.locator("form[action='/accounts/login/'] button").click()
    page.locator("main a[href='/decisions/']").click()


def _close(studio: Studio, page: Page, eye: Inspector, case: str) -> None:
    studio.go(page, case)
    _see(eye, "whole")
    page.locator("form[action$='/do/close/'] button").click()
    expect(page.locator("form[action$='/do/close/']")).to_have_count(0)
    _see(eye, "closed")


def _count(studio: Studio, page: Page, eye: Inspector) -> None:
    """The month's numbers: three places are told, one that is gone is too few to tell."""
    studio.go(page, "/cases/")
    page.locator("a[href='/takedowns/numbers/']").click()
    first = page.locator("tbody tr").first
    expect(first.locator("td").first).to_have_text("3")
    expect(first.locator("td").nth(1)).not_to_have_text("1")
    _see(eye, "numbers")

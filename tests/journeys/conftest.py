"""A running house on a free port, two languages of people in it, and a real browser to walk through it."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

TESTS = Path(__file__).parent.parent
SCREENS = TESTS.parent / "test-pictures"  # ignored by git; look at them
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 800}
START_SECONDS = 180.0  # a crowded machine; its models stand in fifteen seconds otherwise


@dataclass
class House:
    address: str
    people: dict[str, Any]  # by language: see seed.py
    log: Path

    def room(self, language: str, name: str) -> str:
        return f"{self.address}/rooms/{self.people[language]['rooms'][name]}/"


@dataclass
class Visitor:
    """One person at one device. ``complaints`` is what the page said to nobody: errors, and what its policy refused."""

    page: Page
    context: BrowserContext
    complaints: list[str] = field(default_factory=list)


@pytest.fixture(scope="package")
def open_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    data = tmp_path_factory.mktemp("journeys")
    port = _free_port()
    address = f"http://127.0.0.1:{port}"
    environment = _environment(data, address)
    with (data / "log").open("wb") as log:
        command = [sys.executable, "-m", "sudare.cli", "serve", "--port", str(port), "--data", str(data / "data")]
        serving = subprocess.Popen(command, env=environment, stdout=log, stderr=subprocess.STDOUT)
        try:
            _await(f"{address}/readyz", serving, data / "log")
            seeded = subprocess.run(
                [sys.executable, "-m", "journeys.seed"], env=environment, check=True, capture_output=True, text=True
            )
            yield House(address=address, people=json.loads(seeded.stdout), log=data / "log")
        finally:
            serving.terminate()
            with suppress(subprocess.TimeoutExpired):
                serving.wait(15)
            serving.kill()
            serving.wait()


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Closed when the last journey ends: while it runs, Django would take this thread for an asynchronous one."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        pytest.fail("The journeys need Chromium. On Debian or Ubuntu: apt-get install chromium")
    with sync_playwright() as playwright:
        # A page of another site that a journey answers for may speak to the house on this machine without being asked.
        flags = ["--disable-features=LocalNetworkAccessChecks", *(["--no-sandbox"] if os.geteuid() == 0 else [])]
        chromium = playwright.chromium.launch(executable_path=path, args=flags)
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser: Browser, open_house: House) -> Iterator[Callable[..., Visitor]]:
    """Open a device: ``visit("ja", who=1, size=PHONE, theme="dark")``; signed in unless ``who`` is None."""
    visitors: list[Visitor] = []

    def arrive(
        language: str = "ja", *, who: int | None = 0, size: dict[str, int] = DESKTOP, theme: str = "light"
    ) -> Visitor:
        is_phone = size["width"] < 600
        context = browser.new_context(
            viewport=size,
            color_scheme=theme,
            locale={"ja": "ja-JP", "en": "en-GB"}[language],
            timezone_id="Asia/Tokyo",
            has_touch=is_phone,
            is_mobile=is_phone,
            reduced_motion="reduce",
        )
        context.set_default_timeout(10_000)
        if who is not None:
            session = open_house.people[language]["people"][who]["session"]
            context.add_cookies([{"name": "sessionid", "value": session, "url": open_house.address}])
        visitor = Visitor(page=context.new_page(), context=context)
        listen(visitor, visitor.page)
        visitors.append(visitor)
        return visitor

    yield arrive
    for visitor in visitors:
        visitor.context.close()
    assert [complaint for visitor in visitors for complaint in visitor.complaints] == []


def listen(visitor: Visitor, page: Page) -> None:
    page.on("pageerror", lambda error: visitor.complaints.append(str(error)))
    page.on(
        "console",
        lambda said: (
            visitor.complaints.append(said.text)
            if said.type == "error" and "Failed to load resource" not in said.text and "net::ERR" not in said.text
            else None
        ),
    )


def environment_of(house: House) -> dict[str, str]:
    """What a program needs to speak to this house's database."""
    return _environment(house.log.parent, house.address)


def _environment(data: Path, address: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SUDARE_")}
    return kept | {
        "SUDARE_DATA_DIR": str(data / "data"),
        "SUDARE_BASE_URL": address,
        "SUDARE_LOG_LEVEL": "WARNING",
        "DJANGO_SETTINGS_MODULE": "sudare.config.settings",
        "PYTHONPATH": str(TESTS),
        "PYTHONWARNINGS": "default",
    }


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port: int = asked.getsockname()[1]
        return port


def _await(address: str, serving: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if serving.poll() is not None:
            break
        with suppress(OSError), urllib.request.urlopen(address, timeout=2):
            return
        time.sleep(0.1)
    pytest.fail(f"The house did not open:\n{log.read_text()[-4000:]}")

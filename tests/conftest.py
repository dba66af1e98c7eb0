"""One fresh house per run: its own data, keys and database, with the settings people really run with."""

import atexit
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import django
import pytest

HOUSE = Path(tempfile.mkdtemp(prefix="sudare-test-"))
_OWNER = os.getpid()


@atexit.register
def _clear_away() -> None:
    if os.getpid() == _OWNER:  # a forked child must not pull the house down over its parent
        shutil.rmtree(HOUSE, ignore_errors=True)


# Settings read the environment once, when Django loads: everything must be in place before.
for name in [name for name in os.environ if name.startswith("SUDARE_") and name != "SUDARE_DATABASE_URL"]:
    del os.environ[name]
os.environ["SUDARE_DATA_DIR"] = str(HOUSE / "data")
os.environ["SUDARE_LOG_LEVEL"] = "WARNING"
os.environ["DJANGO_SETTINGS_MODULE"] = "sudare.config.settings"
for folder in ("data", "tmp"):
    (HOUSE / folder).mkdir(mode=0o700)
# Temporary files too, of this process and its children: tests search the whole house for what should be gone.
os.environ["TMPDIR"] = tempfile.tempdir = str(HOUSE / "tmp")

from django.conf import settings  # noqa: E402

_DATABASE = settings.DATABASES["default"]
if "sqlite" in _DATABASE["ENGINE"]:
    # The real file with the real PRAGMAs, where a child process of a test finds it too.
    _DATABASE["TEST"] = {"NAME": _DATABASE["NAME"]}
django.setup()

from django.core.cache import caches  # noqa: E402
from django.core.cache.backends.locmem import LocMemCache  # noqa: E402
from django.test import Client  # noqa: E402

from cast import Cast, a_cast  # noqa: E402  the models exist only now
from doorbell import House, a_browser  # noqa: E402
from sudare.accounts.terms import Viewer  # noqa: E402
from sudare.attachments.actions.desk import the_checker  # noqa: E402
from sudare.attachments.engines.sandboxed import SandboxedChecker  # noqa: E402
from sudare.reception.queries import glances  # noqa: E402
from sudare.screening.pool import WarmScreener  # noqa: E402
from sudare.viewing import actions as viewing  # noqa: E402
from sudare.viewing.engines.scripted import ScriptedMarker  # noqa: E402
from sudare.viewing.engines.warm import WarmMarker  # noqa: E402

_REAL_MARKS = WarmMarker()  # one for the whole run; its children start with the first picture that needs them


@pytest.fixture(scope="session")
def house() -> Path:
    """The folder with ``data`` and ``data-keys``."""
    return HOUSE


@pytest.fixture(scope="session")
def warm_screener() -> WarmScreener:
    """One child with real models for the whole run, the one this house checks its own pictures with."""
    checker = the_checker()
    assert isinstance(checker, SandboxedChecker)
    checker.warm_up()
    return checker._children().screener


@pytest.fixture(autouse=True)
def scripted_marks() -> None:
    """Marks that also go on bytes that are no picture; and no copy of another test's pictures is remembered."""
    viewing.mark_with(ScriptedMarker(is_for_tests=True))


@pytest.fixture(autouse=True)
def fresh_counts() -> None:
    """What is counted in memory begins anew with each test; what the database counts goes with its test."""
    for counted in (caches["here"], caches["together"]):
        if isinstance(counted, LocMemCache):
            counted.clear()


@pytest.fixture(autouse=True)
def fresh_glances(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever looks at a desk's line sees what the line before did."""
    monkeypatch.setattr(glances, "LASTS_SECONDS", 0.0)


@pytest.fixture
def real_marks(scripted_marks: None) -> WarmMarker:
    """The marks people really get, for tests with real pictures."""
    viewing.mark_with(_REAL_MARKS)
    return _REAL_MARKS


@pytest.fixture
def cast(db: None) -> Cast:
    """Alice owns organisation A, Bob is a member of it, Charlie belongs to B and sees nothing."""
    return a_cast()


@pytest.fixture
def lasting_cast(transactional_db: None) -> Cast:
    """The same people, really committed: for threads, child processes and what happens after a commit."""
    return a_cast()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--no-skips", action="store_true", help="A skipped test fails the run: nothing may be left out.")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One second chance for what other processes' pace decides; the summary names each that took it (decision 0190)."""
    for item in items:
        if item.get_closest_marker("journey") or item.get_closest_marker("long"):
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item):
    outcome = yield
    report = outcome.get_result()
    may_be_skipped = hasattr(report, "wasxfail") or item.get_closest_marker("borrowed")
    if report.skipped and not may_be_skipped and item.config.getoption("--no-skips"):
        report.outcome = "failed"
        report.longrepr = f"skipped where nothing may be: {report.longrepr}"


@pytest.fixture
def browser() -> Callable[[Viewer | None], Client]:
    return a_browser


@pytest.fixture
def live(lasting_cast: Cast) -> Iterator[House]:
    """The whole application behind a real socket on this machine."""
    house = House()
    yield house
    house.close()

"""The supervisor over real processes: started, killed, restarted, ended."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from sudare.cli.supervisor import LONGEST_WAIT_SECONDS, wait_before_restart


def free_port() -> int:
    with socket.socket() as probing:
        probing.bind(("127.0.0.1", 0))
        return int(probing.getsockname()[1])


def answers(port: int, path: str = "/healthz") -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=2) as answer:
            return answer.status == 200
    except OSError:
        return False


def wait_until(what, seconds: float = 200.0) -> None:
    deadline = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < deadline, "it never happened"
        time.sleep(0.1)


def environment(folder: Path) -> dict[str, str]:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("SUDARE_", "DJANGO_"))}
    return {**inherited, "LANG": "en_GB.UTF-8", "LC_ALL": "", "COLUMNS": "200", "SUDARE_DATA_DIR": str(folder / "data")}


@contextmanager
def served(folder: Path, *arguments: str) -> Iterator[tuple[subprocess.Popen[str], int]]:
    port = free_port()
    command = [sys.executable, "-m", "sudare.cli", "serve", "--port", str(port), *arguments]
    with (folder / "log").open("w") as log:
        running = subprocess.Popen(command, cwd=folder, env=environment(folder), stdout=log, stderr=log, text=True)
    try:
        wait_until(lambda: answers(port))
        yield running, port
    finally:
        running.send_signal(signal.SIGTERM)
        try:
            running.wait(timeout=15)
        except subprocess.TimeoutExpired:
            running.kill()
            running.wait()


def children(running: subprocess.Popen[str], command: str) -> set[int]:
    """The numbers of the living children that run ``command``."""
    return {one.pid for one in psutil.Process(running.pid).children() if command in _words_of(one)}


def _words_of(one: psutil.Process) -> list[str]:
    try:
        return one.cmdline()
    except psutil.Error:  # it ended while we looked
        return []


def test_waiting_before_a_restart_doubles_and_stays_bearable() -> None:
    assert [wait_before_restart(deaths=deaths) for deaths in (1, 2, 3)] == [0.5, 1.0, 2.0]
    assert wait_before_restart(deaths=50) == LONGEST_WAIT_SECONDS


@pytest.mark.long
def test_who_is_killed_comes_back_and_the_port_is_never_lost(tmp_path: Path) -> None:
    with served(tmp_path) as (running, port):
        for command in ("web", "worker"):
            wait_until(lambda command=command: children(running, command))
            (before,) = children(running, command)
            os.kill(before, signal.SIGKILL)
            wait_until(lambda command=command, before=before: children(running, command) - {before})
            with socket.create_connection(("127.0.0.1", port), timeout=2):
                pass  # nobody was turned away: the supervisor holds the port
        wait_until(lambda: answers(port))


@pytest.mark.long
def test_it_stops_cleanly_within_ten_seconds_and_leaves_nobody_behind(tmp_path: Path) -> None:
    with served(tmp_path) as (running, _):
        family = psutil.Process(running.pid).children(recursive=True)
        started = time.monotonic()
        running.send_signal(signal.SIGINT)
        assert running.wait(timeout=10) == 0
        assert time.monotonic() - started < 10
    wait_until(lambda: not any(one.is_running() and one.status() != psutil.STATUS_ZOMBIE for one in family), 5)


@pytest.mark.long
def test_children_end_when_the_supervisor_is_killed(tmp_path: Path) -> None:
    with served(tmp_path) as (running, _):
        family = psutil.Process(running.pid).children(recursive=True)
        running.kill()
        running.wait()
        wait_until(lambda: not any(one.is_running() and one.status() != psutil.STATUS_ZOMBIE for one in family), 15)


@pytest.mark.long
def test_the_first_start_prints_a_link_that_works_once(tmp_path: Path) -> None:
    with served(tmp_path) as (_, port):
        log = tmp_path / "log"
        wait_until(lambda: "/setup/" in log.read_text())
        token = log.read_text().split("/setup/")[1].split("/")[0]
        assert answers(port, f"/setup/{token}/")
        assert not answers(port, f"/setup/{token[::-1]}/")
    assert (tmp_path / "data").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "data-keys" / "session.key").stat().st_mode & 0o777 == 0o600


@pytest.mark.long
@pytest.mark.timeout(600)  # every picture of the demo goes through the real check, on however busy a machine
def test_the_demo_opens_once_and_goes_on(tmp_path: Path) -> None:
    with served(tmp_path, "--demo"):
        known = json.loads((tmp_path / "data-keys" / "demo-sign-in.json").read_text())
        wait_until(lambda: known["people"][0][3] in (tmp_path / "log").read_text())
    assert known["is_finished"]
    started = time.monotonic()
    with served(tmp_path, "--demo"):
        assert time.monotonic() - started < 30  # five on an idle machine; a test machine is not idle
        assert json.loads((tmp_path / "data-keys" / "demo-sign-in.json").read_text()) == known
        assert "Opening" not in (tmp_path / "log").read_text()


def test_a_taken_port_is_told_in_one_sentence(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        command = [sys.executable, "-m", "sudare.cli", "serve", "--port", str(port)]
        told = subprocess.run(
            command, check=False, cwd=tmp_path, env=environment(tmp_path), capture_output=True, text=True, timeout=60
        )
    assert told.returncode == 2
    assert f"Port {port} is already in use" in told.stderr
    assert "Traceback" not in told.stderr
    assert not (tmp_path / "data").exists()

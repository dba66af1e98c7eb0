"""A house for one measurement: fresh data in a temporary folder, people in one room, a web process of its own."""

import os
import secrets
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sudare.cli import house

if TYPE_CHECKING:
    from uuid import UUID

    from sudare.accounts.terms import Viewer

CSRF = "a" * 32
START_SECONDS = 120  # a crowded machine; two seconds otherwise


@dataclass(frozen=True)
class Premises:
    port: int
    room_id: "UUID"
    cookies: list[str]  # one signed-in person each


@dataclass(frozen=True)
class DeskPremises:
    port: int
    pid: int
    desk_id: "UUID"
    key: str
    cookies: list[str]  # of the staff, one signed-in person each


@contextmanager
def open_desk(*, staff: int, capacity: int) -> Iterator[DeskPremises]:
    """Found an organisation with one desk and that many who answer, and serve it on a free port until the block ends.

    Visitors are given to whoever is least busy. Everybody comes from one address here, so nobody's network is limited.
    """
    with tempfile.TemporaryDirectory(prefix="sudare-bench-") as folder:
        port = _free_port()
        _choose(Path(folder), port)
        os.environ |= dict.fromkeys(_LIMITS, "1000000")
        desk_id, key, cookies = _furnish_desk(staff, capacity)
        server = _serve(port)
        try:
            yield DeskPremises(port=port, pid=server.pid, desk_id=desk_id, key=key, cookies=cookies)
        finally:
            server.terminate()
            server.wait(timeout=20)


_LIMITS: Final = (
    "SUDARE_DESK_READS_PER_MINUTE",
    "SUDARE_DESK_ENTRIES_PER_MINUTE",
    "SUDARE_VISITOR_MESSAGES_PER_MINUTE",
    "SUDARE_DECISIONS_PER_MINUTE",
)


def _furnish_desk(staff: int, capacity: int) -> "tuple[UUID, str, list[str]]":
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    from sudare.accounts.actions import found_organisation
    from sudare.reception.actions import change_reception, open_reception, seat_staff
    from sudare.reception.terms import Routing
    from sudare.rooms.actions import open_desk as open_a_desk

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # nobody signs in with these
    call_command("migrate", verbosity=0)
    owner = found_organisation(
        name="Bench", owner_name="Owner", owner_email="owner@example.com", password=secrets.token_urlsafe()
    )
    desk = open_a_desk(viewer=owner, name="Bench")
    opened = open_reception(viewer=owner, desk_id=desk.pk)
    change_reception(viewer=owner, desk_id=desk.pk, routing=Routing.LEAST_BUSY)
    seated = [_seat(owner, number, role="agent") for number in range(staff)]
    for user_id, _ in seated:
        seat_staff(viewer=owner, desk_id=desk.pk, user_id=user_id, capacity=capacity)
    return desk.pk, opened.key, [cookie for _, cookie in seated]


@contextmanager
def open_premises(*, people: int, has_worker: bool = False) -> Iterator[Premises]:
    """Found an organisation, seat ``people`` in one room, and serve it on a free port until the block ends.

    With a worker, pictures are checked and questions answered there, too.
    """
    with tempfile.TemporaryDirectory(prefix="sudare-bench-") as folder:
        port = _free_port()
        _choose(Path(folder), port)
        room_id, cookies = _furnish(people)
        serving = [_serve(port), *([_at_work()] if has_worker else [])]
        try:
            yield Premises(port=port, room_id=room_id, cookies=cookies)
        finally:
            for one in serving:
                one.terminate()
            for one in serving:
                one.wait(timeout=30)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _choose(folder: Path, port: int) -> None:
    """Nothing of the real installation is touched: its settings are set aside for this process and its child."""
    for name in [name for name in os.environ if name.startswith("SUDARE_") and name != "SUDARE_DATABASE_URL"]:
        del os.environ[name]
    (folder / "data").mkdir(mode=0o700)
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "sudare.config.settings",
        "SUDARE_DATA_DIR": str(folder / "data"),
        "SUDARE_BASE_URL": f"http://127.0.0.1:{port}",
        "SUDARE_LOG_LEVEL": "ERROR",
        "SUDARE_MESSAGES_PER_MINUTE": "1000000",
    }


def _furnish(people: int) -> "tuple[UUID, list[str]]":
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    from sudare.accounts.actions import found_organisation
    from sudare.rooms.actions import open_group

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # nobody signs in with these
    call_command("migrate", verbosity=0)
    owner = found_organisation(
        name="Bench", owner_name="Owner", owner_email="owner@example.com", password=secrets.token_urlsafe()
    )
    seated = [_seat(owner, number) for number in range(people - 1)]
    room = open_group(viewer=owner, name="Bench", user_ids=[user_id for user_id, _ in seated])
    return room.pk, [_session(owner.user_id), *(cookie for _, cookie in seated)]


def _seat(owner: "Viewer", number: int, role: str = "member") -> "tuple[UUID, str]":
    from sudare.accounts.actions import accept_invitation, invite

    _, secret = invite(viewer=owner, role=role)
    user = accept_invitation(
        secret=secret,
        name=f"Person {number}",
        email=f"person-{number}@example.com",
        password=secrets.token_urlsafe(),
        language="en",
    )
    return user.pk, _session(user.pk)


def _session(user_id: "UUID") -> str:
    """A signed-in browser's cookies."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user_model

    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(user_id)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = get_user_model().objects.get(pk=user_id).get_session_auth_hash()
    session.create()
    seal = house.named("sudare.connect.cookies.seal")
    return f"sessionid={seal(session.session_key)}; csrftoken={CSRF}"


def _serve(port: int) -> subprocess.Popen[bytes]:
    server = subprocess.Popen([sys.executable, "-m", "sudare.cli", "web", "--port", str(port)])  # noqa: S603  ourselves
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return server
    server.kill()
    raise RuntimeError("the bench's own server didn't start")


def _at_work() -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", "sudare.cli", "worker"])

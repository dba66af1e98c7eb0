"""The demo's passwords: random for each installation, kept beside the keys, readable by their owner alone."""

import json
import os
import secrets
from pathlib import Path
from typing import Any, NamedTuple

from sudare.cli import house

FILE = "demo-sign-in.json"
PRIVATE_FILE = 0o600
PASSWORD_BYTES = 9  # 72 bits, twelve letters to type


class SignIn(NamedTuple):
    email: str
    role: str
    name: str
    password: str


def path() -> Path:
    folder: Path = house.environment().keys
    return folder / FILE


def make(cast: dict[str, tuple[str, str]]) -> list[SignIn]:
    """Sign-ins for ``{email: (role, name)}``; those made earlier stay as they are."""
    if not path().exists():
        people = [[email, role, name, secrets.token_urlsafe(PASSWORD_BYTES)] for email, (role, name) in cast.items()]
        _write({"people": people, "is_finished": False})
    return known()


def known() -> list[SignIn]:
    """The sign-ins of this installation's demo, or nobody when it has none."""
    return [SignIn(*row) for row in _read().get("people", [])]


def is_finished() -> bool:
    """Whether the shop was opened to the end."""
    return bool(_read().get("is_finished"))


def note_finished() -> None:
    _write(_read() | {"is_finished": True})


def _read() -> dict[str, Any]:
    read: dict[str, Any] = json.loads(path().read_text()) if path().exists() else {}
    return read


def _write(content: dict[str, Any]) -> None:
    fresh = path().with_suffix(".fresh")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, PRIVATE_FILE)
    with os.fdopen(descriptor, "w") as written:
        json.dump(content, written, ensure_ascii=False)
    fresh.rename(path())

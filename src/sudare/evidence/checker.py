"""``verify.html``: checks a package in a browser; one file, put together from its parts, that may run nothing else."""

import base64
from hashlib import sha256
from importlib.resources import files as resources
from typing import Final

SCRIPTS: Final = ("sums.js", "curve.js", "archive.js", "check.js", "page.js")


def page() -> bytes:
    """The page. Its policy names the hashes of its own script and style, and nothing else may run."""
    script = "\n" + "".join(_part(name) for name in SCRIPTS)
    style = _part("verify.css")
    told = _part("verify.txt").replace("@script@", _policy(script)).replace("@style@", _policy(style))
    return told.replace("@css@", style).replace("@js@", script).encode()


def _policy(content: str) -> str:
    return "sha256-" + base64.b64encode(sha256(content.encode()).digest()).decode()


def _part(name: str) -> str:
    return (resources("sudare.evidence") / "parts" / name).read_text(encoding="utf-8")

"""Chat tools through ``apprise``: only a few are let through, and nothing that names a file or a command.

Its addresses can name any host, templates on our disk, and configurations fetched from elsewhere. An administrator of
one organisation gives them, so every part is looked at here; what isn't known is refused.
"""

import re
import warnings
from collections.abc import Sequence
from typing import Any, Final
from urllib.parse import urlsplit

from sudare.notifications.errors import ToolUnusable, WayRefused
from sudare.notifications.terms import ADDRESS_AT_MOST

# The service's own hosts are built into apprise; what stands in the address is only keys.
FIXED: Final = {
    "slack": "Slack",
    "discord": "Discord",
    "gchat": "Google Chat",
    "wxteams": "Webex",
    "tgram": "Telegram",
    "line": "LINE",
    "feishu": "Feishu",
    "lark": "Lark",
}
# Tools people run themselves: the host in the address must be listed by whoever runs this installation.
OWN: Final = {
    "mmost": "Mattermost",
    "mmosts": "Mattermost",
    "rocket": "Rocket.Chat",
    "rockets": "Rocket.Chat",
    "ntfy": "ntfy",
    "ntfys": "ntfy",
    "gotify": "Gotify",
    "gotifys": "Gotify",
}
TOOLS: Final = tuple(dict.fromkeys([*FIXED.values(), *OWN.values()]))
_PLAIN: Final = re.compile(r"[A-Za-z0-9._~:/@!#%+=*&-]+")


def check_address(untrusted: str, *, listed: Sequence[str]) -> str:
    """The tool's scheme. Raises: ToolUnusable for everything that isn't exactly the address of a known tool."""
    address = untrusted.strip()
    scheme, colon, rest = address.partition("://")
    if not colon or len(address) > ADDRESS_AT_MOST or not _PLAIN.fullmatch(rest) or "?" in rest:
        raise ToolUnusable
    known = scheme.lower()
    if known in FIXED and not _names_a_host(known, rest):
        return known
    if known in OWN and _is_listed(address, listed):
        return known
    raise ToolUnusable


def tell(*, address: str, listed: Sequence[str], title: str, text: str) -> None:
    """Say a sentence there. Raises: ToolUnusable, also where a host isn't listed any more; WayRefused."""
    check_address(address, listed=listed)
    teller = _teller(address)
    if not teller.notify(title=title, body=text, body_format="text", interpret_escapes=False):
        raise WayRefused


def _teller(address: str) -> Any:
    """Raises: ToolUnusable. Skips: warnings of its own about Python's next versions; it loads all its tools at once."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        import apprise  # noqa: PLC0415  27 MB that only a worker with such a tool needs

        asset = apprise.AppriseAsset(
            app_id="Sudare",
            app_desc="Sudare",
            app_url="",
            storage_mode="memory",
            async_mode=False,
            http_redirects=False,
        )
        teller = apprise.Apprise(asset=asset)
        if not teller.add(address):
            raise ToolUnusable
    return teller


def _names_a_host(scheme: str, rest: str) -> bool:
    """Keys are letters without a dot; where apprise would take a name for a host of one's own, there is none."""
    first = rest.split("/", maxsplit=1)[0].rpartition("@")[2]
    return scheme not in {"tgram", "line"} and "." in first


def _is_listed(address: str, listed: Sequence[str]) -> bool:
    try:
        parts = urlsplit(address)
        host, port = (parts.hostname or "").lower(), parts.port
    except ValueError:
        return False
    names = {name.strip().lower() for name in listed}
    return bool(host) and bool({host, f"{host}:{port}"} & names)

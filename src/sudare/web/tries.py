"""How often one address may knock at a door that a secret opens: a fixed window, counted by all processes together."""

import time
from typing import Final

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest

from sudare.kit.errors import TooMany

WINDOW_SECONDS: Final = 300
PAGES: Final = 300  # of one address in a window: a page of 24 pictures and some turning of pages
WRONG: Final = 20


def count(request: HttpRequest, name: str, *, most: int) -> None:
    """Note one try. Raises: TooMany."""
    window, passed = divmod(int(time.time()), WINDOW_SECONDS)
    key = _key(request, name, window)
    cache.add(key, 0, timeout=2 * WINDOW_SECONDS)
    if cache.incr(key) > most:
        refused = TooMany()
        refused.retry_after_seconds = WINDOW_SECONDS - passed
        raise refused


def _key(request: HttpRequest, name: str, window: int) -> str:
    return f"tries:{name}:{get_adapter().get_client_ip(request)}:{window}"

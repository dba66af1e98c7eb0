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
WRONG_AT_ONE_DOOR: Final = 100  # from all addresses together


def count(request: HttpRequest, name: str, *, most: int) -> None:
    """Note one try from this address. Raises: TooMany."""
    _count(f"{name}:{get_adapter().get_client_ip(request)}", most=most)


def count_at(door: object, name: str, *, most: int) -> None:
    """Note one try at one door, wherever it comes from: many addresses have no more tries. Raises: TooMany."""
    _count(f"{name}:{door}", most=most)


def _count(what: str, *, most: int) -> None:
    window, passed = divmod(int(time.time()), WINDOW_SECONDS)
    key = f"tries:{what}:{window}"
    cache.add(key, 0, timeout=2 * WINDOW_SECONDS)
    if cache.incr(key) > most:
        refused = TooMany()
        refused.retry_after_seconds = WINDOW_SECONDS - passed
        raise refused

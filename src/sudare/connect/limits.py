"""How often one person may do what costs others: a fixed window for each person and deed.

Rare deeds are counted by all processes together: in the one web process where SQLite is the database, else in the
database. Messages are counted in each process by itself: a shared count would cost more than the message.
See docs/decisions/0042 and 0226.
"""

import time
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.core.cache import caches

from sudare.accounts.terms import Role, Viewer
from sudare.kit.errors import TooMany


@dataclass(frozen=True, slots=True)
class Limit:
    name: str
    setting: str  # how many in a window, read at the moment of use
    cache: str = "together"
    window_seconds: int = 60


MESSAGES = Limit("messages", "MESSAGES_PER_MINUTE", cache="here")
KEY_MAX = 80  # characters of an idempotency key
UPLOADS = Limit("uploads", "UPLOADS_PER_MINUTE")
ROOMS = Limit("rooms", "ROOMS_PER_MINUTE")
EDITS = Limit("edits", "EDITS_PER_MINUTE")
DECISIONS = Limit("decisions", "DECISIONS_PER_MINUTE")
QUESTIONS = Limit("questions", "QUESTIONS_PER_MINUTE")

DESK_READS = Limit("desk_reads", "DESK_READS_PER_MINUTE", cache="here")
ENTRIES = Limit("entries", "DESK_ENTRIES_PER_MINUTE")
VISITOR_MESSAGES = Limit("visitor_messages", "VISITOR_MESSAGES_PER_MINUTE", cache="here")
VISITOR_UPLOADS = Limit("visitor_uploads", "VISITOR_UPLOADS_PER_MINUTE")


def count(limit: Limit, *, user_id: UUID) -> None:
    """Note one use.

    Raises: TooMany with the seconds until the window ends.
    """
    _count(limit, str(user_id))


def messages_of(viewer: Viewer) -> Limit:
    """A visitor, whom nobody knows, may say less in a minute than the house's own people."""
    return VISITOR_MESSAGES if viewer.role is Role.VISITOR else MESSAGES


def uploads_of(viewer: Viewer) -> Limit:
    return VISITOR_UPLOADS if viewer.role is Role.VISITOR else UPLOADS


def count_network(limit: Limit, *, network: str) -> None:
    """As ``count``, for people nobody knows yet: by the keyed hash of where they come from."""
    _count(limit, network)


def _count(limit: Limit, who: str) -> None:
    moment = int(time.time())
    window, passed = divmod(moment, limit.window_seconds)
    key = f"limit:{limit.name}:{who}:{window}"
    cache = caches[limit.cache]
    cache.add(key, 0, timeout=2 * limit.window_seconds)
    if cache.incr(key) > getattr(settings, limit.setting):
        refused = TooMany()
        refused.retry_after_seconds = limit.window_seconds - passed
        raise refused

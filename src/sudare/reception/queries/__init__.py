"""Reads of desks, visitors and visits, used more than once. None of them decides what somebody may see."""

from sudare.reception.queries.desks import is_anybody_here, opening_of, place_told, waiting_told
from sudare.reception.queries.doors import (
    asks_of,
    blocks_on,
    has_origin,
    newest_visit,
    oldest_reception,
    reception_by_key,
    reception_of,
    visit_at_hand,
    waiting_at,
)

__all__ = [
    "asks_of",
    "blocks_on",
    "has_origin",
    "is_anybody_here",
    "newest_visit",
    "oldest_reception",
    "opening_of",
    "place_told",
    "reception_by_key",
    "reception_of",
    "visit_at_hand",
    "waiting_at",
    "waiting_told",
]

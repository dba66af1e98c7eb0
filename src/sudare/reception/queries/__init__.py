"""Reads of desks, visitors and visits, used more than once. None of them decides what somebody may see."""

from sudare.reception.queries.doors import (
    blocks_on,
    has_origin,
    newest_visit,
    reception_by_key,
    visit_at_hand,
    waiting_at,
)

__all__ = ["blocks_on", "has_origin", "newest_visit", "reception_by_key", "visit_at_hand", "waiting_at"]

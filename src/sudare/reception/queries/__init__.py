"""Reads of desks, visitors and visits, used more than once. None of them decides what somebody may see."""

from sudare.reception.queries.doors import reception_by_key, visit_at_hand

__all__ = ["reception_by_key", "visit_at_hand"]

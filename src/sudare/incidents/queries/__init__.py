"""Reads of breaches and of cases. None of them decides what somebody may see."""

from sudare.incidents.queries.breaches import breaches_of, counts_of

__all__ = ["breaches_of", "counts_of"]

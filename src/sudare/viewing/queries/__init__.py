"""Who looked, whose copy carries which number, and which links lead outside. None of it decides permission."""

from sudare.viewing.queries.links import links_in_house, links_to
from sudare.viewing.queries.looks import captions_of, end_of_log, unmasking_in_force, views_in, who_saw
from sudare.viewing.queries.traces import kept_prints, report_of, without_fingerprints

__all__ = [
    "captions_of",
    "end_of_log",
    "kept_prints",
    "links_in_house",
    "links_to",
    "report_of",
    "unmasking_in_force",
    "views_in",
    "who_saw",
    "without_fingerprints",
]

"""Breaches; reports, the cases they open, and what is done in them."""

from sudare.incidents.models.breaches import Breach
from sudare.incidents.models.cases import Appeal, Approval, Case, CaseLink, CaseNote, Exposure
from sudare.incidents.models.copies import FoundCopy
from sudare.incidents.models.news import CaseNews
from sudare.incidents.models.reports import PreservedPicture, Report
from sudare.incidents.models.runs import BulkRun, Package

__all__ = [
    "Appeal",
    "Approval",
    "Breach",
    "BulkRun",
    "Case",
    "CaseLink",
    "CaseNews",
    "CaseNote",
    "Exposure",
    "FoundCopy",
    "Package",
    "PreservedPicture",
    "Report",
]

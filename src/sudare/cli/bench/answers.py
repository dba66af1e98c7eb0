"""Counts what was read rightly: by field, by kind of picture; and what people left as it was read."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sudare.reading.scores import Score


@dataclass(frozen=True, slots=True)
class Marked:
    """One picture that was read. ``group``: clean, photographed, degraded, given."""

    name: str
    group: str
    seconds: float
    scores: Sequence[Score]


def reported(marked: Sequence[Marked]) -> dict[str, Any]:
    """Each group and all together."""
    groups: dict[str, list[Marked]] = defaultdict(list)
    for each in marked:
        groups[each.group].append(each)
    rows = {group: _of(inside) for group, inside in groups.items()}
    return {
        "set": "receipts",
        "pictures": len(marked),
        "groups": rows | ({"all": _of(marked)} if len(rows) > 1 else {}),
    }


def _of(marked: Sequence[Marked]) -> dict[str, Any]:
    all_scores = [score for each in marked for score in each.scores]
    names = sorted({score.name for score in all_scores})
    return {
        "pictures": len(marked),
        "seconds": [round(each.seconds, 3) for each in marked],
        "fields": {name: _field([score for score in all_scores if score.name == name]) for name in names},
        "boxed": _share([score.is_boxed for score in all_scores]),
        "invented": _share([score.is_invented for score in all_scores if score.said]),
        "wrong": sorted({f"{each.name}: {s.name}" for each in marked for s in each.scores if s.true and not s.right}),
    }


def _field(scores: Sequence[Score]) -> dict[str, Any]:
    """``exact``: of those printed, so many were read rightly; ``f1`` also counts what was said without being there."""
    right, true, said = (sum(getattr(score, part) for score in scores) for part in ("right", "true", "said"))
    exact = right / true if true else None
    f1 = 2 * right / (true + said) if true + said else None
    return {"exact": _rounded(exact), "f1": _rounded(f1), "right": right, "true": true, "said": said}


def _share(known: Iterable[bool | None]) -> float | None:
    values = [value for value in known if value is not None]
    return _rounded(sum(values) / len(values)) if values else None


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def corrections(source: Path) -> dict[str, Any]:
    """Of the answers people corrected something in: how many values of each field they left as they were read."""
    paths = sorted(source.glob("*.jsonl")) if source.is_dir() else [source]
    lines = [
        json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines() if line.strip()
    ]
    fields: dict[str, dict[str, int]] = {}
    for line in lines:
        for name, value in line["fields"].items():
            corrected = name in line["corrected"]
            if value is None and not corrected:
                continue
            row = fields.setdefault(name, {"said": 0, "kept": 0})
            row["said"] += 1
            row["kept"] += not corrected
    readers = sorted({str(line.get("reader", "")) for line in lines})
    return {"set": "corrections", "answers": len(lines), "readers": readers, "fields": dict(sorted(fields.items()))}

"""Personal data in pictures, read by Sudare and by presidio-image-redactor: the same pictures, by turns, in one run.

An item counts as found when findings of whatever kind cover at least half of its box, together: the peer tells the
place of every word. ``of kind``: only findings of the item's own kind count. Each side is one warm process.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Self

import numpy as np

from sudare.cli.words import say
from sudare.imaging.terms import Box
from sudare.kit.children import Killer
from sudare.screening.terms import Kind
from sudare.specimens import large, sets
from sudare.specimens.people import KINDS
from sudare.specimens.terms import Specimen

if TYPE_CHECKING:
    from numpy.typing import NDArray

TREE: Final = Path(__file__).parents[4]  # of the sources; an installed Sudare has no peer beside it
PEER: Final = (str(TREE / ".setup/peer/bin/python"), str(TREE / "tools/peer/peer.py"))
OURS: Final = (sys.executable, "-m", "sudare.cli.bench.reader")
QUICK: Final = (0, 3, 7, 9, 10, 12, 15, 16)  # slips that show every kind between them, half of them worn
FULL: Final = range(32)  # every layout once clean and once worn
PATIENCE_SECONDS: Final = 120.0
COVERED: Final = 0.5
GRAIN: Final = 64  # an item's box is looked at in so many columns and rows
SPELT_ALIKE: Final = frozenset({Kind.EMAIL, Kind.CREDIT_CARD, Kind.USER_NAME})  # in Japan as anywhere
NAMED: Final[Mapping[str, frozenset[Kind]]] = {
    "PERSON": frozenset({Kind.PERSON_NAME}),
    "PHONE_NUMBER": frozenset({Kind.PHONE}),
    "EMAIL_ADDRESS": frozenset({Kind.EMAIL}),
    "CREDIT_CARD": frozenset({Kind.CREDIT_CARD}),
    "LOCATION": frozenset({Kind.POSTAL_ADDRESS, Kind.POSTAL_CODE}),
    "DATE_TIME": frozenset({Kind.BIRTH_DATE}),
    **{kind.value: frozenset({kind}) for kind in Kind},
}


Answer = Mapping[str, dict[str, Any]]
"""What each side said of one picture."""


class Reader:
    """One side: a process that gets paths and answers with findings."""

    def __init__(self, command: Sequence[str]) -> None:
        one_thread = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")
        self._process = subprocess.Popen(  # noqa: S603  our own scripts, no shell
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **one_thread},
        )

    def __enter__(self) -> Self:
        self.name: str = self._answer()["name"]
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.communicate()

    def read(self, path: Path) -> dict[str, Any]:
        assert self._process.stdin is not None, "opened above"
        self._process.stdin.write(f"{path}\n".encode())
        self._process.stdin.flush()
        return self._answer()

    def _answer(self) -> dict[str, Any]:
        assert self._process.stdout is not None, "opened above"
        with Killer(self._process, PATIENCE_SECONDS):
            answer: dict[str, Any] = json.loads(self._process.stdout.readline() or b"null")
        return answer


def has_peer() -> bool:
    return all(Path(each).is_file() for each in PEER)


def compared(numbers: Iterable[int]) -> dict[str, Any]:
    """Both sides over the slips of these numbers."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        sides = {name: stack.enter_context(Reader(how)) for name, how in (("sudare", OURS), ("peer", PEER))}
        slips = [sets.specimen("personal", number) for number in numbers]
        answers = [_shown(slip.rgb, folder / "slip.npy", sides) for slip in slips]
        full_page = _shown(large.screen_rgb(), folder / "page.npy", sides)
        names = {name: side.name for name, side in sides.items()}
    return {"pictures": len(slips), "sides": names, **summed(slips, answers), "full_page": times([full_page])}


def _shown(rgb: "NDArray[np.uint8]", path: Path, sides: Mapping[str, Reader]) -> Answer:
    np.save(path, rgb)
    return {name: side.read(path) for name, side in sides.items()}


def summed(slips: Sequence[Specimen], answers: Sequence[Answer]) -> dict[str, Any]:
    """Items per kind, times per page and the ratios of both."""
    counts = Counter(each for slip, answer in zip(slips, answers, strict=True) for each in _counted(slip, answer))
    kinds = sorted({*KINDS.values()})
    totals = {"all": _row(counts, kinds), "japanese": _row(counts, sorted({*kinds} - SPELT_ALIKE))}
    return {
        **times(answers),
        "items": {kind.value: _row(counts, (kind,)) for kind in kinds},
        **totals,
        "times_as_many": {key: _ratio(row["sudare"], row["peer"]) for key, row in totals.items()},
    }


def times(answers: Sequence[Answer]) -> dict[str, dict[str, float | None]]:
    """Medians of time and of processor time on both sides, and how many times faster ours is."""
    told: dict[str, dict[str, float | None]] = {}
    for key in ("seconds", "cpu_seconds"):
        ours, theirs = (statistics.median(answer[side][key] for answer in answers) for side in ("sudare", "peer"))
        told[key] = {"sudare": round(ours, 3), "peer": round(theirs, 3), "times_faster": _ratio(theirs, ours)}
    return told


def _counted(slip: Specimen, answer: Answer) -> Iterator[tuple[str, Kind]]:
    """What is to be found on a slip, and who found it, by the rule above."""
    for truth in slip.truths:
        if truth.kind not in KINDS.values():
            continue
        yield "of", truth.kind
        for side in ("sudare", "peer"):
            found = answer[side]["findings"]
            own = [each for each in found if truth.kind in NAMED.get(each[0], ())]
            for name, boxes in ((side, found), (f"{side}_of_kind", own)):
                if covered(truth.box, [Box(*each[2:]) for each in boxes]) >= COVERED:
                    yield name, truth.kind


def covered(item: Box, boxes: Iterable[Box]) -> float:
    """The part of ``item`` that lies under any of the boxes, to a fiftieth or so."""
    steps = (np.arange(GRAIN) + 0.5) / GRAIN
    x, y = item.x + steps * item.width, item.y + steps * item.height
    under = np.zeros((GRAIN, GRAIN), bool)
    for box in boxes:
        across, down = (x >= box.x) & (x < box.x + box.width), (y >= box.y) & (y < box.y + box.height)
        under |= down[:, None] & across[None, :]
    return float(under.mean())


def _row(counts: Mapping[tuple[str, Kind], int], kinds: Sequence[Kind]) -> dict[str, int]:
    names = ("of", "sudare", "peer", "sudare_of_kind", "peer_of_kind")
    return {name: sum(counts[name, kind] for kind in kinds) for name in names}


def _ratio(one: float, other: float) -> float | None:
    return round(one / other, 2) if other else None


def missing() -> str:
    """How to get the peer, in words."""
    return say("presidio-image-redactor isn't here to compare with. In a source tree: make bench-peer")


def told(result: Mapping[str, Any]) -> list[str]:
    """The comparison as a table."""
    rows = {**result["items"], "all": result["all"], "japanese": result["japanese"]}
    items = [
        "  {kind:<22} {of:>4} {sudare:>7} {peer:>7} {sudare_of_kind:>9} {peer_of_kind:>9}".format(kind=kind, **row)
        for kind, row in rows.items()
        if row["of"]
    ]
    return [
        f"{result['pictures']} slips: {result['sides']['sudare']} | {result['sides']['peer']}",
        *_told_times(result, "a slip, p50"),
        *_told_times(result["full_page"], "a screen full of text"),
        f"  {'found':<22} {'of':>4} {'sudare':>7} {'peer':>7} {'of kind':>9} {'of kind':>9}",
        *items,
        "  ×{all} of all items · ×{japanese} of the Japanese ones".format(**result["times_as_many"]),
    ]


def _told_times(times: Mapping[str, Any], what: str) -> list[str]:
    return [
        "  {name} {what}: {sudare:.2f} · {peer:.2f} · ×{times_faster}".format(name=name, what=what, **times[key])
        for key, name in (("seconds", "seconds"), ("cpu_seconds", "processor seconds"))
    ]

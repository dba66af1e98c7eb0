"""Recall and false alarms over invented papers, clean and misread; run with ``--log-cli-level=INFO`` to see the tables.

This measures the rules on text. What OCR does to pictures is measured by ``sudare bench screening``.
"""

import logging
import random
import re
from collections import Counter

import pytest

from screening.personal.invented import misread, papers
from screening.personal.ordinary import PAGES
from screening.personal.written import SIZE_PX, covers, written
from sudare.screening.personal import find_personal

COUNT, SEED = 160, 20_261_122
MISREAD_RATE = 0.03
ACTED_ON = 0.6  # the threshold of most rules in the presets
TAGGED = re.compile(r"<(\w+)>(.*?)</>")
TABLES = logging.getLogger(__name__)
BARS = {"phone": 0.95, "email": 0.95, "credit_card": 0.95, "my_number": 0.95, "person_name": 0.8, "postal_address": 0.8}


def measured(*, rate: float) -> tuple[Counter[str], Counter[str], int]:
    chance = random.Random(SEED)
    total, found, strangers = Counter(), Counter(), 0
    for paper in papers(seed=SEED, count=COUNT):
        text = TAGGED.sub(lambda match: f"<{match[1]}>{misread(match[2], chance, rate=rate)}</>", paper)
        kinds = [match[1] for match in TAGGED.finditer(text)]
        page = written(TAGGED.sub(r"[[\2]]", text))
        findings = [one for one in find_personal(page.lines, size_px=SIZE_PX) if one.score >= ACTED_ON]
        for kind, box in zip(kinds, page.marked, strict=True):
            total[kind] += 1
            found[kind] += any(one.kind == kind and covers(one, box) for one in findings)
        strangers += sum(not any(_touch(one.box, box) for box in page.marked) for one in findings)
    return total, found, strangers


def _touch(one, other) -> bool:
    across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    down = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    return across > 0 and down > other.height / 2


@pytest.mark.parametrize(("rate", "leniency"), [(0.0, 0.0), (MISREAD_RATE, 0.1)])
def test_recall_over_invented_papers(rate, leniency) -> None:
    total, found, strangers = measured(rate=rate)
    TABLES.info("misread %s · %s papers · findings where nothing stands: %s", rate, COUNT, strangers)
    for kind in sorted(total):
        TABLES.info("  %-16s%4d of %-4d %.3f", kind, found[kind], total[kind], found[kind] / total[kind])
    assert all(found[kind] >= (bar - leniency) * total[kind] for kind, bar in BARS.items())
    assert strangers <= 0.05 * COUNT


def test_false_alarms_over_ordinary_pages() -> None:
    alarms = sum(len(find_personal(written(text).lines, size_px=SIZE_PX)) for text in PAGES)
    TABLES.info("%s false alarms over %s ordinary pages", alarms, len(PAGES))
    assert alarms <= 0.05 * len(PAGES)

"""A handful of specimens with the real engines: the kinds that must never slip through, and pages that only look like them.

The whole set is `sudare verify-safety --full`. Fixed by name, so that nothing here depends on chance.
"""

import pytest

from sudare.imaging.terms import Pixels
from sudare.screening.budgets import Budget
from sudare.screening.pool import WarmScreener
from sudare.screening.terms import Kind
from sudare.specimens.counting import Count
from sudare.specimens.sets import specimen

BARRED = ("my_number_card", "my_number_card_back", "driver_licence", "passport", "insurance_card", "credit_card")
ORDINARY = (8, 10, 16)


@pytest.mark.long
@pytest.mark.timeout(400)  # 90 s on an idle machine
def test_worn_cards_are_found_and_ordinary_pages_left_alone() -> None:
    shown = [*(specimen(group, 1) for group in BARRED), *(specimen("ordinary", number) for number in ORDINARY)]
    count = Count()
    with WarmScreener(overall=Budget(120)) as screener:
        for each in shown:
            height, width = each.rgb.shape[:2]
            count.add(each, screener.screen((Pixels(width, height, each.rgb.tobytes()),)).findings)
    assert not [(name, kind) for name, kind in count.missed if kind in {Kind(group) for group in BARRED}]
    assert not count.false_alarms

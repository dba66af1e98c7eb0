"""Whether a case concerns somebody young; what is unclear counts as young. Then no intimate picture is shown."""

import json
import re
import unicodedata
from typing import Final

from sudare.incidents.models import Case, Report
from sudare.incidents.models.seals import words_of
from sudare.rooms.queries.minors import is_for_minors

OF_AGE: Final = range(18, 120)
ABOUT_OF_AGE: Final = range(20, 120)  # about 18 may be 17
_AN_AGE: Final = re.compile(r"(?P<about>約|およそ|about )?\s*(?P<years>[0-9]{1,3})\s*(?:歳|才|さい|years old)?")


def concerns_somebody_young(case: Case) -> bool:
    """By the case, by the room (its rules, or who is or was there), or by an age that whoever reported wrote down."""
    if case.is_minor_concerned or is_for_minors(organisation_id=case.organisation_id, room_id=case.room_id):
        return True
    written = Report.objects.filter(case=case).exclude(memo="").values_list("memo", flat=True)
    memos = [json.loads(words_of(memo)) for memo in written]
    ages = [memo.get(field, "").strip() for memo in memos for field in ("own_age", "stated_age")]
    return any(age and not is_of_age(age) for age in ages)


def is_of_age(words: str) -> bool:
    """Whether an age somebody wrote down is clearly one of 18 or more: a number, and no word that turns it round."""
    plain = unicodedata.normalize("NFKC", words).casefold().strip()
    found = _AN_AGE.fullmatch(plain)
    return found is not None and int(found["years"]) in (ABOUT_OF_AGE if found["about"] else OF_AGE)

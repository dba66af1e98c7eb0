"""How long somebody has looked at hard things today. Counted for them, so that they rest; told to nobody else."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import F, Sum
from django.utils.timezone import localdate

from sudare.accounts.terms import Viewer
from sudare.incidents.access import access_case
from sudare.incidents.models import Exposure
from sudare.incidents.terms.cases import EXPOSURE_AT_ONCE_SECONDS, PAUSE_AFTER_SECONDS
from sudare.kit.clock import now


@dataclass(frozen=True, slots=True)
class Today:
    """One's own day."""

    seconds: int

    @property
    def is_pause_due(self) -> bool:
        return self.seconds >= PAUSE_AFTER_SECONDS


@transaction.atomic
def note_exposure(*, viewer: Viewer, case_id: UUID, seconds: int) -> Today:
    """Add to one's own day what a page has counted.

    Raises: CaseGone. Skips: the log, whose readers would learn who had to look for how long.
    """
    case = access_case(viewer=viewer, case_id=case_id)
    day, _ = Exposure.objects.get_or_create(case=case, reviewer_id=viewer.user_id, day=localdate(now()))
    looked = min(max(seconds, 0), EXPOSURE_AT_ONCE_SECONDS)
    Exposure.objects.filter(pk=day.pk).update(seconds=F("seconds") + looked)
    return exposure_today(viewer)


def exposure_today(viewer: Viewer) -> Today:
    """One's own, over all cases; nobody else's can be asked for."""
    mine = Exposure.objects.filter(reviewer_id=viewer.user_id, day=localdate(now()))
    return Today(mine.aggregate(all=Sum("seconds"))["all"] or 0)

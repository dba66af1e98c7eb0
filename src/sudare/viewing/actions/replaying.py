"""What the log says happened to links after a backup was made: what was ended stays ended, what was used up too."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.db.models import F

from sudare.audit.models import Entry
from sudare.viewing.actions.sharing import ENTERED, REVOKED
from sudare.viewing.models import ShareLink


@transaction.atomic
def replay(*, entries: Iterable[Entry]) -> None:
    """End links again, and count their openings again. Skips: entries, which stand in the log."""
    for entry in entries:
        if entry.verb not in {REVOKED, ENTERED}:
            continue
        link = ShareLink.objects.filter(pk=UUID(str(entry.details["share"])), organisation_id=entry.organisation_id)
        if entry.verb == ENTERED:
            link.update(views=F("views") + 1)
        else:
            link.filter(revoked_at=None).update(revoked_at=entry.at)

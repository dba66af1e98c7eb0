"""What waits of somebody who had everything forgotten is destroyed with the rest."""

from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from sudare.channels.actions.steps import end_inbound
from sudare.channels.models import Correspondent, Inbound, Outbound, PictureAddress
from sudare.channels.terms import AT_ONCE, InState, OutState


def forget_visitor(*, visitor_id: UUID) -> None:
    """Answers VisitorShutOut: words and pictures that wait sealed, what was on its way to them, and what their mails
    were about.

    Skips: who was only shut out for a while; whatever waits of theirs is destroyed on its day.
    """
    _forget(Correspondent.objects.filter(pk=visitor_id, visitor__erased_at__isnull=False))


def forget_erased() -> None:
    """The same for whoever was forgotten when nobody could announce it, or by a restored backup's log."""
    left = Inbound.objects.filter(correspondent__visitor__erased_at__isnull=False, state__in=_LEFT)
    _forget(Correspondent.objects.filter(pk__in=left.values("correspondent_id"))[:AT_ONCE])


_LEFT = [state for state in InState if state not in {InState.DONE, InState.DROPPED}]


@transaction.atomic
def _forget(gone: QuerySet[Correspondent]) -> None:
    for correspondent in list(gone):
        for row in Inbound.objects.select_for_update().filter(correspondent=correspondent, state__in=_LEFT):
            end_inbound(row, InState.DROPPED, failure="forgotten")
        waiting = Outbound.objects.filter(visitor_id=correspondent.pk, state=OutState.WAITING)
        waiting.update(state=OutState.SKIPPED)
        PictureAddress.objects.filter(visitor_id=correspondent.pk).delete()
        mine = Correspondent.objects.filter(pk=correspondent.pk)
        mine.update(subject="", last_letter="", reply_token="", reply_until=None)

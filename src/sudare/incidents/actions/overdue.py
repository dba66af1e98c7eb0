"""Cases nobody has looked into in time: said once."""

from typing import Final

from django.db import transaction

from sudare.incidents.actions.house import record_deed
from sudare.incidents.actions.news import put_news
from sudare.incidents.models import Case
from sudare.incidents.terms.cases import UNDECIDED
from sudare.incidents.terms.news import News
from sudare.kit.clock import now

AT_ONCE: Final = 50


def note_overdue() -> None:
    """Say of each case whose time is over that it is, once in its life.

    Also: entry ``incidents:case:overdue`` by the house; news for whoever handles it.
    """
    late = Case.objects.filter(state__in=UNDECIDED, due_at__lt=now(), overdue_told_at=None)
    for case in late.order_by("due_at")[:AT_ONCE]:
        with transaction.atomic():
            if Case.objects.filter(pk=case.pk, overdue_told_at=None).update(overdue_told_at=now()):
                record_deed(case, "overdue", actor_id=None)
                put_news(case, News.OVERDUE)

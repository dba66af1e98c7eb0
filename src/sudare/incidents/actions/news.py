"""News of cases: a row beside the deed, so that no process can die between what was done and its being told."""

from collections.abc import Callable
from uuid import UUID

import structlog
from django.db import transaction

from sudare.incidents.models import Case, CaseNews
from sudare.incidents.terms.news import AGAIN_AFTER, AT_ONCE, News
from sudare.kit.clock import now

log = structlog.get_logger(__name__)

Telling = Callable[[News, UUID], None]


def put_news(case: Case, kind: News) -> None:
    """Have it told, in the caller's transaction. It names nobody who reported."""
    CaseNews.objects.create(case=case, kind=kind)


def tell_news(telling: Telling) -> None:
    """Hand what is to be told to ``telling``, the oldest first: its kind and the case's id.

    What ``telling`` writes and the end of the row are one transaction: told once, or tried again after a while.
    """
    for row in CaseNews.objects.filter(due_at__lte=now()).order_by("due_at")[:AT_ONCE]:
        try:
            with transaction.atomic():
                is_ours, _ = CaseNews.objects.filter(pk=row.pk).delete()
                if is_ours:
                    telling(News(row.kind), row.case_id)
        except Exception:
            log.exception("case_news_not_told", kind=row.kind)
            CaseNews.objects.filter(pk=row.pk).update(due_at=now() + AGAIN_AFTER)

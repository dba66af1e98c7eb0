"""Notices that couldn't be told, for whoever looks after people."""

from uuid import UUID

from django.db import transaction

from sudare.accounts.terms import Viewer
from sudare.kit.clock import now
from sudare.kit.errors import NotFound
from sudare.notifications import queries
from sudare.notifications.access import check_may_set_tools
from sudare.notifications.actions.desk import the_queue
from sudare.notifications.models import Notice
from sudare.notifications.terms import NOBODY_ELSES, NoticeState


def untold(*, viewer: Viewer) -> list[Notice]:
    """Raises: NotAllowed."""
    check_may_set_tools(viewer)
    return queries.dead(viewer.organisation_id)


@transaction.atomic
def tell_again(*, viewer: Viewer, notice_id: UUID) -> None:
    """Raises: NotAllowed, NotFound."""
    notice = _dead(viewer, notice_id)
    notice.state, notice.tries, notice.next_try_at, notice.made_at = NoticeState.WAITING, 0, now(), now()
    notice.save(update_fields=["state", "tries", "next_try_at", "made_at"])
    the_queue().put(notice.pk)


def drop(*, viewer: Viewer, notice_id: UUID) -> None:
    """Raises: NotAllowed, NotFound."""
    notice = _dead(viewer, notice_id)
    notice.state = NoticeState.SKIPPED
    notice.save(update_fields=["state"])


def _dead(viewer: Viewer, notice_id: UUID) -> Notice:
    check_may_set_tools(viewer)
    rows = Notice.objects.filter(pk=notice_id, organisation_id=viewer.organisation_id, state=NoticeState.DEAD)
    rows = rows.exclude(occasion__in=NOBODY_ELSES)
    found = rows.first()
    if found is None:
        raise NotFound
    return found

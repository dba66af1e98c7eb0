"""A visitor shut out for a while, and let in again."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction

from sudare.accounts.errors import ReasonMissing
from sudare.accounts.terms import Viewer
from sudare.audit.actions import record
from sudare.kit.clock import now
from sudare.kit.events import announce
from sudare.kit.text import clean_line
from sudare.reception.access import access_visit
from sudare.reception.actions.closing import end
from sudare.reception.errors import BlockUnusable
from sudare.reception.events import VisitorShutOut
from sudare.reception.models import Visit, Visitor, VisitorBlock, VisitorToken
from sudare.reception.terms import BLOCK_HOURS_AT_MOST, CloseReason

REASON_MAX = 200


@transaction.atomic
def block(*, viewer: Viewer, visit_id: UUID, hours: int, reason: str) -> VisitorBlock:
    """Shut a visitor out of this desk for some hours. Every browser of theirs is shut out with this transaction.

    Who clears their browser is still known by the network they came from, while its hash is kept, and by who they are
    on the shop's own site or at LINE. Nothing else is looked at: from another network somebody nobody knows is new.

    Raises: NotFound, ReasonMissing, BlockUnusable. Also: the visit ends as spam; entry ``reception:visitor:blocked``
    with the reason; announces VisitorShutOut.
    """
    visit = access_visit(viewer=viewer, visit_id=visit_id)
    if not 0 < hours <= BLOCK_HOURS_AT_MOST:
        raise BlockUnusable
    words = clean_line(reason)[:REASON_MAX]
    if not words:
        raise ReasonMissing
    visitor = Visitor.objects.select_for_update().get(pk=visit.visitor_id)
    made = VisitorBlock.objects.create(
        organisation_id=visit.organisation_id,
        desk_id=visitor.desk_id,  # where they come in, also if another desk looks after them by now
        visitor=visitor,
        external_id=visitor.external_id,
        network=visitor.network,
        until=now() + timedelta(hours=hours),
        reason=words,
        made_by_id=viewer.user_id,
    )
    revoke_tokens(visitor.pk)
    end(visit_id=visit.pk, actor_id=viewer.user_id, reason=CloseReason.SPAM)
    _record(visit, viewer, deed="blocked", reason=words, hours=hours)
    return made


@transaction.atomic
def lift_block(*, viewer: Viewer, visit_id: UUID) -> None:
    """Let a visitor come in again before their time. Raises: NotFound. Also: entry ``reception:visitor:unblocked``.

    Skips: a visitor who isn't blocked.
    """
    visit = access_visit(viewer=viewer, visit_id=visit_id)
    standing = VisitorBlock.objects.filter(visitor_id=visit.visitor_id, lifted_at=None, until__gt=now())
    if standing.update(lifted_at=now(), network=""):
        _record(visit, viewer, deed="unblocked")


def revoke_tokens(visitor_id: UUID) -> None:
    """No browser and no letter of theirs opens anything any more; what they hold open ends after the commit."""
    VisitorToken.objects.filter(visitor_id=visitor_id, revoked_at=None).update(revoked_at=now())
    gone = VisitorShutOut(visitor_id=visitor_id)
    transaction.on_commit(lambda: announce(gone))


def _record(visit: Visit, viewer: Viewer, *, deed: str, reason: str = "", **details: object) -> None:
    record(
        organisation_id=visit.organisation_id,
        actor_id=viewer.user_id,
        verb=f"reception:visitor:{deed}",
        subject_id=visit.visitor_id,
        reason=reason,
        details={"desk_id": visit.desk_id, **details},
    )

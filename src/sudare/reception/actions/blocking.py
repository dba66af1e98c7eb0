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
from sudare.reception.actions.networks import mail_hash
from sudare.reception.errors import BlockUnusable
from sudare.reception.events import VisitorShutOut
from sudare.reception.models import Visit, Visitor, VisitorBlock, VisitorToken
from sudare.reception.terms import BLOCK_HOURS_AT_MOST, CloseReason, TokenKind, VisitState

REASON_MAX = 200


@transaction.atomic
def block(*, viewer: Viewer, visit_id: UUID, hours: int, reason: str) -> VisitorBlock:
    """Shut a visitor out of this desk for some hours. Every browser of theirs is shut out with this transaction.

    Who clears their browser is still known by the network they came from, while its hash is kept, and by who they are
    on the shop's own site or at LINE, and by the mail address they left. Visits under way of the same network end with
    it. Nothing else is looked at: from another network somebody nobody knows is new.

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
        mail=mail_hash(visitor.mail, desk_id=visitor.desk_id),
        until=now() + timedelta(hours=hours),
        reason=words,
        made_by_id=viewer.user_id,
    )
    revoke_tokens(visitor.pk)
    end(visit_id=visit.pk, actor_id=viewer.user_id, reason=CloseReason.SPAM)
    others = _end_neighbours(visitor, actor_id=viewer.user_id)
    _record(visit, viewer, deed="blocked", reason=words, hours=hours, others=others)
    return made


@transaction.atomic
def lift_block(*, viewer: Viewer, visit_id: UUID) -> None:
    """Let a visitor come in again before their time. Raises: NotFound. Also: entry ``reception:visitor:unblocked``.

    Skips: a visitor who isn't blocked.
    """
    visit = access_visit(viewer=viewer, visit_id=visit_id)
    standing = VisitorBlock.objects.filter(visitor_id=visit.visitor_id, lifted_at=None, until__gt=now())
    if standing.update(lifted_at=now(), network="", mail=""):
        _record(visit, viewer, deed="unblocked")


def _end_neighbours(visitor: Visitor, *, actor_id: UUID) -> int:
    """Whoever is shut out may have a second window open, as somebody else: visits under way of their network end, too.

    Only browsers lose their way in: a neighbour hit by this comes back by the letter they have, when the block is over.
    """
    if not visitor.network:
        return 0
    near = Visit.objects.filter(visitor__desk_id=visitor.desk_id, visitor__network=visitor.network)
    others = list(near.exclude(visitor_id=visitor.pk).exclude(state=VisitState.CLOSED))
    for visit in others:
        revoke_tokens(visit.visitor_id, kind=TokenKind.BROWSER)
        end(visit_id=visit.pk, actor_id=actor_id, reason=CloseReason.SPAM)
    return len(others)


def revoke_tokens(visitor_id: UUID, *, kind: TokenKind | None = None) -> None:
    """No browser and no letter of theirs opens anything any more; what they hold open ends after the commit."""
    tokens = VisitorToken.objects.filter(visitor_id=visitor_id, revoked_at=None)
    (tokens.filter(kind=kind) if kind else tokens).update(revoked_at=now())
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

"""What has to happen by itself: unsent uploads vanish, lost work is found again, a sent picture's day comes."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, TypeVar

import structlog
from django.conf import settings
from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q

from sudare.attachments.actions.checks import hold
from sudare.attachments.actions.desk import the_queue
from sudare.attachments.actions.drawings import draw_again
from sudare.attachments.actions.ends import forget, let_go, strip
from sudare.attachments.actions.release import let_originals_go
from sudare.attachments.actions.reviews import expire
from sudare.attachments.actions.steps import step, tell
from sudare.attachments.actions.uploads import settle_upload
from sudare.attachments.errors import NotReady
from sudare.attachments.events import AttachmentForgotten
from sudare.attachments.models import Attachment, Rendition, Review
from sudare.attachments.queries import WAITING, growing_objects
from sudare.attachments.terms import ReviewState, State
from sudare.kit.clock import now
from sudare.kit.events import announce
from sudare.storage import actions as storage
from sudare.storage.errors import Kept
from sudare.storage.queries import never_finished, under_hold
from sudare.storage.terms import Rule

log = structlog.get_logger(__name__)
A = TypeVar("A")
R = TypeVar("R")

EARLY = timedelta(seconds=40)  # two rounds of the sweep: "gone within 15 minutes" means gone, not noticed
UNATTACHED_FOR = timedelta(minutes=10)  # sealed, but whoever was to attach it died; a check takes far less
LOST_AFTER = timedelta(seconds=30)  # RECEIVED without a job for this long: whoever was to queue it died
MAX_CHECKS = 3
_AT_ONCE = 200


def sweep() -> None:
    """Put right whatever time or a crash has left; trouble with one picture doesn't keep the others waiting."""
    moment = now()
    for find, mend in _CHORES:
        for attachment in _survive(find, moment) or ():
            _survive(mend, attachment)
    _survive(_drop_unattached, moment)


def lease() -> timedelta:
    """How long one check may hold its claim: three times what the sandbox may take, and a minute to seal."""
    return timedelta(seconds=3 * settings.SANDBOX_SECONDS + 60)


def _survive(chore: Callable[[A], R], argument: A) -> R | None:
    try:
        return chore(argument)
    except NotReady:
        return None  # it moved on in this very moment, and needs nothing from us
    except Exception:
        log.exception("sweep_stumbled", chore=chore.__name__)
        return None


def _oldest(**conditions: object) -> list[Attachment]:
    """So many that a round stays short."""
    return list(Attachment.objects.filter(**conditions).order_by("state_changed_at")[:_AT_ONCE])


def _lost_claims(moment: datetime) -> list[Attachment]:
    return _oldest(state=State.CHECKING, state_changed_at__lt=moment - lease())


def _take_over(attachment: Attachment) -> None:
    if attachment.claim and attachment.checks_started >= MAX_CHECKS:
        hold(attachment, claim=attachment.claim)
        return
    with transaction.atomic():
        step(attachment, to=State.RECEIVED, claim=attachment.claim)
        the_queue().put(attachment.id)
        tell(attachment, "requeued", reason="its worker was lost")


def _whole_uploads(moment: datetime) -> list[Attachment]:
    whole = {"quarantine__size_bytes": F("declared_bytes"), "state_changed_at__lt": moment - LOST_AFTER}
    return _oldest(state=State.UPLOADING, **whole)


def _settle(attachment: Attachment) -> None:
    settle_upload(attachment_id=attachment.id)


def _without_job(moment: datetime) -> list[Attachment]:
    queued = the_queue().waiting()
    received = _oldest(state=State.RECEIVED, state_changed_at__lt=moment - LOST_AFTER)
    return [attachment for attachment in received if attachment.id not in queued]


def _queue(attachment: Attachment) -> None:
    the_queue().put(attachment.id)


def _unsent(moment: datetime) -> list[Attachment]:
    silent_since = moment - timedelta(minutes=settings.UNSENT_MINUTES) + EARLY
    return _oldest(state__in=WAITING, message_id=None, state_changed_at__lt=silent_since)


def _drop(attachment: Attachment) -> None:
    let_go(attachment, reason="not sent in time")


def _due(moment: datetime) -> list[Attachment]:
    """Whose day has come, or whose sender asked before; not what a case or the law keeps, which would be refused."""
    due = Q(state=State.SENT, forget_at__lte=moment) | Q(forget_wanted_at__isnull=False)
    free = Q(floor_at=None) | Q(floor_at__lte=moment)
    rows = Attachment.objects.filter(due, free, ~under_hold()).exclude(state__in=[State.DISCARDED, State.FORGOTTEN])
    return list(rows.order_by("forget_at")[:_AT_ONCE])


def _left_under_masks(moment: datetime) -> list[Attachment]:
    """Sent pictures whose masks are for good, and whose clean picture a case had kept until now."""
    del moment
    for_good = Q(is_original_masked=True) | ~Q(verdict__keeps_original=True)
    rows = Attachment.objects.filter(for_good, ~under_hold(), state=State.SENT, original__isnull=False)
    return list(rows.order_by("sent_at")[:_AT_ONCE])


def _let_go_under_masks(attachment: Attachment) -> None:
    with transaction.atomic():
        let_originals_go([attachment])


def forget_due() -> int:
    """Forget a batch of what is due; how many there were. Nought when nothing is left to do."""
    found = _due(now())
    for attachment in found:
        _survive(_forget, attachment)
    left = {each.pk for each in _due(now())}
    return sum(each.pk not in left for each in found)


def _forget(attachment: Attachment) -> None:
    """Of two workers that sweep at once, one forgets and tells the room. A hold placed just now is on record."""
    try:
        with storage.refusals_on_record(), transaction.atomic():
            was_ours = forget(attachment_ids=[attachment.id], rule=Rule.DAY)
    except Kept:
        return
    if was_ours and attachment.message_id and attachment.room_id:
        announce(AttachmentForgotten(attachment.id, attachment.message_id, attachment.room_id))


def _lost_drawings(moment: datetime) -> list[Attachment]:
    return _oldest(state=State.EDITING, state_changed_at__lt=moment - lease())


def _nobody_decided(moment: datetime) -> list[Review]:
    old = Review.objects.filter(
        state=ReviewState.WAITING, requested_at__lt=moment - timedelta(days=settings.REVIEW_DAYS)
    )
    return list(old.select_related("attachment").order_by("requested_at")[:_AT_ONCE])


def _refused_for_good(moment: datetime) -> list[Attachment]:
    """Refused by a person, nobody objected, and something of it is left."""
    objecting = Review.objects.filter(attachment_id=OuterRef("pk"), state=ReviewState.WAITING)
    something = Rendition.objects.filter(attachment_id=OuterRef("pk"))
    since = moment - timedelta(days=settings.REVIEW_DAYS)
    rows = Attachment.objects.filter(
        ~Exists(objecting), Exists(something), ~under_hold(), state=State.REFUSED, state_changed_at__lt=since
    )
    return list(rows.order_by("state_changed_at")[:_AT_ONCE])


def _strip(attachment: Attachment) -> None:
    strip(attachment, reason="refused, and nobody objected")


def _drop_unattached(moment: datetime) -> None:
    """What a process sealed and died over before any upload or verdict could refer to it."""
    unfinished = {row.id for row in never_finished(before=moment - UNATTACHED_FOR)}
    storage.destroy(object_ids=unfinished - growing_objects(), reason="never attached")


_CHORES: tuple[tuple[Callable[[datetime], list[Any]], Callable[[Any], None]], ...] = (
    (_lost_claims, _take_over),
    (_whole_uploads, _settle),
    (_without_job, _queue),
    (_unsent, _drop),
    (_due, _forget),
    (_left_under_masks, _let_go_under_masks),
    (_lost_drawings, draw_again),
    (_nobody_decided, expire),
    (_refused_for_good, _strip),
)

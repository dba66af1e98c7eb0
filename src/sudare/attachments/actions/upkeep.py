"""What has to happen by itself: unsent uploads vanish, lost work is found again, a sent picture's day comes."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import structlog
from django.conf import settings
from django.db import transaction
from django.db.models import F

from sudare.attachments.actions.checks import hold
from sudare.attachments.actions.desk import the_queue
from sudare.attachments.actions.ends import forget, let_go
from sudare.attachments.actions.steps import step, tell
from sudare.attachments.actions.uploads import settle_upload
from sudare.attachments.errors import NotReady
from sudare.attachments.events import AttachmentForgotten
from sudare.attachments.models import Attachment
from sudare.attachments.queries import WAITING, growing_objects
from sudare.attachments.terms import State
from sudare.kit.clock import now
from sudare.kit.events import announce
from sudare.storage import actions as storage
from sudare.storage.queries import never_finished

log = structlog.get_logger(__name__)

EARLY = timedelta(seconds=40)  # two rounds of the sweep: "gone within 15 minutes" means gone, not noticed
UNATTACHED_FOR = timedelta(minutes=10)  # sealed, but whoever was to attach it died; a check takes far less
LOST_AFTER = timedelta(seconds=30)  # RECEIVED without a job for this long: whoever was to queue it died
MAX_CHECKS = 3
_AT_ONCE = 200


def sweep() -> None:
    """Put right whatever time or a crash has left; one trouble doesn't keep the rest from being done."""
    moment = now()
    for chore in _CHORES:
        _survive(chore, moment)


def lease() -> timedelta:
    """How long one check may hold its claim: three times what the sandbox may take, and a minute to seal."""
    return timedelta(seconds=3 * settings.SANDBOX_SECONDS + 60)


def _survive(chore: Callable[[datetime], None], moment: datetime) -> None:
    try:
        chore(moment)
    except Exception:
        log.exception("sweep_stumbled", chore=chore.__name__)


def _each(**conditions: object) -> Iterator[Attachment]:
    """Oldest first, and so many that a round stays short."""
    yield from Attachment.objects.filter(**conditions).order_by("state_changed_at")[:_AT_ONCE]


def _take_over_lost_claims(moment: datetime) -> None:
    for attachment in _each(state=State.CHECKING, state_changed_at__lt=moment - lease()):
        if attachment.claim and attachment.checks_started >= MAX_CHECKS:
            hold(attachment, claim=attachment.claim)
        else:
            _queue_again(attachment)


def _queue_again(attachment: Attachment) -> None:
    try:
        with transaction.atomic():
            step(attachment, to=State.RECEIVED, claim=attachment.claim)
            the_queue().put(attachment.id)
            tell(attachment, "requeued", reason="its worker was lost")
    except NotReady:
        return  # the worker was slow, not lost


def _settle_finished_uploads(moment: datetime) -> None:
    whole = {"quarantine__size_bytes": F("declared_bytes"), "state_changed_at__lt": moment - LOST_AFTER}
    for attachment in _each(state=State.UPLOADING, **whole):
        settle_upload(attachment_id=attachment.id)


def _queue_lost_jobs(moment: datetime) -> None:
    queued = the_queue().waiting()
    for attachment in _each(state=State.RECEIVED, state_changed_at__lt=moment - LOST_AFTER):
        if attachment.id not in queued:
            the_queue().put(attachment.id)


def _drop_unsent(moment: datetime) -> None:
    silent_since = moment - timedelta(minutes=settings.UNSENT_MINUTES) + EARLY
    for attachment in _each(state__in=WAITING, state_changed_at__lt=silent_since):
        try:
            let_go(attachment, reason="not sent in time")
        except NotReady:
            continue  # sent, confirmed or checked in this very moment


def _forget_due(moment: datetime) -> None:
    for attachment in _each(state=State.SENT, forget_at__lte=moment):
        forget(attachment_ids=[attachment.id], reason="its day has come")
        if attachment.message_id and attachment.room_id:
            announce(
                AttachmentForgotten(
                    attachment_id=attachment.id, message_id=attachment.message_id, room_id=attachment.room_id
                )
            )


def _drop_unattached(moment: datetime) -> None:
    """What a process sealed and died over before any upload or verdict could refer to it."""
    unfinished = {row.id for row in never_finished(before=moment - UNATTACHED_FOR)}
    storage.destroy(object_ids=unfinished - growing_objects(), reason="never attached")


_CHORES = (
    _take_over_lost_claims,
    _settle_finished_uploads,
    _queue_lost_jobs,
    _drop_unsent,
    _drop_unattached,
    _forget_due,
)

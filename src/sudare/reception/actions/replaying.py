"""What the log says happened to visitors after a backup was made: who was forgotten or shut out is so again."""

from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction

from sudare.audit.models import Entry
from sudare.reception.actions.blocking import revoke_tokens
from sudare.reception.actions.erasing import scrub_rows
from sudare.reception.actions.networks import mail_hash
from sudare.reception.models import Visitor, VisitorBlock


@transaction.atomic
def replay(*, entries: Iterable[Entry]) -> None:
    """Skips: entries, which stand in the log; pictures and messages, of which it tells by itself.

    A block comes back on whom it was laid. The network it was for isn't known any more: no backup carries its like.
    """
    for entry in entries:
        visitor = Visitor.objects.select_related("user").filter(pk=entry.subject_id).first()
        if visitor is None or visitor.organisation_id != entry.organisation_id:
            continue
        if entry.verb == "reception:visitor:erased":
            scrub_rows(visitor)
            revoke_tokens(visitor.pk)
        elif entry.verb == "reception:visitor:blocked":
            _block_again(visitor, entry)
        elif entry.verb == "reception:visitor:unblocked":
            VisitorBlock.objects.filter(visitor=visitor, made_at__lte=entry.at).update(lifted_at=entry.at)


def _block_again(visitor: Visitor, entry: Entry) -> None:
    VisitorBlock.objects.create(
        organisation_id=entry.organisation_id,
        desk_id=visitor.desk_id,
        visitor=visitor,
        external_id=visitor.external_id,
        mail=mail_hash(visitor.mail, desk_id=visitor.desk_id),
        until=entry.at + timedelta(hours=int(str(entry.details["hours"]))),
        reason="",
        made_by_id=entry.actor_id,
        made_at=entry.at,
    )
    revoke_tokens(visitor.pk)

"""Reading the log and proving it whole."""

from uuid import UUID

from django.db.models import QuerySet

from sudare.audit.models import Entry, Head
from sudare.audit.terms import BEGINNING, ChainReport


def entries_about(subject_id: UUID, verb: str) -> QuerySet[Entry]:
    """What was recorded about one thing, oldest first."""
    return Entry.objects.filter(subject_id=subject_id, verb=verb).order_by("sequence")


def verify_chain(organisation_id: UUID) -> ChainReport:
    """Recompute every digest of an organisation's log, in order.

    Finds an edited entry, also of the same length, a missing one, two in exchanged places, and a tail that was
    cut while the head row was left behind. It does not find a tail cut together with its head, nor a chain
    recomputed as a whole by somebody who may write to the database: for that a digest must have left the house
    before, and such checkpoints come with their own issue.
    """
    digest, sequence = BEGINNING, 0
    for entry in Entry.objects.filter(organisation_id=organisation_id).order_by("sequence").iterator():
        sequence += 1
        digest = entry.deed.digest_after(digest)
        if entry.sequence != sequence or entry.digest != digest:
            return ChainReport(entries=sequence, last_digest=digest, broken_at=sequence)
    return _measured_by_head(organisation_id, sequence, digest)


def _measured_by_head(organisation_id: UUID, sequence: int, digest: str) -> ChainReport:
    head = Head.objects.filter(organisation_id=organisation_id).first()
    ends = (head.sequence, head.digest) if head else (0, BEGINNING)
    broken_at = None if ends == (sequence, digest) else sequence + 1
    return ChainReport(entries=sequence, last_digest=digest, broken_at=broken_at)

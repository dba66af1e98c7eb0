"""Who looked at pictures of a case, as a package tells of it: out of the log, with proofs."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from sudare import evidence
from sudare.accounts.queries import names_of
from sudare.audit.actions import public_key_of
from sudare.audit.models import Entry, SignedCheckpoint
from sudare.audit.queries import inclusion_proof
from sudare.incidents.models import Case
from sudare.incidents.terms.papers import HOUSE
from sudare.viewing.terms import DEEDS, VEIL

VIEWS_AT_MOST: Final = 2_000


def looks_at(case: Case, pictures: list[str]) -> evidence.ViewLog:
    """Who looked at these pictures, each look with what leads from it to a signed checkpoint."""
    here = case.organisation_id
    entries = Entry.objects.filter(organisation_id=here, subject_id__in=pictures, verb__in=list(DEEDS))
    looks = list(entries.exclude(details__rendition=VEIL).order_by("sequence")[:VIEWS_AT_MOST])
    signed = SignedCheckpoint.objects.filter(organisation_id=here).order_by("-size").first()
    names = names_of({entry.actor_id for entry in looks if entry.actor_id})
    return evidence.ViewLog(
        views=tuple(_view(entry, names, signed.size if signed else 0) for entry in looks),
        checkpoint=signed.note if signed else "",
        key=public_key_of(organisation_id=here) if signed else "",
    )


def _view(entry: Entry, names: Mapping[UUID, str], size: int) -> evidence.View:
    return look_of(entry, viewer=names.get(entry.actor_id, HOUSE) if entry.actor_id else HOUSE, size=size)


def look_of(entry: Entry, *, viewer: str, size: int) -> evidence.View:
    """One look, with what leads from it to the checkpoint of that size, where it lies below it."""
    proof = None
    if entry.sequence <= size:
        path = inclusion_proof(organisation_id=entry.organisation_id, sequence=entry.sequence, size=size)
        proof = evidence.Proof(entry.sequence, size, tuple(step.hex() for step in path))
    return evidence.View(
        at=entry.at,
        viewer=viewer or HOUSE,
        picture_id=str(entry.subject_id),
        rendition=str(entry.details.get("rendition", "")),
        entry=entry.deed.spelled.decode(),
        proof=proof,
    )

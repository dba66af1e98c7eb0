"""Reads used more than once. None of them decides what somebody may do."""

import base64
import hashlib
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet

from sudare.audit.models import Entry, SignedCheckpoint
from sudare.audit.proofs.notes import spelled_key
from sudare.audit.providers import signing
from sudare.audit.queries import inclusion_proof
from sudare.audit.terms import as_moment, origin_of
from sudare.kit.errors import NotFound
from sudare.storage.models import Hold, HoldScope, Receipt, SealedObject
from sudare.storage.terms import RECEIPT_FORM, ObjectState, ScopeKind, Subject, spelled


def anything_is_sealed() -> bool:
    """Whether any object still depends on the master key."""
    return SealedObject.objects.filter(wrapped_key__isnull=False).exists()


def among_living(object_ids: Iterable[UUID]) -> set[UUID]:
    """Those of the ids that stand in the table and were not destroyed."""
    living = SealedObject.objects.filter(id__in=list(object_ids)).exclude(state=ObjectState.DESTROYED)
    return set(living.values_list("id", flat=True))


def never_finished(*, before: datetime) -> list[SealedObject]:
    """Objects somebody began and left open."""
    return list(SealedObject.objects.filter(state=ObjectState.OPEN, created_at__lt=before)[:500])


def key_id(wrapped_key: bytes) -> str:
    """A name for an object's key that tells nothing of it: half of SHA-256 over the key as it is wrapped.

    Wrapping has no chance in it (RFC 3394), so the same key has the same name in every copy of the database.
    """
    return hashlib.sha256(wrapped_key).hexdigest()[:32]


# --- holds -------------------------------------------------------------------------------------------------
def holds_on(subject: Subject) -> list[Hold]:
    """Every hold that stands on this, or on where it belongs, the oldest first."""
    named = Q()
    for kind, target_id in subject.places():
        named |= Q(kind=str(kind), target_id=target_id)
    on_it = HoldScope.objects.filter(named, hold_id=OuterRef("pk"))
    return list(standing(subject.organisation_id).filter(Exists(on_it)).order_by("placed_at", "pk"))


def standing(organisation_id: UUID) -> QuerySet[Hold]:
    """An organisation's holds that are not released."""
    return Hold.objects.filter(organisation_id=organisation_id, released_at=None)


def holds_of(organisation_id: UUID, *, with_released: bool = False) -> list[Hold]:
    """The holds of an organisation with what they keep, the newest first; two queries.

    Skips those of the house's own cases: whoever the case is about may be among the readers of this list.
    """
    rows = Hold.objects.filter(organisation_id=organisation_id) if with_released else standing(organisation_id)
    rows = rows.filter(~Exists(_scopes_of_cases()))
    return list(rows.prefetch_related("scopes").order_by("-placed_at", "-pk"))


def is_of_a_case(hold: Hold) -> bool:
    """Whether the house placed it for a case of its own."""
    return hold.scopes.filter(kind=ScopeKind.CASE).exists()


def kept_by_case(*, case: str) -> Exists:
    """For an outer query with a case's id: whether that case's hold stands."""
    return Exists(HoldScope.objects.filter(kind=ScopeKind.CASE, target_id=OuterRef(case), hold__released_at=None))


def _scopes_of_cases() -> QuerySet[HoldScope]:
    return HoldScope.objects.filter(kind=ScopeKind.CASE, hold_id=OuterRef("pk"))


def under_hold(*, attachment: str = "pk", room: str = "room_id", person: str = "uploader_id") -> Exists:
    """For an outer query of things with an ``organisation_id``: whether a standing hold keeps the row."""
    named = Q(kind=ScopeKind.ATTACHMENT, target_id=OuterRef(attachment))
    named |= Q(kind=ScopeKind.ROOM, target_id=OuterRef(room)) | Q(kind=ScopeKind.PERSON, target_id=OuterRef(person))
    named |= Q(kind=ScopeKind.ORGANISATION, target_id=OuterRef("organisation_id"))
    return Exists(
        HoldScope.objects.filter(named, hold__released_at=None, hold__organisation_id=OuterRef("organisation_id"))
    )


# --- receipts ----------------------------------------------------------------------------------------------
def receipts_about(subject_id: UUID) -> list[Receipt]:
    """What was forgotten of one thing, the newest first."""
    return list(Receipt.objects.filter(subject_id=subject_id).order_by("-at", "-pk"))


def newest_receipts(subject_ids: Iterable[UUID]) -> dict[UUID, UUID]:
    """The last receipt of each of these that was forgotten; one query."""
    rows = Receipt.objects.filter(subject_id__in=list(subject_ids)).order_by("at", "pk")
    return dict(rows.values_list("subject_id", "pk"))


def receipts_between(*, organisation_id: UUID, start: datetime, end: datetime) -> QuerySet[Receipt]:
    """An organisation's receipts from ``start`` up to, not including, ``end``."""
    return Receipt.objects.filter(organisation_id=organisation_id, at__gte=start, at__lt=end).order_by("at", "pk")


def receipt_document(receipt_id: UUID, *, size: int | None = None) -> dict[str, Any]:
    """A receipt as it leaves the house: what was forgotten, signed, with the log's entry and the way to a checkpoint.

    ``log`` leads to the checkpoint of ``size``, else to the newest; empty as long as none covers the entry, which is a
    matter of minutes. Raises: NotFound.
    """
    receipt = Receipt.objects.filter(pk=receipt_id).first()
    if receipt is None:
        raise NotFound
    entry = Entry.objects.get(organisation_id=receipt.organisation_id, sequence=receipt.sequence)
    document: dict[str, Any] = {
        "form": RECEIPT_FORM,
        "receipt": str(receipt.pk),
        "organisation": str(receipt.organisation_id),
        "what": {"kind": receipt.subject_kind, "id": str(receipt.subject_id)},
        "at": as_moment(receipt.at),
        "rule": receipt.rule,
        "by": str(receipt.actor_id) if receipt.actor_id else None,
        "destroyed": receipt.objects_forgotten,
        "backups_gone_by": as_moment(receipt.at + timedelta(days=settings.BACKUP_DAYS)),
        "entry": entry.deed.spelled.decode(),
        "log": _way_to_checkpoint(entry, size),
        "key": spelled_key(origin_of(receipt.organisation_id), signing.public_key()),
    }
    return document | {"signature": base64.b64encode(signing.sign(spelled(document))).decode()}


def _way_to_checkpoint(entry: Entry, size: int | None) -> dict[str, Any]:
    signed = SignedCheckpoint.objects.filter(organisation_id=entry.organisation_id, size__gte=entry.sequence)
    note = (signed.filter(size=size) if size else signed).order_by("-size").first()
    if note is None:
        return {}
    path = inclusion_proof(organisation_id=entry.organisation_id, sequence=entry.sequence, size=note.size)
    return {"checkpoint": note.note, "path": [base64.b64encode(step).decode() for step in path]}


# --- for a drill -------------------------------------------------------------------------------------------
def living_ids(*, limit: int) -> list[UUID]:
    """Some sealed objects, whichever come first by chance: their ids end in it."""
    rows = SealedObject.objects.filter(state=ObjectState.SEALED).order_by("?")
    return list(rows.values_list("pk", flat=True)[:limit])


def forgotten_ids() -> list[UUID]:
    """Every object that stands in a receipt."""
    told = Receipt.objects.values_list("objects_forgotten", flat=True)
    return [UUID(row["object"]) for rows in told.iterator() for row in rows]


def count_of_holds() -> int:
    """How many holds stand in this house."""
    return Hold.objects.filter(released_at=None).count()

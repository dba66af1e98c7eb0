"""Reads used more than once."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sudare.storage.models import SealedObject
from sudare.storage.terms import ObjectState


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

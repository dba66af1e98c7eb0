"""Sealed objects and the keys that open them. Without ``wrapped_key`` the ciphertext is noise."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from sudare.kit.clock import now
from sudare.kit.ids import new_id
from sudare.storage.terms import ObjectState, Purpose


class SealedObject(models.Model):
    """Ciphertext somewhere, and here the wrapped key that opens it. The row outlives both, as the receipt."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation_id = models.UUIDField()
    purpose = models.CharField(max_length=12, choices=[(value.value, value.value) for value in Purpose])
    state = models.CharField(
        max_length=10, choices=[(value.value, value.value) for value in ObjectState], default=ObjectState.OPEN
    )
    size_bytes = models.PositiveBigIntegerField(default=0)
    chunk_bytes = models.PositiveIntegerField()
    wrapped_key = models.BinaryField(null=True)
    tail = models.BinaryField(null=True)  # of a growing object: sealed bytes that don't fill a chunk yet
    created_at = models.DateTimeField(default=now)
    destroyed_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["state", "purpose"], name="objects_by_state")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(state=ObjectState.DESTROYED) | Q(wrapped_key__isnull=True), name="destroyed_means_keyless"
            ),
            models.CheckConstraint(
                condition=Q(state=ObjectState.OPEN) | Q(tail__isnull=True), name="only_what_grows_has_a_tail"
            ),
        ]

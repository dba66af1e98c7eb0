"""Sealed objects and the keys that open them, what cases keep of them, and the receipts of what was forgotten.

Without ``wrapped_key`` the ciphertext is noise.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from sudare.kit.clock import now
from sudare.kit.ids import new_id
from sudare.storage.terms import ObjectState, Purpose, Rule, ScopeKind


class SealedObject(models.Model):
    """Ciphertext somewhere, and here the wrapped key that opens it. The row outlives both, without content."""

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


class HoldBook(models.Model):
    """One row per organisation. Whoever forgets, and whoever places or releases a hold, takes it first: no race."""

    organisation_id = models.UUIDField(primary_key=True)


class Hold(models.Model):
    """Something kept for a case. Many may lie on one thing; it is free when the last of them is released.

    ``is_quiet``: nobody is told before they ask for the deletion.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation_id = models.UUIDField()
    case = models.CharField(max_length=80)
    reason = models.CharField(max_length=300)
    contact = models.CharField(max_length=120, blank=True)  # whom to ask
    is_quiet = models.BooleanField(default=False)
    placed_by = models.UUIDField(null=True)  # no foreign key: people stand beside this floor
    placed_at = models.DateTimeField(default=now)
    released_by = models.UUIDField(null=True)
    released_at = models.DateTimeField(null=True)
    release_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisation_id", "released_at"], name="holds_that_stand")]


class HoldScope(models.Model):
    """One thing a hold keeps, with everything in it."""

    hold = models.ForeignKey(Hold, on_delete=models.PROTECT, related_name="scopes")
    kind = models.CharField(max_length=12, choices=[(value.value, value.value) for value in ScopeKind])
    target_id = models.UUIDField()
    added_at = models.DateTimeField(default=now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["hold", "kind", "target_id"], name="a_hold_names_a_thing_once")
        ]
        indexes: ClassVar = [models.Index(fields=["target_id", "kind"], name="holds_on_a_thing")]


class Receipt(models.Model):
    """What was forgotten, when, by which rule or person, and which keys went. ``sequence`` is its place in the log."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation_id = models.UUIDField()
    subject_kind = models.CharField(max_length=12)
    subject_id = models.UUIDField()
    rule = models.CharField(max_length=12, choices=[(value.value, value.value) for value in Rule])
    actor_id = models.UUIDField(null=True)
    at = models.DateTimeField(default=now)
    objects_forgotten = models.JSONField(default=list)  # object, key, purpose, bytes: one row each
    sequence = models.PositiveBigIntegerField(default=0)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["subject_id"], name="receipts_of_a_thing"),
            models.Index(fields=["organisation_id", "at"], name="receipts_by_day"),
        ]

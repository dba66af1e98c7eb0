"""Policies by version, and known pictures by fingerprint."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from sudare.kit.clock import now
from sudare.kit.ids import new_id
from sudare.rulebook.terms import Scope


class PolicyVersion(models.Model):
    """Rules as they were, or are, in force somewhere. Never changed: a change is the next version.

    ``place_id`` is the organisation, desk or room; no foreign key, because rooms stand above this floor.
    Without a document and a profile, the place follows what stands above it from then on.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation_id = models.UUIDField()
    scope = models.CharField(max_length=12, choices=[(value.value, value.value) for value in Scope])
    place_id = models.UUIDField()
    version = models.PositiveIntegerField()
    profile = models.CharField(max_length=40)
    document = models.TextField()  # the whole policy as TOML, so that an old verdict can be replayed
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    reason = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(default=now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["place_id", "version"], name="one_policy_per_version"),
        ]


class KnownPicture(models.Model):
    """A picture this organisation doesn't want to see again. Only fingerprints are kept: personal data, never shown."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation_id = models.UUIDField(db_index=True)
    label = models.CharField(max_length=80)
    fingerprints = models.BinaryField()  # 32 bytes each: eight orientations of the picture, trimmed and cropped
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(default=now)

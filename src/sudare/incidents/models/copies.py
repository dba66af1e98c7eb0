"""A copy found elsewhere, filed in a case, and what became known of it."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from sudare.incidents.models.cases import Case
from sudare.incidents.terms.copies import CopyStanding, CopyState
from sudare.kit.clock import now
from sudare.kit.ids import new_id
from sudare.storage.models import SealedObject


class FoundCopy(models.Model):
    """``suspect`` is what was handed in: it lives until it is checked and traced. ``kept`` is what may stay of it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="copies")
    filed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=now)
    state = models.CharField(
        max_length=12, choices=[(value.value, value.value) for value in CopyState], default=CopyState.WAITING
    )
    claimed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    where = models.TextField(blank=True)  # sealed: where it was found, in somebody's words
    code = models.CharField(max_length=6, blank=True)  # as somebody read it off the picture
    suspect = models.ForeignKey(SealedObject, on_delete=models.PROTECT, null=True, related_name="+")
    sha256 = models.CharField(max_length=64)  # of the file as it was found
    standing = models.CharField(
        max_length=8, choices=[(value.value, value.value) for value in CopyStanding], blank=True
    )
    kinds = models.JSONField(default=list)
    kept = models.ForeignKey(SealedObject, on_delete=models.PROTECT, null=True, related_name="+")
    kept_sha256 = models.CharField(max_length=64, blank=True)
    media_type = models.CharField(max_length=20, blank=True)
    answer = models.TextField(blank=True)  # sealed: whose copy it is, as far as it could be told at that moment

    class Meta:
        indexes: ClassVar = [models.Index(fields=["state", "at"], name="copies_by_state")]

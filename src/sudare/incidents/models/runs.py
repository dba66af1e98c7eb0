"""What is handed over of a case, and what is done to many cases at once."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from sudare.incidents.models.cases import Case
from sudare.kit.clock import now
from sudare.kit.ids import new_id
from sudare.storage.models import SealedObject


class Package(models.Model):
    """An evidence package. ``is_stamped`` turns true when an authority has answered, then or later."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="packages")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=now)
    sealed = models.ForeignKey(SealedObject, on_delete=models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64)
    size_bytes = models.PositiveBigIntegerField()
    messages = models.PositiveIntegerField()
    is_stamped = models.BooleanField(default=False)
    stamped_at = models.DateTimeField(null=True)
    stamp_tried_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["is_stamped", "stamp_tried_at"], name="packages_without_a_stamp")]


class BulkRun(models.Model):
    """One deed for many cases: it waits its while, it is done, it can be taken back."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation_id = models.UUIDField()
    deed = models.CharField(max_length=12)
    case_ids = models.JSONField(default=list)
    words = models.TextField(blank=True)  # sealed
    to = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField(default=now)
    due_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)
    before = models.JSONField(default=list)  # how each stood, so that it can stand so again

    class Meta:
        indexes: ClassVar = [models.Index(fields=["due_at", "done_at"], name="runs_by_day")]

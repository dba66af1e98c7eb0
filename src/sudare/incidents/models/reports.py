"""What somebody reported, and what was preserved in that moment."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from sudare.incidents.models.cases import Case
from sudare.incidents.terms.cases import Reason
from sudare.kit.clock import now
from sudare.kit.ids import new_id
from sudare.storage.models import SealedObject


class Report(models.Model):
    """``preserved``: the room as it stood, under a seal of its own; the case's hold keeps it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation_id = models.UUIDField()
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="reports")
    room_id = models.UUIDField()
    message_id = models.UUIDField(null=True)
    attachment_id = models.UUIDField(null=True)
    reporter = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reported = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    reason = models.CharField(max_length=12, choices=[(value.value, value.value) for value in Reason])
    words = models.TextField(blank=True)  # sealed
    memo = models.TextField(blank=True)  # sealed
    preserved = models.ForeignKey(SealedObject, on_delete=models.PROTECT, related_name="+")
    messages = models.PositiveIntegerField()  # how many were preserved
    at = models.DateTimeField(default=now)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisation_id", "reporter", "at"], name="reports_of_a_person")]


class PreservedPicture(models.Model):
    """A picture copied for a case: what everybody in the room was shown, never an intimate one.

    ``attachment_id`` carries no foreign key: the picture itself is forgotten as its sender was promised.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="pictures")
    attachment_id = models.UUIDField()
    is_blur = models.BooleanField(default=False)
    media_type = models.CharField(max_length=20)
    sha256 = models.CharField(max_length=64)  # of the rendition as it was shown
    sealed = models.ForeignKey(SealedObject, on_delete=models.PROTECT, related_name="+")

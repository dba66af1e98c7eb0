"""Leave to see what is covered: one person, one picture, a reason, a while."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from sudare.attachments.models import Attachment
from sudare.kit.clock import now
from sudare.kit.ids import new_id


class Unmasking(models.Model):
    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    attachment = models.ForeignKey(Attachment, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300)
    granted_at = models.DateTimeField(default=now)
    expires_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["attachment", "user", "expires_at"], name="unmaskings_in_force")]

"""Links by which a person reaches their own pictures of one room without signing in."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from sudare.kit.clock import now
from sudare.kit.ids import new_id
from sudare.rooms.models import Room


class PersonalLink(models.Model):
    """Only the hash of its secret is kept. It shows one person what is theirs in one room, and nothing of others."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation_id = models.UUIDField()
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    secret_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=now)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["room", "person"], name="links_of_a_person")]

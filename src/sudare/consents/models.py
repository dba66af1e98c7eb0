"""Versions of what is asked, and the answers. Neither is ever changed; a withdrawal is a time on the answer."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from sudare.consents.terms import Purpose
from sudare.kit.clock import now
from sudare.kit.ids import new_id


def _purposes() -> list[tuple[str, str]]:
    return [(purpose.value, purpose.value) for purpose in Purpose]


class ConsentText(models.Model):
    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation_id = models.UUIDField()
    purpose = models.CharField(max_length=16, choices=_purposes())
    version = models.PositiveIntegerField()
    texts = models.JSONField()  # by language
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation_id", "purpose", "version"], name="one_text_per_version")
        ]


class Consent(models.Model):
    """One person's yes to one text."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="consents")
    text = models.ForeignKey(ConsentText, on_delete=models.PROTECT, related_name="answers")
    language = models.CharField(max_length=12)  # in which they read it
    given_at = models.DateTimeField(default=now)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "text"], condition=models.Q(withdrawn_at=None), name="one_standing_yes_per_text"
            )
        ]

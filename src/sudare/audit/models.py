"""One row per recorded deed: ids, verbs, reasons and times, never content."""

from typing import ClassVar

from django.db import models

from sudare.audit.terms import BEGINNING, Deed
from sudare.kit.ids import new_id


class Head(models.Model):
    """Where an organisation's chain ends. Whoever appends holds this row, so no two entries take one place."""

    organisation_id = models.UUIDField(primary_key=True)
    sequence = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64, default=BEGINNING)


class Entry(models.Model):
    """A link in an organisation's chain; ``digest`` covers the row and the digest before it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation_id = models.UUIDField()
    sequence = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    actor_id = models.UUIDField(null=True)
    verb = models.CharField(max_length=80)
    subject_id = models.UUIDField(null=True)
    reason = models.CharField(max_length=200, blank=True)
    details = models.JSONField(default=dict)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation_id", "sequence"], name="audit_has_no_gaps_or_twins")
        ]
        indexes: ClassVar = [models.Index(fields=["subject_id", "verb"], name="audit_of_a_thing")]

    @property
    def deed(self) -> Deed:
        return Deed(
            organisation_id=self.organisation_id,
            sequence=self.sequence,
            at=self.at,
            actor_id=self.actor_id,
            verb=self.verb,
            subject_id=self.subject_id,
            reason=self.reason,
            details=self.details,
        )

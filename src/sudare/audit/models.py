"""One row per recorded deed: ids, verbs, reasons and times, never content; and what proves the rows whole."""

from typing import ClassVar

from django.db import models

from sudare.audit.proofs.tree import Frontier
from sudare.audit.terms import Deed
from sudare.kit.clock import now
from sudare.kit.ids import new_id


class Head(models.Model):
    """Where an organisation's tree ends. Whoever appends holds this row, so no two entries take one place."""

    organisation_id = models.UUIDField(primary_key=True)
    size = models.PositiveBigIntegerField(default=0)
    frontier = models.BinaryField(default=b"")

    @property
    def tree(self) -> Frontier:
        return Frontier.read(self.size, bytes(self.frontier))


class Entry(models.Model):
    """A leaf of an organisation's tree; ``leaf`` is the hash over all other columns but ``id``."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation_id = models.UUIDField()
    sequence = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    actor_id = models.UUIDField(null=True)
    verb = models.CharField(max_length=80)
    subject_id = models.UUIDField(null=True)
    reason = models.CharField(max_length=200, blank=True)  # the house's own words, where nobody acted
    sealed = models.BinaryField(default=b"")  # a person's words, under that person's key
    details = models.JSONField(default=dict)
    leaf = models.BinaryField(max_length=32, default=b"")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation_id", "sequence"], name="audit_has_no_gaps_or_twins")
        ]
        indexes: ClassVar = [
            models.Index(fields=["subject_id", "verb"], name="audit_of_a_thing"),
            models.Index(fields=["organisation_id", "actor_id", "sequence"], name="audit_of_a_person"),
            models.Index(fields=["organisation_id", "verb", "sequence"], name="audit_of_a_verb"),
        ]

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
            sealed=bytes(self.sealed),
            details=self.details,
        )


class Subtree(models.Model):
    """The hash over 256, 65,536, … entries, so that a proof needn't hash them again."""

    organisation_id = models.UUIDField()
    level = models.PositiveSmallIntegerField()
    index = models.PositiveBigIntegerField()
    digest = models.BinaryField(max_length=32)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation_id", "level", "index"], name="audit_subtree_stands_once")
        ]


class PersonKey(models.Model):
    """What opens a person's words in the log, wrapped by a key outside the database. Empty: destroyed for good."""

    person_id = models.UUIDField(primary_key=True)
    wrapped = models.BinaryField()
    destroyed_at = models.DateTimeField(null=True)


class SignedCheckpoint(models.Model):
    """A checkpoint as it left the house, or will."""

    organisation_id = models.UUIDField()
    size = models.PositiveBigIntegerField()
    root = models.BinaryField(max_length=32)
    at = models.DateTimeField()
    note = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation_id", "size"], name="audit_checkpoint_stands_once")
        ]


class Outlet(models.Model):
    """How far one target has been told of one log, and what went wrong since."""

    target = models.CharField(max_length=20)
    organisation_id = models.UUIDField()
    size = models.PositiveBigIntegerField(default=0)  # the newest checkpoint it took
    told_at = models.DateTimeField(null=True)
    failing_since = models.DateTimeField(null=True)
    fault = models.CharField(max_length=160, blank=True)
    created_at = models.DateTimeField(default=now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["target", "organisation_id"], name="audit_outlet_stands_once")
        ]

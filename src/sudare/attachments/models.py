"""An upload and the renditions made from it."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from sudare.attachments.terms import RenditionName, ReviewKind, ReviewState, State
from sudare.kit.clock import now
from sudare.kit.ids import new_id
from sudare.storage.models import SealedObject


class Attachment(models.Model):
    """One picture on its way from the moment it is picked to the moment it is forgotten.

    ``room_id`` and ``message_id`` carry no foreign key: rooms stand on this floor, not the other way round.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation_id = models.UUIDField()
    # PROTECT, here and below: a row that vanished by cascade would leave its keys behind, alive and unknown
    uploader = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="attachments")
    room_id = models.UUIDField(null=True)
    message_id = models.UUIDField(null=True)
    idempotency_key = models.CharField(max_length=80, blank=True)

    state = models.CharField(
        max_length=10, choices=[(value.value, value.value) for value in State], default=State.UPLOADING
    )
    state_changed_at = models.DateTimeField(default=now)
    claim = models.UUIDField(null=True)  # who checks it now; a lost worker's claim is taken over by time
    checks_started = models.PositiveSmallIntegerField(default=0)

    name = models.CharField(max_length=80)  # generated, R6
    original_name = models.ForeignKey(SealedObject, on_delete=models.PROTECT, null=True, related_name="+")
    quarantine = models.ForeignKey(SealedObject, on_delete=models.PROTECT, null=True, related_name="+")
    # clean but unmasked, where the policy keeps it; the sender's own masks and crop are burnt in and can't be lifted
    original = models.ForeignKey(SealedObject, on_delete=models.PROTECT, null=True, related_name="+")
    original_media_type = models.CharField(max_length=20, blank=True)
    is_original_masked = models.BooleanField(default=False)  # what the rules demand is in it: there is nothing to lift
    declared_bytes = models.PositiveBigIntegerField(default=0)

    media_format = models.CharField(max_length=10, blank=True)
    width_px = models.PositiveIntegerField(default=0)
    height_px = models.PositiveIntegerField(default=0)
    pages = models.PositiveIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    verdict = models.JSONField(null=True)  # as ``intake.verdicts`` writes it: replayable, without content
    findings = models.JSONField(default=list)  # kind, score, box, engine, frame; while the check runs: so far
    engines_done = models.JSONField(default=list)  # while the check runs
    edit = models.JSONField(null=True)  # the sender's masks, turns and crop, as the renditions show them
    drawing = models.JSONField(null=True)  # what is being drawn now, for whom, and what comes after: see ``drawings``
    is_veiled = models.BooleanField(default=False)
    facts = models.JSONField(default=list)
    removed = models.JSONField(default=list)
    advice = models.JSONField(default=list)

    created_at = models.DateTimeField(default=now)
    sent_at = models.DateTimeField(null=True)
    forget_at = models.DateTimeField(null=True)
    floor_at = models.DateTimeField(null=True)  # before this day the law asks to keep it
    forget_wanted_at = models.DateTimeField(null=True)  # asked for while something kept it: it goes as soon as it may

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["state", "state_changed_at"], name="attachments_by_age_in_state"),
            models.Index(fields=["message_id"], name="attachments_of_a_message"),
            models.Index(fields=["state", "forget_at"], name="attachments_to_forget"),
            models.Index(
                fields=["forget_wanted_at"],
                condition=models.Q(forget_wanted_at__isnull=False),
                name="attachments_wanted_gone",
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["uploader", "idempotency_key"],
                condition=~models.Q(idempotency_key=""),
                name="an_upload_happens_once",
            )
        ]


class Rendition(models.Model):
    """A clean picture made from the attachment. Nothing of the sender's file is left inside."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    attachment = models.ForeignKey(Attachment, on_delete=models.PROTECT, related_name="renditions")
    name = models.CharField(max_length=10, choices=[(value.value, value.value) for value in RenditionName])
    sealed = models.ForeignKey(SealedObject, on_delete=models.PROTECT, related_name="+")
    media_type = models.CharField(max_length=20)
    width_px = models.PositiveIntegerField()
    height_px = models.PositiveIntegerField()
    size_bytes = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["attachment", "name"], name="one_rendition_per_name")]


class Review(models.Model):
    """A picture waiting for a person's word, and that word. One at a time per picture; an appeal is a second row."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation_id = models.UUIDField()
    attachment = models.ForeignKey(Attachment, on_delete=models.PROTECT, related_name="reviews")
    kind = models.CharField(max_length=16, choices=[(value.value, value.value) for value in ReviewKind])
    state = models.CharField(
        max_length=10, choices=[(value.value, value.value) for value in ReviewState], default=ReviewState.WAITING
    )
    words = models.TextField(blank=True)  # what the sender wrote with it
    requested_at = models.DateTimeField(default=now)
    due_at = models.DateTimeField()
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)  # told to the sender

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["organisation_id", "state", "requested_at"], name="reviews_by_age"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["attachment"], condition=models.Q(state="waiting"), name="one_review_waits_per_picture"
            ),
            models.UniqueConstraint(
                fields=["attachment"],
                condition=models.Q(kind__in=["appeal", "without_picture"]),
                name="one_appeal_per_picture",
            ),
        ]

"""Questions about pictures, the answers to them, and what was read on the way. All of it goes with the pictures."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from sudare.assistant.terms import AnswerState
from sudare.attachments.models import Attachment
from sudare.kit.clock import now
from sudare.kit.ids import new_id
from sudare.rooms.models import Message, Room
from sudare.storage.models import SealedObject


class Question(models.Model):
    """What somebody wants to know of pictures. ``lasts_until``: not kept, and gone by then or with the session."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation_id = models.UUIDField()
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="questions")
    asker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="questions")
    text = models.TextField(blank=True)
    form = models.JSONField(default=dict)
    template = models.CharField(max_length=60, blank=True)
    language = models.CharField(max_length=12)
    wants_model = models.BooleanField(default=True)  # if there is one; else the built-in reader
    follows_id = models.UUIDField(null=True)  # the answer this goes on from; answers point at questions, not back
    replaces = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="replaced_by")
    lasts_until = models.DateTimeField(null=True)
    session = models.CharField(max_length=64, blank=True)  # digest of the session it is kept for, when not longer
    idempotency_key = models.CharField(max_length=80, blank=True)
    asked_at = models.DateTimeField(default=now)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["room", "asker", "asked_at"], name="questions_in_a_room"),
            models.Index(fields=["lasts_until"], condition=Q(lasts_until__isnull=False), name="questions_not_kept"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["room", "asker", "idempotency_key"],
                condition=~Q(idempotency_key=""),
                name="a_question_is_asked_once",
            )
        ]


class QuestionPicture(models.Model):
    """One picture of a question, in its order. Outlives the picture as a number without a sight."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="pictures")
    position = models.PositiveSmallIntegerField()
    attachment = models.ForeignKey(Attachment, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=40, blank=True)
    intent = models.CharField(max_length=40, blank=True)
    regions = models.JSONField(default=list)  # x, y, width, height, parts of the upright picture

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["question", "position"], name="one_picture_per_place"),
        ]


class Answer(models.Model):
    """One try at answering. Whoever works on it holds ``claim``; a lost worker's claim is taken over by time."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="answers")
    state = models.CharField(
        max_length=10, choices=[(value.value, value.value) for value in AnswerState], default=AnswerState.QUEUED
    )
    claim = models.UUIDField(null=True)
    claimed_at = models.DateTimeField(null=True)
    is_fresh = models.BooleanField(default=False)  # asked for anew: nothing remembered is used
    cache_key = models.CharField(max_length=64, blank=True, db_index=True)
    version = models.PositiveIntegerField(default=0)  # raised with every change, for whoever listens

    text = models.TextField(blank=True)
    fields = models.JSONField(default=list)  # as ``reading.terms.Field.as_json``
    checks = models.JSONField(default=list)
    differences = models.JSONField(default=list)  # as ``reading.comparing.Difference.as_json``
    warnings = models.JSONField(default=list)
    given = models.JSONField(null=True)  # text and fields as they were given, once a person changes something
    reader = models.CharField(max_length=80, blank=True)
    error = models.CharField(max_length=40, blank=True)
    error_words = models.CharField(max_length=300, blank=True)  # the sentence's key in the catalogue

    tokens_in = models.PositiveIntegerField(default=0)
    tokens_out = models.PositiveIntegerField(default=0)
    cost_micros = models.PositiveBigIntegerField(default=0)
    seconds = models.FloatField(default=0.0)
    first_words_seconds = models.FloatField(null=True)
    created_at = models.DateTimeField(default=now)
    finished_at = models.DateTimeField(null=True)

    expires_at = models.DateTimeField(null=True)  # of a draft
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=300, blank=True)  # of a refusal
    message = models.ForeignKey(Message, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["state", "created_at"], name="answers_by_age_in_state"),
        ]


class Reading(models.Model):
    """What the built-in reader read in one rendition, sealed under a key of its own. ``lasts_until``: not kept."""

    attachment = models.ForeignKey(Attachment, on_delete=models.PROTECT, related_name="+")
    rendition_sha256 = models.CharField(max_length=64)
    reader = models.CharField(max_length=40)
    sealed = models.ForeignKey(SealedObject, on_delete=models.PROTECT, related_name="+")
    read_at = models.DateTimeField(default=now)
    lasts_until = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["attachment", "rendition_sha256", "reader"], name="a_picture_is_read_once_by_each_reader"
            )
        ]


class Correction(models.Model):
    """What a person made of a value; kept where the rules of the room ask for it, as long as the picture."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation_id = models.UUIDField(db_index=True)
    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="corrections")
    field = models.CharField(max_length=60)
    was = models.JSONField(null=True)
    became = models.JSONField(null=True)
    corrected_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    corrected_at = models.DateTimeField(default=now)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["answer", "field"], name="one_correction_per_value")]


class ClosedPicture(models.Model):
    """A picture whose sender wants no AI to see it."""

    attachment = models.OneToOneField(Attachment, on_delete=models.PROTECT, primary_key=True, related_name="+")
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(default=now)


class Usage(models.Model):
    """What asking cost in one room in one month. Numbers alone: it outlives questions and pictures."""

    organisation_id = models.UUIDField()
    room_id = models.UUIDField()
    month = models.DateField()  # its first day
    questions = models.PositiveIntegerField(default=0)
    pictures = models.PositiveIntegerField(default=0)
    tokens_in = models.PositiveBigIntegerField(default=0)
    tokens_out = models.PositiveBigIntegerField(default=0)
    cost_micros = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation_id", "room_id", "month"], name="one_sum_per_room_and_month")
        ]


class ChosenPlan(models.Model):
    """Which plan an organisation is on, where it isn't the one everybody begins with."""

    organisation_id = models.UUIDField(primary_key=True)
    plan = models.CharField(max_length=40)
    chosen_at = models.DateTimeField(default=now)

"""A case: what is looked into, by whom, until when, and what was decided. People's words lie in it under seal."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from sudare.incidents.terms.cases import Answer, ApprovalKind, CaseState, Outcome, Reason, Side, Urgency
from sudare.kit.clock import now
from sudare.kit.ids import new_id


class Case(models.Model):
    """Everything that was reported of one person in one room, while it stands. ``number`` counts per organisation."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation_id = models.UUIDField()
    number = models.PositiveIntegerField()
    reason = models.CharField(max_length=12, choices=[(value.value, value.value) for value in Reason])
    urgency = models.CharField(max_length=8, choices=[(value.value, value.value) for value in Urgency])
    state = models.CharField(
        max_length=10, choices=[(value.value, value.value) for value in CaseState], default=CaseState.NEW
    )
    room_id = models.UUIDField()
    reported = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    opened_at = models.DateTimeField(default=now)
    due_at = models.DateTimeField()
    overdue_told_at = models.DateTimeField(null=True)
    changed_at = models.DateTimeField(default=now)
    closed_at = models.DateTimeField(null=True)
    hold_id = models.UUIDField(null=True)  # of the house; released when the case is closed
    is_minor_concerned = models.BooleanField(default=False)
    is_frozen = models.BooleanField(default=False)  # by this case
    outcome = models.CharField(max_length=12, choices=[(value.value, value.value) for value in Outcome], blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    told_reporter = models.TextField(blank=True)  # sealed, as all words here
    told_reported = models.TextField(blank=True)  # sealed; empty: nothing may be told yet

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation_id", "number"], name="one_case_per_number"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["organisation_id", "state", "due_at"], name="cases_by_urgency"),
            models.Index(fields=["organisation_id", "room_id"], name="cases_of_a_room"),
        ]


class CaseNote(models.Model):
    """What one who handles it tells the others. Never to either side."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="notes")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()  # sealed
    at = models.DateTimeField(default=now)


class CaseLink(models.Model):
    """Two cases that belong together; kept once, the older one first."""

    first = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    second = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["first", "second"], name="linked_once"),
            models.CheckConstraint(condition=~Q(first=F("second")), name="no_case_is_linked_to_itself"),
        ]


class Approval(models.Model):
    """One person asks, another one answers. That they are two is a rule of the table itself."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="approvals")
    kind = models.CharField(max_length=14, choices=[(value.value, value.value) for value in ApprovalKind])
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=now)
    words = models.TextField(blank=True)  # sealed: why
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    answer = models.CharField(max_length=4, choices=[(value.value, value.value) for value in Answer], blank=True)
    answered_at = models.DateTimeField(null=True)
    answer_words = models.TextField(blank=True)  # sealed

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(answered_by=None) | ~Q(answered_by=F("asked_by")), name="two_people_approve"
            ),
            models.UniqueConstraint(
                fields=["case", "kind"], condition=Q(answer=""), name="one_approval_of_a_kind_waits"
            ),
        ]


class Appeal(models.Model):
    """One side objects to what was decided, once. Somebody else answers."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="appeals")
    side = models.CharField(max_length=8, choices=[(value.value, value.value) for value in Side])
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()  # sealed
    at = models.DateTimeField(default=now)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)
    answer_words = models.TextField(blank=True)  # sealed
    is_granted = models.BooleanField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "by"], name="one_appeal_per_person_and_case"),
        ]


class Exposure(models.Model):
    """How long somebody has looked at hard things on one day. Theirs to know, and nobody else's."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    seconds = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "reviewer", "day"], name="exposure_is_counted_by_day"),
        ]

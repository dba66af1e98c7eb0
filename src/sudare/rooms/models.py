"""Rooms, who is in them, what was said, and the gapless log that everybody reads."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from sudare.accounts.models import Organisation
from sudare.accounts.terms import Place
from sudare.kit.clock import now
from sudare.kit.ids import new_id
from sudare.rooms.terms import EventKind, KeptKind, RoomKind
from sudare.storage.models import SealedObject


class Desk(models.Model):
    """What a group of rooms is about, as "sales" or "ward 3". Who looks after it sees its rooms."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="desks")
    name = models.CharField(max_length=80)
    created_at = models.DateTimeField(default=now)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["organisation", "name"], name="one_desk_per_name")]


class DeskSupervisor(models.Model):
    desk = models.ForeignKey(Desk, on_delete=models.CASCADE, related_name="supervisors")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="desks")
    since = models.DateTimeField(default=now)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["desk", "user"], name="at_a_desk_once")]


class Room(models.Model):
    """``last_sequence`` is taken and raised in the transaction that writes the event: no gap, no twin."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="rooms")
    kind = models.CharField(max_length=8, choices=[(value.value, value.value) for value in RoomKind])
    name = models.CharField(max_length=80, blank=True)
    house_rules = models.TextField(blank=True)
    desk = models.ForeignKey(Desk, on_delete=models.SET_NULL, null=True, blank=True, related_name="rooms")
    direct_key = models.CharField(max_length=80, blank=True)  # both user ids, sorted: one room per pair
    last_sequence = models.PositiveBigIntegerField(default=0)
    created_at = models.DateTimeField(default=now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "direct_key"], condition=~Q(direct_key=""), name="one_direct_room_per_pair"
            )
        ]


class RoomMember(models.Model):
    """``is_from_desk``: here because they look after the room's desk. Such a row alone opens nothing; see queries."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="members")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="room_members")
    joined_at = models.DateTimeField(default=now)
    left_at = models.DateTimeField(null=True, blank=True)
    rules_accepted_at = models.DateTimeField(null=True, blank=True)
    read_sequence = models.PositiveBigIntegerField(default=0)
    is_from_desk = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["room", "user"], name="in_a_room_once")]

    @property
    def place(self) -> Place:
        return Place.DESK if self.is_from_desk else Place.MEMBER


class Message(models.Model):
    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="messages")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="messages")
    sequence = models.PositiveBigIntegerField()
    text = models.TextField(blank=True)
    reply_to = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    idempotency_key = models.CharField(max_length=80, blank=True)
    created_at = models.DateTimeField(default=now)
    edited_at = models.DateTimeField(null=True, blank=True)
    deleted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["room", "sequence"], name="one_message_per_place"),
            models.UniqueConstraint(
                fields=["room", "author", "idempotency_key"],
                condition=~Q(idempotency_key=""),
                name="a_message_is_posted_once",
            ),
        ]


class RoomEvent(models.Model):
    """A fact in a room's log. It points at the message and never repeats its words, so deletion deletes."""

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="events")
    sequence = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=20, choices=[(value.value, value.value) for value in EventKind])
    at = models.DateTimeField(default=now)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    message = models.ForeignKey(Message, on_delete=models.CASCADE, null=True, related_name="+")
    subject_id = models.UUIDField(null=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["room", "sequence"], name="the_log_has_no_twins")]


class KeptWords(models.Model):
    """What was said before it was taken back or changed: under a seal of its own, until its day or for a case.

    Nobody reads it but a case. PROTECT throughout: a row that vanished by cascade would leave its key behind.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation_id = models.UUIDField()
    room_id = models.UUIDField()
    message = models.ForeignKey(Message, on_delete=models.PROTECT, related_name="kept")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=[(value.value, value.value) for value in KeptKind])
    sealed = models.ForeignKey(SealedObject, on_delete=models.PROTECT, related_name="+")
    pictures = models.JSONField(default=list)  # of each: id, classes, hash of what was shown; never what it showed
    at = models.DateTimeField(default=now)
    until = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["until"], name="kept_words_by_day"),
            models.Index(fields=["room_id", "at"], name="kept_words_of_a_room"),
        ]


class KeptFor(models.Model):
    """A case that keeps what was taken back in a room, as long as its hold stands."""

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="+")
    case_id = models.UUIDField()
    since = models.DateTimeField(default=now)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["room", "case_id"], name="a_case_keeps_a_room_once")]


class Hidden(models.Model):
    """A message somebody asked to be spared. Nobody else is told."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=now)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["user", "message"], name="hidden_once")]


class QuietBlock(models.Model):
    """Somebody is spared what another says from here on. The other goes on as if nothing were."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation_id = models.UUIDField()
    blocker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    blocked = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField(default=now)
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation_id", "blocker", "blocked"], condition=Q(lifted_at=None), name="blocked_once"
            )
        ]

"""Whether an organisation listens, who doesn't want it, and what was noticed. No words anywhere."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from sudare.accounts.models import Organisation
from sudare.kit.clock import now
from sudare.kit.ids import new_id
from sudare.rooms.models import Message, Room
from sudare.watching.terms import Trouble


class Switch(models.Model):
    """No row: off."""

    organisation = models.OneToOneField(Organisation, on_delete=models.CASCADE, primary_key=True, related_name="+")
    is_on = models.BooleanField(default=False)
    changed_at = models.DateTimeField(default=now)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")


class Refusal(models.Model):
    """Somebody's "no": everywhere in the organisation, or in one room. It stays when it is lifted: the time counts."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    room = models.ForeignKey(Room, on_delete=models.CASCADE, null=True, related_name="+")
    at = models.DateTimeField(default=now)
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["user", "room"], condition=Q(lifted_at=None, room__isnull=False), name="one_no_in_a_room"
            ),
            models.UniqueConstraint(
                fields=["user", "organisation"], condition=Q(lifted_at=None, room=None), name="one_no_everywhere"
            ),
        ]


class Ear(models.Model):
    """How far a room was read. Whoever stores hits holds this row, and so does whoever makes them vanish."""

    room = models.OneToOneField(Room, on_delete=models.CASCADE, primary_key=True, related_name="+")
    heard_sequence = models.PositiveBigIntegerField(default=0)


class Hit(models.Model):
    """Something noticed in one message: where, by which rule, how far it had gone. Never a word of it."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="+")
    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12, choices=[(value.value, value.value) for value in Trouble])
    rule = models.CharField(max_length=60)
    stage = models.PositiveSmallIntegerField()
    start = models.PositiveIntegerField()  # characters of the message
    end = models.PositiveIntegerField()
    is_as_minor = models.BooleanField(default=False)  # its readers aren't known to be grown up, and it is sexual
    at = models.DateTimeField(default=now)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["message", "rule"], name="noticed_once")]


class Dismissal(models.Model):
    """Up to which message somebody has put the card away."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="+")
    sequence = models.PositiveBigIntegerField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["user", "room"], name="put_away_once")]


class TrustedPerson(models.Model):
    """Whom somebody wants to turn to. The chosen one isn't told."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    trusted = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "organisation"], name="one_trusted_person"),
            models.CheckConstraint(condition=~Q(user=models.F("trusted")), name="trusting_somebody_else"),
        ]


class Tally(models.Model):
    """What the rules found on one day, until it is written into the log: numbers alone."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    day = models.DateField()
    readings = models.PositiveIntegerField(default=0)
    rules = models.JSONField(default=dict)  # rule → how often

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["organisation", "day"], name="one_tally_a_day")]

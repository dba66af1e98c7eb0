"""Who wants to be told of what, on which devices, by which tools; and what is on its way to them."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from sudare.accounts.models import Organisation
from sudare.kit.clock import now
from sudare.kit.ids import new_id
from sudare.notifications.terms import NoticeState, Occasion, Way
from sudare.rooms.models import Desk


def _choices(kind: type[Occasion | Way | NoticeState]) -> list[tuple[str, str]]:
    return [(value.value, value.value) for value in kind]


class Device(models.Model):
    """A browser that shows notifications. Its address lies sealed: whoever has it can make the device ring."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="push_devices")
    address_hash = models.CharField(max_length=64, unique=True)
    address = models.TextField()  # sealed: endpoint and keys
    label = models.CharField(max_length=80, blank=True)
    made_at = models.DateTimeField(default=now)
    told_at = models.DateTimeField(null=True)


class Wish(models.Model):
    """What one person wants to be told of. No row: the defaults."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="wish"
    )
    push = models.JSONField(default=list)  # occasions
    mail = models.JSONField(default=list)
    quiet_from = models.TimeField(null=True)  # in the installation's time zone
    quiet_until = models.TimeField(null=True)


class ChatTool(models.Model):
    """A channel of a chat tool that an organisation, or one desk of it, tells of occasions. The address lies sealed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    desk = models.ForeignKey(Desk, on_delete=models.CASCADE, null=True, related_name="+")
    label = models.CharField(max_length=80)
    tool = models.CharField(max_length=20)  # its scheme, to be shown
    address = models.TextField()  # sealed
    occasions = models.JSONField(default=list)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(default=now)


class Notice(models.Model):
    """One thing to be told to one person or one tool, by one way. It never holds what was said."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="+")
    tool = models.ForeignKey(ChatTool, on_delete=models.CASCADE, null=True, related_name="+")
    way = models.CharField(max_length=8, choices=_choices(Way))
    occasion = models.CharField(max_length=10, choices=_choices(Occasion))
    room_id = models.UUIDField(null=True)
    sequence = models.PositiveBigIntegerField(default=0)
    desk = models.ForeignKey(Desk, on_delete=models.CASCADE, null=True, related_name="+")
    case_id = models.UUIDField(null=True)  # told to who may handle it
    key = models.CharField(max_length=120)  # the same news to the same reader by the same way is one
    state = models.CharField(max_length=8, choices=_choices(NoticeState), default=NoticeState.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(default=now)
    failure = models.CharField(max_length=40, blank=True)
    made_at = models.DateTimeField(default=now)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["key"], name="told_of_once"),
            models.CheckConstraint(
                condition=Q(user=None, tool__isnull=False) | Q(user__isnull=False, tool=None), name="one_reader"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["state", "next_try_at"], name="notices_to_tell"),
            models.Index(fields=["user", "room_id", "made_at"], name="notices_of_a_reader"),
        ]

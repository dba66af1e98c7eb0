"""A desk's doors at LINE and by mail, who talks through them, and what is on its way in and out."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from sudare.accounts.models import Organisation
from sudare.channels.terms import InState, OutState, Told
from sudare.kit.clock import now
from sudare.kit.ids import new_id
from sudare.reception.models import Visitor
from sudare.reception.terms import Door
from sudare.rooms.models import Desk
from sudare.storage.models import SealedObject


def _choices(kind: type[InState | OutState | Told | Door]) -> list[tuple[str, str]]:
    return [(value.value, value.value) for value in kind]


class LineDoor(models.Model):
    """One official account at LINE. Both secrets lie sealed; ``key`` is in the address LINE calls."""

    desk = models.OneToOneField(Desk, on_delete=models.CASCADE, primary_key=True, related_name="line_door")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=40, unique=True)
    channel_secret = models.TextField()
    access_token = models.TextField()
    is_on = models.BooleanField(default=True)
    heard_at = models.DateTimeField(null=True)  # when LINE last called with the right signature
    changed_at = models.DateTimeField(default=now)


class MailDoor(models.Model):
    """One mailbox: asked for new mail by IMAP, or handed mail by a server that calls us, or both."""

    desk = models.OneToOneField(Desk, on_delete=models.CASCADE, primary_key=True, related_name="mail_door")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    address = models.EmailField(max_length=254)
    host = models.CharField(max_length=200, blank=True)
    port = models.PositiveIntegerField(default=993)
    user = models.CharField(max_length=254, blank=True)
    password = models.TextField(blank=True)  # sealed
    folder = models.CharField(max_length=80, default="INBOX")
    vouching_server = models.CharField(max_length=200, blank=True)  # whose word on senders is believed, by its name
    key = models.CharField(max_length=40, unique=True)
    hook_hash = models.CharField(max_length=64, blank=True)
    is_on = models.BooleanField(default=True)
    uid_validity = models.PositiveBigIntegerField(null=True)
    last_uid = models.PositiveBigIntegerField(default=0)
    polled_at = models.DateTimeField(null=True)
    failure = models.CharField(max_length=40, blank=True)  # the code of what went wrong last
    changed_at = models.DateTimeField(default=now)


class Correspondent(models.Model):
    """A visitor who talks by LINE or mail. ``thread_key`` is in the ids of our mails to them, and nobody guesses it."""

    visitor = models.OneToOneField(Visitor, on_delete=models.CASCADE, primary_key=True, related_name="correspondent")
    desk = models.ForeignKey(Desk, on_delete=models.CASCADE, related_name="+")
    door = models.CharField(max_length=8, choices=_choices(Door))
    thread_key = models.CharField(max_length=64, unique=True)
    subject = models.CharField(max_length=200, blank=True)
    last_letter = models.CharField(max_length=300, blank=True)  # the id of their newest mail, for the answer's header
    told_sequence = models.PositiveBigIntegerField(default=0)  # how far of the room's log they were told
    asked_at = models.DateTimeField(null=True)
    reply_token = models.TextField(blank=True)  # sealed
    reply_until = models.DateTimeField(null=True)
    left_at = models.DateTimeField(null=True)  # blocked the account at LINE


class Inbound(models.Model):
    """Something that came in, taken in once. What it says lies sealed until it is in the room or thrown away."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    desk = models.ForeignKey(Desk, on_delete=models.CASCADE, related_name="+")
    door = models.CharField(max_length=8, choices=_choices(Door))
    outside_id = models.CharField(max_length=120)
    correspondent = models.ForeignKey(Correspondent, on_delete=models.SET_NULL, null=True, related_name="inbound")
    state = models.CharField(max_length=10, choices=_choices(InState), default=InState.WAITING)
    payload = models.TextField(blank=True)  # an event of LINE, sealed
    sealed = models.ForeignKey(SealedObject, on_delete=models.PROTECT, null=True, related_name="+")  # a mail as it came
    attachment_ids = models.JSONField(default=list)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(default=now)
    failure = models.CharField(max_length=40, blank=True)
    received_at = models.DateTimeField(default=now)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["desk", "door", "outside_id"], name="taken_in_once"),
        ]
        indexes: ClassVar = [models.Index(fields=["state", "next_try_at"], name="inbound_to_do")]


class Outbound(models.Model):
    """Something to be told. It points at the message and never repeats its words, so what is deleted isn't sent."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    visitor = models.ForeignKey(Visitor, on_delete=models.CASCADE, related_name="outbound")
    door = models.CharField(max_length=8, choices=_choices(Door))
    kind = models.CharField(max_length=12, choices=_choices(Told), default=Told.MESSAGE)
    message_id = models.UUIDField(null=True)
    is_urgent = models.BooleanField(default=False)  # told at night, too
    sequence = models.PositiveBigIntegerField(default=0)
    state = models.CharField(max_length=8, choices=_choices(OutState), default=OutState.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(default=now)
    failure = models.CharField(max_length=40, blank=True)
    made_at = models.DateTimeField(default=now)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["visitor", "message_id"], condition=~Q(message_id=None), name="told_once"),
        ]
        indexes: ClassVar = [models.Index(fields=["state", "next_try_at"], name="outbound_to_do")]


class PictureAddress(models.Model):
    """Where LINE fetches one picture for one visitor, a few times within minutes. Only the secret's hash is kept."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    visitor = models.ForeignKey(Visitor, on_delete=models.CASCADE, related_name="+")
    attachment_id = models.UUIDField()
    rendition = models.CharField(max_length=10)
    secret_hash = models.CharField(max_length=64, unique=True)
    looks_left = models.PositiveSmallIntegerField()
    expires_at = models.DateTimeField()

"""Who may look below the masks for a while; and whose copy carries which number."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from sudare.attachments.models import Attachment
from sudare.kit.clock import now
from sudare.kit.ids import new_id
from sudare.storage.models import SealedObject
from sudare.viewing.terms import TracingState


class Unmasking(models.Model):
    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    attachment = models.ForeignKey(Attachment, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300)
    granted_at = models.DateTimeField(default=now)
    expires_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["attachment", "user", "expires_at"], name="unmaskings_in_force")]


class ViewCode(models.Model):
    """The number in one copy of a rendition: for one person or one link, for as long as that copy is remembered.

    No foreign keys: like the log, it says who got what when picture, room and person are gone.
    """

    number = models.PositiveBigIntegerField(primary_key=True)
    organisation_id = models.UUIDField()
    attachment_id = models.UUIDField()
    room_id = models.UUIDField(null=True)
    rendition = models.CharField(max_length=10)
    user_id = models.UUIDField(null=True)
    share_id = models.UUIDField(null=True)
    issued_at = models.DateTimeField(default=now)
    sequence = models.PositiveBigIntegerField()  # of the entry it first left under

    class Meta:
        indexes: ClassVar = [models.Index(fields=["attachment_id", "issued_at"], name="view_codes_of_a_picture")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(user_id__isnull=True) ^ models.Q(share_id__isnull=True),
                name="a_copy_is_for_one_person_or_one_link",
            )
        ]


class PictureFingerprints(models.Model):
    """What a sent picture is found by when its marks are gone: 32 bytes each, one after the other.

    It says what a picture looked like and so is personal: it goes with the picture.
    """

    attachment = models.OneToOneField(Attachment, on_delete=models.CASCADE, primary_key=True, related_name="+")
    organisation_id = models.UUIDField(db_index=True)
    prints = models.BinaryField(default=b"")
    asked_at = models.DateTimeField(default=now)
    made_at = models.DateTimeField(null=True)


class Tracing(models.Model):
    """A picture from outside whose origin somebody asks for; a worker answers."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation_id = models.UUIDField()
    asked_by = models.UUIDField(null=True)  # nobody: at the machine itself
    asked_at = models.DateTimeField(default=now)
    state = models.CharField(max_length=10, choices=[(value.value, value.value) for value in TracingState])
    code = models.CharField(max_length=6, blank=True)  # as somebody read it off the picture
    suspect = models.ForeignKey(SealedObject, on_delete=models.PROTECT, null=True, related_name="+")
    done = models.PositiveIntegerField(default=0)  # pictures compared so far, of ``of``
    of = models.PositiveIntegerField(default=0)
    report = models.JSONField(null=True)
    claimed_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisation_id", "asked_at"], name="tracings_of_a_house")]


class ShareLink(models.Model):
    """A way to one picture for somebody without a seat. Only the hash of its secret is kept."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation_id = models.UUIDField()
    attachment = models.ForeignKey(Attachment, on_delete=models.PROTECT, related_name="+")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    label = models.CharField(max_length=80, blank=True)  # for whom, in its maker's words
    secret_hash = models.CharField(max_length=64, unique=True)
    password_hash = models.CharField(max_length=200, blank=True)
    max_views = models.PositiveIntegerField(null=True)
    views = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(default=now)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["attachment", "created_at"], name="links_to_a_picture")]

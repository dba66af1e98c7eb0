"""One row per breach: what was said about it, and what was done when. No picture and no name of a concerned person."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from sudare.incidents.terms import TITLE_MAX_CHARACTERS, Clock, Report, Trigger, clocks_of
from sudare.kit.clock import now
from sudare.kit.ids import new_id


class Breach(models.Model):
    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation_id = models.UUIDField()
    title = models.CharField(max_length=TITLE_MAX_CHARACTERS)
    known_at = models.DateTimeField()
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField()
    room_id = models.UUIDField(null=True)  # only the pictures of this room; None: of all
    suspect_id = models.UUIDField(null=True)  # only what this person looked at; None: everybody
    triggers = models.JSONField(default=list)
    steps = models.JSONField(default=dict)  # step: when it was ticked off
    preliminary_sent_at = models.DateTimeField(null=True)
    final_sent_at = models.DateTimeField(null=True)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(default=now)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisation_id", "opened_at"], name="breaches_by_day")]

    @property
    def clocks(self) -> tuple[Clock, Clock]:
        sent = {Report.PRELIMINARY: self.preliminary_sent_at, Report.FINAL: self.final_sent_at}
        return clocks_of(known_at=self.known_at, triggers=frozenset(map(Trigger, self.triggers)), sent=sent)

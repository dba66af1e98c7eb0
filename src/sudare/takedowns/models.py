"""Where pictures stand, what was sent, answered and seen. Addresses and words are sealed, and go with their case."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from sudare.incidents.models import Case, Report
from sudare.kit.clock import now
from sudare.kit.ids import new_id
from sudare.kit.seals import seal_for, unsealed
from sudare.takedowns.proofs.first_ten import Item
from sudare.takedowns.terms import Found, Outcome, Platform, Shows, TakedownState

_PURPOSE = "sudare.takedowns.words"


def sealed(words: str) -> str:
    """Nothing stays nothing, so that an empty column says that nothing was written."""
    return seal_for(_PURPOSE, secret=settings.SECRET_KEY).encrypt(words.encode()).decode() if words else ""


def words_of(column: str) -> str:
    return unsealed(seal_for(_PURPOSE, secret=settings.SECRET_KEY), column) if column else ""


class Takedown(models.Model):
    """One place where a picture stands, stated by or for whoever made ``report``. ``state`` follows from the rest."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation_id = models.UUIDField()
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="+")
    platform = models.CharField(max_length=12, choices=[(value.value, value.value) for value in Platform])
    shows = models.CharField(max_length=13, choices=[(value.value, value.value) for value in Shows])
    address = models.TextField(blank=True)  # sealed; empty where nothing was found yet
    place = models.TextField(blank=True)  # sealed: where on the page
    words = models.TextField(blank=True)  # sealed: what they say of it; goes into no letter
    may_be_minor = models.BooleanField(default=False)
    is_without_consent = models.BooleanField(default=False)
    found_on = models.DateField()
    posted_on = models.DateField(null=True)
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField(default=now)
    closed_at = models.DateTimeField(null=True)
    state = models.CharField(
        max_length=8, choices=[(value.value, value.value) for value in TakedownState], default=TakedownState.NOTED
    )

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisation_id", "noted_at"], name="takedowns_by_day")]

    @property
    def stated_address(self) -> str:
        return words_of(self.address)

    @property
    def stated_place(self) -> str:
        return words_of(self.place)

    @property
    def stated_words(self) -> str:
        return words_of(self.words)


class Sending(models.Model):
    """A person says that they sent or told this. ``to``: the place, a search, or a helper's code."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    takedown = models.ForeignKey(Takedown, on_delete=models.CASCADE, related_name="sendings")
    to = models.CharField(max_length=20)
    letter = models.CharField(max_length=8, blank=True)  # empty: by a form, or by telephone
    on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=now)


class Reply(models.Model):
    """What came back, filed by a person."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    takedown = models.ForeignKey(Takedown, on_delete=models.CASCADE, related_name="replies")
    outcome = models.CharField(max_length=9, choices=[(value.value, value.value) for value in Outcome])
    on = models.DateField()
    words = models.TextField(blank=True)  # sealed
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=now)

    @property
    def stated_words(self) -> str:
        return words_of(self.words)


class Patrol(models.Model):
    """An address that a person opens again from time to time; nothing here ever does."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation_id = models.UUIDField()
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    takedown = models.OneToOneField(Takedown, on_delete=models.CASCADE, null=True, related_name="patrol")
    address = models.TextField()  # sealed
    every_days = models.PositiveSmallIntegerField()
    due_on = models.DateField()
    ended_at = models.DateTimeField(null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=now)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisation_id", "due_on"], name="patrols_by_day")]

    @property
    def stated_address(self) -> str:
        return words_of(self.address)


class Look(models.Model):
    """What a person saw who opened it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    patrol = models.ForeignKey(Patrol, on_delete=models.CASCADE, related_name="looks")
    found = models.CharField(max_length=9, choices=[(value.value, value.value) for value in Found])
    on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=now)


class HandTick(models.Model):
    """A line of the first ten minutes that only a person can tick."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="+")
    item = models.CharField(max_length=9, choices=[(value.value, value.value) for value in Item])
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=now)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["report", "item"], name="ticked_once")]

"""A desk as visitors meet it, the visitors, their visits in the line, and what the staff keep beside them."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from sudare.accounts.models import Organisation
from sudare.kit.clock import now
from sudare.kit.ids import new_id
from sudare.reception.terms import CloseReason, Door, Here, Routing, TokenKind, VisitState
from sudare.rooms.models import Desk, Room


def _choices(kind: type[Door | VisitState | CloseReason | Routing | Here | TokenKind]) -> list[tuple[str, str]]:
    return [(value.value, value.value) for value in kind]


class Reception(models.Model):
    """How a desk meets visitors. ``key`` is public: it stands in the tag on a shop's page and opens nothing alone."""

    desk = models.OneToOneField(Desk, on_delete=models.CASCADE, primary_key=True, related_name="reception")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=40, unique=True)
    is_open = models.BooleanField(default=True)
    origins = models.JSONField(default=list)  # web sites that may carry the widget, as "https://shop.example"
    look = models.JSONField(default=dict)  # colour, side, words by language
    prechat = models.JSONField(
        default=list
    )  # what is asked first: [{name, kind, is_required, title: {ja, plain_ja, en}}]
    purpose = models.JSONField(default=dict)  # what the answers are used for, by language
    house_rules = models.JSONField(default=dict)  # by language
    hours = models.JSONField(default=dict)  # {"mon": [["09:00", "18:00"]], …}; no days at all: always open
    keeps_holidays = models.BooleanField(default=True)  # closed on public holidays
    closed_days = models.JSONField(default=list)  # ISO dates
    routing = models.CharField(max_length=12, choices=_choices(Routing), default=Routing.LAST_STAFF)
    reply_minutes = models.PositiveIntegerField(default=10)  # after so long without an answer, a visit is late
    asks_satisfaction = models.BooleanField(default=True)
    identity_secret = models.TextField(blank=True)  # sealed with the keys folder's secret; signs logged-in customers
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(default=now)


class DeskStaff(models.Model):
    """Somebody who answers at a desk, and what they can do there."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    desk = models.ForeignKey(Desk, on_delete=models.CASCADE, related_name="staff")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="desk_staff")
    skills = models.JSONField(default=list)
    languages = models.JSONField(default=list)
    capacity = models.PositiveSmallIntegerField(default=6)  # open visits at a time before the line passes them by
    here = models.CharField(max_length=10, choices=_choices(Here), default=Here.AVAILABLE)
    seen_at = models.DateTimeField(null=True)  # when a page of theirs last said that they are there
    since = models.DateTimeField(default=now)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["desk", "user"], name="staff_at_a_desk_once")]


class Visitor(models.Model):
    """Somebody from outside, known at one desk only, by the name they gave and, if they wish, a mail address."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="visitor"
    )
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    desk = models.ForeignKey(Desk, on_delete=models.CASCADE, related_name="visitors")
    room = models.OneToOneField(Room, on_delete=models.CASCADE, null=True, related_name="visitor")
    external_id = models.CharField(max_length=120, blank=True)  # who they are on the shop's own site, or at LINE
    door = models.CharField(max_length=8, choices=_choices(Door), default=Door.WIDGET)  # by which they came in last
    page = models.CharField(max_length=300, blank=True)  # and from where: origin and path, never what follows
    mail = models.EmailField(max_length=254, blank=True)
    network = models.CharField(
        max_length=64, blank=True
    )  # keyed hash of the network they came from; cleared by a chore
    network_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(default=now)
    created_at = models.DateTimeField(default=now)
    erased_at = models.DateTimeField(null=True)  # they had everything forgotten; the row stays so that nothing dangles

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["desk", "external_id"], condition=~Q(external_id=""), name="one_visitor_per_outside_id"
            )
        ]


class VisitorToken(models.Model):
    """What a visitor's browser holds. Only its hash is kept."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    visitor = models.ForeignKey(Visitor, on_delete=models.CASCADE, related_name="tokens")
    kind = models.CharField(max_length=8, choices=_choices(TokenKind), default=TokenKind.BROWSER)
    secret_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=now)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)


class VisitorBlock(models.Model):
    """A visitor who may not come in until a time; also not from the same network, or as the same customer."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    desk = models.ForeignKey(Desk, on_delete=models.CASCADE, related_name="blocks")
    visitor = models.ForeignKey(Visitor, on_delete=models.CASCADE, null=True, related_name="blocks")
    external_id = models.CharField(max_length=120, blank=True)
    network = models.CharField(max_length=64, blank=True)
    mail = models.CharField(max_length=64, blank=True)  # keyed hash of the address they left, while the block stands
    until = models.DateTimeField()
    reason = models.CharField(max_length=300)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(default=now)
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["desk", "until"], name="blocks_that_stand")]


class Visit(models.Model):
    """One matter of one visitor, from coming in to the end. Their room outlives it; one is at hand at a time."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    desk = models.ForeignKey(Desk, on_delete=models.CASCADE, related_name="visits")
    visitor = models.ForeignKey(Visitor, on_delete=models.CASCADE, related_name="visits")
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="visits")
    door = models.CharField(max_length=8, choices=_choices(Door))
    language = models.CharField(max_length=12, blank=True)
    state = models.CharField(max_length=8, choices=_choices(VisitState), default=VisitState.WAITING)
    answers = models.JSONField(default=dict)  # to the questions asked first
    page = models.CharField(max_length=300, blank=True)  # where the visitor was: origin and path, never what follows
    skill = models.CharField(max_length=40, blank=True)
    tags = models.JSONField(default=list)
    assignee = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    queued_at = models.DateTimeField(default=now)
    taken_at = models.DateTimeField(null=True)
    first_answer_at = models.DateTimeField(null=True)
    visitor_spoke_at = models.DateTimeField(null=True)  # last words of the visitor nobody has answered yet
    snoozed_until = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    close_reason = models.CharField(max_length=12, choices=_choices(CloseReason), blank=True)
    satisfaction = models.PositiveSmallIntegerField(null=True)  # 1 not at all, 2 so-so, 3 yes
    satisfaction_words = models.CharField(max_length=500, blank=True)
    mailed_sequence = models.PositiveBigIntegerField(default=0)  # how far the visitor was told by mail

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["visitor"], condition=~Q(state=VisitState.CLOSED), name="one_visit_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(satisfaction=None) | Q(satisfaction__in=[1, 2, 3]), name="satisfaction_is_known"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["desk", "state", "queued_at"], name="the_line"),
            models.Index(fields=["assignee", "state"], name="visits_of_staff"),
        ]


class Note(models.Model):
    """Words of the staff about a visitor's room. Never in the room's own log: a visitor reads that."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="notes")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    text = models.TextField()
    written_at = models.DateTimeField(default=now)
    deleted_at = models.DateTimeField(null=True)


class CannedReply(models.Model):
    """Words said often, with variables such as {visitor} and {staff}."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    desk = models.ForeignKey(Desk, on_delete=models.CASCADE, related_name="canned_replies")
    shortcut = models.CharField(max_length=24)
    title = models.CharField(max_length=80)
    text = models.TextField()
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    changed_at = models.DateTimeField(default=now)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["desk", "shortcut"], name="one_reply_per_shortcut")]

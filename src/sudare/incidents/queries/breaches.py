"""Breaches, and what the log says of their time."""

from uuid import UUID

from django.db.models import Count, Max, Min, Q, QuerySet

from sudare.accounts.models import User
from sudare.attachments.models import Attachment
from sudare.audit.models import Entry
from sudare.incidents.models import Breach
from sudare.incidents.terms import LINES_AT_MOST, Concerned, Counts
from sudare.viewing.terms import DEEDS, DOWNLOADED, EXPORTED, VEIL

TAKING = Q(verb__in=[DOWNLOADED, EXPORTED])


def breaches_of(organisation_id: UUID) -> list[Breach]:
    """The open ones first, the newest first."""
    rows = Breach.objects.filter(organisation_id=organisation_id).select_related("opened_by").order_by("-opened_at")
    return sorted(rows, key=lambda row: row.closed_at is not None)


def counts_of(breach: Breach) -> Counts:
    """Which pictures, whose, and who looked, from the log alone. Six queries, however many looked.

    A sender's looks at their own pictures concern nobody and are left out.
    """
    looks = _looks(breach)
    span = looks.aggregate(first=Min("sequence"), last=Max("sequence"), people=Count("actor_id", distinct=True))
    rows = _per_picture(looks)
    pictures = [picture for picture, _, _ in rows]
    owners = dict(Attachment.objects.filter(pk__in=pictures).values_list("pk", "uploader_id"))
    names = dict(User.objects.filter(pk__in=set(owners.values())).values_list("pk", "name"))
    most = sorted(rows, key=lambda row: (-row[2], -row[1]))[:LINES_AT_MOST]
    looking = looks.exclude(actor_id=None).order_by().values_list("actor_id", flat=True).distinct()
    return Counts(
        pictures=len(rows),
        senders=len(set(owners.values())),
        onlookers=span["people"],
        taken=sum(taken for _, _, taken in rows),
        first=span["first"],
        last=span["last"],
        lines=tuple(Concerned(pk, _owner(pk, owners, names), people, taken) for pk, people, taken in most),
        names=tuple(User.objects.filter(pk__in=list(looking)).order_by("name").values_list("name", flat=True)),
    )


def _looks(breach: Breach) -> QuerySet[Entry]:
    entries = Entry.objects.filter(organisation_id=breach.organisation_id, verb__in=list(DEEDS))
    entries = entries.filter(at__gte=breach.began_at, at__lte=breach.ended_at).exclude(details__rendition=VEIL)
    own = Attachment.objects.filter(organisation_id=breach.organisation_id)
    if breach.suspect_id is not None:
        entries = entries.filter(actor_id=breach.suspect_id)
        entries = entries.exclude(subject_id__in=own.filter(uploader_id=breach.suspect_id).values("pk"))
    if breach.room_id is not None:
        entries = entries.filter(subject_id__in=own.filter(room_id=breach.room_id).values("pk"))
    return entries


def _per_picture(looks: QuerySet[Entry]) -> list[tuple[UUID, int, int]]:
    """Picture, how many looked, how often it was taken along."""
    rows = looks.exclude(subject_id=None).values("subject_id").order_by()
    counted = rows.annotate(people=Count("actor_id", distinct=True), taken=Count("pk", filter=TAKING))
    return [(pk, people, taken) for pk, people, taken in counted.values_list("subject_id", "people", "taken") if pk]


def _owner(picture: UUID, owners: dict[UUID, UUID], names: dict[UUID, str]) -> str:
    return names.get(owners[picture], "") if picture in owners else ""

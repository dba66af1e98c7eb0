"""Reads of what somebody has sent. None of them decides who may ask."""

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from django.db.models import Count, F, OuterRef, QuerySet, Subquery
from django.db.models.fields.json import KeyTextTransform

from sudare.accounts.terms import Viewer
from sudare.attachments.models import Attachment
from sudare.attachments.queries import kept_by, told_holds_of
from sudare.attachments.terms import RenditionName, State
from sudare.audit.models import Entry
from sudare.consents.models import Consent
from sudare.kit.clock import now
from sudare.rooms.models import Room, RoomMember
from sudare.rooms.terms import RoomKind
from sudare.senders.models import PersonalLink
from sudare.senders.terms import PAGE, OwnPage, OwnPicture
from sudare.storage.models import Hold
from sudare.storage.queries import newest_receipts
from sudare.viewing.terms import DEEDS, VEIL

AT_ONCE = 200


def sent_by(
    *, user_id: UUID, organisation_id: UUID, room_id: UUID | None = None, before: UUID | None = None
) -> OwnPage:
    """What somebody sent, in one room or in all, the newest first. At most eight queries, however many there are."""
    rows = _sent(user_id, organisation_id).prefetch_related("renditions")
    if room_id is not None:
        rows = rows.filter(room_id=room_id)
    if before is not None:
        rows = rows.filter(pk__lt=before)
    newest = list(rows.order_by("-pk")[: PAGE + 1])
    shown = newest[:PAGE]
    names = room_names({row.room_id for row in shown if row.room_id}, user_id=user_id)
    looked = onlookers_of([row.pk for row in shown], besides=user_id)
    holds = told_holds_of(organisation_id)
    lines = [_line(row, names, looked, holds) for row in shown]
    proofs = newest_receipts([line.id for line in lines if line.state == State.FORGOTTEN])
    items = tuple(replace(line, receipt_id=proofs.get(line.id)) for line in lines)
    return OwnPage(items, before=shown[-1].pk if len(newest) > PAGE else None)


def onlookers_of(attachment_ids: Iterable[UUID], *, besides: UUID) -> dict[UUID, int]:
    """How many looked at each of these or took it along: people but its sender, and links outside. One query."""
    looks = Entry.objects.filter(subject_id__in=list(attachment_ids), verb__in=list(DEEDS))
    looks = looks.exclude(details__rendition=VEIL)  # a closed blind shows nothing
    counted = (
        looks.exclude(actor_id=besides)
        .values("subject_id")
        .annotate(
            people=Count("actor_id", distinct=True), links=Count(KeyTextTransform("share", "details"), distinct=True)
        )
    )
    rows = counted.order_by().values_list("subject_id", "people", "links")
    return {pk: people + links for pk, people, links in rows if pk}


def room_names(room_ids: Iterable[UUID], *, user_id: UUID) -> dict[UUID, str]:
    """What this person calls these rooms: the other's name where two talk. Two queries."""
    rooms = {room.pk: room for room in Room.objects.filter(pk__in=set(room_ids))}
    pairs = [pk for pk, room in rooms.items() if room.kind == RoomKind.DIRECT]
    others = RoomMember.objects.filter(room_id__in=pairs).exclude(user_id=user_id).values_list("room_id", "user__name")
    return {pk: room.name for pk, room in rooms.items()} | dict(others)


def living_of(viewer: Viewer) -> list[UUID]:
    """Everything this person has sent here that isn't forgotten yet."""
    return list(
        _sent(viewer.user_id, viewer.organisation_id).exclude(state=State.FORGOTTEN).values_list("pk", flat=True)
    )


def has_sent_elsewhere(viewer: Viewer, *, room_id: UUID) -> bool:
    """Whether something this person has sent here, that isn't forgotten yet, lies in another room."""
    living = _sent(viewer.user_id, viewer.organisation_id).exclude(state=State.FORGOTTEN)
    return living.exclude(room_id=room_id).exists()


def withdrawn_with_pictures() -> list[tuple[UUID, UUID]]:
    """Person and organisation, where the newest answer is withdrawn and something sent before it still lives."""
    newest = Consent.objects.filter(
        person_id=OuterRef("uploader_id"), text__organisation_id=OuterRef("organisation_id")
    )
    withdrawn = newest.order_by("-given_at", "-pk").values("withdrawn_at")[:1]
    rows = Attachment.objects.filter(state__in=[State.SENT, State.HELD], forget_wanted_at=None)
    rows = rows.annotate(withdrawn_at=Subquery(withdrawn)).filter(created_at__lt=F("withdrawn_at"))
    return list(rows.order_by().values_list("uploader_id", "organisation_id").distinct()[:AT_ONCE])


def usable_links() -> QuerySet[PersonalLink]:
    return PersonalLink.objects.filter(revoked_at=None, expires_at__gt=now())


def links_in(room_id: UUID) -> list[PersonalLink]:
    """A room's links that still open, the newest first."""
    return list(usable_links().filter(room_id=room_id).select_related("person", "made_by").order_by("-pk"))


def _sent(user_id: UUID, organisation_id: UUID) -> QuerySet[Attachment]:
    own = Attachment.objects.filter(uploader_id=user_id, organisation_id=organisation_id, message_id__isnull=False)
    return own.exclude(state=State.DISCARDED)


def _line(row: Attachment, names: dict[UUID, str], looked: dict[UUID, int], holds: list[Hold]) -> OwnPicture:
    is_shown = row.state == State.SENT
    has_thumbnail = is_shown and any(one.name == RenditionName.THUMBNAIL for one in row.renditions.all())
    return OwnPicture(
        id=row.pk,
        name=row.name,
        state=row.state,
        room_id=row.room_id,
        room_name=names.get(row.room_id, "") if row.room_id else "",
        sent_at=row.sent_at or row.created_at,
        forget_at=row.forget_at,
        has_thumbnail=has_thumbnail,
        onlookers=looked.get(row.pk, 0),
        kept=kept_by(row, holds),
    )

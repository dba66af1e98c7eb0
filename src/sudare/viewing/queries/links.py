"""Links for people outside, as lists show them. None of it decides permission."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q, QuerySet

from sudare.kit.clock import now
from sudare.rooms.queries import titles_of
from sudare.viewing.models import ShareLink
from sudare.viewing.terms import LinkLine, LinkState


def links_to(attachment_id: UUID) -> list[LinkLine]:
    """A picture's links, the newest first. Three queries, however many there are."""
    return _lines(ShareLink.objects.filter(attachment_id=attachment_id))


def links_in_house(
    organisation_id: UUID, *, among: tuple[Iterable[UUID], UUID] | None = None, limit: int
) -> list[LinkLine]:
    """An organisation's links, the newest first; ``among`` rooms and by one maker only. Three queries."""
    rows = ShareLink.objects.filter(organisation_id=organisation_id)
    if among is not None:
        rooms, maker = among
        rows = rows.filter(Q(attachment__room_id__in=list(rooms)) | Q(made_by_id=maker))
    return _lines(rows, limit=limit)


def state_of(link: ShareLink) -> LinkState:
    if link.revoked_at is not None:
        return LinkState.REVOKED
    if link.expires_at <= now():
        return LinkState.OVER
    return LinkState.USED_UP if link.max_views is not None and link.views >= link.max_views else LinkState.OPEN


def _lines(rows: QuerySet[ShareLink], *, limit: int | None = None) -> list[LinkLine]:
    newest = rows.select_related("made_by", "attachment__uploader").order_by("-created_at", "-pk")[:limit]
    found = list(newest)
    titles = titles_of({link.attachment.room_id for link in found if link.attachment.room_id})
    return [_line(link, titles) for link in found]


def _line(link: ShareLink, titles: dict[UUID, str]) -> LinkLine:
    picture = link.attachment
    return LinkLine(
        id=link.pk,
        attachment_id=picture.pk,
        picture=picture.name,
        sender=picture.uploader.name,
        room_id=picture.room_id,
        room=titles.get(picture.room_id, "") if picture.room_id else "",
        label=link.label,
        made_by=link.made_by.name,
        made_by_id=link.made_by_id,
        made_at=link.created_at,
        expires_at=link.expires_at,
        ended_at=link.revoked_at,
        has_password=bool(link.password_hash),
        looks=link.views,
        looks_left=None if link.max_views is None else max(link.max_views - link.views, 0),
        state=state_of(link),
    )

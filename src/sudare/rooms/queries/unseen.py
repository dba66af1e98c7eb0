"""What somebody doesn't want to see any more, and from whom. Nobody else is told, least of all whom it is about."""

from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from sudare.rooms.models import Hidden, Message, QuietBlock

Blocks = dict[UUID, dict[UUID, datetime]]


def unseen_by(user_id: UUID) -> Q:
    """For queries over messages: those this person asked to be spared."""
    hidden = Hidden.objects.filter(user_id=user_id, message_id=OuterRef("pk"))
    return Q(Exists(hidden)) | Q(Exists(standing_blocks().filter(blocker_id=user_id, **_of_the_message())))


def hidden_among(message_ids: Collection[UUID], *, user_id: UUID | None) -> set[UUID]:
    """Those of the messages that this person is spared. One query, none for nobody."""
    if user_id is None or not message_ids:
        return set()
    return set(Message.objects.filter(unseen_by(user_id), pk__in=message_ids).values_list("pk", flat=True))


def standing_blocks() -> QuerySet[QuietBlock]:
    return QuietBlock.objects.filter(lifted_at=None)


def blocks_of(user_ids: Iterable[UUID]) -> Blocks:
    """For each of these people whose words they are spared, and since when. One query."""
    found: Blocks = {}
    rows = standing_blocks().filter(blocker_id__in=set(user_ids))
    for blocker, blocked, since in rows.values_list("blocker_id", "blocked_id", "since"):
        found.setdefault(blocker, {})[blocked] = since
    return found


def hidden_in(room_ids: Iterable[UUID], *, user_ids: Iterable[UUID]) -> dict[UUID, set[UUID]]:
    """For each of these people the single messages of these rooms they are spared. One query."""
    found: dict[UUID, set[UUID]] = {}
    rows = Hidden.objects.filter(user_id__in=set(user_ids), message__room_id__in=set(room_ids))
    for user_id, message_id in rows.values_list("user_id", "message_id"):
        found.setdefault(user_id, set()).add(message_id)
    return found


def is_out_of_reach(*, organisation_id: UUID, of: UUID, people: Collection[UUID]) -> bool:
    """Whether any of these people doesn't want to be reached by ``of``."""
    rows = standing_blocks().filter(organisation_id=organisation_id, blocked_id=of, blocker_id__in=people)
    return rows.exists()


def _of_the_message() -> dict[str, OuterRef]:
    """A block counts from its moment: what was said before stays as it was, for who wants to show it to somebody."""
    return {
        "blocked_id": OuterRef("author_id"),
        "organisation_id": OuterRef("room__organisation_id"),
        "since__lte": OuterRef("created_at"),
    }

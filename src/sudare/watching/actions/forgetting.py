"""How what was noticed vanishes: under the same row that whoever stores it must hold."""

from collections.abc import Collection
from uuid import UUID

from sudare.rooms.models import RoomMember
from sudare.watching.models import Ear, Hit


def forget_rooms(room_ids: Collection[UUID]) -> None:
    """Every hit in these rooms. Runs in the caller's transaction.

    A reading that has begun finds its ear gone, and stores nothing.
    """
    for ear in Ear.objects.select_for_update().filter(room_id__in=room_ids).order_by("pk"):
        ear.delete()
    Hit.objects.filter(room_id__in=room_ids).delete()


def rooms_with(user_id: UUID, *, organisation_id: UUID) -> list[UUID]:
    """The rooms somebody is in, or was."""
    rows = RoomMember.objects.filter(user_id=user_id, room__organisation_id=organisation_id)
    return list(rows.order_by("room_id").values_list("room_id", flat=True))

"""The other sides, with this desk's keys."""

from uuid import UUID

from django.conf import settings

from sudare.channels import queries
from sudare.channels.actions.sealing import unseal
from sudare.channels.errors import DoorRefused
from sudare.channels.providers import Line


def the_line(desk_id: UUID) -> Line:
    """Raises: DoorRefused where the desk's account is gone or off."""
    from sudare.channels.providers.line import LineApi  # noqa: PLC0415  80 MB that only a worker with an account needs

    door = queries.line_door(desk_id)
    if door is None or not door.is_on:
        raise DoorRefused
    return LineApi(
        token=unseal(door.access_token), address=settings.LINE_API_URL, content_address=settings.LINE_CONTENT_URL
    )

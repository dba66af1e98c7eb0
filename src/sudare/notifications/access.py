"""Whose devices and tools these are."""

from uuid import UUID

from sudare.accounts.terms import Right, Viewer
from sudare.kit.errors import NotAllowed, NotFound
from sudare.notifications.models import ChatTool, Device


def access_device(*, viewer: Viewer, device_id: UUID) -> Device:
    """One's own. Raises: NotFound."""
    found = Device.objects.filter(pk=device_id, user_id=viewer.user_id).first()
    if found is None:
        raise NotFound
    return found


def access_tool(*, viewer: Viewer, tool_id: UUID) -> ChatTool:
    """Raises: NotAllowed, NotFound."""
    check_may_set_tools(viewer)
    found = ChatTool.objects.filter(pk=tool_id, organisation_id=viewer.organisation_id).first()
    if found is None:
        raise NotFound
    return found


def check_may_set_tools(viewer: Viewer) -> None:
    """Raises: NotAllowed."""
    if not viewer.may(Right.MANAGE_PEOPLE):
        raise NotAllowed

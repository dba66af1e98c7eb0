"""Chat tools an organisation has told of what waits."""

from collections.abc import Iterable
from uuid import UUID

from django.conf import settings
from django.db import transaction

from sudare.accounts.models import Organisation
from sudare.accounts.terms import Viewer
from sudare.audit.actions import record
from sudare.kit.ids import new_id
from sudare.kit.text import clean_line
from sudare.notifications import queries
from sudare.notifications.access import access_tool, check_may_set_tools
from sudare.notifications.actions.desk import the_queue
from sudare.notifications.actions.sealing import seal
from sudare.notifications.errors import TooManyTools
from sudare.notifications.models import ChatTool, Notice
from sudare.notifications.providers.chat import check_address
from sudare.notifications.terms import LABEL_AT_MOST, TOOLS_AT_MOST, Occasion, Way
from sudare.rooms.access import access_desk

_FOR_TOOLS = frozenset({Occasion.VISITOR.value, Occasion.REVIEW.value})


def tools_of(*, viewer: Viewer) -> list[ChatTool]:
    """Raises: NotAllowed."""
    check_may_set_tools(viewer)
    return queries.tools_of(viewer.organisation_id)


@transaction.atomic
def add_tool(
    *, viewer: Viewer, address: str, label: str, occasions: Iterable[str], desk_id: UUID | None = None
) -> ChatTool:
    """Tell a channel from now on; ``desk_id``: of visitors at this desk alone.

    Raises: NotAllowed, NotFound, ToolUnusable, TooManyTools. Also: entry ``notifications:tool:added``, without address.
    """
    check_may_set_tools(viewer)
    scheme = check_address(address, listed=settings.CHAT_HOSTS)
    desk = access_desk(viewer=viewer, desk_id=desk_id) if desk_id else None
    Organisation.objects.select_for_update().get(pk=viewer.organisation_id)
    if ChatTool.objects.filter(organisation_id=viewer.organisation_id).count() >= TOOLS_AT_MOST:
        raise TooManyTools
    tool = ChatTool.objects.create(
        organisation_id=viewer.organisation_id,
        desk=desk,
        label=clean_line(label)[:LABEL_AT_MOST] or scheme,
        tool=scheme,
        address=seal(address.strip()),
        occasions=sorted(set(occasions) & _FOR_TOOLS),
        made_by_id=viewer.user_id,
    )
    _note(tool, viewer, "added")
    return tool


@transaction.atomic
def remove_tool(*, viewer: Viewer, tool_id: UUID) -> None:
    """Raises: NotAllowed, NotFound. Also: entry ``notifications:tool:removed``."""
    tool = access_tool(viewer=viewer, tool_id=tool_id)
    _note(tool, viewer, "removed")
    tool.delete()


@transaction.atomic
def try_tool(*, viewer: Viewer, tool_id: UUID) -> None:
    """Say something there, to see whether it arrives. Raises: NotAllowed, NotFound."""
    tool = access_tool(viewer=viewer, tool_id=tool_id)
    notice = Notice.objects.create(
        organisation_id=tool.organisation_id, tool=tool, way=Way.CHAT, occasion=Occasion.TEST, key=f"test:{new_id()}"
    )
    the_queue().put(notice.pk)


def _note(tool: ChatTool, viewer: Viewer, deed: str) -> None:
    record(
        organisation_id=tool.organisation_id,
        actor_id=viewer.user_id,
        verb=f"notifications:tool:{deed}",
        subject_id=tool.pk,
        details={"tool": tool.tool, "desk_id": tool.desk_id},
    )

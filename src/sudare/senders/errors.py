"""Why a personal link isn't made or doesn't open."""

from sudare.kit.errors import Invalid, NotFound


class LinkUnusable(NotFound):
    """This link doesn't work any more. It may have ended or been taken back; please ask whoever gave it to you."""

    code = "link_unusable"


class NotInRoom(Invalid):
    """A link is for somebody who talks in this room. Please choose a person from the list."""

    code = "not_in_room"


class LinkDaysUnknown(Invalid):
    """Please choose how long the link shall work."""

    code = "link_days_unknown"

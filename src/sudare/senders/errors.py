"""Why a personal link isn't made or doesn't open."""

from sudare.kit.errors import Conflict, Invalid, NotFound


class LinkUnusable(NotFound):
    """This link doesn't work any more. It may have ended or been taken back; please ask whoever gave it to you."""

    code = "link_unusable"


class NotInRoom(Invalid):
    """A link is for somebody who talks in this room. Please choose a person from the list."""

    code = "not_in_room"


class LinkDaysUnknown(Invalid):
    """Please choose how long the link shall work."""

    code = "link_days_unknown"


class LinkReachesOneRoom(Conflict):
    """This link reaches one room, and you have sent pictures elsewhere, too. Please sign in to take your consent back; here you can delete each picture of this room."""

    code = "link_reaches_one_room"

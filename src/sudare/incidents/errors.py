"""Why a breach can't be noted like this."""

from sudare.kit.errors import Invalid, NotFound


class BreachIncomplete(Invalid):
    """Please say in a few words what happened, and when it began, ended and became known; none of it lies in the future."""

    code = "breach_incomplete"


class BreachGone(NotFound):
    """This incident isn't here."""

    code = "breach_gone"

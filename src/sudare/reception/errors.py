"""What can go wrong at a desk's door and behind it. Each docstring is the sentence a person reads."""

from sudare.kit.errors import Conflict, NotFound


class DeskUnknown(NotFound):
    """This chat isn't there any more, or its address has changed. Please look on the shop's own page."""

    code = "desk_unknown"


class DeskClosed(Conflict):
    """This chat takes no new visitors at the moment. Please come back later."""

    code = "desk_closed"


class VisitEnded(Conflict):
    """This visit has ended. A new message begins a new one."""

    code = "visit_ended"

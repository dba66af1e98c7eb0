"""Why somebody can't be told. Each docstring is the sentence a person reads."""

from sudare.kit.errors import Conflict, Invalid, SudareError


class DeviceUnusable(Invalid):
    """This browser gave an address that can't be used for notifications. Please switch them off and on again in it."""

    code = "device_unusable"


class TooManyDevices(Conflict):
    """More devices can't be told. Please take one away that you don't use any more."""

    code = "too_many_devices"


class ToolUnusable(Invalid):
    """This address can't be used. Only addresses of the chat tools named below are, as they describe them, without further options."""

    code = "tool_unusable"


class TooManyTools(Conflict):
    """More chat tools can't be told. Please take one away first."""

    code = "too_many_tools"


class WayUnreachable(SudareError):
    """The other side didn't answer. It is tried again in a while."""

    code = "way_unreachable"
    status = 502


class WayRefused(SudareError):
    """The other side refused. Please check the address and its keys."""

    code = "way_refused"
    status = 502


class DeviceGone(WayRefused):
    """This device isn't there any more."""

    code = "device_gone"


class NobodyAsleep(Conflict):
    """Nobody here is in quiet hours now: your message rings as usual."""

    code = "nobody_asleep"


class RingReasonMissing(Invalid):
    """Please write in a few words what the emergency is. It is kept in the log."""

    code = "ring_reason_missing"

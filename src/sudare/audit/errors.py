"""Why the log couldn't be written."""

from sudare.kit.errors import SudareError


class LogUnwritable(SudareError):
    """This can't be recorded at the moment, so it wasn't done. Please try again in a moment."""

    code = "log_unwritable"
    status = 503

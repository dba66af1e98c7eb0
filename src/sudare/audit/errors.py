"""Why the log couldn't be written, signed or read."""

from sudare.kit.errors import Conflict, Invalid, SudareError


class LogUnwritable(SudareError):
    """This can't be recorded at the moment, so it wasn't done. Please try again in a moment."""

    code = "log_unwritable"
    status = 503


class LogKeyUnusable(SudareError):
    """The log's key is missing or isn't the right one, so this can't be recorded. Please tell your administrator."""

    code = "log_key_unusable"
    status = 503


class NoteInvalid(Invalid):
    """This isn't a checkpoint of this log, or its signature doesn't fit."""

    code = "note_invalid"


class CursorUnusable(Invalid):
    """This place in the log can't be found. Please begin again from the newest entry."""

    code = "cursor_unusable"


class ExportUnfitting(Conflict):
    """This exported log isn't the continuation of the log in the backup, or was changed. Please use the export of the same house, made after the backup."""

    code = "export_unfitting"

"""Why something sealed can't be kept or opened."""

from sudare.kit.errors import Conflict, SudareError


class OffsetMismatch(Conflict):
    """This upload continues at another place than was sent. Please ask where it stands and go on from there."""

    code = "offset_mismatch"


class NotOpen(Conflict):
    """This upload is complete or was given up; nothing can be added to it."""

    code = "upload_closed"


class Damaged(SudareError):
    """This picture was damaged where it is stored and can't be shown. Please tell your administrator."""

    code = "damaged"


class KeyUnusable(SudareError):
    """The master key is missing or isn't the right one, so nothing sealed can be opened. Please tell your administrator."""

    code = "key_unusable"
    status = 503

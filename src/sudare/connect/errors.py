"""What can go wrong at the door itself, before any verb was asked."""

from typing import ClassVar

from sudare.kit.errors import Invalid, SudareError


class SignInFirst(SudareError):
    """Please sign in first."""

    code = "sign_in"
    status = 401


class TokenUnusable(SudareError):
    """This chat has ended on this device. Please open it again; what was said is still there."""

    code = "visitor_token"
    status = 401


class NoSeat(SudareError):
    """You have no place in an organisation here. Please ask the person who invited you."""

    code = "no_seat"
    status = 403


class Forged(SudareError):
    """This request couldn't be tied to your page. Please reload the page and try again."""

    code = "csrf"
    status = 403


class BadRequest(SudareError):
    """This request can't be understood. Please reload the page and try again."""

    code = "bad_request"
    status = 400


class WrongMethod(SudareError):
    """This can't be done with this address."""

    code = "method_not_allowed"
    status = 405


class WrongMediaType(SudareError):
    """This kind of content can't be used here."""

    code = "unsupported_media_type"
    status = 415


class Unavailable(SudareError):
    """Sudare is busy for a moment. Please try again shortly."""

    code = "unavailable"
    status = 503
    retry_after_seconds: ClassVar[int] = 2


class TooSlow(SudareError):
    """This took too long to arrive. Please try again with a better connection."""

    code = "too_slow"
    status = 408


class UnknownTusVersion(SudareError):
    """This page speaks another version of the upload protocol. Please reload it."""

    code = "tus_version"
    status = 412


class OffsetMoved(SudareError):
    """The upload has got further or less far than expected. It will go on from the right place by itself."""

    code = "offset_conflict"
    status = 409


class UploadNotDescribed(Invalid):
    """The size or the name of the file is missing. Please pick the file again."""

    code = "upload_not_described"
    status = 400

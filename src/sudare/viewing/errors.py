"""Why a picture, or what is covered in it, can't be shown, traced or passed on."""

from sudare.kit.errors import Conflict, Invalid, NotAllowed, SudareError


class RangeNotThere(SudareError):
    """The picture has no such part. Please load it again from the beginning."""

    code = "range_not_there"
    status = 416


class UnmaskReasonMissing(Invalid):
    """Please write why you need to see what is covered, at most 300 characters. The sender will read it."""

    code = "unmask_reason_missing"


class NothingToUnmask(Conflict):
    """What was covered in this picture is gone for good. If you need it, please ask the sender."""

    code = "nothing_to_unmask"


class NotMarkable(SudareError):
    """This picture can't be shown at the moment, so nothing of it was. Please try again in a moment."""

    code = "not_markable"
    status = 503


class NoSuchCode(Invalid):
    """A code has six letters or digits, as they stand on the picture. Please look again, or leave it empty."""

    code = "no_such_code"


class SharingOff(NotAllowed):
    """Pictures of this room aren't shown to people outside: its rules say so. An owner or administrator can change the rules."""

    code = "sharing_off"


class ShareImpossible(Invalid):
    """A link lasts from 1 to 30 days and opens from 1 to 1000 times; a password has at least 8 characters."""

    code = "share_impossible"


class AiOff(NotAllowed):
    """No AI sees pictures here: the rules of this place say so. An owner or administrator can change the rules."""

    code = "ai_off"


class NotForAi(NotAllowed):
    """This picture shows something that no AI may see here. The rules of this place say so; please ask a person to read it."""

    code = "not_for_ai"


class HeldFromAi(NotAllowed):
    """This picture waits for a person's word. Until then no AI sees it."""

    code = "held_from_ai"


class LinkOver(SudareError):
    """This link doesn't work any more, or never did. Please ask the person who gave it to you."""

    code = "link_over"
    status = 404


class PasswordWrong(SudareError):
    """This password isn't right. Please check it, or ask the person who gave you the link."""

    code = "share_password"
    status = 403

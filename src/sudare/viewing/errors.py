"""Why a picture, or what is covered in it, can't be shown."""

from sudare.kit.errors import Conflict, Invalid, SudareError


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

"""Why a part of a picture can't be delivered."""

from sudare.kit.errors import SudareError


class RangeNotThere(SudareError):
    """The picture has no such part. Please load it again from the beginning."""

    code = "range_not_there"
    status = 416

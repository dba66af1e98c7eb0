"""What can stand in the way of a package."""

from sudare.kit.errors import Invalid, SudareError


class PictureNotHandedOn(Invalid):
    """This picture may not be copied into the package. Its fingerprint alone goes in; please leave the picture out."""

    code = "picture_not_handed_on"


class RecordIncomplete(Invalid):
    """Something in this record contradicts itself, so no package was made of it. Nothing is lost; the case stands."""

    code = "record_incomplete"


class NotAPackage(Invalid):
    """This file isn't an evidence package, or it is cut off. Please ask for it again."""

    code = "not_a_package"


class NoTimestamp(SudareError):
    """No time stamp could be had just now. The package stands without it, and it is asked for again."""

    code = "no_timestamp"
    status = 503

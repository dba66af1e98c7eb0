"""Why an upload can't go on."""

from sudare.kit.errors import Conflict, Invalid, TooLarge, TooMany


class UploadTooLarge(TooLarge):
    """This picture is larger than can be received here. Please send a smaller one."""

    code = "upload_too_large"


class UploadEmpty(Invalid):
    """There is nothing in this file. Please choose the picture again."""

    code = "upload_empty"


class TooManyWaiting(TooMany):
    """Many of your pictures are still waiting to be sent. Please send or remove some of them first."""

    code = "too_many_waiting"
    retry_after_seconds = 60


class NotReady(Conflict):
    """This picture isn't ready for that. Please reload to see how far its check is."""

    code = "not_ready"

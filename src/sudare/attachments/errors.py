"""Why an upload can't go on."""

from sudare.kit.errors import Conflict, Invalid, NotAllowed, TooLarge, TooMany
from sudare.storage.errors import Kept


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


class EditImpossible(Invalid):
    """This can't be drawn: every mark must lie inside the picture, and what is left must be at least 16 dots wide and high."""

    code = "edit_impossible"


class EditTooLarge(TooLarge):
    """These are more marks than fit into one picture. Please cover a larger area with fewer of them."""

    code = "edit_too_large"


class OwnPicture(NotAllowed):
    """Nobody decides about their own picture. Please ask somebody else who may review."""

    code = "own_picture"


class SecondOpinion(NotAllowed):
    """You have decided about this picture before. Somebody else has to look at the objection."""

    code = "second_opinion"


class WordsMissing(Invalid):
    """Please write in a few words why, at most 500 characters. The other side will read it."""

    code = "words_missing"


class AppealImpossible(Conflict):
    """There is nothing to object to any more: it was decided, or the picture is gone."""

    code = "appeal_impossible"


class JudgedElsewhere(Conflict):
    """This picture was checked by other rules than those of this room now. Please add it again here."""

    code = "judged_elsewhere"


class FloorStands(Kept):
    """The law asks to keep this until the day shown here, so it can't be deleted yet. If it isn't such a document, please ask an administrator."""

    code = "floor_stands"

"""Why something sealed can't be kept, opened or forgotten."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sudare.kit.errors import Conflict, Invalid, NotFound, SudareError


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


class Kept(Conflict):
    """This can't be deleted yet. It goes by itself as soon as it may."""

    code = "kept"

    def __init__(
        self,
        *,
        subject_id: UUID | None = None,
        organisation_id: UUID | None = None,
        rule: str = "",
        **particulars: object,
    ) -> None:
        super().__init__(str(subject_id))
        self.subject_id = subject_id
        self.organisation_id = organisation_id
        self.rule = rule
        self.particulars = particulars


class Held(Kept):
    """This is kept for an open case and can't be deleted yet. Whoever looks after the case can tell you more; once it is closed, it goes by itself."""

    code = "held"

    def __init__(self, *, hold_ids: Sequence[UUID], contacts: Sequence[str], **about: Any) -> None:
        super().__init__(**about, contacts=list(contacts))
        self.hold_ids = tuple(hold_ids)
        self.contacts = tuple(contacts)


class HoldIncomplete(Invalid):
    """A hold needs the name of a case, a reason, and at least one thing that it keeps."""

    code = "hold_incomplete"


class HoldGone(NotFound):
    """This hold isn't here, or was released already."""

    code = "hold_gone"

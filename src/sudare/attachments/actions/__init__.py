"""Everything that happens to an upload, from the first byte to the last."""

from sudare.attachments.actions.checks import check, check_again
from sudare.attachments.actions.desk import check_with, queue_with
from sudare.attachments.actions.ends import discard, forget
from sudare.attachments.actions.original_names import reveal_original_name
from sudare.attachments.actions.sending import confirm, mark_sent
from sudare.attachments.actions.upkeep import sweep
from sudare.attachments.actions.uploads import append_upload, begin_upload, receive, settle_upload

__all__ = [
    "append_upload",
    "begin_upload",
    "check",
    "check_again",
    "check_with",
    "confirm",
    "discard",
    "forget",
    "mark_sent",
    "queue_with",
    "receive",
    "reveal_original_name",
    "settle_upload",
    "sweep",
]

"""Everything that happens to an upload, from the first byte to the last."""

from sudare.attachments.actions.check import check, check_again
from sudare.attachments.actions.desk import check_with, queue_with
from sudare.attachments.actions.forget import discard, forget
from sudare.attachments.actions.receive import append_upload, begin_upload, receive, settle_upload
from sudare.attachments.actions.reveal import reveal_original_name
from sudare.attachments.actions.send import confirm, mark_sent
from sudare.attachments.actions.sweep import sweep

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

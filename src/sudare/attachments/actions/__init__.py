"""Everything that happens to an upload, from the first byte to the last."""

from sudare.attachments.actions.bans import ban, ban_picture
from sudare.attachments.actions.checks import check, check_again
from sudare.attachments.actions.days import recount_changed, recount_days, recount_room
from sudare.attachments.actions.derivatives import derivatives, register_derivative
from sudare.attachments.actions.desk import check_with, queue_with
from sudare.attachments.actions.drawings import draw
from sudare.attachments.actions.edits import confirm, edit
from sudare.attachments.actions.ends import discard, forget
from sudare.attachments.actions.forecasting import forecast, month
from sudare.attachments.actions.forgetting import (
    forget_again,
    forget_organisation,
    forget_person,
    forget_picture,
    withdraw,
)
from sudare.attachments.actions.original_names import reveal_original_name
from sudare.attachments.actions.reviews import accept_review, appeal, diversions, refuse_review, waiting_reviews
from sudare.attachments.actions.sending import mark_sent
from sudare.attachments.actions.upkeep import forget_due, sweep
from sudare.attachments.actions.uploads import append_upload, begin_upload, receive, settle_upload

__all__ = [
    "accept_review",
    "appeal",
    "append_upload",
    "ban",
    "ban_picture",
    "begin_upload",
    "check",
    "check_again",
    "check_with",
    "confirm",
    "derivatives",
    "discard",
    "diversions",
    "draw",
    "edit",
    "forecast",
    "forget",
    "forget_again",
    "forget_due",
    "forget_organisation",
    "forget_person",
    "forget_picture",
    "mark_sent",
    "month",
    "queue_with",
    "receive",
    "recount_changed",
    "recount_days",
    "recount_room",
    "refuse_review",
    "register_derivative",
    "reveal_original_name",
    "settle_upload",
    "sweep",
    "waiting_reviews",
    "withdraw",
]

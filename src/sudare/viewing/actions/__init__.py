"""Every way to see a picture, and to learn who has."""

from sudare.viewing.actions.copies import Asked
from sudare.viewing.actions.delivering import deliver, hand_out
from sudare.viewing.actions.desk import mark_with, queue_with
from sudare.viewing.actions.exporting import exported, pictures_to_export
from sudare.viewing.actions.exposing import expose, expose_part
from sudare.viewing.actions.fingerprinting import ask_for_fingerprints, forget_fingerprints
from sudare.viewing.actions.reading import views_for_supervisors, views_of
from sudare.viewing.actions.replaying import replay
from sudare.viewing.actions.sharing import (
    deliver_shared,
    is_opened,
    links_for_staff,
    open_share,
    revoke_all,
    revoke_share,
    share,
    shares_of,
)
from sudare.viewing.actions.tracing import (
    begin_trace,
    code_meant,
    sweep_tracings,
    trace_apart,
    trace_here,
    trace_report,
    tracings_of,
)
from sudare.viewing.actions.unmasking import forget_reasons, unmask

__all__ = [
    "Asked",
    "ask_for_fingerprints",
    "begin_trace",
    "code_meant",
    "deliver",
    "deliver_shared",
    "exported",
    "expose",
    "expose_part",
    "forget_fingerprints",
    "forget_reasons",
    "hand_out",
    "is_opened",
    "links_for_staff",
    "mark_with",
    "open_share",
    "pictures_to_export",
    "queue_with",
    "replay",
    "revoke_all",
    "revoke_share",
    "share",
    "shares_of",
    "sweep_tracings",
    "trace_apart",
    "trace_here",
    "trace_report",
    "tracings_of",
    "unmask",
    "views_for_supervisors",
    "views_of",
]

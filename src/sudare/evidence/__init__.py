"""What is handed over when something happened: files, manifest, signature, time stamp, and how to check them."""

from sudare.evidence.both import Both
from sudare.evidence.documents import shown_in
from sudare.evidence.encoding import as_png
from sudare.evidence.findings import Fault, FaultKind, Findings, Stamp, StampState
from sudare.evidence.packing import pack, stamp_later
from sudare.evidence.record import (
    BLUR_MAX_PX,
    PIXELS_MAX_PX,
    Alike,
    Candidate,
    Case,
    Clock,
    Copy,
    Custody,
    Earlier,
    MemoLine,
    Message,
    Participant,
    Picture,
    Proof,
    Record,
    Standing,
    View,
    ViewLog,
)
from sudare.evidence.stamping import Stamper
from sudare.evidence.verifying import verify

__all__ = [
    "BLUR_MAX_PX",
    "PIXELS_MAX_PX",
    "Alike",
    "Both",
    "Candidate",
    "Case",
    "Clock",
    "Copy",
    "Custody",
    "Earlier",
    "Fault",
    "FaultKind",
    "Findings",
    "MemoLine",
    "Message",
    "Participant",
    "Picture",
    "Proof",
    "Record",
    "Stamp",
    "StampState",
    "Stamper",
    "Standing",
    "View",
    "ViewLog",
    "as_png",
    "pack",
    "shown_in",
    "stamp_later",
    "verify",
]

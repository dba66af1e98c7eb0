"""Every verb of the log: to append, alone or with others at once; to read and forget a person's
words; to sign what the log is and carry it out of the house.
"""

from sudare.audit.actions.exporting import export_lines, public_key_of, take_along
from sudare.audit.actions.grouping import together
from sudare.audit.actions.proving import proof_for
from sudare.audit.actions.publishing import publish_checkpoints, publish_to, target_names
from sudare.audit.actions.recording import record
from sudare.audit.actions.resuming import resume
from sudare.audit.actions.words import forget_person, read_words

__all__ = [
    "export_lines",
    "forget_person",
    "proof_for",
    "public_key_of",
    "publish_checkpoints",
    "publish_to",
    "read_words",
    "record",
    "resume",
    "take_along",
    "target_names",
    "together",
]

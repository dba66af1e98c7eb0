"""Every verb of the log: to append, alone or with others at once; to read and forget a person's words."""

from sudare.audit.actions.grouping import together
from sudare.audit.actions.recording import record
from sudare.audit.actions.words import forget_person, read_words

__all__ = ["forget_person", "read_words", "record", "together"]

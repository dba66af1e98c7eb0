"""Every verb of the log: to append, alone or with others at once."""

from sudare.audit.actions.grouping import together
from sudare.audit.actions.recording import record

__all__ = ["record", "together"]

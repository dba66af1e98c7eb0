"""What happens to cases that people are told of."""

from datetime import timedelta
from enum import StrEnum
from typing import Final

AT_ONCE: Final = 100
AGAIN_AFTER: Final = timedelta(minutes=1)  # where telling failed


class News(StrEnum):
    OPENED = "opened"  # something was reported that no standing case was about
    OVERDUE = "overdue"  # nobody has decided it in its time
    DECIDED = "decided"
    CLOSED = "closed"

"""Free questions without a model: the question says what kind of value is wanted and of what; rows are quoted.

What isn't in the picture isn't answered. See docs/decisions/0163.
"""

from sudare.reading.answering.asking import answer
from sudare.reading.answering.question import speaks_of_pictures

__all__ = ["answer", "speaks_of_pictures"]

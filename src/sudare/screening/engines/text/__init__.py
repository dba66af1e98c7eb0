"""Lines of text, read where they stand. What is read stays in this process: see ``screening.terms.Line``."""

from sudare.screening.engines.text.reading import Text

__all__ = ["Text"]

"""Kinds of documents, told from the words on them, how they stand together, and what else was found beside them. Pure.

No single word decides: a page that mentions a driving licence has its name, a licence has its labels and numbers too.
"""

from sudare.screening.documents.recognising import recognise

__all__ = ["recognise"]

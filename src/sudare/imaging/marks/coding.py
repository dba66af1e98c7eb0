"""The number's way through noise: 32 bits, 32 bits of keyed check, a convolutional code, soft decoding.

A word is exact or it is nothing. Of random values one word in 2**32 passes the check, so with at most ``MAX_TRIALS``
alignments tried a picture names somebody by chance once in 2.7e8 pictures; see docs/decisions/0122.
"""

import hashlib
from typing import Final

import numpy as np
import numpy.typing as npt

NUMBER_BITS, CHECK_BITS = 32, 32
MAX_TRIALS: Final = 16  # decodings per question: 16 / 2**32 = 3.7e-9, below the promised 1e-6 by more than a hundred
POLYNOMIALS: Final = (0o463, 0o535, 0o733, 0o745)  # rate 1/4, constraint length 9. Source: Proakis, table 8.2-3
MEMORY: Final = 8
STEPS: Final = NUMBER_BITS + CHECK_BITS + MEMORY
CODE_BITS: Final = STEPS * len(POLYNOMIALS)

Values = npt.NDArray[np.float64]
"""float64, (CODE_BITS,): what speaks for +1 (positive) or −1 at each place of a code word."""

_STATES: Final = 1 << MEMORY


def _parities() -> npt.NDArray[np.int8]:
    """int8, (2 × _STATES, 4): the four signs that leave the register for each of its contents; bit 0 is +1."""
    registers = np.arange(2 * _STATES)[:, None] & np.array(POLYNOMIALS)
    bits = sum(registers >> place & 1 for place in range(MEMORY + 1)) & 1
    return np.asarray(1 - 2 * bits, np.int8)


_SIGNS: Final = _parities()
_BEFORE: Final = (2 * np.arange(_STATES)[:, None] + np.arange(2)) & (_STATES - 1)  # the two states before each state
_LEADING: Final = 2 * np.arange(_STATES)[:, None] + np.arange(2)  # and the register's contents on the way


def check_of(number: int, secret: bytes) -> int:
    """A keyed hash and no linear code: two true words mixed don't make a third."""
    digest = hashlib.blake2b(
        number.to_bytes(4, "big"), key=secret[:64], digest_size=CHECK_BITS // 8, person=b"sudare mark"
    )
    return int.from_bytes(digest.digest(), "big")


def encoded(number: int, secret: bytes) -> npt.NDArray[np.int8]:
    """int8, (CODE_BITS,), each +1 or −1."""
    word = (number << CHECK_BITS | check_of(number, secret)) << MEMORY
    signs, state = np.empty((STEPS, len(POLYNOMIALS)), np.int8), 0
    for step in range(STEPS):
        register = (word >> (STEPS - 1 - step) & 1) << MEMORY | state
        signs[step] = _SIGNS[register]
        state = register >> 1
    return signs.reshape(-1)


def decoded(values: Values, secret: bytes) -> int | None:
    """The most likely word's number if its check is right, else None. Source: Viterbi 1967."""
    gains = _SIGNS @ values.reshape(STEPS, -1).T  # (2 × _STATES, STEPS)
    scores = np.full(_STATES, -np.inf)
    scores[0] = 0.0
    chosen = np.empty((STEPS, _STATES), np.int64)
    every = np.arange(_STATES)
    for step in range(STEPS):
        ways = scores[_BEFORE] + gains[_LEADING, step]
        chosen[step] = ways.argmax(axis=1)
        scores = ways[every, chosen[step]]
    return _number(_walked_back(chosen), secret)


def _walked_back(chosen: npt.NDArray[np.int64]) -> int:
    """The word, from the state that the last bits, all zero, lead to."""
    word, state = 0, 0
    for step in range(STEPS - 1, -1, -1):
        word |= (state >> (MEMORY - 1)) << (STEPS - 1 - step)
        state = int(_BEFORE[state, chosen[step, state]])
    return word >> MEMORY


def _number(word: int, secret: bytes) -> int | None:
    number, check = word >> CHECK_BITS, word & (1 << CHECK_BITS) - 1
    return number if check == check_of(number, secret) else None

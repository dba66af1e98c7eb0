"""What a mark is, and what the detector says about a picture."""

from dataclasses import dataclass
from typing import Final, Self

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base32: no I, L, O, U
CODE_LETTERS: Final = 6
NUMBERS: Final = 1 << 32
_LETTER_BITS: Final = 5
_AS_MEANT: Final = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V", "-": "", " ": ""})


@dataclass(frozen=True, slots=True)
class Mark:
    """``number``: 32 bits, carried invisibly. ``code``: its low 30 bits as six letters, drawn for eyes."""

    code: str
    number: int

    def __post_init__(self) -> None:
        if not 0 <= self.number < NUMBERS or self.code != code_of(self.number):
            raise ValueError(self.code)

    @classmethod
    def of(cls, number: int) -> Self:
        return cls(code_of(number), number)


@dataclass(frozen=True, slots=True)
class Found:
    """What the invisible mark says. ``number`` is exact or None: there is no nearest one.

    ``strength``: how many standard deviations the mark stands above chance (0 when none was read). ``is_aligned``:
    whether the picture could be laid over the rendition at all; ``overlap``: the part of the rendition it covers.
    """

    number: int | None
    strength: float
    is_aligned: bool
    overlap: float


def code_of(number: int) -> str:
    """The low 30 bits, most significant first."""
    places = range(_LETTER_BITS * (CODE_LETTERS - 1), -1, -_LETTER_BITS)
    return "".join(ALPHABET[number >> place & 31] for place in places)


def code_as_meant(written: str) -> str | None:
    """A code as a person types it: small letters, gaps, O for 0, I and L for 1; None when it can't be one."""
    code = written.upper().translate(_AS_MEANT)
    return code if len(code) == CODE_LETTERS and all(letter in ALPHABET for letter in code) else None


def low_bits_of(code: str) -> int:
    """The 30 bits a code stands for. Raises: ``ValueError`` for what is no code."""
    number = 0
    for letter in code:
        number = number << _LETTER_BITS | ALPHABET.index(letter)
    return number

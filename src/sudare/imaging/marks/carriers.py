"""Where each bit of the code word is hidden: a secret, and different for every rendition.

Whoever collects many marked pictures learns nothing from their mean, because no two renditions share a pattern; who
does not know the secret can neither write another's number nor tell where to rub.
"""

import hashlib
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from sudare.imaging.marks.coding import CODE_BITS

CHIPS_ALONG_LONGER_SIDE: Final = 256
SMALLEST_CHIP_PX: Final = 4


@dataclass(frozen=True, slots=True)
class Carriers:
    """For every chip the place of its bit in the code word (int64) and its sign (int8, ±1); both (rows, columns)."""

    places: npt.NDArray[np.int64]
    signs: npt.NDArray[np.int8]


def chip_px(width_px: int, height_px: int) -> int:
    """The side of a chip: eight pixels in a view, four in a thumbnail, sixteen in a 12 MP photograph."""
    return max(SMALLEST_CHIP_PX, round(max(width_px, height_px) / CHIPS_ALONG_LONGER_SIDE))


def grid(width_px: int, height_px: int) -> tuple[int, int]:
    """Rows and columns of chips; the last ones may hang over the edge."""
    side = chip_px(width_px, height_px)
    return -(-height_px // side), -(-width_px // side)


def carriers(content: bytes, shape: tuple[int, int], secret: bytes) -> Carriers:
    """The pattern of one rendition, by its bytes. Philox's raw stream is the same in every version of numpy."""
    whole = hashlib.blake2b(content, digest_size=32).digest()
    seed = hashlib.blake2b(whole, key=secret[:64], digest_size=16, person=b"sudare chips").digest()
    stream = np.random.Philox(key=int.from_bytes(seed, "big")).random_raw(shape[0] * shape[1]).reshape(shape)
    places = (stream >> np.uint64(32)) % np.uint64(CODE_BITS)
    signs = 1 - 2 * (stream & np.uint64(1)).astype(np.int8)
    return Carriers(places.astype(np.int64), signs)


def drawn(pattern: Carriers, word: npt.NDArray[np.int8]) -> npt.NDArray[np.float32]:
    """float32, (rows, columns), ±1: the code word laid over the grid."""
    return (word[pattern.places] * pattern.signs).astype(np.float32)

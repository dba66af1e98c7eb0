"""What is asked about marks: one question for each picture, in the order of what matters most."""

import io
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Final

import numpy as np
from PIL import Image

from sudare.imaging.marks import files
from sudare.imaging.marks.terms import Mark
from sudare.imaging.terms import Limits
from sudare.screening.engines.letters import Letters
from sudare.screening.engines.text import Text
from sudare.screening.terms import Look
from sudare.specimens.copies import SECRET, VIEW_QUALITY, Copy, copied, faintness_db, marked, picture
from sudare.specimens.marks_terms import BARS, CODE_BAR, CODE_READ, EXACT, IN_THUMBNAILS, NOBODY, WRONG, Said, Sizes
from sudare.specimens.tampering import TAMPERINGS, averaged, saved
from sudare.specimens.unmarked import Unmarked

VIEW_PX, THUMBNAIL_PX = 2048, 320
AT_ONCE: Final = 100  # unmarked pictures in one question

Asked = tuple[str, Callable[[], Said]]
"""Kind and number of a question, and how it is asked."""


class Questions:
    """Over drawn pictures, and pieces of ``photographs`` where some are given."""

    def __init__(self, sizes: Sizes, photographs: Sequence[Image.Image] = ()) -> None:
        self._sizes, self._photographs = sizes, photographs
        self._unmarked = Unmarked(photographs)
        self._reader: Letters | None = None

    def all(self) -> Iterator[Asked]:
        sizes = self._sizes
        for number in range(sizes.bars):
            yield f"bar {number}", partial(self._views, BARS, number)
        for number in range(sizes.read):
            yield f"code {number}", partial(self._codes, [CODE_BAR], number)
        for number in range(sizes.views):
            yield f"view {number}", partial(self._views, [name for name in TAMPERINGS if name not in BARS], number)
            yield f"letters {number}", partial(self._codes, [name for name in CODE_READ if name != CODE_BAR], number)
            yield f"cost {number}", partial(self._cost, number)
            yield f"blended {number}", partial(self._blended, number)
        for number in range(2 * sizes.views):
            yield f"thumbnail {number}", partial(self._thumbnails, number)
        for first in range(0, sizes.unmarked, AT_ONCE):
            yield f"unmarked {first}", partial(self._unnamed, range(first, min(first + AT_ONCE, sizes.unmarked)))

    def _views(self, names: Sequence[str], number: int) -> Said:
        return told(self._copy(number, VIEW_PX), names, number)

    def _thumbnails(self, number: int) -> Said:
        return told(self._copy(number, THUMBNAIL_PX), IN_THUMBNAILS, number)

    def _cost(self, number: int) -> Said:
        return cost(self._picture(number, VIEW_PX), number)

    def _blended(self, number: int) -> Said:
        return blended(self._copy(number, VIEW_PX), number)

    def _picture(self, number: int, longest_px: int) -> Image.Image:
        return picture(number, longest_px, self._photographs)

    def _copy(self, number: int, longest_px: int) -> Copy:
        return marked(self._picture(number, longest_px), _number(number))

    def _codes(self, names: Sequence[str], number: int) -> Said:
        if self._reader is None:
            self._reader = Letters(Text())
        return read(self._reader, self._copy(number, VIEW_PX), names, number)

    def _unnamed(self, numbers: range) -> Said:
        found = [self._unmarked.found(number) for number in numbers]
        named = sum(each.number is not None for each in found)
        return {"pictures": len(found), "aligned": sum(each.is_aligned for each in found), "named": named}


def told(copy: Copy, names: Sequence[str], seed: int) -> Said:
    """The invisible number after each change."""
    return {name: _outcome(copy.found(_changed(copy, name, seed)), copy.mark.number) for name in names}


def read(reader: Letters, copy: Copy, names: Sequence[str], seed: int) -> Said:
    """The visible code after each change, by the text engine."""
    said: dict[str, str | float] = {}
    for name in names:
        found = reader.read_off(Look(np.asarray(_changed(copy, name, seed).convert("RGB"), np.uint8)))
        said[name] = _outcome(found.code if found else None, copy.mark.code)
    return said


def blended(copy: Copy, seed: int) -> Said:
    """Copies of one rendition for two people, averaged, saved again."""
    twin = copied(copy.rendition, _number(1_000_000 + seed))
    found = copy.found(saved(averaged(copy.marked, twin.marked), 80))
    if found is None:
        return {"named": NOBODY}
    return {"named": "one" if found in {copy.mark.number, twin.mark.number} else "third"}


def cost(image: Image.Image, seed: int) -> Said:
    """Processor time from sealed bytes to marked bytes, in milliseconds, and how faint the field is."""
    small = image.copy()
    small.thumbnail((THUMBNAIL_PX, THUMBNAIL_PX))
    return {
        "view": _marking_ms(image, seed),
        "thumbnail": _marking_ms(small, seed),
        "db": faintness_db(marked(image, _number(seed))),
    }


def _marking_ms(image: Image.Image, seed: int) -> float:
    """The better of two, as whatever else runs beside it only ever slows it down."""
    kept = io.BytesIO()
    image.save(kept, "JPEG", quality=VIEW_QUALITY)
    return min(_once_ms(kept.getvalue(), seed) for _ in range(2))


def _once_ms(content: bytes, seed: int) -> float:
    start = time.process_time()
    files.mark_file(content, Mark.of(_number(seed)), SECRET, Limits())
    return 1000 * (time.process_time() - start)


def _changed(copy: Copy, name: str, seed: int) -> Image.Image:
    return TAMPERINGS[name](copy.marked, np.random.default_rng(seed))


def _outcome(found: int | str | None, true: int | str) -> str:
    if found is None:
        return NOBODY
    return EXACT if found == true else WRONG


def _number(seed: int) -> int:
    return zlib.crc32(f"mark {seed}".encode())

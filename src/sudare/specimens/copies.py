"""Pictures with one person's mark on them, to see what is left of it after whatever happens to a picture."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from PIL import Image

from sudare.imaging.marks import embedding, finding
from sudare.imaging.marks.terms import Mark
from sudare.specimens import ordinary, sets
from sudare.specimens.tampering import cut, saved

SECRET: Final = b"for measuring, and for nothing else"
VIEW_QUALITY: Final = 84
SHEETS: Final = ("receipt", "contract", "ordinary", "chat_screenshot", "business_card", "prescription")
LEAST_OF_A_PHOTOGRAPH: Final = 0.5  # of its area: so much is cut out of it each time, from somewhere else


@dataclass(frozen=True, slots=True)
class Copy:
    """A rendition and one person's copy of it."""

    rendition: Image.Image
    marked: Image.Image
    mark: Mark
    content: bytes

    def found(self, suspect: Image.Image) -> int | None:
        own, other = np.asarray(self.rendition, np.uint8), np.asarray(suspect.convert("RGB"), np.uint8)
        return finding.find([other], [own], content=self.content, secret=SECRET).number


def picture(number: int, longest_px: int, photographs: Sequence[Image.Image] = ()) -> Image.Image:
    """Scenes, paper and screens in turn, as large as asked; the same for the same number every time.

    Where ``photographs`` are given, every third is a piece of one of them, never twice the same piece.
    """
    is_photograph = bool(photographs) and number % 3 == 2  # noqa: PLR2004  the third of three
    image = _photograph(photographs, number // 3) if is_photograph else _drawn(number)
    factor = longest_px / max(image.size)
    return image.resize((round(image.width * factor), round(image.height * factor)), Image.Resampling.LANCZOS)


def _drawn(number: int) -> Image.Image:
    rng = np.random.default_rng(number)
    if number % 2:
        return ordinary.scene(ordinary.SCENES[number // 2 % len(ordinary.SCENES)], rng)
    return Image.fromarray(sets.specimen(SHEETS[number // 2 % len(SHEETS)], number).rgb)


def _photograph(photographs: Sequence[Image.Image], number: int) -> Image.Image:
    rng = np.random.default_rng([number, 3])
    return cut(photographs[number % len(photographs)], float(rng.uniform(LEAST_OF_A_PHOTOGRAPH, 1.0)), rng)


def marked(image: Image.Image, number: int) -> Copy:
    """As ``imaging.marks.files`` does it, with JPEG before and after."""
    return copied(saved(image, VIEW_QUALITY), number)


def copied(rendition: Image.Image, number: int) -> Copy:
    """Another person's copy of the same rendition."""
    content, mark = rendition.tobytes(), Mark.of(number)
    copy = np.array(rendition, np.uint8)
    plan = embedding.planned(copy)
    embedding.put(copy, plan, embedding.field(plan, content, mark, SECRET), code=mark.code, is_flat=False)
    return Copy(rendition, saved(Image.fromarray(copy), VIEW_QUALITY), mark, content)


def faintness_db(copy: Copy) -> float:
    """Peak signal to noise ratio of the invisible field alone, in decibels."""
    before = np.array(copy.rendition, np.uint8)
    after, plan = before.copy(), embedding.planned(before)
    embedding.lay(after, embedding.field(plan, copy.content, copy.mark, SECRET), is_flat=False)
    error = float(np.mean((after.astype(np.float64) - before) ** 2))
    return float(10 * np.log10(255**2 / error))

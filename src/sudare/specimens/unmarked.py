"""Small pictures that nobody marked, changed by chance and asked for a mark: whoever is named here is named wrongly."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np
from PIL import Image

from sudare.imaging.marks import finding
from sudare.imaging.marks.terms import Found
from sudare.specimens import ordinary, sets
from sudare.specimens.copies import SECRET, SHEETS, VIEW_QUALITY
from sudare.specimens.tampering import cut, saved, scaled

if TYPE_CHECKING:
    from numpy.random import Generator
    from numpy.typing import NDArray

SMALL_PX: Final = 192
WEARS_EACH: Final = 40  # times an unmarked picture is changed by chance and held against a pattern of its own
STRANGER_EVERY: Final = 10  # of the unmarked, so many are held against another rendition


@dataclass(slots=True)
class Unmarked:
    """Scenes, paper, and ``photographs`` where some were given, in turn."""

    photographs: Sequence[Image.Image] = ()
    _kept: dict[int, Image.Image] = field(default_factory=dict)

    def found(self, number: int) -> Found:
        """What is said of one of them, held against its own rendition or now and then against another."""
        rng = np.random.default_rng([number, 77])
        rendition = saved(self._picture(number // WEARS_EACH), VIEW_QUALITY)
        is_stranger = number % STRANGER_EVERY == 0
        other = saved(self._picture(number // WEARS_EACH + 1), VIEW_QUALITY) if is_stranger else rendition
        pixels = [np.asarray(_worn(other, rng), np.uint8)], [np.asarray(rendition, np.uint8)]
        return finding.find(*pixels, content=number.to_bytes(8, "big"), secret=SECRET)

    def _picture(self, number: int) -> Image.Image:
        if number not in self._kept:
            self._kept = {kept: image for kept, image in self._kept.items() if kept >= number - 1}
            image = self._drawn(number)
            self._kept[number] = scaled(image, SMALL_PX / max(image.size))
        return self._kept[number]

    def _drawn(self, number: int) -> Image.Image:
        if self.photographs and number % 3 == 0:
            return self.photographs[number // 3 % len(self.photographs)]
        if number % 2:
            return Image.fromarray(sets.specimen(SHEETS[number // 2 % len(SHEETS)], number % 40).rgb)
        return ordinary.scene(ordinary.SCENES[number // 2 % len(ordinary.SCENES)], np.random.default_rng([number, 5]))


def _worn(image: Image.Image, rng: "Generator") -> Image.Image:
    """Cut, scaled, toned and saved by chance."""
    if rng.random() < 0.3:  # noqa: PLR2004  of all
        image = cut(image, float(rng.uniform(0.5, 0.95)), rng)
    if rng.random() < 0.5:  # noqa: PLR2004  of all
        image = scaled(image, float(rng.uniform(0.5, 1.5)))
    values: NDArray[np.float64] = np.asarray(image, np.float64) * rng.uniform(0.7, 1.2)
    values = values + rng.normal(0, rng.uniform(0, 4), values.shape)
    return saved(Image.fromarray(values.clip(0, 255).astype(np.uint8)), int(rng.integers(30, 95)))

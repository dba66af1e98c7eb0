"""Marks put on pictures, the pictures tampered with, the marks looked for: what is still read, and who is named wrongly."""

import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np
from PIL import Image

from sudare.imaging.marks import embedding, finding
from sudare.imaging.marks.reading import read_code
from sudare.imaging.marks.terms import Mark
from sudare.screening.engines.text import Text
from sudare.screening.terms import Look
from sudare.specimens import ordinary, sets
from sudare.specimens.tampering import TAMPERINGS, averaged, cut, saved, scaled

if TYPE_CHECKING:
    from numpy.random import Generator
    from numpy.typing import NDArray

SECRET: Final = b"for measuring, and for nothing else"
VIEW_PX, SMALL_PX, THUMBNAIL_PX = 2048, 192, 320
VIEW_QUALITY: Final = 84
WEARS_EACH: Final = 40  # times an unmarked picture is changed by chance and held against a pattern of its own
STRANGER_EVERY: Final = 10  # of the unmarked, so many are held against another rendition
SHEETS: Final = ("receipt", "contract", "ordinary", "chat_screenshot", "business_card", "prescription")
CODE_READ: Final[Mapping[str, str]] = {
    "none": "as it is",
    "half the size, JPEG 50": "screenshot, half the size, JPEG 50",
    "only a quarter of it": "only a quarter of it",
    "screenshot on a telephone": "screenshot on a telephone",
}


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much is measured: views, how many of them are read by the text engine, unmarked pictures."""

    views: int
    read: int
    unmarked: int

    @property
    def in_words(self) -> str:
        return f"{self.views} views, {self.read} of them read by the text engine, {self.unmarked} unmarked pictures"


QUICK: Final = Sizes(views=3, read=2, unmarked=60)
FULL: Final = Sizes(views=100, read=40, unmarked=10_000)


@dataclass(frozen=True, slots=True)
class Attack:
    """One way to tamper: how many invisible numbers came back exactly; ``wrong``: another number was named."""

    name: str
    exact: int
    total: int
    wrong: int = 0


@dataclass(slots=True)
class Marks:
    """All that was measured. ``averaged``: (nobody, one of the two, a third) when two copies were blended."""

    attacks: list[Attack] = field(default_factory=list)
    thumbnails: list[Attack] = field(default_factory=list)
    codes: list[Attack] = field(default_factory=list)
    averaged: tuple[int, int, int] = (0, 0, 0)
    unmarked: int = 0
    unmarked_aligned: int = 0
    false_names: int = 0
    psnr_db: tuple[float, float] = (0.0, 0.0)


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


def pictures(longest_px: int) -> Iterator[Image.Image]:
    """Scenes, paper and screens in turn, without end, each as large as asked; the same order every time."""
    number = 0
    while True:
        rng = np.random.default_rng(number)
        scene = ordinary.SCENES[number // 2 % len(ordinary.SCENES)]
        group = SHEETS[number // 2 % len(SHEETS)]
        image = ordinary.scene(scene, rng) if number % 2 else Image.fromarray(sets.specimen(group, number).rgb)
        factor = longest_px / max(image.size)
        yield image.resize((round(image.width * factor), round(image.height * factor)), Image.Resampling.LANCZOS)
        number += 1


def marked(image: Image.Image, number: int) -> Copy:
    """As ``imaging.marks.files`` does it, with JPEG before and after."""
    return _copied(saved(image, VIEW_QUALITY), number)


def _copied(rendition: Image.Image, number: int) -> Copy:
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


def measured_marks(
    sizes: Sizes, *, photographs: Sequence[Image.Image] = (), tell: Callable[[str], None] = lambda _: None
) -> Marks:
    """The whole table; ``photographs``: what else is known to carry no mark. About a second for each view and tampering, a tenth of one for each unmarked picture."""
    result = Marks()
    copies = _copies(VIEW_PX, sizes.views)
    loudness = [faintness_db(copy) for copy in copies[:10]]
    result.psnr_db = min(loudness), max(loudness)
    for name in TAMPERINGS:
        tell(name)
        result.attacks.append(_attacked(name, copies))
    result.thumbnails = [_attacked(name, _copies(THUMBNAIL_PX, 2 * sizes.views)) for name in CODE_READ]
    tell("averaged")
    result.averaged = _blended(copies)
    tell("codes")
    result.codes = list(_codes(copies[: sizes.read]))
    unmarked = Unmarked(photographs)
    for number in range(sizes.unmarked):
        unmarked.count(result, number)
        if number % 100 == 0:
            tell(f"unmarked {number}")
    return result


def _copies(longest_px: int, count: int) -> list[Copy]:
    source = pictures(longest_px)
    return [marked(next(source), _number(number)) for number in range(count)]


def _number(seed: int) -> int:
    return zlib.crc32(f"mark {seed}".encode())


def _attacked(name: str, copies: Sequence[Copy]) -> Attack:
    said = [
        (copy.mark.number, copy.found(TAMPERINGS[name](copy.marked, np.random.default_rng(number))))
        for number, copy in enumerate(copies)
    ]
    exact = sum(found == true for true, found in said)
    return Attack(name, exact, len(said), sum(found not in {None, true} for true, found in said))


def _blended(copies: Sequence[Copy]) -> tuple[int, int, int]:
    """Copies of one rendition for two people, averaged, saved again."""
    nobody = one = third = 0
    for number, copy in enumerate(copies):
        twin = _copied(copy.rendition, _number(1_000_000 + number))
        found = copy.found(saved(averaged(copy.marked, twin.marked), 80))
        nobody += found is None
        one += found in {copy.mark.number, twin.mark.number}
        third += found not in {None, copy.mark.number, twin.mark.number}
    return nobody, one, third


def _codes(copies: Sequence[Copy]) -> Iterator[Attack]:
    """The visible code, read by the text engine."""
    engine = Text()
    for name, said in CODE_READ.items():
        read = [
            _read(engine, TAMPERINGS[name](copy.marked, np.random.default_rng(number)))
            for number, copy in enumerate(copies)
        ]
        exact = sum(code == copy.mark.code for code, copy in zip(read, copies, strict=True))
        yield Attack(said, exact, len(copies))


def _read(engine: Text, image: Image.Image) -> str | None:
    lines = engine.look(Look(np.asarray(image.convert("RGB"), np.uint8))).lines
    read = read_code((line.text, line.score) for line in lines)
    return read.code if read else None


@dataclass(slots=True)
class Unmarked:
    """Small pictures that nobody marked: scenes, paper, and ``photographs`` where some were given, in turn."""

    photographs: Sequence[Image.Image] = ()
    _kept: dict[int, Image.Image] = field(default_factory=dict)

    def count(self, result: Marks, number: int) -> None:
        """One of them, changed by chance, held against its own rendition or now and then against another."""
        rng = np.random.default_rng([number, 77])
        rendition = saved(self._picture(number // WEARS_EACH), VIEW_QUALITY)
        is_stranger = number % STRANGER_EVERY == 0
        other = saved(self._picture(number // WEARS_EACH + 1), VIEW_QUALITY) if is_stranger else rendition
        pixels = [np.asarray(_worn(other, rng), np.uint8)], [np.asarray(rendition, np.uint8)]
        found = finding.find(*pixels, content=number.to_bytes(8, "big"), secret=SECRET)
        result.unmarked += 1
        result.unmarked_aligned += found.is_aligned
        result.false_names += found.number is not None

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

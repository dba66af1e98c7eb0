"""All layouts, and any number of receipts of each: clean, photographed, degraded. The same name is the same picture."""

import io
import zlib
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

import numpy as np
from PIL import Image

from sudare.imaging.terms import Box
from sudare.screening.terms import Kind
from sudare.specimens import wear
from sudare.specimens.receipts import counters, papers, tables
from sudare.specimens.receipts.paper import Roll
from sudare.specimens.receipts.sales import invented_sale
from sudare.specimens.receipts.terms import Receipt
from sudare.specimens.receipts.truth import Places, told
from sudare.specimens.receipts.wording import Till, style
from sudare.specimens.terms import Truth

if TYPE_CHECKING:
    from numpy.random import Generator

Draw = Callable[[Till], None]
SLIP: Final = 24.0  # letters across a roll of 80 mm
LAYOUTS: Final[Mapping[str, tuple[Draw, float]]] = {
    "convenience": (counters.convenience, SLIP),
    "supermarket": (counters.supermarket, SLIP),
    "restaurant": (tables.restaurant, SLIP),
    "cinema": (tables.cinema, 20.0),
    "taxi": (tables.taxi, 20.0),
    "hotel": (tables.hotel, 34.0),
    "parking": (tables.parking, 22.0),
    "pharmacy": (counters.pharmacy, 26.0),
    "petrol": (tables.petrol, 20.0),
    "handwritten": (papers.handwritten, 40.0),
    "invoice": (papers.invoice, 44.0),
    "post": (papers.post, 26.0),
    "railway": (tables.railway, 24.0),
    "online": (papers.online, 42.0),
    "salon": (counters.salon, 22.0),
    "cleaner": (counters.cleaner, 26.0),
    "bookshop": (counters.bookshop, SLIP),
    "hardware": (counters.hardware, 26.0),
    "cafe": (counters.cafe, 22.0),
    "izakaya": (tables.izakaya, SLIP),
}
DEGRADING: Final = (wear.blurred, wear.noisy, wear.squeezed, wear.tilted, wear.dark, wear.halved)
WEARS: Final = ("clean", "photographed", "degraded")


def receipt(layout: str, number: int, *, worn: str) -> Receipt:
    """The ``number``-th receipt of a layout, clean, photographed or degraded. The sale is the same under each wear."""
    name = f"receipt-{layout}-{number}"
    rng = np.random.default_rng(zlib.crc32(name.encode()))
    draw, width = LAYOUTS[layout]
    sale = invented_sale(layout, rng)
    roll = Roll(style(rng), width=width)
    draw(Till(roll, sale, rng))
    steps: dict[str, wear.Wear] = {"clean": wear.clean, "photographed": wear.photographed}
    step = steps.get(worn) or DEGRADING[(number + list(LAYOUTS).index(layout)) % len(DEGRADING)]
    image, places = _worn(roll, step, rng)
    truth = told(sale, roll, layout=layout, case=f"{name}-{worn}", places=places)
    return Receipt(f"{name}-{worn}", layout, step.__name__, np.asarray(image, dtype=np.uint8), truth)


def whole(*, numbers: range = range(1)) -> Iterator[Receipt]:
    """Every layout under every wear, for each number; with one number these are the sixty that are measured."""
    for number in numbers:
        for layout in LAYOUTS:
            for worn in WEARS:
                yield receipt(layout, number, worn=worn)


def jpeg(made: Receipt) -> bytes:
    """As it is uploaded."""
    content = io.BytesIO()
    Image.fromarray(made.rgb).save(content, "JPEG", quality=90)
    return content.getvalue()


def _worn(roll: Roll, step: wear.Wear, rng: "Generator") -> tuple[Image.Image, Places]:
    """The picture and the places in it. No wear of ours hides anything, so they come back in their order."""
    image = roll.cut()
    across, down = image.size
    listed = [(field, place) for field, places in roll.places.items() for place in places]
    boxes = tuple(Truth(Kind.TEXT, Box(x / across, y / down, w / across, h / down)) for _, (x, y, w, h) in listed)
    image, moved = step((image, boxes), rng)
    found: Places = {}
    for (field, _), truth in zip(listed, moved, strict=True):
        found.setdefault(field, []).append(truth.box)
    return image, found

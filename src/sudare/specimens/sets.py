"""The whole set, and samples of it. The same name is always the same picture."""

import zlib
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

import numpy as np

from sudare.specimens import identity, membership, ordinary, paperwork, screens, slips
from sudare.specimens.people import invented
from sudare.specimens.sheet import drawn
from sudare.specimens.terms import Layout, Specimen, Text, Truth
from sudare.specimens.wear import WEARS, clean

if TYPE_CHECKING:
    from numpy.random import Generator
    from PIL import Image

LONG_SIDE_PX: Final = (1150, 1500)  # of the sheet alone
DOCUMENTS: Final[Mapping[str, tuple[Layout, ...]]] = {
    layouts[0].group: layouts
    for layouts in (
        identity.MY_NUMBER_FRONTS,
        identity.MY_NUMBER_BACKS,
        identity.LICENCES,
        identity.PASSPORTS,
        identity.RESIDENCE_CARDS,
        membership.INSURANCE_CARDS,
        membership.STUDENT_CARDS,
        membership.EMPLOYEE_CARDS,
        membership.CREDIT_CARDS,
        membership.BUSINESS_CARDS,
        paperwork.CONTRACTS,
        paperwork.MEDICAL_CERTIFICATES,
        paperwork.PRESCRIPTIONS,
        paperwork.RECEIPTS,
        paperwork.INVOICES,
        paperwork.BANK_BOOKS,
        screens.CHATS,
        screens.SCREENS,
    )
}
LAYOUTS: Final = {**DOCUMENTS, "personal": slips.SLIPS, "ordinary": ordinary.ORDINARY}
SIZES: Final = {**dict.fromkeys(DOCUMENTS, 40), "personal": 20 * len(slips.SLIPS), "ordinary": 320}
SCENE_EVERY: Final = 5  # of the ordinary pictures, every fifth has no letters at all
MARKED: Final = 0.5  # of the documents, so many say that they are a specimen
BESIDE: Final = 0.74, 0.9, 0.05  # where they say it, and how large: parts of the sheet


def specimen(group: str, number: int) -> Specimen:
    """The ``number``-th of a group: even ones are clean, odd ones worn; layouts and wears take turns."""
    name = f"{group}-{number}"
    image, truths, rng = _drawn(name, group, number)
    wear = WEARS[(number // 2 + number // (2 * len(WEARS))) % len(WEARS)] if number % 2 else clean
    image, truths = wear((image, truths), rng)
    return Specimen(name, group, np.asarray(image, dtype=np.uint8), truths, wear.__name__ if number % 2 else "")


def _drawn(name: str, group: str, number: int) -> "tuple[Image.Image, tuple[Truth, ...], Generator]":
    rng = np.random.default_rng(zlib.crc32(name.encode()))
    if group == "ordinary" and number % SCENE_EVERY == SCENE_EVERY - 1:
        return ordinary.scene(ordinary.SCENES[number // SCENE_EVERY % len(ordinary.SCENES)], rng), (), rng
    layout = LAYOUTS[group][number // 2 % len(LAYOUTS[group])]
    scale = rng.integers(*LONG_SIDE_PX) / max(layout.width, layout.height)
    filled = {**invented(rng), **(ordinary.fields(rng) if group == "ordinary" else {})}
    sheet = drawn(layout, filled, rng, px_per_unit=scale)
    if group in DOCUMENTS and rng.random() < MARKED:
        right, low, size = BESIDE
        sheet.write(Text(layout.width * right, layout.height * low, layout.height * size, "見本", ink="#c04040"), {})
    return sheet.image, tuple(sheet.truths), rng


def whole() -> Iterator[Specimen]:
    """Every specimen there is."""
    for group, size in SIZES.items():
        for number in range(size):
            yield specimen(group, number)


def sample(*, per_group: int, ordinary_pictures: int) -> Iterator[Specimen]:
    """The first of every group, layouts and wears in turn; of the slips twice as many, as they carry many kinds."""
    for group, size in SIZES.items():
        wanted = {"ordinary": ordinary_pictures, "personal": 4 * per_group}.get(group, per_group)
        for number in range(min(wanted, size)):
            yield specimen(group, number)

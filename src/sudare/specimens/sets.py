"""The whole set, and samples of it. The same name is always the same picture."""

import zlib
from collections.abc import Iterator, Mapping
from typing import Final

import numpy as np

from sudare.specimens import identity, membership, paperwork
from sudare.specimens.people import invented
from sudare.specimens.sheet import drawn
from sudare.specimens.terms import Layout, Specimen, Text
from sudare.specimens.wear import WEARS, clean

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
    )
}
PER_GROUP: Final = 40


def specimen(group: str, number: int) -> Specimen:
    """The ``number``-th of a group: even ones are clean, odd ones worn; layouts and wears take turns."""
    layouts = DOCUMENTS[group]
    layout = layouts[(number // 2) % len(layouts)]
    name = f"{group}-{layout.name}-{number}"
    rng = np.random.default_rng(zlib.crc32(name.encode()))
    long_px = rng.integers(*LONG_SIDE_PX)
    sheet = drawn(layout, invented(rng), rng, px_per_unit=long_px / max(layout.width, layout.height))
    if rng.random() < 0.5:  # noqa: PLR2004  every other one says that it is a specimen
        sheet.write(Text(layout.width * 0.74, layout.height * 0.9, layout.height * 0.05, "見本", ink="#c04040"), {})
    wear = WEARS[(number // 2 + number // 18) % len(WEARS)] if number % 2 else clean
    image, truths = wear((sheet.image, tuple(sheet.truths)), rng)
    return Specimen(name, group, np.asarray(image, dtype=np.uint8), truths, wear.__name__ if number % 2 else "")


def documents(*, per_group: int = PER_GROUP) -> Iterator[Specimen]:
    """``per_group`` of every kind of document, half of them worn."""
    for group in DOCUMENTS:
        for number in range(per_group):
            yield specimen(group, number)

"""Values that can't be read because their place was covered: neither there nor absent. See docs/decisions/0193.

A field counts as covered where its label leads to a cover, or where what was covered is of its very kind.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from sudare.imaging.terms import Box
from sudare.reading.labels import labelled
from sudare.reading.quoting import Standing, standings
from sudare.reading.templates.terms import Find, Type, Wanted
from sudare.reading.terms import Cover, Evidence, Field, Page, Status, box_around

COVERED: Final = "covered"
COVER: Final = "cover"
KINDS: Final[Mapping[Type, frozenset[str]]] = {
    Type.PHONE: frozenset({"phone"}),
    Type.EMAIL: frozenset({"email"}),
    Type.POSTAL_CODE: frozenset({"postal_code"}),
    Type.ADDRESS: frozenset({"postal_address"}),
}
PRINTED: Final[Mapping[str, tuple[str, ...]]] = {
    "phone": ("電話番号", "電話", "TEL"),
    "registration_number": ("登録番号",),
    "total": ("合計",),
    "subtotal": ("小計",),
    "paid": ("お預り", "お預かり", "預り金"),
    "change": ("お釣り", "お釣", "おつり", "釣銭"),
}
"""What stands before a value that an engine of its own finds, and whose template therefore names no labels."""

BELOW: Final = 1.5  # line heights under a label that has nothing beside it
OVERLAP: Final = 0.5  # of the lower of the two, a cover must share with a line to hide what stands in it


def unless_covered(wanted: Wanted, field: Field, pages: Sequence[Page]) -> Field:
    """An absent value that may stand under a cover can't be read; any other field as it is."""
    if field.status is not Status.ABSENT or not any(page.covers for page in pages):
        return field
    hidden = [*_of_kind(wanted, pages), *_beside_label(wanted, pages)]
    if not hidden:
        return field
    picture, cover = hidden[0]
    place = Evidence(picture, cover.box, COVER, len({each.box for _, each in hidden}))
    return replace(field, status=Status.UNREADABLE, reason=COVERED, evidence=(place,))


def _of_kind(wanted: Wanted, pages: Sequence[Page]) -> Iterator[tuple[int, Cover]]:
    """Of the field's own kind, unless only its label tells it from its neighbours: a fax isn't the telephone."""
    if wanted.find in {Find.LABEL, Find.ENDING}:
        return
    for picture, page in enumerate(pages):
        yield from ((picture, cover) for cover in page.covers if cover.kind in KINDS.get(wanted.type, ()))


def _beside_label(wanted: Wanted, pages: Sequence[Page]) -> Iterator[tuple[int, Cover]]:
    labels = wanted.labels if wanted.find in {Find.LABEL, Find.ENDING} else PRINTED.get(wanted.name, ())
    for found in labelled(labels, standings(pages)):
        row = found.label.standing
        page = pages[row.picture]
        if page.turned or not found.label.spots:  # places would have to be turned with it
            continue
        label = box_around([spot.box for spot in found.label.spots])
        places = _before(label) if wanted.find is Find.ENDING else _after(label, row)
        for cover in page.covers:
            if any(_hides(cover.box, place) for place in places):
                yield row.picture, cover


def _before(label: Box) -> list[Box]:
    return [Box(0.0, label.y, label.x, label.height)]


def _after(label: Box, row: Standing) -> list[Box]:
    """The rest of the row; and what stands below, where nothing stands beside."""
    right = label.x + label.width
    beside = Box(right, label.y, 1.0 - right, label.height)
    if any(line.box.x >= right for line in row.row.lines):
        return [beside]
    return [beside, Box(label.x, label.y + label.height, label.width, BELOW * label.height)]


def _hides(cover: Box, place: Box) -> bool:
    across = min(cover.x + cover.width, place.x + place.width) - max(cover.x, place.x)
    down = min(cover.y + cover.height, place.y + place.height) - max(cover.y, place.y)
    return across > 0 and down >= OVERLAP * min(cover.height, place.height)

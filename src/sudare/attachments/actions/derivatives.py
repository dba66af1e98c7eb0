"""Everything that is ever made of a picture, by name. Forgetting walks this list, and a test walks the models.

Higher floors add what they make with ``register_derivative``, once per process, in ``config.wiring``.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from sudare.attachments.models import Attachment, Rendition, Review

Objects = Callable[[UUID], Iterable[UUID]]
Clear = Callable[[UUID], None]

COLUMNS_CLEARED: Final[dict[str, Any]] = {
    "facts": [],
    "removed": [],
    "advice": [],
    "verdict": None,
    "quarantine": None,
    "original_name": None,
    "original": None,
    "original_media_type": "",
    "findings": [],
    "engines_done": [],
    "edit": None,
    "drawing": None,
    "sha256": "",
}


@dataclass(frozen=True, slots=True)
class Derivative:
    """``object_ids``: the sealed objects of a picture. ``clear`` takes rows away that lead to them or tell of it."""

    name: str
    object_ids: Objects
    clear: Clear


def _nothing(attachment_id: UUID) -> Iterable[UUID]:
    del attachment_id
    return ()


def _leave(attachment_id: UUID) -> None:
    del attachment_id


def _pointed_at(column: str) -> Objects:
    def object_ids(attachment_id: UUID) -> Iterable[UUID]:
        found = Attachment.objects.filter(pk=attachment_id).values_list(column, flat=True).first()
        return [found] if found else []

    return object_ids


def _renditions(attachment_id: UUID) -> Iterable[UUID]:
    return list(Rendition.objects.filter(attachment_id=attachment_id).values_list("sealed_id", flat=True))


def _renditions_gone(attachment_id: UUID) -> None:
    Rendition.objects.filter(attachment_id=attachment_id).delete()


def _words_gone(attachment_id: UUID) -> None:
    """What people wrote to each other about a picture goes with it; that somebody decided stays."""
    Review.objects.filter(attachment_id=attachment_id).update(words="", reason="")


_known: dict[str, Derivative] = {}


def register_derivative(name: str, *, object_ids: Objects = _nothing, clear: Clear = _leave) -> None:
    """Have this forgotten with every picture from now on, in the same transaction. The same name again replaces it."""
    _known[name] = Derivative(name, object_ids, clear)


def derivatives() -> tuple[Derivative, ...]:
    """In the order they were registered."""
    return tuple(_known.values())


def objects_of(attachment_id: UUID) -> list[UUID]:
    """Every sealed object there is of a picture."""
    return [object_id for each in derivatives() for object_id in each.object_ids(attachment_id)]


def clear_all(attachment_id: UUID) -> None:
    """Take every row away that led to a picture's objects. The picture's own columns are the caller's."""
    for each in derivatives():
        each.clear(attachment_id)


for column in ("quarantine_id", "original_name_id", "original_id"):
    register_derivative(column.removesuffix("_id"), object_ids=_pointed_at(column))
register_derivative("renditions", object_ids=_renditions, clear=_renditions_gone)
register_derivative("reviews", clear=_words_gone)

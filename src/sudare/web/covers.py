"""Covers drawn by hand on a page, as the editor hands them over with the form."""

import json
from typing import Any, Final

from sudare.attachments.errors import EditImpossible
from sudare.imaging.terms import Box, Mask, Stroke

DRAWN_MAX_CHARACTERS: Final = 200_000


def drawn_masks(text: str) -> tuple[Mask, ...]:
    """Boxes and strokes; whether they make sense is asked by the verb.

    Raises: EditImpossible for anything else than a list of them.
    """
    try:
        return tuple(_mask(one) for one in json.loads(text or "[]"))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise EditImpossible from error


def _mask(one: dict[str, Any]) -> Mask:
    if one.get("box"):
        x, y, width, height = map(float, one["box"])
        return Box(x, y, width, height)
    stroke = one["stroke"]
    return Stroke(tuple((float(x), float(y)) for x, y in stroke["points"]), float(stroke["radius"]))

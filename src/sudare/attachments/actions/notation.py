"""How findings, masks and edits are written into a row, and read from it again."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sudare.imaging.terms import Box, Edit, Mask, Stroke
from sudare.screening.terms import Finding

Json = dict[str, Any]


def box_json(box: Box) -> list[float]:
    return [box.x, box.y, box.width, box.height]


def findings_json(findings: Iterable[Finding]) -> list[Json]:
    return [
        {
            "kind": one.kind.value,
            "score": one.score,
            "box": box_json(one.box) if one.box else None,
            "engine": one.engine,
            "frame": one.frame,
        }
        for one in findings
    ]


def mask_json(mask: Mask) -> Json:
    if isinstance(mask, Stroke):
        return {"stroke": {"points": [list(point) for point in mask.points], "radius": mask.radius}}
    return {"box": box_json(mask)}


def edit_json(edit: Edit) -> Json:
    return {
        "masks": [mask_json(mask) for mask in edit.masks],
        "quarter_turns": edit.quarter_turns,
        "straighten_degrees": edit.straighten_degrees,
        "crop": box_json(edit.crop) if edit.crop else None,
    }


def edit_of(stored: Mapping[str, Any] | None) -> Edit:
    """What ``edit_json`` wrote; nothing stored is no edit."""
    if not stored:
        return Edit()
    crop = stored["crop"]
    return Edit(
        masks=tuple(_mask_of(mask) for mask in stored["masks"]),
        quarter_turns=stored["quarter_turns"],
        straighten_degrees=stored["straighten_degrees"],
        crop=Box(*crop) if crop else None,
    )


def boxes_of(stored: Sequence[Sequence[float]]) -> tuple[Box, ...]:
    return tuple(Box(*box) for box in stored)


def _mask_of(stored: Mapping[str, Any]) -> Mask:
    if (stroke := stored.get("stroke")) is not None:
        return Stroke(tuple((x, y) for x, y in stroke["points"]), stroke["radius"])
    return Box(*stored["box"])

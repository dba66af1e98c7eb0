"""Pictures as a package may carry them: copied, blurred, or as a hash alone. Their pixels come out of the sandbox."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final
from uuid import UUID

from sudare import evidence
from sudare.attachments.actions.desk import the_checker
from sudare.imaging.plain import size_of
from sudare.imaging.terms import Pixels, ToShrink
from sudare.incidents.models import Case, FoundCopy, PreservedPicture
from sudare.incidents.queries.young import concerns_somebody_young
from sudare.incidents.terms.copies import CopyStanding
from sudare.storage import actions as storage

BOX_PX: Final = {
    evidence.Standing.ORDINARY: evidence.PIXELS_MAX_PX,
    evidence.Standing.INTIMATE: evidence.BLUR_MAX_PX,
}


@dataclass(frozen=True, slots=True)
class _Kept:
    """``sealed_id``: the rendition or the blur that was preserved; None where nothing was, or may be opened."""

    picture: evidence.Picture
    sealed_id: UUID | None


def packed_pictures(
    case: Case, *, documents: Iterable[Mapping[str, Any]], copies: Iterable[FoundCopy]
) -> dict[str, evidence.Picture]:
    """Every picture of a case by its id, found copies among them.

    An ordinary one goes in as everybody was shown it, an intimate one as a heavy blur of what was kept of it, a child's
    as its hash. Skips: pixels where the sandbox doesn't stand; then hash and words remain.
    """
    is_young = concerns_somebody_young(case)
    rows = {one["id"]: one for document in documents for message in document["messages"] for one in message["pictures"]}
    kept = [*_preserved(case, rows.values(), is_young=is_young), *_found(case, copies, is_young=is_young)]
    opened = [_opened(one) for one in kept]
    return {one.picture_id: one for one in _drawn(opened)}


def _preserved(case: Case, rows: Iterable[Mapping[str, Any]], *, is_young: bool) -> Iterator[_Kept]:
    copies = {(str(row.attachment_id), row.is_blur): row for row in PreservedPicture.objects.filter(report__case=case)}
    for row in rows:
        standing = _standing(case, is_intimate=row["is_intimate"], is_young=is_young)
        copy = copies.get((row["id"], standing is evidence.Standing.INTIMATE))
        picture = evidence.Picture(row["id"], row["sha256"], standing, tuple(row["kinds"]))
        yield _Kept(picture, copy.sealed_id if copy else None)


def _found(case: Case, copies: Iterable[FoundCopy], *, is_young: bool) -> Iterator[_Kept]:
    for row in copies:
        standing = evidence.Standing(row.standing or CopyStanding.INTIMATE)
        if standing is not evidence.Standing.CHILD:
            is_intimate = standing is evidence.Standing.INTIMATE
            standing = _standing(case, is_intimate=is_intimate, is_young=is_young)
        yield _Kept(evidence.Picture(str(row.pk), row.kept_sha256, standing, tuple(row.kinds)), row.kept_id)


def _standing(case: Case, *, is_intimate: bool, is_young: bool) -> evidence.Standing:
    if case.is_minor_concerned or (is_intimate and is_young):
        return evidence.Standing.CHILD
    return evidence.Standing.INTIMATE if is_intimate else evidence.Standing.ORDINARY


def _opened(kept: _Kept) -> tuple[evidence.Picture, bytes]:
    """With the bytes to be made small; a child's are never even unsealed."""
    picture = kept.picture
    if kept.sealed_id is None or picture.standing is evidence.Standing.CHILD:
        return picture, b""
    content = b"".join(storage.open_sealed(object_id=kept.sealed_id))
    size = size_of(content)
    if size is None:
        return picture, b""
    if picture.standing is evidence.Standing.INTIMATE:
        return picture, content
    if hashlib.sha256(content).hexdigest() != picture.sha256:
        return picture, b""
    return replace(picture, width_px=size[0], height_px=size[1], content=content), content


def _drawn(opened: Sequence[tuple[evidence.Picture, bytes]]) -> Iterator[evidence.Picture]:
    """All in one go."""
    asked = [ToShrink(content, BOX_PX[picture.standing]) for picture, content in opened if content]
    small = iter(the_checker().small(asked) if asked else ())
    for picture, content in opened:
        pixels = next(small) if content else None
        yield _with_pixels(picture, pixels) if pixels else picture


def _with_pixels(picture: evidence.Picture, pixels: Pixels) -> evidence.Picture:
    is_blur = picture.standing is evidence.Standing.INTIMATE
    return replace(picture, pixels=pixels, blur=evidence.as_png(pixels) if is_blur else b"")

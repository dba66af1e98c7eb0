"""A picture as its uploader, its reviewer or somebody else in the room sees it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sudare.accounts.terms import Viewer
from sudare.attachments import queries as attachments
from sudare.attachments.terms import State
from sudare.connect import attachment_schemas as schemas
from sudare.connect import sentences
from sudare.viewing.access import access_attachment

Row = Any  # a model's row, seen through its attributes
_BEFORE_A_REVIEWER = frozenset({State.HELD, State.REFUSED})  # refused: while somebody objects
COVERED = 0.98  # of a finding's place lies under one mask; the rest is rounding


class Shared:
    """What many pictures of one answer have in common, asked for once."""

    def __init__(self) -> None:
        self._has_reviewer: dict[UUID, bool] = {}
        self._rules: dict[UUID | None, sentences.Rules] = {}
        self._holds: dict[UUID, list[Row]] = {}

    def has_reviewer(self, row: Row) -> bool:
        """Whether somebody but its sender could look at it: asked for one's own pictures only, so by one sender."""
        if row.uploader_id not in self._has_reviewer:
            self._has_reviewer[row.uploader_id] = attachments.has_reviewer(row)
        return self._has_reviewer[row.uploader_id]

    def holds(self, row: Row) -> list[Row]:
        """What open cases keep in its house."""
        if row.organisation_id not in self._holds:
            self._holds[row.organisation_id] = attachments.told_holds_of(row.organisation_id)
        return self._holds[row.organisation_id]

    def rules(self, row: Row) -> sentences.Rules:
        if row.room_id not in self._rules:
            self._rules[row.room_id] = sentences.Rules(organisation_id=row.organisation_id, room_id=row.room_id)
        return self._rules[row.room_id]


def attachment(
    row: Row,
    *,
    viewer_id: UUID | None,
    is_reviewer: bool = False,
    is_open: bool = False,
    shared: Shared | None = None,
) -> schemas.Attachment:
    """One picture. ``row.renditions`` and ``row.reviews`` should be prefetched. ``is_open``: the review waits."""
    shared = shared or Shared()
    is_own = row.uploader_id == viewer_id
    told = attachments.told_of(row) if is_own or is_reviewer else attachments.Told()
    masks = list((told.verdict or {}).get("masks", ()))
    return schemas.Attachment(
        id=row.pk,
        state=attachments.state_shown(row),
        name=row.name,
        room_id=row.room_id,
        media=_media(row),
        verdict=_verdict(told.verdict, shared.rules(row)),
        removed=list(told.removed),
        facts=list(_facts(told.facts)),
        advice=list(_advice(told.advice)),
        findings=[_finding(each, [*masks, *_boxes(told.edit)]) for each in told.findings],
        engines_done=list(told.engines_done),
        masks=masks,
        edit=_edit(told.edit),
        edit_failed=told.has_edit_failed,
        is_veiled=row.is_veiled,
        original_kept=attachments.is_original_kept(row),
        review=_review(row, shared) if is_own else None,
        renditions=_renditions(row, is_reviewed=is_open),
        created_at=row.created_at,
        expires_at=attachments.expires_at(row),
        forget_at=row.forget_at,
        kept=_kept(row, shared) if is_own else None,
    )


def shown(viewer: Viewer, attachment_id: UUID) -> schemas.Attachment:
    """A picture this viewer may know of now. Raises: NotFound."""
    row = access_attachment(viewer=viewer, attachment_id=attachment_id)
    return attachment(row, viewer_id=viewer.user_id)


def rendition_url(attachment_id: UUID, name: str, *, digest: str = "") -> str:
    """``digest``: whoever shows a picture drawn anew must not be shown, from memory, what it was before."""
    return f"/api/v1/attachments/{attachment_id}/renditions/{name}" + (f"?drawn={digest[:12]}" if digest else "")


def _kept(row: Row, shared: Shared) -> schemas.Kept | None:
    """Only what was sent can be kept: what wasn't is thrown away whenever its uploader likes."""
    kept = attachments.kept_by(row, shared.holds(row)) if row.message_id else None
    if kept is None:
        return None
    return schemas.Kept(
        is_held=kept.is_held, contact=kept.hold_contact, until=kept.floor_until, is_wanted=kept.is_wanted
    )


def _media(row: Row) -> schemas.Media | None:
    if not row.media_format:
        return None
    return schemas.Media(format=row.media_format, width_px=row.width_px, height_px=row.height_px, pages=row.pages)


def _verdict(stored: Mapping[str, Any] | None, words: sentences.Rules) -> schemas.Verdict | None:
    if not stored:
        return None
    rules = dict.fromkeys(reason["rule"] for reason in stored.get("reasons", ()))
    return schemas.Verdict(
        decision=stored["decision"],
        message=sentences.verdict(stored["decision"]),
        reasons=[schemas.Reason(rule=rule, message=words.because(rule), instead=words.instead(rule)) for rule in rules],
    )


def _facts(stored: Iterable[Mapping[str, Any]]) -> Iterable[schemas.Fact]:
    for fact in stored:
        if (message := sentences.fact(fact["kind"])) is not None:
            yield schemas.Fact(kind=fact["kind"], message=message)


def _advice(stored: Iterable[Mapping[str, Any]]) -> Iterable[schemas.Advice]:
    for advice in stored:
        if (message := sentences.advice(advice["kind"])) is not None:
            yield schemas.Advice(kind=advice["kind"], score=advice["score"], message=message)


def _finding(stored: Mapping[str, Any], masks: Sequence[Sequence[float]]) -> schemas.Finding:
    box = stored["box"]
    return schemas.Finding(
        kind=stored["kind"],
        score=stored["score"],
        box=box,
        message=sentences.finding(stored["kind"]),
        is_covered=box is not None and any(_covers(mask, box) for mask in masks),
    )


def _covers(mask: Sequence[float], box: Sequence[float]) -> bool:
    """Whether practically all of ``box`` lies under ``mask``; both are x, y, width, height."""
    width = min(mask[0] + mask[2], box[0] + box[2]) - max(mask[0], box[0])
    height = min(mask[1] + mask[3], box[1] + box[3]) - max(mask[1], box[1])
    return width > 0 and height > 0 and width * height >= COVERED * box[2] * box[3]


def _boxes(edit: Mapping[str, Any] | None) -> list[Sequence[float]]:
    return [mask["box"] for mask in (edit or {}).get("masks", ()) if "box" in mask]


def _edit(stored: Mapping[str, Any] | None) -> schemas.Edit | None:
    return schemas.Edit.model_validate(stored) if stored else None


def _review(row: Row, shared: Shared) -> schemas.ReviewStatus | None:
    """The newest look at it, for the person who sent it."""
    newest = max(row.reviews.all(), key=lambda each: each.requested_at, default=None)
    if newest is None:
        return None
    return schemas.ReviewStatus(
        kind=newest.kind,
        state=newest.state,
        requested_at=newest.requested_at,
        due_at=newest.due_at,
        is_overdue=attachments.is_overdue(newest),
        reason=newest.reason,
        can_appeal=attachments.can_appeal(row),
        has_reviewer=shared.has_reviewer(row),
    )


def _renditions(row: Row, *, is_reviewed: bool) -> schemas.Renditions:
    made = row.renditions.all() if is_reviewed and row.state in _BEFORE_A_REVIEWER else attachments.renditions_of(row)
    return schemas.Renditions(
        **{
            one.name: schemas.Rendition(
                url=rendition_url(row.pk, one.name, digest=one.sha256),
                width_px=one.width_px,
                height_px=one.height_px,
                media_type=one.media_type,
            )
            for one in made
        }
    )

"""The audit log for those who may read it: searched, proved, taken along."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Annotated, Any
from uuid import UUID

from django.core.handlers.asgi import ASGIRequest
from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse
from ninja import Router
from pydantic import Field

from sudare.accounts.access import access_log, access_log_to_take
from sudare.accounts.queries import names_of
from sudare.audit import actions, queries
from sudare.connect import audit_schemas as schemas
from sudare.connect.callers import viewer_in
from sudare.connect.pulling import gathered, pulled
from sudare.kit.errors import Invalid, NotFound

router = Router(tags=["audit"])
PAGE = 50

Place = Annotated[int, Field(ge=1, le=2**53)]
Row = Any  # an entry, seen through its attributes


@router.get("/audit/entries", response=schemas.Deeds, summary="The log of my organisation, the newest first")
def list_entries(  # noqa: PLR0917  django-ninja reads a query string from the arguments
    request: HttpRequest,
    verb: Annotated[str, Field(max_length=80)] = "",
    actor_id: UUID | None = None,
    subject_id: UUID | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
    before: Place | None = None,
) -> schemas.Deeds:
    """`verb` may end with a colon: all that begin so. `since` belongs to the page, `until` doesn't."""
    rows = queries.search(
        organisation_id=access_log(viewer=viewer_in(request)),
        verb=verb,
        actor_id=actor_id,
        subject_id=subject_id,
        since=_moment(since),
        until=_moment(until),
        before=before,
        limit=PAGE + 1,
    )
    shown = rows[:PAGE]
    return schemas.Deeds(items=_deeds(shown), next_before=shown[-1].sequence if len(rows) > PAGE else None)


@router.get("/audit/entries/{uuid:entry_id}/proof", response=schemas.EntryProof, summary="That an entry is in the log")
def prove_entry(request: HttpRequest, entry_id: UUID) -> schemas.EntryProof:
    entry = queries.entry_of(organisation_id=access_log(viewer=viewer_in(request)), entry_id=entry_id)
    if entry is None:
        raise NotFound
    proof = actions.proof_for(entry=entry)
    return schemas.EntryProof(
        sequence=proof.sequence,
        entry=entry.deed.spelled.decode(),
        leaf=proof.leaf.hex(),
        size=proof.size,
        root=proof.root.hex(),
        path=[step.hex() for step in proof.path],
        checkpoint=proof.note,
        checkpoint_at=proof.at,
        is_verified=proof.is_verified,
    )


@router.get("/audit/checkpoints", response=schemas.Checkpoints, summary="What was signed, and the key to check it")
def list_checkpoints(request: HttpRequest) -> schemas.Checkpoints:
    known = access_log(viewer=viewer_in(request))
    return schemas.Checkpoints(
        items=queries.signed_notes(organisation_id=known, limit=PAGE),
        key=actions.public_key_of(organisation_id=known),
        size=queries.size_of(known),
    )


@router.get("/audit/growth", response=schemas.GrowthProof, summary="That the log begins with what it was before")
def prove_growth(request: HttpRequest, old: Place, new: Place) -> schemas.GrowthProof:
    """For two sizes this log has had, for example those of two checkpoints."""
    known = access_log(viewer=viewer_in(request))
    try:
        path = queries.consistency_proof(organisation_id=known, old=old, new=new)
    except (LookupError, ValueError) as error:
        raise Invalid from error
    return schemas.GrowthProof(old=old, new=new, path=[step.hex() for step in path])


@router.get(
    "/audit/export",
    summary="The whole log as a file that `sudare audit verify` checks offline",
    openapi_extra={
        "responses": {
            200: {"description": "JSON lines", "content": {"application/jsonl": {"schema": {"type": "string"}}}}
        }
    },
)
def export_log(request: HttpRequest) -> HttpResponseBase:
    """JSON lines, as docs/explain/audit.md describes them. Taking it is an entry of its own."""
    viewer = viewer_in(request)
    known = access_log_to_take(viewer=viewer)
    pieces = gathered(actions.take_along(organisation_id=known, actor_id=viewer.user_id))
    return StreamingHttpResponse(
        pulled(pieces) if isinstance(request, ASGIRequest) else pieces,
        content_type="application/jsonl",
        headers={"Content-Disposition": 'attachment; filename="audit.jsonl"', "Cache-Control": "no-store"},
    )


def _deeds(rows: Iterable[Row]) -> list[schemas.RecordedDeed]:
    """Three queries, however many rows: the reasons and the names are asked for once."""
    shown = list(rows)
    reasons = actions.read_words(entries=shown)
    names = names_of({row.actor_id for row in shown if row.actor_id})
    return [
        schemas.RecordedDeed(
            id=row.pk,
            sequence=row.sequence,
            at=row.at,
            verb=row.verb,
            actor_id=row.actor_id,
            actor_name=names.get(row.actor_id, ""),
            subject_id=row.subject_id,
            reason=reasons[row.pk],
            details=row.details,
        )
        for row in shown
    ]


def _moment(told: datetime | None) -> datetime | None:
    """In UTC. Raises: Invalid for a moment without a time zone, or outside the calendar."""
    if told is None:
        return None
    try:
        if told.tzinfo is not None:
            return told.astimezone(UTC)
    except OverflowError as error:
        raise Invalid from error
    raise Invalid

"""Forgetting for good, and what stands in its way."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status

from sudare.accounts.access import require_step_up
from sudare.accounts.queries import people_of
from sudare.accounts.terms import BreakGlass, Right, Viewer
from sudare.attachments import actions
from sudare.attachments.access import access_receipt, is_here
from sudare.connect import keeping_schemas as schemas
from sudare.connect.callers import viewer_in
from sudare.kit.errors import NotAllowed, NotFound
from sudare.policy.document import read_policy
from sudare.policy.library import text_of
from sudare.rooms.access import access_room
from sudare.rooms.queries import has_room
from sudare.senders.actions import withdraw_consent
from sudare.storage import actions as storage
from sudare.storage.queries import holds_of, receipt_document
from sudare.storage.terms import ScopeKind

router = Router(tags=["keeping"])


@router.post(
    "/attachments/{uuid:attachment_id}/forget",
    response=schemas.Forgotten,
    summary="Forget a picture for good, of my own or as a moderator; a case or the law may keep it (409)",
)
def forget(request: HttpRequest, attachment_id: UUID, body: schemas.Wish) -> schemas.Forgotten:
    receipt = actions.forget_picture(
        viewer=viewer_in(request), attachment_id=attachment_id, why=body.why, despite_floor=body.despite_floor
    )
    return schemas.Forgotten(receipt=receipt.pk if receipt else None)


@router.post("/me/withdraw", response=schemas.Withdrawal, summary="Take my consent back: forget all I have sent here")
def withdraw(request: HttpRequest) -> schemas.Withdrawal:
    done = withdraw_consent(viewer=viewer_in(request))
    return schemas.Withdrawal(forgotten=len(done.forgotten), kept=list(done.kept), contacts=list(done.contacts))


@router.get("/receipts/{uuid:receipt_id}", response=dict[str, Any], summary="A receipt to keep: signed, with its proof")
def show_receipt(request: HttpRequest, receipt_id: UUID) -> dict[str, Any]:
    """For whoever asked for the deletion, whoever had sent the picture, and those who read the log."""
    return receipt_document(access_receipt(viewer=viewer_in(request), receipt_id=receipt_id).pk)


@router.get("/holds", response=schemas.Holds, summary="What open cases keep, the newest first")
def list_holds(request: HttpRequest, with_released: bool = False) -> schemas.Holds:  # noqa: FBT001, FBT002  a query's flag
    viewer = _holding(request)
    return schemas.Holds(items=[_hold(row) for row in holds_of(viewer.organisation_id, with_released=with_released)])


@router.post("/holds", response={HTTPStatus.CREATED: schemas.Hold}, summary="Keep things for a case")
def place_hold(request: HttpRequest, body: schemas.NewHold) -> Status[schemas.Hold]:
    viewer = _holding(request)
    scopes = [(scope.kind, scope.id) for scope in body.scopes]
    for kind, target_id in scopes:
        _check_here(viewer, kind, target_id)
    placed = storage.place_hold(
        viewer=viewer,
        case=body.case,
        reason=body.reason,
        scopes=scopes,
        contact=body.contact,
        is_quiet=body.is_quiet,
    )
    return Status(HTTPStatus.CREATED, _hold(placed))


@router.post("/holds/{uuid:hold_id}/release", response=schemas.Hold, summary="Let go: the rules decide again")
def release_hold(request: HttpRequest, hold_id: UUID, body: schemas.Release) -> schemas.Hold:
    viewer = _holding(request)
    require_step_up(viewer=viewer, verb=BreakGlass.RELEASE_HOLD)
    return _hold(storage.release_hold(viewer=viewer, hold_id=hold_id, reason=body.reason))


@router.post("/retention/preview", response=schemas.Forecast, summary="What other rules would make us forget at once")
def preview_retention(request: HttpRequest, body: schemas.Proposal) -> schemas.Forecast:
    viewer = viewer_in(request)
    if body.room_id is not None:
        access_room(viewer=viewer, room_id=body.room_id)
    if not viewer.may(Right.CHANGE_POLICY):
        raise NotAllowed
    rules = read_policy(body.document if body.document is not None else text_of(body.profile or ""))
    told = actions.forecast(organisation_id=viewer.organisation_id, retention=rules, room_id=body.room_id)
    return schemas.Forecast(total=told.total, due_now=told.due_now, held=told.held, under_floor=told.under_floor)


def _holding(request: HttpRequest) -> Viewer:
    viewer = viewer_in(request)
    if not viewer.may(Right.HOLD):
        raise NotAllowed
    return viewer


def _check_here(viewer: Viewer, kind: ScopeKind, target_id: UUID) -> None:
    """Raises: NotFound for what isn't the viewer's organisation's: a hold on nothing would only look like one."""
    here = viewer.organisation_id
    is_known = {
        ScopeKind.ATTACHMENT: lambda: is_here(attachment_id=target_id, organisation_id=here),
        ScopeKind.ROOM: lambda: has_room(room_id=target_id, organisation_id=here),
        ScopeKind.PERSON: lambda: target_id in {seat.user_id for seat in people_of(here, with_visitors=True)},
        ScopeKind.ORGANISATION: lambda: target_id == here,
    }
    if kind is ScopeKind.CASE or not is_known[kind]():  # a case's are the house's own
        raise NotFound


def _hold(row: Any) -> schemas.Hold:
    return schemas.Hold(
        id=row.pk,
        case=row.case,
        reason=row.reason,
        contact=row.contact,
        is_quiet=row.is_quiet,
        placed_at=row.placed_at,
        released_at=row.released_at,
        scopes=[schemas.HoldScope(kind=scope.kind, id=scope.target_id) for scope in row.scopes.all()],
    )

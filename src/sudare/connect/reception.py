"""A desk for its staff: who waits, what is known of them, and what can be done."""

from http import HTTPStatus
from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router
from pydantic import Field

from sudare.accounts.terms import Viewer
from sudare.connect import limits, lines
from sudare.connect import reception_schemas as schemas
from sudare.connect.callers import viewer_in
from sudare.reception import actions
from sudare.reception.access import access_staffed, access_visit
from sudare.reception.queries import desks, glances, visits
from sudare.reception.terms import VisitState

router = Router(tags=["desks"])

SKIP_MAX = 5_000
WORDS_MAX = 100
AT_HAND = [VisitState.WAITING, VisitState.OPEN, VisitState.SNOOZED]


@router.get("/desks", response=schemas.StaffDesks, summary="My desks, who waits there, and whether I am there")
def list_desks(request: HttpRequest) -> schemas.StaffDesks:
    viewer = viewer_in(request)
    found = desks.desks_now(user_id=viewer.user_id, organisation_id=viewer.organisation_id)
    return schemas.StaffDesks(items=[lines.desk(each) for each in found])


@router.put("/desks/{uuid:desk_id}/presence", response={HTTPStatus.NO_CONTENT: None}, summary="I am there, or away")
def set_presence(request: HttpRequest, desk_id: UUID, body: schemas.Presence) -> None:
    actions.set_presence(viewer=viewer_in(request), desk_id=desk_id, here=body.here)


@router.get("/desks/{uuid:desk_id}/staff", response=schemas.Colleagues, summary="Who answers here, and who is there")
def list_staff(request: HttpRequest, desk_id: UUID) -> schemas.Colleagues:
    access_staffed(viewer=viewer_in(request), desk_id=desk_id)
    return schemas.Colleagues(items=lines.colleagues(desk_id))


@router.get("/desks/{uuid:desk_id}/visits", response=schemas.VisitLines, summary="The line: who waits longest first")
def list_visits(
    request: HttpRequest,
    desk_id: UUID,
    state: Annotated[list[VisitState], Query(default_factory=list)],
    *,
    mine: bool = False,
    q: Annotated[str, Field(max_length=WORDS_MAX)] = "",
    skip: Annotated[int, Field(ge=0, le=SKIP_MAX)] = 0,
) -> schemas.VisitLines:
    viewer = viewer_in(request)
    reception = access_staffed(viewer=viewer, desk_id=desk_id)
    states, words = state or AT_HAND, q.strip()
    if mine or words or skip:
        page = visits.visit_page(viewer=viewer, reception=reception, states=states, mine=mine, words=words, skip=skip)
    else:
        page = visits.page_at_hand(viewer=viewer, reception=reception, states=states)
    return schemas.VisitLines(items=[lines.line(each, viewer) for each in page.items], more=page.has_more)


@router.get("/visits/{uuid:visit_id}", response=schemas.VisitFacts, summary="What is known of a visit")
def show_visit(request: HttpRequest, visit_id: UUID) -> schemas.VisitFacts:
    return _facts(viewer_in(request), visit_id)


@router.post(
    "/visits/{uuid:visit_id}/take", response=schemas.VisitFacts, summary="Look after a visit; `over` from a colleague"
)
def take(request: HttpRequest, visit_id: UUID, body: schemas.Taking) -> schemas.VisitFacts:
    viewer = viewer_in(request)
    actions.take(viewer=viewer, visit_id=visit_id, over=body.over)
    return _after(viewer, visit_id)


@router.post(
    "/visits/{uuid:visit_id}/look-in",
    response=schemas.VisitFacts,
    summary="Read it without looking after it, on record, until it ends",
)
def look_in(request: HttpRequest, visit_id: UUID) -> schemas.VisitFacts:
    viewer = viewer_in(request)
    actions.look_into(viewer=viewer, visit_id=visit_id)
    return _facts(viewer, visit_id)


@router.post(
    "/visits/{uuid:visit_id}/hand", response=schemas.VisitFacts, summary="Give it to a colleague, or back to the line"
)
def hand(request: HttpRequest, visit_id: UUID, body: schemas.Handing) -> schemas.VisitFacts:
    viewer = viewer_in(request)
    actions.hand_over(viewer=viewer, visit_id=visit_id, to=body.to)
    return _after(viewer, visit_id)


@router.get("/visits/{uuid:visit_id}/desks", response=schemas.OtherDesks, summary="Desks it could be given to")
def list_other_desks(request: HttpRequest, visit_id: UUID) -> schemas.OtherDesks:
    visit = access_visit(viewer=viewer_in(request), visit_id=visit_id)
    return schemas.OtherDesks(items=lines.others(visit))


@router.post(
    "/visits/{uuid:visit_id}/pass",
    response={HTTPStatus.NO_CONTENT: None},
    summary="Give it to another desk; then only its staff find it",
)
def pass_on(request: HttpRequest, visit_id: UUID, body: schemas.PassingOn) -> None:
    actions.pass_on(viewer=viewer_in(request), visit_id=visit_id, desk_id=body.desk_id)


@router.post("/visits/{uuid:visit_id}/snooze", response=schemas.VisitFacts, summary="Put it off until a time")
def snooze(request: HttpRequest, visit_id: UUID, body: schemas.Snoozing) -> schemas.VisitFacts:
    viewer = viewer_in(request)
    actions.snooze(viewer=viewer, visit_id=visit_id, until=body.until)
    return _after(viewer, visit_id)


@router.post("/visits/{uuid:visit_id}/wake", response=schemas.VisitFacts, summary="Take up again what was put off")
def wake(request: HttpRequest, visit_id: UUID) -> schemas.VisitFacts:
    viewer = viewer_in(request)
    actions.wake(viewer=viewer, visit_id=visit_id)
    return _after(viewer, visit_id)


@router.post("/visits/{uuid:visit_id}/close", response=schemas.VisitFacts, summary="End it, and say why")
def close(request: HttpRequest, visit_id: UUID, body: schemas.Closing) -> schemas.VisitFacts:
    viewer = viewer_in(request)
    actions.close_visit(viewer=viewer, visit_id=visit_id, reason=body.reason)
    return _after(viewer, visit_id)


@router.post("/visits/{uuid:visit_id}/reopen", response=schemas.VisitFacts, summary="Take up what had ended")
def reopen(request: HttpRequest, visit_id: UUID) -> schemas.VisitFacts:
    viewer = viewer_in(request)
    actions.reopen(viewer=viewer, visit_id=visit_id)
    return _after(viewer, visit_id)


@router.put("/visits/{uuid:visit_id}/tags", response=schemas.VisitFacts, summary="What it is about, for the staff")
def set_tags(request: HttpRequest, visit_id: UUID, body: schemas.Tags) -> schemas.VisitFacts:
    viewer = viewer_in(request)
    actions.set_tags(viewer=viewer, visit_id=visit_id, tags=body.tags)
    return _after(viewer, visit_id)


@router.get("/visits/{uuid:visit_id}/notes", response=schemas.Notes, summary="What the staff wrote beside the room")
def list_notes(request: HttpRequest, visit_id: UUID) -> schemas.Notes:
    viewer = viewer_in(request)
    visit = access_visit(viewer=viewer, visit_id=visit_id)
    return schemas.Notes(items=[lines.note(row, viewer) for row in visits.notes_of(visit.room_id)])


@router.post(
    "/visits/{uuid:visit_id}/notes",
    response={HTTPStatus.CREATED: schemas.Note},
    summary="Write one; no visitor reads it",
)
def write_note(request: HttpRequest, visit_id: UUID, body: schemas.NewNote) -> schemas.Note:
    viewer = viewer_in(request)
    limits.count(limits.MESSAGES, user_id=viewer.user_id)
    written = actions.write_note(viewer=viewer, visit_id=visit_id, text=body.text)
    shown = next(row for row in visits.notes_of(written.room_id) if row.pk == written.pk)
    return lines.note(shown, viewer)


@router.delete("/notes/{uuid:note_id}", response={HTTPStatus.NO_CONTENT: None}, summary="Take a note back")
def delete_note(request: HttpRequest, note_id: UUID) -> None:
    actions.delete_note(viewer=viewer_in(request), note_id=note_id)


@router.post("/visits/{uuid:visit_id}/looking", response=schemas.AlsoLooking, summary="I have this open; who else has?")
def look(request: HttpRequest, visit_id: UUID, body: schemas.NowLooking) -> schemas.AlsoLooking:
    others = actions.look(viewer=viewer_in(request), visit_id=visit_id, is_typing=body.typing)
    return schemas.AlsoLooking(
        items=[schemas.Looking(id=one.user_id, name=one.name, typing=one.is_typing) for one in others]
    )


@router.get("/visits/{uuid:visit_id}/replies", response=schemas.Replies, summary="Ready-made replies, filled in")
def replies_for(request: HttpRequest, visit_id: UUID) -> schemas.Replies:
    rows = actions.replies_for(viewer=viewer_in(request), visit_id=visit_id)
    return schemas.Replies(items=[lines.reply(row) for row in rows])


@router.get("/desks/{uuid:desk_id}/replies", response=schemas.Replies, summary="Ready-made replies, with their blanks")
def list_replies(request: HttpRequest, desk_id: UUID) -> schemas.Replies:
    rows = actions.replies_of(viewer=viewer_in(request), desk_id=desk_id)
    return schemas.Replies(items=[lines.reply(row) for row in rows])


@router.post("/desks/{uuid:desk_id}/replies", response={HTTPStatus.CREATED: schemas.Reply}, summary="Keep a reply")
def write_reply(request: HttpRequest, desk_id: UUID, body: schemas.NewReply) -> schemas.Reply:
    return lines.reply(actions.write_reply(viewer=viewer_in(request), desk_id=desk_id, **body.model_dump()))


@router.put("/desks/{uuid:desk_id}/replies/{uuid:reply_id}", response=schemas.Reply, summary="Change a reply")
def change_reply(request: HttpRequest, desk_id: UUID, reply_id: UUID, body: schemas.NewReply) -> schemas.Reply:
    viewer = viewer_in(request)
    return lines.reply(actions.write_reply(viewer=viewer, desk_id=desk_id, reply_id=reply_id, **body.model_dump()))


@router.delete(
    "/desks/{uuid:desk_id}/replies/{uuid:reply_id}",
    response={HTTPStatus.NO_CONTENT: None},
    summary="Take a reply away",
)
def remove_reply(request: HttpRequest, desk_id: UUID, reply_id: UUID) -> None:
    actions.remove_reply(viewer=viewer_in(request), desk_id=desk_id, reply_id=reply_id)


def _after(viewer: Viewer, visit_id: UUID) -> schemas.VisitFacts:
    """What is known once something was done; whoever did it looks at the line at once."""
    visit = access_visit(viewer=viewer, visit_id=visit_id)
    glances.look_anew(visit.desk_id)
    return lines.facts(visit, viewer)


def _facts(viewer: Viewer, visit_id: UUID) -> schemas.VisitFacts:
    return lines.facts(access_visit(viewer=viewer, visit_id=visit_id), viewer)

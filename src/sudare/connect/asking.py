"""Asking about pictures: before, while and after it is answered."""

from datetime import datetime
from http import HTTPStatus
from typing import Any, Final, Literal
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from ninja import Router

from sudare.accounts.terms import Right, Viewer
from sudare.assistant import actions, queries
from sudare.assistant.access import access_answer, may_approve
from sudare.assistant.errors import NotDone
from sudare.assistant.proofs import pricing, tables
from sudare.assistant.terms import PICTURES_AT_MOST, READABLE, REGIONS_AT_MOST, Form, PictureAsked, ReaderKind
from sudare.connect import answering, limits, pictures
from sudare.connect import asking_schemas as schemas
from sudare.connect.callers import viewer_in
from sudare.connect.messages import IdempotencyKey
from sudare.imaging.terms import Box
from sudare.kit.errors import NotAllowed
from sudare.reading.sheet import as_csv
from sudare.rooms.access import access_room

router = Router(tags=["asking"])

AS_TEXT: Final = "text/plain; charset=utf-8"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@router.get(
    "/rooms/{uuid:room_id}/asking",
    response=schemas.Asking,
    summary="Before asking: who would answer, what it would cost, what is left, which templates there are",
)
def before_asking(request: HttpRequest, room_id: UUID) -> schemas.Asking:
    found = actions.asking(viewer=viewer_in(request), room_id=room_id)
    prices, first = found.prices, found.cards[0]
    per_picture = pricing.estimate(prices, pictures=1) if first.kind is ReaderKind.MODEL else 0.0
    return schemas.Asking(
        may_ask=found.why_not is None,
        why_not=answering.why(found.why_not) if found.why_not else None,
        mode=found.policy.ai,
        readers=[
            schemas.ReaderCard(
                name=card.name, kind=card.kind, sees_pictures=card.has_vision, place=card.place, about=card.about
            )
            for card in found.cards
        ],
        prices=schemas.PriceList(
            currency=prices.currency,
            per_million_in=prices.per_million_in,
            per_million_out=prices.per_million_out,
            per_picture=per_picture,
        ),
        left=answering.left(found.left),
        templates=[
            schemas.Template(
                name=each.name,
                version=each.version,
                title=each.title,
                about=each.about,
                fields=[schemas.TemplateField(name=one.name, title=one.title, kind=one.kind) for one in each.fields],
                disclaimers=list(each.disclaimers),
                capture=list(each.capture),
            )
            for each in found.templates
        ],
        disclaimers=answering.always(),
        drafts=found.policy.ai_drafts,
        may_approve=found.may_approve,
        drafts_waiting=len(queries.drafts_in([room_id])) if found.may_approve else 0,
        keeps_corrections=found.policy.ai_corrections,
        pictures_at_most=PICTURES_AT_MOST,
        regions_at_most=REGIONS_AT_MOST,
    )


@router.post(
    "/rooms/{uuid:room_id}/questions",
    response={HTTPStatus.ACCEPTED: schemas.Answer},
    summary="Ask about pictures; the answer comes on its stream",
)
def ask(
    request: HttpRequest, room_id: UUID, body: schemas.NewQuestion, idempotency_key: IdempotencyKey = ""
) -> schemas.Answer:
    viewer = viewer_in(request)
    limits.count(limits.QUESTIONS, user_id=viewer.user_id)
    asked = actions.ask(
        viewer=viewer,
        room_id=room_id,
        pictures=[_picture(each) for each in body.pictures],
        text=body.text,
        form=Form(**body.form.model_dump()) if body.form else None,
        template=body.template,
        language=body.language,
        keep=body.keep,
        session_key=request.session.session_key or "",
        wants_model=body.model,
        follows=body.follows,
        replaces=body.replaces,
        idempotency_key=idempotency_key,
    )
    return _told(viewer, asked.pk)


@router.get("/rooms/{uuid:room_id}/answers", response=schemas.Answers, summary="What I asked here, the newest first")
def list_answers(request: HttpRequest, room_id: UUID, before: datetime | None = None) -> schemas.Answers:
    viewer = viewer_in(request)
    access_room(viewer=viewer, room_id=room_id)
    rows = queries.answers_in(room_id=room_id, asker_id=viewer.user_id, before=before)
    goes_on = rows[-1].created_at if len(rows) == queries.PAGE else None
    return schemas.Answers(items=answering.answers(rows, viewer=viewer), next_before=goes_on)


@router.get(
    "/rooms/{uuid:room_id}/drafts", response=schemas.Answers, summary="Drafts that wait for my word, the oldest first"
)
def list_drafts(request: HttpRequest, room_id: UUID) -> schemas.Answers:
    viewer = viewer_in(request)
    rows = queries.drafts_in([room_id]) if may_approve(viewer=viewer, room_id=room_id) else []
    return schemas.Answers(items=answering.answers(rows, viewer=viewer))


@router.get("/answers/{uuid:answer_id}", response=schemas.Answer, summary="An answer as far as it is")
def show_answer(request: HttpRequest, answer_id: UUID) -> schemas.Answer:
    return _told(viewer_in(request), answer_id)


@router.patch("/answers/{uuid:answer_id}", response=schemas.Answer, summary="Change an answer's words")
def reword(request: HttpRequest, answer_id: UUID, body: schemas.NewWords) -> schemas.Answer:
    viewer = viewer_in(request)
    limits.count(limits.EDITS, user_id=viewer.user_id)
    return _told(viewer, actions.reword(viewer=viewer, answer_id=answer_id, text=body.text).pk)


@router.post("/answers/{uuid:answer_id}/stop", response=schemas.Answer, summary="Stop; the words so far stay")
def stop(request: HttpRequest, answer_id: UUID) -> schemas.Answer:
    viewer = viewer_in(request)
    return _told(viewer, actions.stop(viewer=viewer, answer_id=answer_id).pk)


@router.post(
    "/answers/{uuid:answer_id}/regenerate",
    response={HTTPStatus.ACCEPTED: schemas.Answer},
    summary="Answer the same question anew",
)
def regenerate(request: HttpRequest, answer_id: UUID) -> schemas.Answer:
    viewer = viewer_in(request)
    limits.count(limits.QUESTIONS, user_id=viewer.user_id)
    return _told(viewer, actions.regenerate(viewer=viewer, answer_id=answer_id).pk)


@router.post(
    "/answers/{uuid:answer_id}/approve", response=schemas.Answer, summary="Send a draft into the room, as myself"
)
def approve(request: HttpRequest, answer_id: UUID, body: schemas.Approval) -> schemas.Answer:
    viewer = viewer_in(request)
    limits.count(limits.MESSAGES, user_id=viewer.user_id)
    return _told(viewer, actions.approve(viewer=viewer, answer_id=answer_id, text=body.text).pk)


@router.post("/answers/{uuid:answer_id}/refuse", response=schemas.Answer, summary="Send a draft to nobody")
def refuse(request: HttpRequest, answer_id: UUID, body: schemas.DraftRefusal) -> schemas.Answer:
    viewer = viewer_in(request)
    return _told(viewer, actions.refuse(viewer=viewer, answer_id=answer_id, reason=body.reason).pk)


@router.post("/answers/{uuid:answer_id}/post", response=schemas.Answer, summary="Send my answer into the room")
def post(request: HttpRequest, answer_id: UUID) -> schemas.Answer:
    viewer = viewer_in(request)
    limits.count(limits.MESSAGES, user_id=viewer.user_id)
    return _told(viewer, actions.post(viewer=viewer, answer_id=answer_id).pk)


@router.patch(
    "/answers/{uuid:answer_id}/fields/{field}",
    response=schemas.Answer,
    summary="Correct a value; sums are tried again",
)
def correct(request: HttpRequest, answer_id: UUID, field: str, body: schemas.NewValue) -> schemas.Answer:
    viewer = viewer_in(request)
    limits.count(limits.EDITS, user_id=viewer.user_id)
    return _told(viewer, actions.correct(viewer=viewer, answer_id=answer_id, field=field, value=body.value).pk)


@router.get(
    "/answers/{uuid:answer_id}/export/{ending}",
    summary="An answer as a file",
    openapi_extra={"responses": {200: {"description": "CSV, XLSX, JSON or Markdown"}}},
)
def export(
    request: HttpRequest, answer_id: UUID, ending: Literal["csv", "xlsx", "json", "md"], *, bom: bool = True
) -> HttpResponse:
    viewer = viewer_in(request)
    row = access_answer(viewer=viewer, answer_id=answer_id)
    told = answering.answer(row, viewer=viewer)
    if told.state not in READABLE:
        raise NotDone
    fields = [each.model_dump(mode="json", exclude={"title"}) for each in told.fields]
    content, media_type = _file(told, fields, ending, has_bom=bom)
    name = f"{row.question.template or 'answer'}-{answer_id}.{ending}"
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}", "X-Content-Type-Options": "nosniff"}
    return HttpResponse(content, content_type=media_type, headers=headers)


@router.get(
    "/attachments/{uuid:attachment_id}/ai-view", response=schemas.AiView, summary="What an AI would get of a picture"
)
def ai_view(request: HttpRequest, attachment_id: UUID, room_id: UUID | None = None) -> schemas.AiView:
    return _view(viewer_in(request), attachment_id, room_id)


@router.put("/attachments/{uuid:attachment_id}/ai-view", response=schemas.AiView, summary="Let AIs see my picture")
def open_to_ai(request: HttpRequest, attachment_id: UUID) -> schemas.AiView:
    viewer = viewer_in(request)
    actions.open_to_ai(viewer=viewer, attachment_id=attachment_id)
    return _view(viewer, attachment_id, None)


@router.delete("/attachments/{uuid:attachment_id}/ai-view", response=schemas.AiView, summary="Let no AI see my picture")
def close_to_ai(request: HttpRequest, attachment_id: UUID) -> schemas.AiView:
    viewer = viewer_in(request)
    actions.close_to_ai(viewer=viewer, attachment_id=attachment_id)
    return _view(viewer, attachment_id, None)


@router.get("/ai/usage", response=schemas.Spent, summary="What asking cost, by room and month")
def usage(request: HttpRequest) -> schemas.Spent:
    viewer = viewer_in(request)
    if not viewer.may(Right.MANAGE_PEOPLE):
        raise NotAllowed
    return schemas.Spent(
        currency=queries.prices().currency,
        left=answering.left(queries.left_for(viewer.organisation_id)),
        items=[
            schemas.SpentInRoom(
                room_id=row.room_id,
                month=f"{row.month:%Y-%m}",
                questions=row.questions,
                pictures=row.pictures,
                tokens_in=row.tokens_in,
                tokens_out=row.tokens_out,
                cost=row.cost_micros / queries.MICROS,
            )
            for row in queries.usage_of(viewer.organisation_id)
        ],
    )


@router.post("/ai/self-test", response=schemas.ModelTried, summary="Show the configured model a picture of our own")
def try_model(request: HttpRequest) -> schemas.ModelTried:
    viewer = viewer_in(request)
    limits.count(limits.DECISIONS, user_id=viewer.user_id)
    tried = actions.try_model(viewer=viewer)
    return schemas.ModelTried(
        is_reached=tried.is_reached,
        has_read=tried.has_read,
        seconds=round(tried.seconds, 3),
        said=tried.said,
        why_not=answering.why(tried.failure) if tried.failure else None,
    )


@router.get(
    "/ai/corrections",
    summary="What people corrected, one JSON object a line, to measure readers with",
    openapi_extra={"responses": {200: {"description": "JSON lines", "content": {"application/jsonl": {}}}}},
)
def corrections(request: HttpRequest) -> HttpResponse:
    lines = actions.exported_corrections(viewer=viewer_in(request))
    content = "".join(f"{tables.as_line(line)}\n" for line in lines)
    return HttpResponse(content, content_type="application/jsonl; charset=utf-8")


def _told(viewer: Viewer, answer_id: UUID) -> schemas.Answer:
    return answering.answer(access_answer(viewer=viewer, answer_id=answer_id), viewer=viewer)


def _picture(body: schemas.AskedPicture) -> PictureAsked:
    return PictureAsked(body.attachment, body.name, body.intent, tuple(Box(*region) for region in body.regions))


def _view(viewer: Viewer, attachment_id: UUID, room_id: UUID | None) -> schemas.AiView:
    found = actions.what_ai_sees(viewer=viewer, attachment_id=attachment_id, room_id=room_id)
    made = found.rendition
    return schemas.AiView(
        attachment_id=attachment_id,
        rendition=made.name if made else None,
        url=pictures.rendition_url(attachment_id, made.name) if made else None,
        sha256=made.sha256 if made else None,
        why_not=answering.why(found.why_not) if found.why_not else None,
        is_closed=found.is_closed,
        may_close=found.may_close,
    )


def _file(told: schemas.Answer, fields: list[dict[str, Any]], ending: str, *, has_bom: bool) -> tuple[str | bytes, str]:
    titles = {each.name: each.title for each in told.fields}
    rows = actions.sheet_of(template=told.question.template, fields=fields, language=get_language() or "ja")
    match ending:
        case "csv":
            return as_csv(rows, has_byte_order=has_bom), "text/csv; charset=utf-8"
        case "xlsx":
            return tables.as_workbook(rows), XLSX
        case "md":
            return tables.as_markdown(told.text, fields, titles), AS_TEXT
    checks = [each.model_dump(mode="json") for each in told.checks]
    more = {
        "reader": told.reader,
        "seconds": told.seconds,
        "differences": [each.model_dump() for each in told.differences],
    }
    return tables.as_document(told.text, fields, checks, **more), "application/json; charset=utf-8"

"""A stranger can't tell what exists from what doesn't: generated from the OpenAPI document, so no door is forgotten.

Every operation that takes an id is called with ids that exist (in an organisation the caller has no seat in) and
with ids that don't. Status, headers and body must be the same byte for byte.
"""

import base64
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache

import httpx
import pytest

import factories
from assistant.desk import a_desk, answered
from incidents.casework import a_trouble
from sudare.assistant.models import Answer
from sudare.attachments import actions as attachments
from sudare.audit import queries as audit
from sudare.connect.api import api
from sudare.incidents import actions as incidents
from sudare.incidents.terms.cases import Answer as Word
from sudare.incidents.terms.cases import ApprovalKind, Outcome
from sudare.incidents.terms.runs import BulkDeed
from sudare.kit.clock import now
from sudare.kit.ids import new_id
from sudare.reception import actions as reception
from sudare.rooms import actions as rooms
from sudare.rooms.models import Desk
from sudare.storage import actions as storage
from sudare.takedowns import actions as takedowns
from sudare.takedowns.terms import Platform, Shows
from sudare.viewing.models import ShareLink

pytestmark = pytest.mark.django_db(transaction=True)

TUS = {"Tus-Resumable": "1.0.0"}
JSON = "application/json"
UPLOAD = {"files": {"file": ("a.jpg", b"bytes", "image/jpeg")}}
SENT = {"json", "files", "data", "headers", "content", "params"}
PLACE = {"platform": "website", "shows": "portrait", "address": "https://example.com/1"}
HELD = {"case": "x", "reason": "x"}
PUBLIC = "/api/v1/desk/"  # a desk's key stands on a shop's page for everybody: see tests/connect/test_visitors.py
OWN = "own"  # in place of an id: the caller's own room, so that the id in the body is what is foreign


@dataclass
class Ids:
    room_id: object = field(default_factory=new_id)
    user_id: object = field(default_factory=new_id)
    message_id: object = field(default_factory=new_id)
    attachment_id: object = field(default_factory=new_id)
    waiting_id: object = field(default_factory=new_id)  # an attachment not yet sent
    upload_id: object = field(default_factory=new_id)
    review_id: object = field(default_factory=new_id)
    entry_id: object = field(default_factory=new_id)
    share_id: object = field(default_factory=new_id)
    hold_id: object = field(default_factory=new_id)
    receipt_id: object = field(default_factory=new_id)
    answer_id: object = field(default_factory=new_id)
    draft_id: object = field(default_factory=new_id)  # of an answer that waits for approval
    desk_id: object = field(default_factory=new_id)
    visit_id: object = field(default_factory=new_id)
    note_id: object = field(default_factory=new_id)
    reply_id: object = field(default_factory=new_id)
    case_id: object = field(default_factory=new_id)
    report_id: object = field(default_factory=new_id)
    takedown_id: object = field(default_factory=new_id)
    kind: object = "remove"  # of a letter
    approval_id: object = field(default_factory=new_id)
    appeal_id: object = field(default_factory=new_id)
    package_id: object = field(default_factory=new_id)
    picture_id: object = field(default_factory=new_id)  # of a case
    run_id: object = field(default_factory=new_id)
    field: object = "total"
    ending: object = "csv"


def bodies(method: str, path: str, ids: Ids) -> list[dict] | None:
    """What to send besides the ids in the path; an operation with a body that isn't listed here fails the test."""
    words = {"shortcut": "hi", "title": "Hello", "text": "x"}
    described = f"room_id {base64.b64encode(str(ids.room_id).encode()).decode()}"
    return {
        ("post", "/api/v1/rooms"): [
            {"json": {"kind": "direct", "user_id": str(ids.user_id)}},
            {"json": {"kind": "group", "name": "x", "user_ids": [str(ids.user_id)]}},
        ],
        ("patch", "/api/v1/rooms/{room_id}"): [{"json": {"name": "x"}}],
        ("post", "/api/v1/rooms/{room_id}/members"): [
            {"json": {"user_id": str(ids.user_id)}},
            {"json": {"user_id": str(ids.user_id)}, "room_id": OWN},
        ],
        ("delete", "/api/v1/rooms/{room_id}/members/{user_id}"): [{}, {"room_id": OWN}],
        ("post", "/api/v1/rooms/{room_id}/ring"): [{"json": {"reason": "x"}}],
        ("put", "/api/v1/rooms/{room_id}/read"): [{"json": {"sequence": 1}}],
        ("post", "/api/v1/rooms/{room_id}/messages"): [
            {"json": {"text": "x"}},
            {"json": {"text": "x", "reply_to": str(ids.message_id)}, "room_id": OWN},
            {"json": {"text": "x", "attachments": [str(ids.attachment_id)]}, "room_id": OWN},
            {"json": {"text": "x", "attachments": [str(ids.waiting_id)]}, "room_id": OWN},
        ],
        ("post", "/api/v1/rooms/{room_id}/questions"): [
            {"json": {"text": "x", "pictures": [{"attachment": str(ids.attachment_id)}]}},
            {"json": {"text": "x", "pictures": [{"attachment": str(ids.attachment_id)}]}, "room_id": OWN},
            {"json": {"text": "x", "pictures": [{"attachment": str(ids.waiting_id)}]}, "room_id": OWN},
            {"json": {"text": "x", "follows": str(ids.answer_id)}, "room_id": OWN},
            {"json": {"text": "x", "replaces": str(ids.answer_id)}, "room_id": OWN},
        ],
        ("get", "/api/v1/answers/{answer_id}"): [{}, {"answer_id": ids.draft_id}],
        ("patch", "/api/v1/answers/{answer_id}"): [{"json": {"text": "x"}}],
        ("post", "/api/v1/answers/{answer_id}/approve"): [{"json": {}}, {"json": {}, "answer_id": ids.draft_id}],
        ("post", "/api/v1/answers/{answer_id}/refuse"): [{"json": {}}, {"json": {}, "answer_id": ids.draft_id}],
        ("patch", "/api/v1/answers/{answer_id}/fields/{field}"): [{"json": {"value": 1}}],
        ("get", "/api/v1/attachments/{attachment_id}/ai-view"): [
            {},
            {"attachment_id": ids.waiting_id},
            {"params": {"room_id": str(ids.room_id)}},
        ],
        ("put", "/api/v1/desks/{desk_id}/presence"): [{"json": {"here": "available"}}],
        ("get", "/api/v1/desks/{desk_id}/visits"): [{}, {"params": {"q": "hers"}}],
        ("post", "/api/v1/visits/{visit_id}/take"): [{"json": {}}, {"json": {"over": True}}],
        ("post", "/api/v1/visits/{visit_id}/look-in"): [{}],
        ("post", "/api/v1/visits/{visit_id}/hand"): [{"json": {}}, {"json": {"to": str(ids.user_id)}}],
        ("post", "/api/v1/visits/{visit_id}/pass"): [{"json": {"desk_id": str(ids.desk_id)}}],
        ("post", "/api/v1/visits/{visit_id}/snooze"): [{"json": {"until": "2126-01-01T00:00:00Z"}}],
        ("post", "/api/v1/visits/{visit_id}/block"): [{"json": {"hours": 1, "reason": "x"}}],
        ("put", "/api/v1/rooms/{room_id}/listening"): [{"json": {"is_wanted": False}}],
        ("put", "/api/v1/me/listening"): [{"json": {"is_yes": True, "version": 1}}],
        ("post", "/api/v1/rooms/{room_id}/check-words"): [{"json": {"text": "x"}}],
        ("post", "/api/v1/visits/{visit_id}/close"): [{"json": {"reason": "solved"}}],
        ("put", "/api/v1/visits/{visit_id}/tags"): [{"json": {"tags": ["x"]}}],
        ("post", "/api/v1/visits/{visit_id}/notes"): [{"json": {"text": "x"}}],
        ("post", "/api/v1/visits/{visit_id}/looking"): [{"json": {}}],
        ("post", "/api/v1/desks/{desk_id}/replies"): [{"json": words}],
        ("put", "/api/v1/desks/{desk_id}/replies/{reply_id}"): [{"json": words}],
        ("patch", "/api/v1/messages/{message_id}"): [{"json": {"text": "x"}}],
        ("post", "/api/v1/holds"): [
            {"json": HELD | {"scopes": [{"kind": kind, "id": str(target)}]}}
            for kind, target in (
                ("room", ids.room_id),
                ("person", ids.user_id),
                ("attachment", ids.attachment_id),
                ("organisation", ids.hold_id),
            )
        ],
        ("get", "/api/v1/cases/{case_id}/preserved"): [{}, {"params": {"report_id": str(ids.report_id)}}],
        ("post", "/api/v1/cases/{case_id}/hand"): [{"json": {"to": str(ids.user_id)}}],
        ("post", "/api/v1/cases/{case_id}/notes"): [{"json": {"words": "x"}}],
        ("post", "/api/v1/cases/{case_id}/links"): [{"json": {"other": str(ids.case_id)}}],
        ("post", "/api/v1/cases/{case_id}/escalations"): [{"json": {"kind": "police", "words": "x"}}],
        ("post", "/api/v1/cases/{case_id}/copies"): [UPLOAD],
        ("post", "/api/v1/cases/{case_id}/decide"): [{"json": {"outcome": "nothing", "told_reporter": "x"}}],
        ("post", "/api/v1/cases/{case_id}/exposure"): [{"json": {"seconds": 1}}],
        ("post", "/api/v1/approvals/{approval_id}"): [{"json": {"answer": "yes"}}],
        ("post", "/api/v1/appeals/{appeal_id}"): [{"json": {"granted": True, "words": "x"}}],
        ("post", "/api/v1/cases/bulk/preview"): [{"json": {"deed": "take", "cases": []}}],
        ("post", "/api/v1/cases/bulk/start"): [{"json": {"deed": "take", "cases": [str(ids.case_id)]}}],
        ("put", "/api/v1/reports/{report_id}/memo"): [{"json": {"where": "x"}}],
        ("post", "/api/v1/reports/{report_id}/appeal"): [{"json": {"words": "x"}}],
        ("post", "/api/v1/decisions/{case_id}/appeal"): [{"json": {"words": "x"}}],
        ("post", "/api/v1/reports"): [
            {"json": {"room_id": str(ids.room_id), "reason": "threat"}},
            {"json": {"room_id": str(ids.room_id), "reason": "threat", "message_id": str(ids.message_id)}},
            {"json": {"room_id": str(ids.room_id), "reason": "threat", "attachment_id": str(ids.attachment_id)}},
        ],
        ("post", "/api/v1/cases/{case_id}/takedowns"): [{"json": PLACE}],
        ("post", "/api/v1/takedowns/{takedown_id}/sent"): [{"json": {"to": "place", "letter": "remove"}}],
        ("post", "/api/v1/takedowns/{takedown_id}/answers"): [{"json": {"outcome": "removed"}}],
        ("post", "/api/v1/takedowns/{takedown_id}/checks"): [{"json": {"found": "gone"}}],
        ("post", "/api/v1/holds/{hold_id}/release"): [{"json": {"reason": "x"}}],
        ("post", "/api/v1/retention/preview"): [{"json": {"profile": "team", "room_id": str(ids.room_id)}}],
        ("patch", "/api/v1/visit"): [{"json": {"mail": "hanako@example.com"}}],
        ("post", "/api/v1/visit/check-words"): [{"json": {"text": "x"}}],
        ("post", "/api/v1/visit/begin"): [{"json": {}}],
        ("post", "/api/v1/visit/satisfaction"): [{"json": {"score": 3}}],
        ("get", "/api/v1/policy"): [{"params": {"room_id": str(ids.room_id)}}],
        ("post", "/api/v1/policy/preview"): [{"json": {"profile": "team", "room_id": str(ids.room_id)}}],
        ("put", "/api/v1/policy"): [{"json": {"profile": "team", "room_id": str(ids.room_id), "reason": "x"}}],
        ("post", "/api/v1/uploads"): [UPLOAD | {"data": {"room_id": str(ids.room_id)}}],
        ("post", "/api/v1/attachments/{attachment_id}/confirm"): [
            {"json": {}},
            {"json": {}, "attachment_id": ids.waiting_id},
        ],
        ("post", "/api/v1/attachments/{attachment_id}/edit"): either({"quarter_turns": 1}, ids),
        ("post", "/api/v1/attachments/{attachment_id}/appeal"): either({"words": "x"}, ids),
        ("post", "/api/v1/attachments/{attachment_id}/unmask"): either({"reason": "x"}, ids),
        ("post", "/api/v1/attachments/{attachment_id}/ban"): either({"label": "x"}, ids),
        ("post", "/api/v1/attachments/{attachment_id}/forget"): either({"why": "x"}, ids),
        ("post", "/api/v1/attachments/{attachment_id}/shares"): either({"label": "x", "days": 1}, ids),
        ("post", "/api/v1/reviews/{review_id}/accept"): [{"json": {}}],
        ("post", "/api/v1/reviews/{review_id}/refuse"): [{"json": {"reason": "x"}}],
        ("get", "/api/v1/attachments/{attachment_id}"): [{}, {"attachment_id": ids.waiting_id}],
        ("delete", "/api/v1/attachments/{attachment_id}"): [{}, {"attachment_id": ids.waiting_id}],
        ("get", "/api/v1/attachments/{attachment_id}/renditions/{name}"): [
            {"name": "view"},
            {"name": "view", "attachment_id": ids.waiting_id},
            {"name": "view", "headers": {"Range": "bytes=-5"}},
        ],
        ("post", "/api/v1/uploads/tus"): [{"headers": TUS | {"Upload-Length": "9", "Upload-Metadata": described}}],
        ("head", "/api/v1/uploads/tus/{upload_id}"): [{"headers": TUS}],
        ("delete", "/api/v1/uploads/tus/{upload_id}"): [{"headers": TUS}],
        ("patch", "/api/v1/uploads/tus/{upload_id}"): [
            {
                "headers": TUS | {"Upload-Offset": "0", "Content-Type": "application/offset+octet-stream"},
                "content": b"x",
            }
        ],
    }.get((method, path))


def either(body: dict, ids: Ids) -> list[dict]:
    """For a picture that was sent, and for one that wasn't."""
    return [{"json": body}, {"json": body, "attachment_id": ids.waiting_id}]


@cache
def document() -> dict:
    """Every path there is. Writing the document takes a while, and it doesn't change."""
    return api.get_openapi_schema()["paths"]


def operations() -> Iterator[tuple[str, str]]:
    """Everything in the document that takes an id, in the path or in the body."""
    for path, methods in document().items():
        for method, operation in methods.items():
            asks = "{" in path or "requestBody" in operation or bodies(method, path, Ids())
            if asks and not path.startswith(PUBLIC):
                yield method, path


def a_receipt(cast):
    picture = factories.a_sent_picture(uploader=cast.alice, room=cast.room)
    return attachments.forget_picture(viewer=cast.alice, attachment_id=picture.pk)


def foreign(cast) -> Ids:
    """Ids of things that exist in Alice's organisation, in every state a stranger might poke at."""
    picture = factories.a_confirmed_picture(uploader=cast.alice, room=cast.room)
    message = rooms.post(viewer=cast.alice, room_id=cast.room.pk, text="hers", attachment_ids=[picture.pk])
    return Ids(
        room_id=cast.room.pk,
        user_id=cast.bob.user_id,
        message_id=message.pk,
        attachment_id=picture.pk,
        waiting_id=factories.a_checked_picture(uploader=cast.alice, room=cast.room).pk,
        share_id=a_link(picture).pk,
        review_id=factories.a_review(uploader=cast.alice, room=cast.room).pk,
        entry_id=audit.search(organisation_id=cast.organisation.pk)[0].pk,
        hold_id=storage.place_hold(viewer=cast.alice, case="x", reason="x", scopes=[("room", new_id())]).pk,
        receipt_id=a_receipt(cast).pk,
        answer_id=an_answer(cast, picture).pk,
        **at_a_desk(cast),
        draft_id=an_answer(cast, picture, is_draft=True).pk,
        upload_id=attachments.begin_upload(viewer=cast.alice, size_bytes=9, original_name="x").pk,
        **in_a_case(cast),
    )


def in_a_case(cast) -> dict:
    """A decided case of Alice's house, with everything in it that has an id."""
    trouble = a_trouble(cast)
    here = {"viewer": trouble.alice, "case_id": trouble.tap.case_id}
    packed = incidents.package(**here).pk
    filed = incidents.file_copy(**here, content=b"found")
    with factories.scripted_checks():
        incidents.look_into_copy(copy_id=filed.pk)
    run = incidents.start_bulk(viewer=trouble.alice, deed=BulkDeed.TAKE, case_ids=[trouble.tap.case_id])
    asked = incidents.escalate(**here, kind=ApprovalKind.LEGAL, words="x")
    incidents.answer_approval(viewer=trouble.ann, approval_id=asked.pk, answer=Word.NO)
    incidents.decide(**here, outcome=Outcome.WARNED, told_reporter="x", told_reported="x")
    objection = incidents.appeal(viewer=trouble.dora, report_id=trouble.tap.report_id, words="x")
    stated = takedowns.Statement(Platform.WEBSITE, Shows.PORTRAIT, "https://example.com/hers")
    row = takedowns.state_own(viewer=trouble.dora, report_id=trouble.tap.report_id, statement=stated)
    return {
        "case_id": trouble.tap.case_id,
        "report_id": trouble.tap.report_id,
        "approval_id": asked.pk,
        "appeal_id": objection.pk,
        "package_id": packed,
        "picture_id": filed.pk,
        "run_id": run.pk,
        "takedown_id": row.pk,
    }


def at_a_desk(cast) -> dict:
    """A desk of Alice's house with a visit, a note about it and a ready-made reply."""
    desk = Desk.objects.create(organisation=cast.organisation, name="Repairs")
    rooms.add_supervisor(viewer=cast.alice, desk_id=desk.pk, user_id=cast.alice.user_id)
    opened = reception.open_reception(viewer=cast.alice, desk_id=desk.pk)
    visitor = factories.somebody_in(opened)
    visit = reception.begin(viewer=visitor.viewer, given=factories.every_yes(cast.organisation.pk))
    return {
        "desk_id": desk.pk,
        "visit_id": visit.pk,
        "note_id": reception.write_note(viewer=cast.alice, visit_id=visit.pk, text="hers").pk,
        "reply_id": reception.write_reply(
            viewer=cast.alice, desk_id=desk.pk, shortcut="hi", title="Hello", text="Good morning"
        ).pk,
    }


def an_answer(cast, picture, *, is_draft=False) -> Answer:
    """Of Alice's, ready to be read; or one that waits for approval."""
    with a_desk():
        answer = answered(cast.alice, cast.room, picture)
    if is_draft:
        Answer.objects.filter(pk=answer.pk).update(state="draft", expires_at=now() + timedelta(hours=1))
    return answer


def a_link(picture) -> ShareLink:
    """To a picture of Alice's house; the rules there may have changed since."""
    return ShareLink.objects.create(
        organisation_id=picture.organisation_id,
        attachment=picture,
        made_by_id=picture.uploader_id,
        secret_hash="x",
        expires_at=now() + timedelta(days=1),
    )


def knock(client: httpx.Client, method: str, path: str, ids: Ids, variant: dict, own_room: object) -> tuple:
    """One request, and all of its answer but the moment it was given."""
    names = {**vars(ids), **{name: value for name, value in variant.items() if name in {*vars(ids), "name"}}}
    if names["room_id"] == OWN:
        names["room_id"] = own_room
    address = path.format(**names)
    sent = {name: value for name, value in variant.items() if name in SENT}
    with client.stream(method.upper(), address, **sent) as answer:
        if answer.status_code == 200 and "event-stream" in answer.headers["content-type"]:
            pytest.fail(f"{method} {path} lets a stranger listen")
        answer.read()
    headers = sorted((name, value) for name, value in answer.headers.items() if name != "date")
    return answer.status_code, headers, answer.content


@pytest.mark.parametrize("who", ["charlie", "nobody"])
def test_foreign_and_absent_look_the_same(lasting_cast, live, who):
    cast = lasting_cast
    existing, absent = foreign(cast), Ids()
    client = live.client(cast.charlie if who == "charlie" else None)
    for method, path in operations():
        variants = zip(variants_of(method, path, existing), variants_of(method, path, absent), strict=True)
        for there, nowhere in variants:
            one = knock(client, method, path, existing, there, cast.other_room.pk)
            other = knock(client, method, path, absent, nowhere, cast.other_room.pk)
            assert one == other, f"{method} {path} tells {who} what exists"
            assert 400 <= one[0] < 500, f"{who} gets {one[0]} from {method} {path}"
            assert who == "charlie" or one[0] == 401, f"{method} {path} asks {one[0]} of somebody not signed in"


def variants_of(method: str, path: str, ids: Ids) -> list[dict]:
    found = bodies(method, path, ids)
    has_body = "requestBody" in document()[path][method]
    known = {*vars(ids), "name"}
    unknown = {part.split("}")[0] for part in path.split("{")[1:]} - known
    assert not unknown, f"{path} takes ids this test doesn't know: give Ids a field for {unknown}"
    assert found or not has_body, f"{method} {path} takes a body: say in bodies() which ids go into it"
    return found or [{}]

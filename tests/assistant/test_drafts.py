"""A draft becomes a message by a person's word alone, as that person, once, in time, with what they changed kept."""

import pytest

import factories
from assistant.desk import a_desk, answered, with_rules
from sudare.accounts.terms import Role
from sudare.assistant import actions, errors
from sudare.assistant.access import access_answer
from sudare.assistant.models import Answer, Correction
from sudare.assistant.terms import AnswerState
from sudare.audit.models import Entry
from sudare.kit.clock import now
from sudare.kit.errors import NotAllowed, NotFound
from sudare.rooms.models import Message, RoomMember

pytestmark = pytest.mark.django_db


@pytest.fixture
def visitor(cast):
    found = factories.a_viewer(organisation=cast.organisation, name="Vera", role=Role.VISITOR)
    RoomMember.objects.create(room=cast.room, user_id=found.user_id)
    return found


@pytest.fixture
def staff(cast):
    found = factories.a_viewer(organisation=cast.organisation, name="Dora", role=Role.AGENT)
    RoomMember.objects.create(room=cast.room, user_id=found.user_id)
    return found


@pytest.fixture
def draft(cast, visitor):
    with_rules(cast, ai_drafts=True, ai_corrections=True)
    picture = factories.a_sent_picture(uploader=visitor, room=cast.room)
    with a_desk():
        yield answered(visitor, cast.room, picture, template="receipt", language="ja")


def test_a_draft_goes_into_the_room_as_whoever_approved_it(cast, staff, draft):
    assert draft.state == AnswerState.DRAFT
    approved = actions.approve(viewer=staff, answer_id=draft.pk, text="合計は1,234円です。")
    message = Message.objects.get()
    assert message.author_id == staff.user_id
    assert message.text.startswith("合計は1,234円です。")
    assert message.text.endswith("— AI下書き・確認済")
    assert (approved.state, approved.decided_by_id) == (AnswerState.APPROVED, staff.user_id)
    assert approved.given["text"] == draft.text
    entry = Entry.objects.get(verb="assistant:draft:approved")
    assert (entry.actor_id, entry.details["edited"]) == (staff.user_id, True)
    with pytest.raises(errors.NotADraft):
        actions.approve(viewer=cast.alice, answer_id=draft.pk)
    with pytest.raises(errors.NotADraft):
        actions.refuse(viewer=cast.alice, answer_id=draft.pk)
    assert Message.objects.count() == 1


def test_whoever_asked_from_outside_reads_and_sends_nothing_before(cast, visitor, draft, browser):
    for way in (actions.approve, actions.refuse):
        with pytest.raises(NotAllowed):
            way(viewer=visitor, answer_id=draft.pk)
    with pytest.raises(errors.WaitsForApproval):
        actions.post(viewer=visitor, answer_id=draft.pk)
    door = browser(visitor)
    told = door.get(f"/api/v1/answers/{draft.pk}").json()
    assert "1234" not in str(told)
    assert told["fields"] == []
    answer = door.patch(f"/api/v1/answers/{draft.pk}", {"text": "x"}, content_type="application/json")
    assert answer.status_code == 403
    assert "1234" not in door.get(f"/api/v1/answers/{draft.pk}/export/json").content.decode()


def test_a_member_may_ask_and_staff_decides(cast, staff):
    with_rules(cast, ai_drafts=True)
    picture = factories.a_sent_picture(uploader=cast.bob, room=cast.room)
    with a_desk():
        draft = answered(cast.bob, cast.room, picture, template="receipt", language="ja")
        with pytest.raises(NotAllowed):
            actions.approve(viewer=cast.bob, answer_id=draft.pk)
        assert actions.approve(viewer=staff, answer_id=draft.pk).decided_by_id == staff.user_id


def test_strangers_and_other_rooms_have_no_part_in_it(cast, draft):
    dana = factories.a_viewer(organisation=cast.organisation, name="Dana", role=Role.AGENT)
    for other in (cast.charlie, dana):
        with pytest.raises(NotFound):
            actions.approve(viewer=other, answer_id=draft.pk)


def test_a_draft_grows_old(cast, staff, draft):
    Answer.objects.update(expires_at=now())
    with pytest.raises(errors.NotADraft):
        actions.approve(viewer=staff, answer_id=draft.pk)
    actions.sweep()
    draft.refresh_from_db()
    assert (draft.state, draft.text, draft.fields) == (AnswerState.EXPIRED, "", [])


def test_a_refused_draft_is_sent_to_nobody(cast, staff, draft):
    assert actions.refuse(viewer=staff, answer_id=draft.pk, reason="wrong total").state == AnswerState.REFUSED
    assert not Message.objects.exists()


def test_a_correction_tries_the_sums_again_and_is_kept_where_the_rules_say_so(cast, staff, draft):
    corrected = actions.correct(viewer=staff, answer_id=draft.pk, field="total", value="unclear")
    assert corrected.checks == [{"name": "total_is_a_number", "ok": False, "fields": ["total"]}]
    actions.correct(viewer=staff, answer_id=draft.pk, field="total", value=1_235)
    kept = Correction.objects.get()
    assert (kept.was, kept.became) == (1_234, 1_235)
    lines = list(actions.exported_corrections(viewer=cast.alice))
    assert lines[0]["corrected"] == {"total": {"was": 1_234, "became": 1_235}}
    assert lines[0]["fields"]["total"] == 1_235
    with pytest.raises(NotAllowed):
        actions.exported_corrections(viewer=staff)
    with pytest.raises(errors.NoSuchField):
        actions.correct(viewer=staff, answer_id=draft.pk, field="nothing", value=1)


def test_without_the_rule_no_correction_is_kept_and_an_answer_is_sent_once(cast):
    picture = factories.a_sent_picture(uploader=cast.alice, room=cast.room)
    with a_desk():
        answer = answered(cast.bob, cast.room, picture, template="receipt", language="en")
        actions.correct(viewer=cast.bob, answer_id=answer.pk, field="total", value=9)
        assert not Correction.objects.exists()
        first = actions.post(viewer=cast.bob, answer_id=answer.pk)
        assert actions.post(viewer=cast.bob, answer_id=answer.pk).message_id == first.message_id
    message = Message.objects.get()
    assert "total: 9" in message.text
    assert message.text.endswith("— Answered by an AI")
    with pytest.raises(NotFound):
        access_answer(viewer=cast.alice, answer_id=answer.pk)


def test_no_cell_of_an_export_becomes_a_formula(cast, browser):
    from sudare.assistant.readers.built_in import BuiltInReader
    from sudare.assistant.readers.scripted import ScriptedReader, page_of

    class Table(ScriptedReader):
        sheet = BuiltInReader.sheet

    picture = factories.a_sent_picture(uploader=cast.alice, room=cast.room)
    reader = Table(lambda _: page_of('shop =HYPERLINK("x")', "total 1,234"), is_for_tests=True)
    with a_desk(reader=reader):
        answer = answered(cast.bob, cast.room, picture, template="receipt")
        door = browser(cast.bob)
        files = {
            ending: door.get(f"/api/v1/answers/{answer.pk}/export/{ending}").content
            for ending in ("csv", "xlsx", "json", "md")
        }
    assert files["csv"].startswith("\ufeff".encode())
    assert b"\r\n" in files["csv"]
    assert not any(
        cell.lstrip('"').startswith("=") for row in files["csv"].decode().splitlines() for cell in row.split(",")
    )
    assert b"<f>" not in files["xlsx"]
    assert files["xlsx"].startswith(b"PK")
    assert b"HYPERLINK" in files["json"]
    assert files["md"]

"""A question from the room to its answer, and who may put it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

import factories
from assistant.desk import a_desk, answered, asked, with_rules
from sudare.accounts.models import Membership
from sudare.assistant import actions, errors
from sudare.assistant.access import access_answer
from sudare.assistant.actions import readings
from sudare.assistant.models import Answer, Question, Reading, Usage
from sudare.assistant.providers.scripted import ScriptedProvider
from sudare.assistant.readers.scripted import ScriptedReader, page_of
from sudare.assistant.terms import AnswerState, Form, PictureAsked
from sudare.attachments.models import Attachment
from sudare.audit.models import Entry
from sudare.imaging.terms import Box
from sudare.kit.clock import now
from sudare.kit.errors import NotFound
from sudare.kit.ids import new_id
from sudare.policy.terms import Decision
from sudare.rooms import actions as rooms
from sudare.storage.models import SealedObject
from sudare.viewing.errors import AiOff, HeldFromAi, NotForAi

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    with a_desk() as queue:
        yield queue


def entries(verb):
    return list(Entry.objects.filter(verb=verb).order_by("sequence"))


def test_a_question_is_answered_from_the_masked_rendition_and_both_are_on_record(cast, desk):
    picture = factories.a_sent_picture(uploader=cast.alice, room=cast.room)
    answer = answered(cast.bob, cast.room, picture)
    assert (answer.state, answer.text) == (AnswerState.DONE, "total 1,234")
    assert answer.fields[0]["evidence"][0]["box"] == [0.1, 0.1, 0.8, 0.08]
    exposed = entries("viewing:rendition:exposed")[0]
    full = picture.renditions.get(name="full")
    assert exposed.subject_id == picture.pk
    assert exposed.actor_id == cast.bob.user_id
    assert exposed.details["sha256"] == full.sha256
    assert (exposed.details["model"], exposed.details["purpose"]) == ("scripted", "reading")
    assert [len(entries(f"assistant:{what}")) for what in ("question:asked", "answer:given")] == [1, 1]


def test_what_was_read_is_kept_sealed_and_read_once(cast):
    reader = ScriptedReader(is_for_tests=True)
    picture = factories.a_sent_picture(uploader=cast.alice, room=cast.room)
    with a_desk(reader=reader):
        answered(cast.bob, cast.room, picture)
        answered(cast.alice, cast.room, picture, text="which shop")
    assert reader.read_so_far == [b"RIFF scripted full"]
    assert Reading.objects.get().sealed.purpose == "reading"


def test_of_two_who_read_a_picture_at_once_one_page_is_kept(cast):
    picture = factories.a_sent_picture(uploader=cast.alice, room=cast.room)
    reader, full = ScriptedReader(is_for_tests=True), picture.renditions.get(name="full")

    class Overtaken(ScriptedReader):
        def read(self, content):
            readings._keep(full, page_of("12:34"), reader=self.name, lasts_until=None)
            return super().read(content)

    with a_desk(reader=Overtaken(is_for_tests=True)):
        assert answered(cast.bob, cast.room, picture).state == AnswerState.DONE
    assert Reading.objects.get().reader == reader.name
    states = sorted(SealedObject.objects.filter(purpose="reading").values_list("state", flat=True))
    assert states == ["destroyed", "sealed"]


def test_the_same_question_by_the_same_key_is_asked_once(cast, desk):
    picture = factories.a_sent_picture(uploader=cast.alice, room=cast.room)
    first = asked(cast.bob, cast.room, picture, idempotency_key="k")
    assert asked(cast.bob, cast.room, picture, idempotency_key="k").pk == first.pk
    assert asked(cast.alice, cast.room, picture, idempotency_key="k").pk != first.pk
    assert (Question.objects.count(), len(desk.waiting)) == (2, 2)


@pytest.mark.parametrize("who", ["alice", "bob"])
def test_held_and_foreign_and_forgotten_pictures_are_shown_to_no_ai(cast, desk, who):
    viewer = getattr(cast, who)
    held = factories.a_judged_picture(Decision.HOLD, uploader=cast.bob, room=cast.room)
    rooms.post(viewer=cast.bob, room_id=cast.room.pk, text="", attachment_ids=[held.pk])
    elsewhere = factories.a_sent_picture(uploader=cast.charlie, room=cast.other_room)
    unsent = factories.a_checked_picture(uploader=cast.charlie)
    gone = factories.a_sent_picture(uploader=cast.alice, room=cast.room)
    Attachment.objects.filter(pk=gone.pk).update(state="forgotten")
    for picture in (held, elsewhere, unsent, gone):
        with pytest.raises((NotFound, HeldFromAi)):
            asked(viewer, cast.room, picture)
    assert not entries("viewing:rendition:exposed")


def test_a_picture_of_another_room_is_not_asked_about_here(cast, desk):
    other = factories.a_room(organisation=cast.organisation, members=[cast.alice, cast.bob])
    picture = factories.a_sent_picture(uploader=cast.alice, room=other)
    with pytest.raises(NotFound):
        asked(cast.bob, cast.room, picture)


def test_one_may_ask_about_ones_own_picture_before_sending_it(cast, desk):
    picture = factories.a_checked_picture(uploader=cast.bob, room=cast.room)
    assert answered(cast.bob, cast.room, picture).state == AnswerState.DONE
    with pytest.raises(NotFound):
        asked(cast.alice, cast.room, picture)


def test_rules_turn_ai_off_and_keep_classes_from_it(cast, desk):
    plain = factories.a_sent_picture(uploader=cast.alice, room=cast.room)
    card = factories.a_sent_picture(uploader=cast.alice, room=cast.room)
    found = [{"kind": "insurance_card", "score": 0.9, "box": None, "engine": "x", "frame": 0}]
    Attachment.objects.filter(pk=card.pk).update(findings=found)
    with pytest.raises(NotForAi):
        asked(cast.bob, cast.room, card)
    with_rules(cast, ai_never=["face"])
    assert asked(cast.bob, cast.room, card)
    with_rules(cast, ai="off")
    with pytest.raises(AiOff):
        asked(cast.bob, cast.room, plain)


def test_rules_that_change_while_a_question_waits_count(cast, desk):
    picture = factories.a_sent_picture(uploader=cast.alice, room=cast.room)
    answer = asked(cast.bob, cast.room, picture)
    with_rules(cast, ai="off")
    actions.run(answer_id=answer.pk)
    answer.refresh_from_db()
    assert (answer.state, answer.error) == (AnswerState.FAILED, "ai_off")
    assert not entries("viewing:rendition:exposed")


def test_whoever_lost_the_seat_or_the_room_gets_no_answer(cast, desk):
    picture = factories.a_sent_picture(uploader=cast.alice, room=cast.room)
    answer = asked(cast.bob, cast.room, picture)
    Membership.objects.filter(pk=cast.bob.membership_id).update(disabled_at=now())
    actions.run(answer_id=answer.pk)
    answer.refresh_from_db()
    assert (answer.state, answer.error) == (AnswerState.FAILED, "not_found")
    assert not entries("viewing:rendition:exposed")


def test_a_sender_closes_a_picture_to_every_ai_and_what_was_read_goes(cast, desk):
    picture = factories.a_sent_picture(uploader=cast.alice, room=cast.room)
    answered(cast.bob, cast.room, picture)
    actions.close_to_ai(viewer=cast.alice, attachment_id=picture.pk)
    assert not Reading.objects.exists()
    with pytest.raises(errors.PictureClosed):
        asked(cast.bob, cast.room, picture)
    seen = actions.what_ai_sees(viewer=cast.bob, attachment_id=picture.pk)
    assert seen.rendition is None
    assert seen.is_closed
    assert not seen.may_close
    actions.open_to_ai(viewer=cast.alice, attachment_id=picture.pk)
    assert actions.what_ai_sees(viewer=cast.bob, attachment_id=picture.pk).rendition.name == "full"


def test_a_question_needs_something_asked_about_something(cast, desk):
    picture = factories.a_sent_picture(uploader=cast.alice, room=cast.room)
    for how in ({"text": ""}, {"text": "  "}):
        with pytest.raises(errors.NothingAsked):
            asked(cast.bob, cast.room, picture, **how)
    with pytest.raises(errors.NothingAsked):
        asked(cast.bob, cast.room, text="what")
    with pytest.raises(errors.NoSuchTemplate):
        asked(cast.bob, cast.room, picture, template="unheard-of")
    with pytest.raises(errors.TooManyToAsk):
        asked(cast.bob, cast.room, *[PictureAsked(picture.pk)] * 9)
    with pytest.raises(errors.QuestionTooLong):
        asked(cast.bob, cast.room, picture, text="x" * 4_001)


def test_a_follow_up_is_about_the_same_pictures_under_the_same_names(cast, desk):
    picture = factories.a_sent_picture(uploader=cast.alice, room=cast.room)
    named = PictureAsked(picture.pk, name="front", intent="before")
    first = answered(cast.bob, cast.room, named, template="receipt")
    second = asked(cast.bob, cast.room, text="and the shop", follows=first.pk)
    row = second.question.pictures.get()
    assert (row.attachment_id, row.name, row.intent) == (picture.pk, "front", "before")
    with pytest.raises(NotFound):
        asked(cast.alice, cast.room, text="and mine", follows=first.pk)


def test_only_what_somebody_points_at_is_read(cast):
    picture = factories.a_sent_picture(uploader=cast.alice, room=cast.room)
    reader = ScriptedReader(lambda _: page_of("total 1,234", "total 5,678"), is_for_tests=True)
    with a_desk(reader=reader):
        below = PictureAsked(picture.pk, regions=(Box(0.0, 0.1, 1.0, 0.1),))
        assert answered(cast.bob, cast.room, below).text == "total 5,678"


def test_stopped_is_stopped_also_for_the_worker(cast):
    picture = factories.a_sent_picture(uploader=cast.alice, room=cast.room)
    stopped = []

    def script(prompt):
        stopped.append(actions.stop(viewer=cast.bob, answer_id=answer.pk))
        return "words that come too late"

    provider = ScriptedProvider(script, is_for_tests=True)
    with a_desk(provider=provider):
        answer = asked(cast.bob, cast.room, picture)
        actions.run(answer_id=answer.pk)
    answer.refresh_from_db()
    assert (answer.state, answer.text, len(stopped)) == (AnswerState.STOPPED, "", 1)


def test_asked_anew_is_answered_anew_and_the_same_again_is_remembered(cast):
    picture = factories.a_sent_picture(uploader=cast.alice, room=cast.room)
    provider = ScriptedProvider(lambda _: '{"answer": "total 1,234", "quotes": []}', is_for_tests=True)
    with a_desk(provider=provider):
        first = answered(cast.bob, cast.room, picture)
        again = answered(cast.alice, cast.room, picture)
        assert (again.text, again.warnings) == (first.text, ["still", "cached"])
        assert len(provider.asked) == 1
        anew = actions.regenerate(viewer=cast.bob, answer_id=first.pk)
        actions.run(answer_id=anew.pk)
        assert len(provider.asked) == 2
        other = answered(cast.bob, cast.room, picture, text="what is the total, please")
        assert other.warnings == ["still"]


def test_an_answer_is_its_askers_alone(cast, desk):
    picture = factories.a_sent_picture(uploader=cast.alice, room=cast.room)
    answer = answered(cast.bob, cast.room, picture)
    for other in (cast.alice, cast.charlie):
        with pytest.raises(NotFound):
            access_answer(viewer=other, answer_id=answer.pk)
    with pytest.raises(NotFound):
        access_answer(viewer=cast.bob, answer_id=new_id())


def test_a_plan_holds_so_many_pictures_a_month(cast, desk, settings):
    settings.AI_PLANS = {"standard": {"pictures": 2}}
    picture = factories.a_sent_picture(uploader=cast.alice, room=cast.room)
    asked(cast.bob, cast.room, picture)
    with pytest.raises(errors.QuotaUsedUp):
        asked(cast.bob, cast.room, picture, picture)
    asked(cast.alice, cast.room, picture)
    with pytest.raises(errors.QuotaUsedUp):
        asked(cast.alice, cast.room, picture)
    assert Usage.objects.get().pictures == 2
    settings.AI_PLANS = {"standard": {"pictures": 2}, "large": {}}
    actions.choose_plan(organisation_id=cast.organisation.pk, plan="large")
    asked(cast.alice, cast.room, picture)


def test_what_a_model_takes_is_counted_by_room_and_month(cast, settings):
    settings.AI_PRICES = {"currency": "JPY", "per_million_in": 10.0, "per_million_out": 20.0}
    picture = factories.a_sent_picture(uploader=cast.alice, room=cast.room)
    provider = ScriptedProvider(lambda _: "words", is_for_tests=True)
    with a_desk(provider=provider):
        answer = answered(cast.bob, cast.room, picture)
    used = Usage.objects.get(room_id=cast.room.pk)
    assert (used.tokens_in, used.tokens_out) == (len(provider.asked[0].words), 5)
    assert used.cost_micros == answer.cost_micros == used.tokens_in * 10 + 5 * 20


def test_what_is_not_kept_goes_with_its_session(cast, desk):
    picture = factories.a_sent_picture(uploader=cast.alice, room=cast.room)
    answer = answered(cast.bob, cast.room, picture, keep=False, session_key="ended long ago")
    assert answer.text == "total 1,234"
    assert Reading.objects.get().lasts_until is not None
    actions.sweep()
    assert not Question.objects.exists()
    assert not Answer.objects.exists()
    Reading.objects.update(lasts_until=now())
    actions.sweep()
    assert not Reading.objects.exists()


def test_forgetting_a_picture_takes_every_word_about_it(cast, desk):
    picture = factories.a_sent_picture(uploader=cast.alice, room=cast.room)
    answer = answered(cast.bob, cast.room, PictureAsked(picture.pk, name="mine"), form=Form(purpose="the total"))
    from sudare.attachments import actions as attachments

    attachments.forget_picture(viewer=cast.alice, attachment_id=picture.pk)
    answer.refresh_from_db()
    question = Question.objects.get()
    assert (answer.state, answer.text, answer.fields) == (AnswerState.FORGOTTEN, "", [])
    assert (question.form, question.text, question.pictures.get().name) == ({}, "", "")
    assert not Reading.objects.exists()


def test_what_its_worker_died_over_ends_in_a_sentence(cast, desk):
    picture = factories.a_sent_picture(uploader=cast.alice, room=cast.room)
    answer = asked(cast.bob, cast.room, picture)
    Answer.objects.update(state=AnswerState.READING, claim=new_id(), claimed_at=now().replace(year=2020))
    actions.sweep()
    answer.refresh_from_db()
    assert (answer.state, answer.error) == (AnswerState.FAILED, "model_failed")


def test_listing_answers_costs_the_same_for_one_and_for_three(cast, desk, browser):
    picture = factories.a_sent_picture(uploader=cast.alice, room=cast.room)
    door = browser(cast.bob)
    counts = []
    for amount in (1, 2):
        for number in range(amount):
            answered(cast.bob, cast.room, picture, text=f"total {amount} {number}")
        with CaptureQueriesContext(connection) as found:
            assert len(door.get(f"/api/v1/rooms/{cast.room.pk}/answers").json()["items"]) == (1, 3)[amount - 1]
        counts.append(len(found))
    assert counts[0] == counts[1]

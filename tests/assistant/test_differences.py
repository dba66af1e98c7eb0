"""Two pictures asked about together: what differs is listed with its places."""

import pytest

import factories
from assistant.desk import a_desk, answered
from sudare.assistant.providers.scripted import ScriptedProvider
from sudare.assistant.readers.scripted import ScriptedReader, page_of
from sudare.assistant.terms import PictureAsked
from sudare.attachments import actions as attachments

pytestmark = pytest.mark.django_db


def reader_of(*pages):
    left = list(pages)
    return ScriptedReader(lambda _: left.pop(0), is_for_tests=True)


@pytest.fixture
def two(cast):
    return [factories.a_sent_picture(uploader=cast.alice, room=cast.room) for _ in range(2)]


def test_what_differs_is_the_answer_and_is_gone_with_a_picture(cast, two, browser):
    with a_desk(reader=reader_of(page_of("total 1,234", "thank you"), page_of("total 1,284", "thank you"))):
        answer = answered(cast.bob, cast.room, *two, text="What changed?", language="en")
        told = browser(cast.bob).get(f"/api/v1/answers/{answer.pk}").json()
        again = answered(cast.bob, cast.room, *two, text="What changed?", language="en")
    (one,) = told["differences"]
    assert one["kind"] == "changed"
    assert "1,234" in one["message"]
    assert [picture for picture, _ in one["boxes"]] == [0, 1]
    assert "differs in 1" in told["text"]
    assert again.differences == answer.differences
    attachments.forget_picture(viewer=cast.alice, attachment_id=two[0].pk)
    answer.refresh_from_db()
    assert (answer.state, answer.differences) == ("forgotten", [])


def test_a_model_answers_and_the_list_stands_beside_it(cast, two):
    pictures = [PictureAsked(two[0].pk, intent="before"), PictureAsked(two[1].pk, intent="after")]
    model = ScriptedProvider(lambda _: '{"answer": "A new price.", "quotes": []}', is_for_tests=True)
    with a_desk(reader=reader_of(page_of("total 1"), page_of("total 2")), provider=model):
        answer = answered(cast.bob, cast.room, *pictures, text="what happened here", language="ja")
    assert answer.text == "A new price."
    assert [one["kind"] for one in answer.differences] == ["changed"]


def test_nothing_is_compared_unless_it_is_asked_of_two(cast, two):
    with a_desk(reader=reader_of(page_of("total 1"), page_of("total 2"), page_of("total 3"))):
        other = answered(cast.bob, cast.room, *two, text="what is the total")
        one = answered(cast.bob, cast.room, two[0], text="what changed")
    assert other.differences == one.differences == []

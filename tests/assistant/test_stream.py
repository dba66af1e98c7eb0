"""An answer on its way to the page: as it grows, to whom it belongs, until it has ended."""

import threading

import pytest

import factories
from assistant.desk import a_desk, asked
from sudare.assistant import actions
from sudare.assistant.providers.scripted import ScriptedProvider

pytestmark = pytest.mark.django_db(transaction=True)


def test_an_answer_is_heard_as_it_grows_and_then_the_stream_ends(lasting_cast, live):
    cast = lasting_cast
    picture = factories.a_sent_picture(uploader=cast.alice, room=cast.room)
    may_go_on = threading.Event()

    def script(prompt):
        assert may_go_on.wait(10)
        return '{"answer": "total 1,234", "quotes": ["total 1,234"]}'

    with a_desk(provider=ScriptedProvider(script, is_for_tests=True)):
        answer = asked(cast.bob, cast.room, picture)
        ear = live.ear(cast.bob, f"/api/v1/answers/{answer.pk}/stream")
        assert ear.wait_for(1, "queued")[0]["data"]["state"] == "queued"
        may_go_on.set()
        actions.run(answer_id=answer.pk)
        done = ear.wait_for(1, "done")[0]["data"]
        assert ear.wait_for(1, "bye")
    assert ear.is_over.wait(8)
    versions = [event["data"]["version"] for event in ear.heard if "version" in event["data"]]
    assert versions == sorted(set(versions))
    assert (done["text"], done["fields"][0]["status"]) == ("total 1,234", "seen")


def test_nobody_else_hears_it_and_another_method_is_refused(lasting_cast, live):
    cast = lasting_cast
    picture = factories.a_sent_picture(uploader=cast.alice, room=cast.room)
    with a_desk():
        answer = asked(cast.bob, cast.room, picture)
    path = f"/api/v1/answers/{answer.pk}/stream"
    for other, status in ((cast.alice, 404), (cast.charlie, 404), (None, 401)):
        assert live.client(other).get(path).status_code == status
    assert live.client(cast.bob).post(path).status_code == 405

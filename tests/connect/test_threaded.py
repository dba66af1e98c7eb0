"""Django behind our doors: each request in one thread, and nobody's words in another's answer."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.conf import settings
from django.db import OperationalError, connection, transaction
from django.test import RequestFactory

from sudare.config.sqlite.queue import queue_of
from sudare.web.busy import BusyMiddleware

MISSING = "/api/v1/rooms/00000000-0000-7000-8000-000000000000"


def test_answers_at_the_same_time_keep_their_own_language(live, lasting_cast):
    strangers = {language: live.client(None) for language in ("ja", "en")}

    def ask(number):
        language = ("ja", "en")[number % 2]
        answer = strangers[language].get(MISSING, headers={"Accept-Language": language})
        return language, answer.status_code, answer.json()["detail"]

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(ask, range(40)))
    assert {status for _, status, _ in answers} == {401}
    assert {language for language, _, _ in answers} == {"ja", "en"}
    assert all(words.isascii() == (language == "en") for language, _, words in answers)


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="about SQLite alone")
def test_whoever_cannot_have_the_database_is_told_to_try_again(live, lasting_cast, monkeypatch):
    monkeypatch.setitem(connection.settings_dict["OPTIONS"], "timeout", 0.05)
    alice = live.client(lasting_cast.alice)
    path, words = f"/api/v1/rooms/{lasting_cast.room.pk}/messages", {"text": "Good morning"}
    queue = queue_of(str(settings.DATABASES["default"]["NAME"]))
    assert queue.take(seconds=5)
    try:
        refused = alice.post(path, json=words)
        looked = alice.get(path)
    finally:
        queue.let_go()
    assert (refused.status_code, refused.headers["Retry-After"]) == (503, "2")
    assert refused.json()["code"] == "unavailable"
    assert looked.status_code == 200, "whoever only looks waits for nobody"
    assert alice.post(path, json=words).status_code == 201


def test_page_says_that_the_house_is_busy():
    request = RequestFactory().get("/rooms/")
    told = BusyMiddleware(lambda _: pytest.fail("not asked")).process_exception(request, OperationalError("locked"))
    assert told is not None
    assert (told.status_code, told["Retry-After"]) == (503, "2")
    assert BusyMiddleware(lambda _: pytest.fail("not asked")).process_exception(request, ValueError()) is None


def test_connection_outlives_a_request_and_no_transaction_does(live, lasting_cast):
    alice = live.client(lasting_cast.alice)
    for number in range(3):
        posted = alice.post(f"/api/v1/rooms/{lasting_cast.room.pk}/messages", json={"text": f"Number {number}"})
        assert posted.status_code == 201
        with transaction.atomic():  # would wait for twenty seconds, and fail, if anything were still held
            lasting_cast.room.save(update_fields=["name"])

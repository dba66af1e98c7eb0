"""Failures as problems, limits, health and metrics: what every door does, whichever it is."""

import pytest
from django.core.cache import caches
from django.test import Client

from doorbell import CSRF, cookies_of
from sudare.kit.ids import new_id

PROBLEM = "application/problem+json"


def problem(answer, status, code):
    assert (answer.status_code, answer.headers["Content-Type"]) == (status, PROBLEM)
    assert answer.headers["Cache-Control"] == "no-store"
    told = answer.json()
    assert (told["status"], told["code"], told["type"]) == (status, code, f"urn:sudare:problem:{code}")
    assert told["detail"]
    return told


def test_nobody_is_asked_to_sign_in_in_their_language(db, browser):
    told = problem(browser(None).get("/api/v1/rooms", headers={"Accept-Language": "en"}), 401, "sign_in")
    assert told["detail"] == "Please sign in first."


def test_a_forged_request_is_refused(cast):
    forger = Client(enforce_csrf_checks=True)
    for name, value in cookies_of(cast.alice).items():
        forger.cookies[name] = value
    problem(forger.post(f"/api/v1/rooms/{cast.room.pk}/typing"), 403, "csrf")
    assert forger.post(f"/api/v1/rooms/{cast.room.pk}/typing", headers={"X-CSRFToken": CSRF}).status_code == 204


def test_absent_addresses_and_methods_are_problems_too(cast, browser):
    alice = browser(cast.alice)
    problem(alice.get("/api/v1/nothing/here"), 404, "not_found")
    problem(alice.get("/api/v1/rooms/not-an-id"), 404, "not_found")
    refused = alice.put("/api/v1/rooms")
    problem(refused, 405, "method_not_allowed")
    assert refused.headers["Allow"]


@pytest.mark.parametrize(
    "body", ['{"text": 5}', '{"text": "x", "colour": "red"}', "{", '{"text": "' + "x" * 8001 + '"}']
)
def test_a_body_that_cannot_be_used_is_told_field_by_field(cast, browser, body):
    answer = browser(cast.alice).post(f"/api/v1/rooms/{cast.room.pk}/messages", body, content_type="application/json")
    assert answer.status_code in {400, 422}
    assert answer.headers["Content-Type"] == PROBLEM
    assert "xxxx" not in answer.content.decode()  # what was rejected is not repeated


def test_our_own_failure_says_nothing_about_itself(cast, browser, monkeypatch):
    def broken(*_args, **_kwargs):
        raise RuntimeError("SELECT secret FROM keys")

    client = browser(cast.alice)
    client.raise_request_exception = False
    monkeypatch.setattr("sudare.rooms.queries.rooms_of", broken)
    answer = client.get("/api/v1/rooms")
    problem(answer, 500, "internal")
    assert "secret" not in answer.content.decode()


def test_a_flood_is_slowed_down(cast, browser, settings):
    settings.MESSAGES_PER_MINUTE = 2
    caches["here"].clear()
    alice = browser(cast.alice)
    path = f"/api/v1/rooms/{cast.room.pk}/messages"
    answers = [alice.post(path, {"text": "x"}, content_type="application/json") for _ in range(3)]
    assert [answer.status_code for answer in answers[:2]] == [201, 201]
    problem(answers[2], 429, "too_many")
    assert 0 < int(answers[2].headers["Retry-After"]) <= 60
    assert browser(cast.bob).post(path, {"text": "x"}, content_type="application/json").status_code == 201


@pytest.mark.parametrize(
    ("setting", "deed", "body"),
    [
        ("EDITS_PER_MINUTE", "edit", {"masks": [], "quarter_turns": 1, "straighten_degrees": 0, "crop": None}),
        ("DECISIONS_PER_MINUTE", "appeal", {"words": "Please look again."}),
        ("DECISIONS_PER_MINUTE", "unmask", {"reason": "To read the order number."}),
        ("DECISIONS_PER_MINUTE", "ban", {"label": "spam"}),
    ],
)
def test_what_costs_others_work_has_a_limit(cast, browser, settings, setting, deed, body):
    setattr(settings, setting, 2)
    caches["together"].clear()
    alice, path = browser(cast.alice), f"/api/v1/attachments/{new_id()}/{deed}"
    answers = [alice.post(path, body, content_type="application/json") for _ in range(3)]
    assert [answer.status_code for answer in answers[:2]] == [404, 404]
    problem(answers[2], 429, "too_many")


def test_alive_and_not_ready_without_a_worker(db):
    client = Client()
    for root in ("", "/api/v1"):
        assert client.get(f"{root}/healthz").json() == {"status": "ok"}
        answer = client.get(f"{root}/readyz")
        checks = answer.json()["checks"]
        assert {name: checks[name] for name in ("database", "key", "store")} == dict.fromkeys(
            ("database", "key", "store"), "ok"
        )
        assert (answer.status_code, checks["worker"]) == (503, "missing")


def test_metrics_are_for_this_machine_or_the_token(cast, browser, settings):
    browser(cast.alice).get(f"/api/v1/rooms/{cast.room.pk}")
    here = Client().get("/metrics")
    text = here.content.decode()
    assert 'route="api/v1/rooms/<uuidstr:room_id>"' in text
    assert str(cast.room.pk) not in text  # patterns, never ids
    assert 'sudare_attachments{state="held"} 0.0' in text
    assert Client(REMOTE_ADDR="203.0.113.9").get("/metrics").status_code == 404
    assert Client(headers={"X-Forwarded-For": "203.0.113.9"}).get("/metrics").status_code == 404
    settings.METRICS_TOKEN = "a-token"
    assert Client().get("/metrics").status_code == 404
    assert Client(headers={"Authorization": "Bearer a-token"}).get("/metrics").status_code == 200


def test_the_reference_page_loads_nothing_from_elsewhere_and_nothing_inline(db):
    page = Client().get("/api/v1/docs").content.decode()
    assert "https://" not in page
    for script in page.split("<script")[1:]:
        assert "src=" in script.split(">")[0] or 'type="application/json"' in script.split(">")[0]
    assert "<style" not in page


def test_every_sentence_about_a_picture_is_there_in_japanese():
    from django.utils import translation

    from sudare.connect import sentences

    with translation.override("ja"):
        untold = [each for each in sentences.all_sentences() if translation.gettext(each) == each]
    assert untold == []


def test_no_answer_of_the_api_is_kept_by_a_browser(cast, browser):
    alice = browser(cast.alice)
    for path in ("/api/v1/me", "/api/v1/people", "/api/v1/rooms", f"/api/v1/rooms/{cast.room.pk}/messages"):
        answer = alice.get(path)
        assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "no-store"), path

"""A visitor at the API: what their token opens, what it doesn't, and from which pages."""

import base64
import json
import re

import httpx
import pytest
from django.test import Client

import factories
from doorbell import a_browser
from sudare.accounts.models import User
from sudare.connect.api import api
from sudare.connect.visitors import DOORS
from sudare.consents import actions as consents
from sudare.kit.ids import new_id
from sudare.reception import actions
from sudare.reception.models import Visitor, VisitorToken
from sudare.rooms import actions as rooms

pytestmark = pytest.mark.django_db
SHOP = "https://shop.example"
JSON = "application/json"


@pytest.fixture
def desk(cast):
    return factories.a_reception(
        owner=cast.alice,
        origins=[SHOP],
        look={"colour": "#2E6B4C", "side": "left", "title": {"ja": "ごそうだん", "en": "Ask us"}},
        house_rules={"ja": "やさしく話す", "en": "Be kind"},
    )


def post(client, path, body=None, **headers):
    return client.post(f"/api/v1{path}", json.dumps(body or {}), content_type=JSON, headers=headers)


def bearing(token: str) -> Client:
    return Client(enforce_csrf_checks=True, headers={"Authorization": f"Bearer {token}"})


def test_a_visit_from_the_first_look_to_the_end(desk):
    stranger = Client(enforce_csrf_checks=True)
    shown = stranger.get(f"/api/v1/desk/{desk.key}?language=en", headers={"Origin": SHOP}).json()
    assert shown["look"] == {
        "colour": "#2e6b4c", "side": "left", "theme": "auto",
        "words": {"title": "Ask us", "greeting": "", "button": "", "away": ""},
    }  # fmt: skip
    assert shown["house_rules"] == "Be kind"
    assert [one["purpose"] for one in shown["asks"]] == ["talk", "statements"]
    assert shown["notice"]["who"] == []
    assert shown["notice"]["never"]

    came = post(stranger, f"/desk/{desk.key}/enter", {"language": "en", "page": f"{SHOP}/a?secret=1"}, Origin=SHOP)
    assert came.status_code == 201, came.content
    told = came.json()
    assert (told["room_id"], told["visit"]["state"]) == (None, "entered")
    visitor = bearing(told["token"])
    assert post(visitor, "/visit/page").json()["code"] == "not_begun"
    assert post(visitor, "/visit/begin").json()["code"] == "rules_first"
    yes = [{"purpose": one["purpose"], "version": one["version"]} for one in shown["asks"]]
    begun = post(visitor, "/visit/begin", {"consents": yes, "rules_accepted": True, "language": "en"}).json()
    assert (begun["state"], begun["place"], begun["minutes"]) == ("waiting", 1, None)
    assert all(one["is_given"] for one in begun["asks"])

    room = f"/rooms/{begun['room_id']}"
    assert post(visitor, f"{room}/messages", {"text": "hello"}).status_code == 201
    assert [one["text"] for one in visitor.get(f"/api/v1{room}/messages").json()["items"]] == ["hello"]
    assert visitor.get(f"/api/v1{room}").json()["kind"] == "desk"
    assert visitor.get(f"/api/v1{room}/notice").status_code == 200
    kept = visitor.patch("/api/v1/visit", json.dumps({"mail": "Hanako@Example.com"}), content_type=JSON).json()
    assert kept["mail"] == "hanako@example.com"
    assert "/mine/" in post(visitor, "/visit/page").json()["address"]
    assert post(visitor, "/visit/end").json()["is_closed"]
    assert post(visitor, "/visit/satisfaction", {"score": 3, "words": "thanks"}).json()["satisfaction"] == 3


def test_pictures_belong_to_the_room_from_their_first_byte(desk):
    entered, visit = factories.a_visit(desk)
    visitor = bearing(entered.token)
    from django.core.files.uploadedfile import SimpleUploadedFile

    def upload(**fields):
        return visitor.post("/api/v1/uploads", {"file": SimpleUploadedFile("a.jpg", b"bytes"), **fields})

    assert upload().status_code == 404
    received = upload(room_id=str(visit.room_id))
    assert received.status_code == 201
    picture = received.json()["id"]
    assert visitor.get(f"/api/v1/attachments/{picture}").status_code == 200
    other, _ = factories.a_visit(desk)
    assert bearing(other.token).get(f"/api/v1/attachments/{picture}").status_code == 404
    assert upload(room_id=str(Visitor.objects.get(pk=other.visitor.pk).room_id)).status_code == 404


def test_every_door_that_is_not_a_visitors_is_not_there(cast, desk):
    """Over the whole document, with ids of the visitor's own house: 404 and nothing else, whatever the role may."""
    entered, visit = factories.a_visit(desk)
    visitor = bearing(entered.token)
    message = rooms.post(viewer=cast.alice, room_id=cast.room.pk, text="secret")
    ids = {"room_id": cast.room.pk, "message_id": message.pk, "user_id": cast.bob.user_id, "desk_id": desk.desk_id,
           "id": desk.desk_id, "visit_id": visit.pk}  # fmt: skip
    closed = 0
    for path, methods in api.get_openapi_schema()["paths"].items():
        if path.startswith(("/api/v1/desk/", "/api/v1/uploads/tus")) or path.endswith("stream"):
            continue
        address = re.sub(r"{(\w+)}", lambda found: str(ids.get(found[1], new_id())), path)
        for method in methods:
            is_listed = any(
                door.path.fullmatch(re.sub(r"{name}", "view", re.sub(r"{(?!name)\w+}", str(new_id()), path)))
                and method.upper() in door.methods
                for door in DOORS
            )
            if not is_listed and "/healthz" not in path and "/readyz" not in path:
                answer = visitor.generic(method.upper(), address, b"{}", content_type=JSON)
                assert answer.status_code == 404, f"a visitor gets {answer.status_code} from {method} {path}"
                closed += 1
    assert closed > 45


def test_the_list_of_a_visitors_doors_is_short_and_known():
    """Who adds one says so here: each is a door for strangers."""
    shown = sorted(f"{' '.join(sorted(door.methods))} {door.path.pattern}" for door in DOORS)
    assert len(shown) == 32, "\n".join(shown)
    paths = " ".join(shown)
    for word in ("people", "policy", "audit", "holds", "reviews", "members", "shares", "unmask", "questions"):
        assert word not in paths


@pytest.mark.parametrize("path", ["", "/messages", "/events", "/notice"])
def test_another_rooms_doors_are_not_there(cast, desk, path):
    entered, _ = factories.a_visit(desk)
    _other, other_visit = factories.a_visit(desk)
    for room_id in (cast.room.pk, other_visit.room_id, new_id()):
        answer = bearing(entered.token).get(f"/api/v1/rooms/{room_id}{path}")
        assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


def test_a_token_of_somebody_elses_making_opens_nothing(desk):
    entered, visit = factories.a_visit(desk)
    letter = actions.resume_address(entered.visitor).partition("#resume=")[2]
    for token in ("sv_", "sv_guess", letter, entered.token[:-1]):
        answer = bearing(token).get("/api/v1/visit")
        assert (answer.status_code, answer.json()["code"]) == (401, "visitor_token")
    VisitorToken.objects.all().delete()
    assert bearing(entered.token).get(f"/api/v1/rooms/{visit.room_id}/messages").status_code == 401


def test_a_session_beside_the_token_counts_nothing(cast, desk):
    """A member of the house who opens the shop's page is a visitor there, with a visitor's doors."""
    entered, _ = factories.a_visit(desk)
    alice = a_browser(cast.alice)
    assert alice.get("/api/v1/people").status_code == 200
    assert alice.get("/api/v1/people", headers={"Authorization": f"Bearer {entered.token}"}).status_code == 404


def test_pages_that_are_not_listed_may_not_speak(cast, desk):
    entered, _ = factories.a_visit(desk)
    other = factories.a_reception(owner=cast.alice, origins=["https://other.example"])
    stranger = Client()
    for origin in ("https://evil.example", "null", "https://other.example", "https://shop.example.evil.example"):
        assert bearing(entered.token).get("/api/v1/visit", headers={"Origin": origin}).status_code == 404
        refused = stranger.get(f"/api/v1/desk/{desk.key}", headers={"Origin": origin})
        assert (refused.status_code, refused.json()["code"]) == (404, "desk_unknown")
        assert post(stranger, f"/desk/{desk.key}/enter", Origin=origin).status_code == 404
    for origin in (SHOP, "http://testserver"):
        assert bearing(entered.token).get("/api/v1/visit", headers={"Origin": origin}).status_code == 200
    assert stranger.get(f"/api/v1/desk/{other.key}", headers={"Origin": SHOP}).status_code == 404


def test_unknown_keys_and_forged_identities_are_told_apart_from_nothing(desk):
    stranger = Client()
    for key in ("sd_" + "0" * 24, "x", "%2e%2e"):
        assert stranger.get(f"/api/v1/desk/{key}").status_code == 404
    refused = post(stranger, f"/desk/{desk.key}/enter", {"identity": "x.y.z"})
    assert (refused.status_code, refused.json()["code"]) == (403, "identity_forged")
    assert not Visitor.objects.exists()


def test_a_script_in_a_name_stays_words(desk):
    script = "<script>alert(1)</script>\u202e"
    came = post(Client(), f"/desk/{desk.key}/enter", {"name": script}).json()
    assert came["visitor"]["name"] == "<script>alert(1)</script>"
    assert User.objects.get(pk=came["visitor"]["id"]).name == "<script>alert(1)</script>"


def test_many_newcomers_of_one_network_wait(desk, settings):
    settings.DESK_ENTRIES_PER_MINUTE = 3
    answers = [
        Client(REMOTE_ADDR=f"203.0.113.{last}").post(f"/api/v1/desk/{desk.key}/enter", "{}", content_type=JSON)
        for last in range(10, 15)
    ]
    assert [one.status_code for one in answers].count(429) >= 2
    assert int(answers[-1].headers["Retry-After"]) > 0
    elsewhere = Client(REMOTE_ADDR="198.51.100.1").post(f"/api/v1/desk/{desk.key}/enter", "{}", content_type=JSON)
    assert elsewhere.status_code == 201


def test_a_visitor_says_less_in_a_minute_than_the_house(cast, desk, settings):
    settings.VISITOR_MESSAGES_PER_MINUTE = 2
    entered, visit = factories.a_visit(desk)
    sent = [
        post(bearing(entered.token), f"/rooms/{visit.room_id}/messages", {"text": "x"}).status_code for _ in range(5)
    ]
    assert sent.count(201) <= 4
    assert sent[-1] == 429


# --- over a real socket: what stands before Django -----------------------------------------------------------
@pytest.fixture
def far(lasting_cast, live):
    desk = factories.a_reception(owner=lasting_cast.alice, origins=[SHOP])
    entered, visit = factories.a_visit(desk)
    client = httpx.Client(base_url=live.base, headers={"Authorization": f"Bearer {entered.token}"}, timeout=10)
    live.clients.append(client)
    return live, client, desk, entered, visit


@pytest.mark.django_db(transaction=True)
def test_browsers_are_told_which_doors_other_sites_may_use(far):
    _live, client, desk, _, visit = far
    asked = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization"}
    room = f"/api/v1/rooms/{visit.room_id}"
    for path in (
        f"/api/v1/desk/{desk.key}/enter",
        "/api/v1/visit/begin",
        f"{room}/messages",
        f"{room}/stream",
        "/api/v1/uploads/tus",
    ):
        told = client.options(path, headers={"Origin": SHOP, **asked})
        assert told.status_code == 204
        assert told.headers["Access-Control-Allow-Origin"] == SHOP
        assert "Authorization" in told.headers["Access-Control-Allow-Headers"]
        assert "Access-Control-Allow-Credentials" not in told.headers
        refused = client.options(path, headers={"Origin": "https://evil.example", **asked})
        assert "Access-Control-Allow-Origin" not in refused.headers
    for path in ("/api/v1/people", "/api/v1/me", "/", "/api/v1/rooms", f"{room}/members"):
        answer = client.options(path, headers={"Origin": SHOP, **asked})
        assert "Access-Control-Allow-Origin" not in answer.headers
    read = client.get("/api/v1/visit", headers={"Origin": SHOP})
    assert (read.status_code, read.headers["Access-Control-Allow-Origin"]) == (200, SHOP)
    assert "Origin" in read.headers.get_list("Vary", split_commas=True)
    plain = client.get("/api/v1/visit")
    assert "Access-Control-Allow-Origin" not in plain.headers


@pytest.mark.django_db(transaction=True)
def test_streams_and_resumable_uploads_know_the_token(far):
    live, client, desk, entered, visit = far
    ear = live.listen(client, f"/api/v1/rooms/{visit.room_id}/stream?after=0")
    assert ear.status == 200
    rooms.post(viewer=entered.viewer, room_id=visit.room_id, text="heard")
    assert ear.wait_for(1, "message_posted")[0]["data"]["message"]["text"] == "heard"

    described = "room_id " + base64.b64encode(str(visit.room_id).encode()).decode()
    tus = {"Tus-Resumable": "1.0.0", "Upload-Length": "5"}
    assert client.post("/api/v1/uploads/tus", headers=tus).status_code == 404
    begun = client.post("/api/v1/uploads/tus", headers=tus | {"Upload-Metadata": described})
    assert begun.status_code == 201
    place = begun.headers["Location"]
    part = {"Tus-Resumable": "1.0.0", "Upload-Offset": "0", "Content-Type": "application/offset+octet-stream"}
    assert client.patch(place, headers=part, content=b"hello").status_code == 204
    other, _ = factories.a_visit(desk)
    foreign = {"Authorization": f"Bearer {other.token}", "Tus-Resumable": "1.0.0"}
    assert client.head(place, headers=foreign).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_a_stream_ends_with_its_token(far):
    live, client, _, entered, visit = far
    ear = live.listen(client, f"/api/v1/rooms/{visit.room_id}/stream")
    assert ear.status == 200
    from sudare.kit.clock import now

    VisitorToken.objects.filter(visitor=entered.visitor).update(revoked_at=now())
    assert ear.is_over.wait(8)
    assert ear.heard[-1]["event"] == "bye"


def test_words_that_tell_who_somebody_is_are_warned_of_in_time(cast, desk, browser):
    entered, _visit = factories.a_visit(desk)

    def warned(text, *, has_picture, client=None, path="/visit/check-words"):
        answer = post(client or bearing(entered.token), path, {"text": text, "has_picture": has_picture})
        assert answer.status_code == 200, answer.content
        return {one["kind"] for one in answer.json()["items"]}

    assert warned("電話は 090-1234-5678 です", has_picture=True) == {"phone"}
    assert warned("hanako@example.com までお願いします", has_picture=True) == {"email"}
    assert warned("電話は 090-1234-5678 です", has_picture=False) == set()
    assert warned("カード番号 4242 4242 4242 4242", has_picture=False) == {"credit_card"}
    assert warned("時計が止まりました。2026年11月22日に買いました。", has_picture=True) == set()
    assert warned("", has_picture=True) == set()
    ours = f"/rooms/{cast.room.pk}/check-words"
    assert warned("090-1234-5678", has_picture=True, client=browser(cast.bob), path=ours) == {"phone"}
    assert post(browser(cast.bob), "/visit/check-words", {"text": "x"}).status_code == 404


def test_a_block_over_http_ends_what_the_token_opened(cast, desk, browser):
    actions.seat_staff(viewer=cast.alice, desk_id=desk.desk_id, user_id=cast.bob.user_id)
    entered, visit = factories.a_visit(desk)
    bob = browser(cast.bob)
    assert post(bob, f"/visits/{visit.pk}/block", {"hours": 1, "reason": "spam"}).status_code == 204
    assert bearing(entered.token).get("/api/v1/visit").json()["code"] == "visitor_token"
    assert bob.delete(f"/api/v1/visits/{visit.pk}/block").status_code == 204


def test_forgotten_over_http(desk):
    entered, visit = factories.a_visit(desk)
    visitor = bearing(entered.token)
    post(visitor, f"/rooms/{visit.room_id}/messages", {"text": "hello"})
    assert visitor.delete("/api/v1/visit").json() == {"messages": 1, "pictures": 0, "kept": 0, "contacts": []}
    assert visitor.get("/api/v1/visit").status_code == 401


def test_pages_on_which_a_yes_is_given_stand_in_no_frame(cast, browser):
    """A page that could be framed could lie under somebody's own button: the yes would be given to another question."""
    consents.write_text(viewer=cast.alice, texts={"ja": "写真", "en": "pictures"})
    shown = browser(cast.bob).get("/consent/")
    assert shown.status_code == 200
    assert shown.headers["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in shown.headers["Content-Security-Policy"]

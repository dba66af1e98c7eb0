"""The log over the API: for those who may read it, in pages, with proofs, and as a file that checks itself."""

import json
from datetime import timedelta
from hashlib import sha256

import pytest

import factories
from sudare.accounts.terms import Right, Role
from sudare.audit.actions import forget_person, publish_checkpoints, record
from sudare.audit.models import Entry
from sudare.audit.proofs import checkpoint_in, verify_consistency, verify_inclusion
from sudare.audit.proofs.exported import verify_export
from sudare.audit.proofs.notes import key_in
from sudare.kit.clock import now
from sudare.kit.ids import new_id

API = "/api/v1/audit"
WORDS = "vkqjxwzbnmtrplcdshgfyoea"
WITH_SIGN_IN = 121  # the reader's own sign-in comes after the 120
LOOKED, MOVED = "rooms:room:opened", "rooms:room:renamed"


@pytest.fixture
def written(cast):
    """120 deeds of Alice and Bob, a foreign one between them, and a checkpoint after the hundredth."""
    for number in range(120):
        actor = cast.alice if number % 3 else cast.bob
        record(
            organisation_id=cast.organisation.id,
            actor_id=actor.user_id,
            verb=MOVED if number % 10 == 0 else LOOKED,
            subject_id=cast.room.id,
            reason=WORDS if number == 7 else "",
        )
        if number == 99:
            record(organisation_id=cast.elsewhere.id, actor_id=cast.charlie.user_id, verb=LOOKED)
            publish_checkpoints()
    return cast


@pytest.fixture
def reader(cast, browser):
    return browser(factories.a_viewer(organisation=cast.organisation, name="Dora", role=Role.AUDITOR))


def asked(client, path="/entries", **what):
    answer = client.get(API + path, what)
    assert answer.status_code == 200, answer.content
    return answer.json()


@pytest.mark.parametrize(
    "path", ["/entries", "/checkpoints", "/export", f"/entries/{new_id()}/proof", "/growth?old=1&new=2"]
)
def test_only_who_may_read_the_log_does(written, browser, path):
    for role in Role:
        viewer = factories.a_viewer(organisation=written.organisation, role=role)
        answer = browser(viewer).get(API + path)
        is_refused = answer.status_code == 403 and answer.json()["code"] != "step_up_needed"  # that is asked after it
        assert is_refused != viewer.may(Right.READ_LOG), (role, answer.status_code)
    assert browser(None).get(API + path).status_code == 401


def test_pages_follow_each_other_without_a_gap_and_name_people(written, reader):
    first = asked(reader)
    second = asked(reader, before=first["next_before"])
    third = asked(reader, before=second["next_before"])
    sequences = [row["sequence"] for page in (first, second, third) for row in page["items"]]
    assert sequences == list(range(WITH_SIGN_IN, 0, -1))
    assert third["next_before"] is None
    assert {row["actor_name"] for row in first["items"]} == {"Alice", "Bob", "Dora"}


def test_the_log_is_searched_by_what_who_which_and_when(written, reader):
    assert len(asked(reader, verb=MOVED)["items"]) == 12
    assert len(asked(reader, verb="rooms:")["items"]) == 50
    assert asked(reader, verb="rooms:r")["items"] == []
    bobs = asked(reader, actor_id=written.bob.user_id)["items"]
    assert {row["actor_id"] for row in bobs} == {str(written.bob.user_id)}
    assert len(bobs) == 40
    assert asked(reader, subject_id=new_id())["items"] == []
    middle = Entry.objects.get(organisation_id=written.organisation.id, sequence=60).at
    assert asked(reader, until=middle.isoformat())["items"][0]["sequence"] == 59
    assert asked(reader, since=(now() + timedelta(hours=1)).isoformat())["items"] == []
    assert reader.get(f"{API}/entries", {"since": "2026-11-22T04:30:00"}).status_code == 422


def test_words_are_read_until_their_writer_is_forgotten(written, reader):
    def reasons():
        return [row["reason"] for row in asked(reader, before=9)["items"] if row["reason"]]

    assert reasons() == [WORDS]
    forget_person(person_id=written.alice.user_id)
    assert reasons() == []


def test_a_page_costs_the_same_however_many_rows(written, reader):
    asked(reader)
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as few:
        asked(reader, before=3)
    with CaptureQueriesContext(connection) as many:
        asked(reader, before=60)
    assert len(many) <= len(few) + 1  # the reasons' keys, where there are reasons


def test_a_proof_leads_from_the_text_of_the_entry_to_the_signature(written, reader):
    entry = Entry.objects.get(organisation_id=written.organisation.id, sequence=8)
    proof = asked(reader, f"/entries/{entry.pk}/proof")
    signed = asked(reader, "/checkpoints")
    told = checkpoint_in(proof["checkpoint"], public_keys=(key_in(signed["key"]),))
    leaf = sha256(b"\0" + proof["entry"].encode()).digest()
    path = [bytes.fromhex(step) for step in proof["path"]]
    assert verify_inclusion(leaf=leaf, index=proof["sequence"] - 1, size=told.size, path=path, root=told.root)
    assert (proof["is_verified"], proof["size"], signed["items"]) == (True, 100, [proof["checkpoint"]])
    assert signed["size"] == WITH_SIGN_IN


def test_an_entry_without_a_checkpoint_says_so_and_an_edited_one_does_not_verify(written, reader):
    fresh = Entry.objects.get(organisation_id=written.organisation.id, sequence=101)
    proof = asked(reader, f"/entries/{fresh.pk}/proof")
    assert (proof["size"], proof["is_verified"], proof["checkpoint_at"]) == (0, False, None)
    edited = Entry.objects.filter(organisation_id=written.organisation.id, sequence=8)
    edited.update(verb=MOVED)
    assert asked(reader, f"/entries/{edited.get().pk}/proof")["is_verified"] is False


def test_growth_is_proved_between_two_sizes(written, reader):
    old = asked(reader, "/checkpoints")["items"][0]
    publish_checkpoints()
    signed = asked(reader, "/checkpoints")
    one, other = (checkpoint_in(note, public_keys=(key_in(signed["key"]),)) for note in (old, signed["items"][0]))
    proof = asked(reader, "/growth", old=one.size, new=other.size)
    path = [bytes.fromhex(step) for step in proof["path"]]
    assert verify_consistency(old=one.size, new=other.size, path=path, old_root=one.root, new_root=other.root)
    for sizes in ({"old": 100, "new": 999}, {"old": 5, "new": 4}):
        assert reader.get(f"{API}/growth", sizes).status_code == 422


def test_the_export_checks_itself_and_holds_nobody_elses_log(written, reader, settings):
    settings.STEP_UP = False  # what stands before it: tests/web/test_watching_pages.py
    answer = reader.get(f"{API}/export")
    body = b"".join(answer.streaming_content)
    report = verify_export(body.splitlines(keepends=True))
    assert not report.all_faults
    assert [log.origin.rpartition("/")[2] for log in report.logs] == [str(written.organisation.id)]
    assert report.logs[0].entries == WITH_SIGN_IN + 1  # the taking itself, too
    assert str(written.elsewhere.id) not in body.decode()
    assert answer["Cache-Control"] == "no-store"
    assert asked(reader)["items"][0]["verb"] == "audit:log:exported"


@pytest.mark.django_db(transaction=True)
def test_the_export_flows_over_a_real_socket(lasting_cast, live, settings):
    settings.STEP_UP = False
    for _ in range(700):
        record(organisation_id=lasting_cast.organisation.id, actor_id=None, verb=LOOKED)
    answer = live.client(lasting_cast.alice).get(f"{API}/export")
    assert answer.status_code == 200
    assert len(answer.content) > 65_536
    assert not verify_export(answer.content.splitlines(keepends=True)).all_faults
    assert json.loads(answer.content.splitlines()[0])["organisation"] == str(lasting_cast.organisation.id)

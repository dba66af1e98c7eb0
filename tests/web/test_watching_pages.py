"""Pages for those who watch: the log and its proofs, holds and receipts, the breach assistant, the self-check."""

import json
import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils.translation import override

import factories
from cast import Cast
from doorbell import prove
from sudare.accounts.models import User
from sudare.accounts.terms import Role, Viewer
from sudare.attachments import actions as attachments
from sudare.attachments.models import Attachment
from sudare.audit.actions import publish_checkpoints
from sudare.audit.models import Entry
from sudare.cli.backups.taking import LAST_BACKUP
from sudare.incidents.models import Breach
from sudare.incidents.readers.checkup import Level, examine
from sudare.kit.clock import now
from sudare.kit.ids import new_id
from sudare.rulebook import actions as rulebook
from sudare.rulebook.queries import policy_in_force
from sudare.storage.actions import place_hold
from sudare.storage.models import Hold

pytestmark = pytest.mark.django_db(transaction=True)
PAGES = ("/audit/", "/retention/", "/breach/", "/checkup/")


def browser(viewer: Viewer) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(User.objects.get(pk=viewer.user_id))
    return client


def test_who_may_open_which_page(lasting_cast: Cast) -> None:
    cast = lasting_cast
    auditor = factories.a_viewer(organisation=cast.organisation, name="Ada", role=Role.AUDITOR)
    seen = {who.name: [browser(who).get(page).status_code for page in PAGES] for who in (cast.alice, cast.bob, auditor)}
    assert seen == {"Alice": [200] * 4, "Bob": [403] * 4, "Ada": [200, 200, 403, 403]}


def test_the_log_is_read_filtered_and_proved(lasting_cast: Cast) -> None:
    cast = lasting_cast
    picture = factories.a_sent_picture(uploader=cast.bob, room=cast.room)
    alice = browser(cast.alice)
    page = alice.get("/audit/").content.decode()
    assert "sent a picture" in page
    assert "Not sealed outside yet" in page
    entry = Entry.objects.filter(subject_id=picture.pk, verb="attachments:attachment:sent").get()
    assert "Not sealed yet" in alice.get(f"/audit/{entry.pk}/").content.decode()
    publish_checkpoints()
    assert "Checked just now: unchanged" in alice.get(f"/audit/{entry.pk}/").content.decode()
    Entry.objects.filter(pk=entry.pk).update(actor_id=cast.alice.user_id)  # somebody at the database
    assert "fit the seal" in alice.get(f"/audit/{entry.pk}/").content.decode()
    assert "sent a picture" not in alice.get("/audit/?verb=accounts:").content.decode()
    assert str(picture.pk) not in alice.get(f"/audit/?subject={new_id()}").content.decode()
    for odd in ("actor=x", "since=yesterday", "before=²", "before=" + "9" * 30, "verb=nothing:"):
        assert alice.get(f"/audit/?{odd}").status_code == 200
    assert browser(cast.charlie).get(f"/audit/{entry.pk}/").status_code == 404


def test_the_log_costs_the_same_for_few_and_many(lasting_cast: Cast, django_assert_max_num_queries) -> None:
    cast = lasting_cast
    alice = browser(cast.alice)
    for _ in range(2):
        factories.a_sent_picture(uploader=cast.bob, room=cast.room)
        with django_assert_max_num_queries(18):
            alice.get("/audit/")


def test_the_export_is_a_file_of_this_house_alone(lasting_cast: Cast) -> None:
    cast = lasting_cast
    factories.a_sent_picture(uploader=cast.charlie, room=cast.other_room)
    factories.a_sent_picture(uploader=cast.bob, room=cast.room)
    answer = prove(browser(cast.alice), cast.alice).post("/audit/export/")
    text = b"".join(answer.streaming_content).decode()
    assert answer["Content-Disposition"].startswith("attachment")
    assert (str(cast.organisation.pk) in text, str(cast.elsewhere.pk) in text) == (True, False)
    assert browser(cast.bob).post("/audit/export/").status_code == 403


def test_the_export_stands_behind_glass_and_in_the_log(lasting_cast: Cast) -> None:
    """A session somebody left open gives nobody the whole log; and taking it along is a deed like every other."""
    cast = lasting_cast
    factories.a_sent_picture(uploader=cast.bob, room=cast.room)
    taken = Entry.objects.filter(organisation_id=cast.organisation.pk, verb="audit:log:exported")
    alice = browser(cast.alice)
    asked = alice.post("/audit/export/")
    assert (asked.status_code, asked["Location"]) == (302, "/prove/")
    over_the_api = alice.get("/api/v1/audit/export")
    assert (over_the_api.status_code, over_the_api.json()["code"]) == (403, "step_up_needed")
    assert not taken.exists()
    assert alice.post("/audit/export/").status_code == 302
    b"".join(prove(alice, cast.alice).post("/audit/export/").streaming_content)
    assert taken.get().actor_id == cast.alice.user_id


def test_a_hold_is_placed_shown_and_released_with_a_reason(lasting_cast: Cast) -> None:
    cast = lasting_cast
    alice = browser(cast.alice)
    words = {"case": "2026-17", "reason": "An enquiry", "contact": "", "kept": f"room:{cast.room.pk}"}
    assert alice.post("/retention/hold/", words | {"kept": f"room:{cast.other_room.pk}"}).status_code == 422
    assert "The hold stands" in alice.post("/retention/hold/", words, follow=True).content.decode()
    hold = Hold.objects.get()
    assert "Front desk" in alice.get("/retention/").content.decode()
    alice.post(f"/retention/hold/{hold.pk}/release/", {"reason": ""})
    hold.refresh_from_db()
    assert hold.released_at is None


def test_receipts_and_the_month_are_told(lasting_cast: Cast) -> None:
    cast = lasting_cast
    picture = factories.a_sent_picture(uploader=cast.bob, room=cast.room)
    attachments.forget_picture(viewer=cast.bob, attachment_id=picture.pk)
    page = browser(cast.alice).get("/retention/").content.decode()
    assert "1 picture was forgotten for good" in page
    assert "Its sender asked for it" in page
    assert str(picture.pk) in page


def test_the_assistant_leads_from_noting_to_closing(lasting_cast: Cast) -> None:
    cast = lasting_cast
    alice = browser(cast.alice)
    start = alice.get("/breach/").content.decode()
    times = dict(re.findall(r'name="(known_at|began_at|ended_at)" value="([^"]+)"', start))
    assert alice.post("/breach/open/", times | {"title": ""}).status_code == 422
    made = alice.post("/breach/open/", times | {"title": "A lost phone", "triggers": ["wrongful"]})
    breach = Breach.objects.get()
    assert made["Location"] == f"/breach/{breach.pk}/"
    page = alice.get(f"/breach/{breach.pk}/").content.decode()
    assert "A lost phone" in page
    assert "Outline" in page
    alice.post(f"/breach/{breach.pk}/tick/", {"step": ["stop", "nonsense"]})
    alice.post(f"/breach/{breach.pk}/reported/preliminary/")
    assert alice.post(f"/breach/{breach.pk}/reported/nothing/").status_code == 404
    alice.post(f"/breach/{breach.pk}/close/")
    breach.refresh_from_db()
    assert (list(breach.steps), bool(breach.preliminary_sent_at), bool(breach.closed_at)) == (["stop"], True, True)
    assert browser(cast.charlie).get(f"/breach/{breach.pk}/").status_code == 404


def test_the_self_check_names_what_is_missing_with_what_to_do(lasting_cast: Cast) -> None:
    cast = lasting_cast
    page = browser(cast.alice).get("/checkup/").content.decode()
    assert "Without a second factor: Alice" in page
    assert "Charlie" not in page
    found = examine(cast.organisation.pk)
    assert all(one.advice for one in found if one.level is not Level.OK)
    assert {str(one.title) for one in found} == {
        "Clock", "Keys", "Seals of the log", "Time stamps", "Second factors", "Backups",
    }  # fmt: skip


def test_other_days_are_forecast_and_then_put_in_force(lasting_cast: Cast) -> None:
    cast = lasting_cast
    picture = factories.a_sent_picture(uploader=cast.bob, room=cast.room)
    held = factories.a_sent_picture(uploader=cast.bob, room=cast.room)
    Attachment.objects.filter(pk__in=[picture.pk, held.pk]).update(sent_at=now() - timedelta(days=10))
    alice, bob = browser(cast.alice), browser(cast.bob)
    place_hold(viewer=cast.alice, case="A-1", reason="a dispute", scopes=[("attachment", held.pk)])
    page = alice.get("/retention/?days=7").content.decode()
    assert "1 picture would be forgotten at once" in page
    assert "1 would be due and is held for a case." in page
    for odd in ("0", "-1", "x", "9" * 30):
        assert "would be forgotten" not in alice.get(f"/retention/?days={odd}").content.decode()
    assert bob.post("/retention/days/", {"days": "7", "reason": "space"}).status_code == 403
    assert alice.post("/retention/days/", {"days": "7", "reason": ""}).status_code == 422
    assert policy_in_force(organisation_id=cast.organisation.pk).retention_days == 30
    assert alice.post("/retention/days/", {"days": "7", "reason": "space"}).status_code == 302
    assert policy_in_force(organisation_id=cast.organisation.pk).retention_days == 7
    assert policy_in_force(organisation_id=cast.charlie.organisation_id).retention_days == 30


def test_the_self_check_knows_how_old_the_last_backup_is(settings, tmp_path) -> None:
    settings.DATA_DIR = tmp_path

    def said() -> list[tuple[Level, str]]:
        with override("en"):
            return [(one.level, one.what) for one in examine() if str(one.title) == "Backups"]

    def note(*, days: int, has_keys: bool) -> None:
        made_at = now() - timedelta(days=days)
        told = {"made_at": made_at.isoformat(), "ages_out_at": (made_at + timedelta(days=30)).isoformat()}
        (tmp_path / LAST_BACKUP).write_text(json.dumps(told | {"has_keys": has_keys}))

    assert [level for level, _what in said()] == [Level.WARN]
    note(days=1, has_keys=True)
    assert [level for level, _what in said()] == [Level.OK]
    note(days=9, has_keys=False)
    assert [level for level, _what in said()] == [Level.WARN, Level.WARN]
    note(days=40, has_keys=True)
    assert [what for _level, what in said()][1] == "Its time is over."


def test_one_picture_is_kept_from_its_own_page_which_then_says_so(lasting_cast: Cast) -> None:
    cast = lasting_cast
    picture = factories.a_sent_picture(uploader=cast.alice, room=cast.room)
    hers = factories.a_sent_picture(uploader=cast.charlie, room=cast.other_room)
    alice, words = browser(cast.alice), {"case": "A-2", "reason": "a dispute", "contact": "the office"}
    assert f"/retention/?keep={picture.pk}" in alice.get(f"/pictures/{picture.pk}/").content.decode()
    assert f"attachment:{picture.pk}" in alice.get(f"/retention/?keep={picture.pk}").content.decode()
    assert alice.post("/retention/hold/", words | {"kept": f"attachment:{hers.pk}"}).status_code == 422
    assert alice.post("/retention/hold/", words | {"kept": f"attachment:{picture.pk}"}).status_code == 302
    assert "kept for an open case" in alice.get(f"/pictures/{picture.pk}/").content.decode()


def test_passkeys_under_a_number_are_explained(lasting_cast: Cast) -> None:
    alice = browser(lasting_cast.alice)
    said = [
        "under a number" in alice.get("/accounts/2fa/", headers={"host": host}).content.decode()
        for host in ("127.0.0.1", "localhost")
    ]
    assert said == [True, False]


def test_a_month_has_a_report_and_nonsense_is_this_month(lasting_cast: Cast) -> None:
    cast = lasting_cast
    picture = factories.a_sent_picture(uploader=cast.alice, room=cast.room)
    attachments.forget_picture(viewer=cast.alice, attachment_id=picture.pk)
    alice = browser(cast.alice)
    for month in ("", "2026-13", "2999-01", "x"):
        assert "1 picture was forgotten for good." in alice.get(f"/retention/report/?month={month}").content.decode()
    assert "0 pictures were forgotten" in alice.get("/retention/report/?month=2020-02").content.decode()
    assert browser(cast.bob).get("/retention/report/").status_code == 403


def test_rules_with_other_days_say_what_they_would_forget(lasting_cast: Cast) -> None:
    cast = lasting_cast
    picture = factories.a_sent_picture(uploader=cast.alice, room=cast.room)
    Attachment.objects.filter(pk=picture.pk).update(sent_at=now() - timedelta(days=40))
    for profile, is_told in (("factory", True), ("team", False)):  # kept for 90 days, and for 30
        change = {"viewer": cast.alice, "scope": "room", "place_id": cast.room.pk, "reason": "for this test"}
        rulebook.choose_preset(profile=profile, **change)
        shown = browser(cast.alice).get(f"/policy/profiles/team/?room={cast.room.pk}").content.decode()
        assert ("1 picture would be forgotten at once." in shown) is is_told

"""Pages of a takedown: whom they open to, what stands on them, and that an address is a word and never a link."""

import re

import pytest
from django.test import Client

from sudare.incidents.models import Case
from sudare.takedowns import actions
from sudare.takedowns.actions import Statement
from sudare.takedowns.models import Sending, Takedown
from sudare.takedowns.proofs.first_ten import Item
from sudare.takedowns.terms import Platform, Shows
from takedowns.conftest import ADDRESS, Harm

pytestmark = pytest.mark.django_db
TOLD = {"platform": "x", "address": ADDRESS, "shows": "intimate", "is_without_consent": "on"}


@pytest.fixture
def row(harm: Harm) -> Takedown:
    told = Statement(Platform.X, Shows.INTIMATE, ADDRESS, words="qzxwvkjhbnmplrtsdfghqwer")
    return actions.state_own(viewer=harm.dora, report_id=harm.report.pk, statement=told)


def pages(harm: Harm, row: Takedown) -> list[str]:
    return [
        f"/cases/{harm.case_id}/takedowns/",
        f"/cases/{harm.case_id}/takedowns/watch/",
        f"/takedowns/{row.pk}/",
        f"/takedowns/{row.pk}/letters/remove/",
        "/takedowns/patrol/",
        "/takedowns/numbers/",
    ]


def test_who_handles_cases_opens_them_and_others_find_nothing(harm: Harm, row: Takedown, browser) -> None:
    for page in pages(harm, row):
        assert browser(harm.cast.alice).get(page).status_code == 200, page
        for viewer in (harm.cast.bob, harm.cast.charlie):
            answer = browser(viewer).get(page)
            assert answer.status_code in {403, 404} or ADDRESS not in answer.content.decode(), page
        assert browser(harm.cast.bob).get(page).status_code in {403, 404}, page
    assert browser(harm.cast.bob).get(f"/help/{harm.report.pk}/takedowns/").status_code == 404
    assert browser(harm.cast.alice).get(f"/help/{harm.report.pk}/takedowns/").status_code == 404


@pytest.mark.parametrize("which", range(6))
def test_a_stated_address_is_no_link(harm: Harm, row: Takedown, browser, which: int) -> None:
    page = browser(harm.cast.alice).get(pages(harm, row)[which]).content.decode()
    assert not re.search(rf'(href|src)="[^"]*{re.escape(ADDRESS)}', page)
    assert (ADDRESS in page) == (which in {0, 2, 3, 4})


def test_the_person_harmed_reads_how_far_it_is_and_tells_one_more(harm: Harm, row: Takedown, browser) -> None:
    client: Client = browser(harm.dora)
    page = client.get(f"/help/{harm.report.pk}/takedowns/").content.decode()
    assert "It isn't your fault" in page
    assert "#9110" in page
    told = client.post(f"/help/{harm.report.pk}/takedowns/", TOLD | {"address": "https://example.com/2"})
    assert told.status_code == 302
    assert Takedown.objects.count() == 2
    wrong = client.post(f"/help/{harm.report.pk}/takedowns/", TOLD | {"address": "nowhere"})
    assert wrong.status_code == 422
    client.post(f"/help/{harm.report.pk}/takedowns/steps/", {"item": ["police", "nonsense"]})
    assert 'value="police" checked' in client.get(f"/help/{harm.report.pk}/takedowns/").content.decode()
    sent = client.post(f"/takedowns/{row.pk}/sent/", {"what": "place:remove"})
    assert sent["Location"] == f"/help/{harm.report.pk}/takedowns/"
    assert Sending.objects.get().by_id == harm.dora.user_id


def test_a_letter_is_read_in_both_tongues_saved_and_never_holds_their_words(harm: Harm, row, browser) -> None:
    for viewer in (harm.dora, harm.cast.alice):
        client = browser(viewer)
        page = client.get(f"/takedowns/{row.pk}/letters/suppress/").content.decode()
        assert "送信防止措置のお願い" in page
        assert "qzxwvkjhbnmplrts" not in page
        saved = client.get(f"/takedowns/{row.pk}/letters/remove/", {"language": "en", "save": ""})
        assert saved["Content-Disposition"] == 'attachment; filename="remove-en.txt"'
        assert "Request to remove an image" in saved.content.decode()
        assert client.get(f"/takedowns/{row.pk}/letters/threaten/").status_code == 404


def test_staff_note_answer_look_and_close(harm: Harm, row: Takedown, browser) -> None:
    client = browser(harm.cast.alice)
    made = client.post(f"/cases/{harm.case_id}/takedowns/", TOLD)
    assert made["Location"].startswith("/takedowns/")
    assert client.post(f"/takedowns/{row.pk}/sent/", {"what": "place:", "on": "2026-01-02"}).status_code == 302
    assert client.post(f"/takedowns/{row.pk}/answered/", {"outcome": "refused", "words": "no"}).status_code == 302
    assert (
        client.post(f"/takedowns/patrol/{row.patrol.pk}/looked/", {"found": "there", "target": "1"}).status_code == 302
    )
    page = client.get(f"/takedowns/{row.pk}/").content.decode()
    assert "Let Safe-Line ask" in page
    assert client.post(f"/takedowns/{row.pk}/closed/").status_code == 302
    row.refresh_from_db()
    assert row.state == "closed"
    assert client.post(f"/cases/{harm.case_id}/takedowns/watch/", {"address": "example.com/u", "every_days": 3})
    steps = client.post(f"/cases/{harm.case_id}/takedowns/steps/{harm.report.pk}/", {"item": [Item.POLICE.value]})
    assert steps.status_code == 302


def test_where_a_child_may_be_shown_nobody_is_asked_for_a_picture(harm: Harm, browser) -> None:
    Case.objects.filter(pk=harm.case_id).update(is_minor_concerned=True)
    told = Statement(Platform.X, Shows.INTIMATE, ADDRESS)
    row = actions.state_own(viewer=harm.dora, report_id=harm.report.pk, statement=told)
    for viewer, page in (
        (harm.cast.alice, f"/takedowns/{row.pk}/"),
        (harm.cast.alice, "/takedowns/patrol/"),
        (harm.cast.alice, f"/cases/{harm.case_id}/takedowns/"),
        (harm.dora, f"/help/{harm.report.pk}/takedowns/"),
    ):
        shown = browser(viewer).get(page).content.decode()
        assert 'type="file"' not in shown
        assert 'action="/trace/' not in shown
        assert "Whose copy is it?" not in shown
    assert "hotline" in browser(harm.cast.alice).get(f"/takedowns/{row.pk}/").content.decode().lower()
    assert "StopNCII" not in browser(harm.dora).get(f"/help/{harm.report.pk}/takedowns/").content.decode()


def test_the_urgency_table_leads_to_telephones(db: None) -> None:
    page = Client().get("/guide/threatened/", {"language": "ja"}).content.decode()
    assert page.index("身の危険がある") < page.index("もう載せられている")
    assert 'href="tel:110"' in page

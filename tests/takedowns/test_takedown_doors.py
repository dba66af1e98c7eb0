"""The API of takedowns: one whole way, and what whoever is harmed reads of it."""

import pytest

from takedowns.conftest import ADDRESS, Harm

pytestmark = pytest.mark.django_db
API = "/api/v1"
JSON = "application/json"


def test_a_target_from_the_first_word_to_the_last(harm: Harm, browser) -> None:
    client = browser(harm.cast.alice)

    def post(path: str, **words):
        answer = client.post(f"{API}{path}", words, content_type=JSON)
        assert answer.status_code in {200, 201}, answer.content
        return answer.json()

    made = post(f"/cases/{harm.case_id}/takedowns", platform="x", shows="intimate", address=ADDRESS)
    assert (made["state"], made["next"]["code"], made["letters"][0]) == ("noted", "ask", "remove")
    where = f"/takedowns/{made['id']}"
    letter = client.get(f"{API}{where}/letters/suppress", {"language": "en"}).json()
    assert ADDRESS in letter["body"]
    assert letter["claims"] == []
    sent = post(f"{where}/sent", to="place", letter="suppress", on="2026-01-05")
    assert {clock["kind"] for clock in sent["clocks"]} == {"decision", "silence", "logs"}
    assert post(f"{where}/answers", outcome="refused", words="no")["state"] == "refused"
    assert post(f"{where}/checks", found="gone")["state"] == "gone"
    assert post(f"{where}/close")["state"] == "closed"
    own = browser(harm.dora).get(f"{API}/reports/{harm.report.pk}/takedowns").json()
    assert [item["id"] for item in own["items"]] == [made["id"]]
    assert client.get(f"{API}/cases/{harm.case_id}/takedowns").json()["items"][0]["state"] == "closed"


def test_what_cant_be_is_said_as_a_problem(harm: Harm, browser) -> None:
    client = browser(harm.cast.alice)
    told = {"platform": "x", "shows": "portrait", "address": "nowhere"}
    answer = client.post(f"{API}/cases/{harm.case_id}/takedowns", told, content_type=JSON)
    assert (answer.status_code, answer.json()["code"]) == (422, "address_missing")


def test_the_person_reported_and_strangers_get_nothing(harm: Harm, browser) -> None:
    told = {"platform": "x", "shows": "portrait", "address": ADDRESS}
    row = browser(harm.cast.alice).post(f"{API}/cases/{harm.case_id}/takedowns", told, content_type=JSON).json()
    for viewer in (harm.cast.bob, harm.cast.charlie):
        for path in (
            f"/takedowns/{row['id']}",
            f"/takedowns/{row['id']}/letters/remove",
            f"/reports/{harm.report.pk}/takedowns",
        ):
            answer = browser(viewer).get(f"{API}{path}")
            assert answer.status_code == 404
            assert ADDRESS not in answer.content.decode()

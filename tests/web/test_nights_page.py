"""The hours of the night are changed on the rules' page; a family's rules are written on a sheet that goes nowhere."""

import re

import pytest

import factories
from cast import Cast
from doorbell import a_browser
from sudare.accounts.terms import Role
from sudare.policy.nights import OFF, USUAL
from sudare.rulebook.queries import policy_in_force

WISHED = {"begins": "22:30", "ends": "05:45", "reason": "Exams are over"}


def quiet(cast: Cast) -> str:
    return policy_in_force(organisation_id=cast.organisation.pk).quiet


def test_two_times_or_none_and_always_a_reason(cast: Cast) -> None:
    owner = a_browser(cast.alice)
    assert quiet(cast) == USUAL
    owner.post("/policy/night/", WISHED)
    assert quiet(cast) == "22:30-05:45"
    for nonsense in ({"ends": "22:30"}, {"begins": "25:00"}, {"begins": ""}, {"reason": ""}):
        owner.post("/policy/night/", {**WISHED, "ends": "04:00", **nonsense})
        assert quiet(cast) == "22:30-05:45"
    owner.post("/policy/night/", {"none": "on", "reason": "Everybody here is of age"})
    assert quiet(cast) == OFF


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.AGENT, Role.MEMBER, Role.AUDITOR])
def test_whoever_may_not_change_the_rules_changes_no_night(cast: Cast, role: Role) -> None:
    viewer = factories.a_viewer(organisation=cast.organisation, role=role)
    assert a_browser(viewer).post("/policy/night/", WISHED).status_code == 403
    assert quiet(cast) == USUAL


@pytest.mark.parametrize("register", ["ja", "ja-plain", "en"])
def test_nothing_written_on_a_familys_sheet_can_leave_it(db, register: str) -> None:
    page = a_browser(None).get(f"/guide/family-rules/?language={register}").content.decode()
    sheet = page[page.index("<article") : page.index("</article>")]
    assert len(re.findall(r"<(?:input|textarea)\b", sheet)) > 5
    assert "<form" not in sheet
    assert not re.search(r"<(?:input|textarea|select)\b[^>]*\s(?:name|form)=", sheet)

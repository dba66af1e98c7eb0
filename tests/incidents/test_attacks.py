"""Three secrets of a case, and four who want them: the reported person, another agent, an auditor, another organisation.

Each tries what doors and verbs there are, with the right ids in hand.
"""

import re
from collections.abc import Callable, Iterator

import pytest

import factories
from cast import Cast
from doorbell import a_browser
from incidents.casework import Trouble, a_trouble
from sudare.accounts.models import User
from sudare.accounts.terms import Role, Viewer
from sudare.audit.models import Entry
from sudare.incidents import actions
from sudare.incidents.errors import CaseGone, ReportGone
from sudare.incidents.models import Exposure, Report
from sudare.incidents.terms.cases import Memo, Outcome, Reason
from sudare.kit.errors import NotFound, SudareError
from sudare.rooms import actions as rooms

pytestmark = pytest.mark.django_db
NAME = "Wqzkxvjbnmplrtshdfgyqcxz"  # of whoever reported
DELETED = "zqxwkvjhbnmgplrtsdfycxqz"  # said, then deleted by whoever said it
SECONDS = 98_765_431  # that a reviewer looked: a number that stands nowhere by chance
WHO = ("reported", "agent", "auditor", "elsewhere")


@pytest.fixture
def trouble(cast: Cast) -> Trouble:
    """Reported, told more of, decided and packed; what was said is deleted; Alice has looked for long."""
    found = a_trouble(cast, text=DELETED)
    User.objects.filter(pk=found.dora.user_id).update(name=NAME)
    rooms.delete(viewer=found.bob, message_id=found.message.pk)
    actions.write_memo(viewer=found.dora, report_id=found.tap.report_id, memo=Memo(where="here"))
    actions.note_exposure(viewer=found.alice, case_id=found.case.pk, seconds=1)
    Exposure.objects.update(seconds=SECONDS)
    actions.package(viewer=found.alice, case_id=found.case.pk)
    here = {"viewer": found.alice, "case_id": found.case.pk}
    actions.decide(**here, outcome=Outcome.WARNED, told_reporter="seen", told_reported="please stop")
    return found


@pytest.fixture
def attackers(trouble: Trouble) -> dict[str, Viewer]:
    here = trouble.cast.organisation
    return {
        "reported": trouble.bob,
        "agent": factories.a_viewer(organisation=here, name="Eve", role=Role.AGENT),
        "auditor": factories.a_viewer(organisation=here, name="Ivo", role=Role.AUDITOR),
        "elsewhere": trouble.cast.charlie,
    }


def doors(trouble: Trouble) -> Iterator[str]:
    case, report, package = trouble.case, trouble.tap.report_id, trouble.case.packages.get()
    api, page = "/api/v1", f"/cases/{case.pk}/"
    yield from (f"{api}/cases", f"{api}/cases?q={case.number}", f"{api}/cases/{case.pk}")
    yield from (f"{api}/cases/{case.pk}/preserved", f"{api}/cases/{case.pk}/preserved?report_id={report}")
    yield from (f"{api}/cases/{case.pk}/pictures", f"{api}/cases/{case.pk}/takedowns", f"{api}/packages/{package.pk}")
    yield from (f"{api}/reports", f"{api}/reports/{report}/takedowns", f"{api}/decisions", f"{api}/holds")
    yield from (f"{api}/audit/entries", f"{api}/audit/export", f"{api}/messages/{trouble.message.pk}")
    yield from (page, f"{page}preserved/{report}/", f"{page}takedowns/", f"/cases/packages/{package.pk}/")
    yield from ("/cases/", "/help/", f"/help/{report}/", "/decisions/", "/audit/", "/undelivered/", "/me/")


def all_answers(viewer: Viewer, trouble: Trouble) -> str:
    """What every door says to them: no door breaks, and none is left out because an earlier one refused."""
    client, told = a_browser(viewer), []
    for door in doors(trouble):
        answer = client.get(door)
        assert answer.status_code < 500, door
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        told.append(content.decode(errors="replace"))
    return re.sub(r"<option[^>]*>[^<]*</option>", "", "".join(told))  # who sits here at all is no secret


def refused(verb: Callable[[], object]) -> None:
    with pytest.raises(SudareError) as met:
        verb()
    assert isinstance(met.value, NotFound), met.value


@pytest.mark.parametrize("who", WHO)
def test_a_reporters_identity(trouble: Trouble, attackers: dict[str, Viewer], who: str) -> None:
    viewer = attackers[who]
    told = all_answers(viewer, trouble)
    assert NAME not in told
    since = Entry.objects.filter(verb="incidents:report:made").earliest("sequence")
    after = Entry.objects.filter(sequence__gte=since.sequence, organisation_id=since.organisation_id)
    assert not after.filter(actor_id=trouble.dora.user_id).exists()  # not one of them leads to her
    assert not [entry for entry in after if str(trouble.dora.user_id) in str(entry.details)]
    for verb in (
        lambda: actions.read_case(viewer=viewer, case_id=trouble.case.pk),
        lambda: actions.write_memo(viewer=viewer, report_id=trouble.tap.report_id, memo=Memo()),
        lambda: actions.appeal(viewer=viewer, report_id=trouble.tap.report_id, words="x"),
        lambda: actions.take(viewer=viewer, case_id=trouble.case.pk),
    ):
        refused(verb)


@pytest.mark.parametrize("who", [*WHO, "colleague"])
def test_exposure_minutes(trouble: Trouble, attackers: dict[str, Viewer], who: str) -> None:
    """Nobody's but the reviewer's own: not even a colleague's who handles the same case."""
    viewer = trouble.ann if who == "colleague" else attackers[who]
    told = all_answers(viewer, trouble)
    assert str(SECONDS) not in told
    assert str(SECONDS // 60) not in told
    assert actions.exposure_today(viewer).seconds == 0
    answer = a_browser(viewer).post(
        f"/api/v1/cases/{trouble.case.pk}/exposure", {"seconds": 0}, content_type="application/json"
    )
    if who == "colleague":
        assert answer.json() == {"seconds": 0, "is_pause_due": False}
        return
    assert answer.status_code == 404
    with pytest.raises(CaseGone):
        actions.note_exposure(viewer=viewer, case_id=trouble.case.pk, seconds=1)


@pytest.mark.parametrize("who", WHO)
def test_sealed_deleted_messages(trouble: Trouble, attackers: dict[str, Viewer], who: str) -> None:
    """Who said it knows it, and still reads it nowhere again: neither as preserved nor in the package."""
    viewer = factories.proved(attackers[who])
    assert DELETED not in all_answers(viewer, trouble)
    room = f"/api/v1/rooms/{trouble.room.pk}"
    client = a_browser(viewer)
    for door in (f"{room}/messages", f"{room}/events", room, f"/rooms/{trouble.room.pk}/"):
        if who == "reported" or client.get(door).status_code == 200:
            answer = client.get(door)
            assert answer.streaming or DELETED not in answer.content.decode()
    package = trouble.case.packages.get()
    for verb in (
        lambda: actions.read_preserved(viewer=viewer, case_id=trouble.case.pk),
        lambda: actions.read_preserved(viewer=viewer, case_id=trouble.case.pk, report_id=trouble.tap.report_id),
        lambda: actions.package(viewer=viewer, case_id=trouble.case.pk),
        lambda: actions.open_package(viewer=viewer, package_id=package.pk),
        lambda: actions.case_pictures(viewer=viewer, case_id=trouble.case.pk),
    ):
        refused(verb)
    answer = client.post(f"/api/v1/cases/{trouble.case.pk}/package", {}, content_type="application/json")
    assert answer.status_code == 404


@pytest.mark.parametrize("who", ["agent", "auditor", "elsewhere"])
def test_nobody_gets_at_them_by_reporting_it_themselves(
    trouble: Trouble, attackers: dict[str, Viewer], who: str
) -> None:
    """A report of one's own would preserve the room again, and lead into the case."""
    viewer = attackers[who]
    with pytest.raises(NotFound):
        actions.report(viewer=viewer, room_id=trouble.room.pk, message_id=trouble.message.pk, reason=Reason.THREAT)
    assert Report.objects.count() == 1
    with pytest.raises(ReportGone):
        actions.write_memo(viewer=viewer, report_id=trouble.tap.report_id, memo=Memo())

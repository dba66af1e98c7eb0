"""A copy found elsewhere: checked before anything else, traced, its answer kept in the case and handed over with it."""

import hashlib
import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest

import factories
from cast import Cast
from doorbell import a_browser
from factories import judged, scripted_checks
from incidents.casework import Trouble, a_trouble, files_of
from sudare.accounts.terms import Role
from sudare.attachments.engines.scripted import ScriptedChecker, picture_of
from sudare.audit import actions as audit
from sudare.audit.models import Entry
from sudare.imaging.marks.finding import FAINTEST
from sudare.incidents import actions
from sudare.incidents.errors import CaseGone, WrongMoment
from sudare.incidents.models import FoundCopy
from sudare.incidents.queries.copies import CopySheet
from sudare.incidents.terms.cases import Outcome, Reason, Urgency
from sudare.incidents.terms.copies import CopyStanding, CopyState, MarkSource
from sudare.intake.terms import CheckedPicture
from sudare.kit.clock import now, standing_at
from sudare.kit.errors import TooLarge
from sudare.policy.terms import Decision, Evidence
from sudare.screening.terms import Finding, Kind
from sudare.storage.models import SealedObject
from sudare.storage.terms import ObjectState
from sudare.viewing.errors import NoSuchCode
from sudare.viewing.models import Tracing, ViewCode
from viewing.photographs import sandbox
from viewing.test_tracing import Sighted, a_shown_photograph, got, pixels, saved

__all__ = ["sandbox"]

EXPLICIT = (Finding(Kind.EXPLICIT, 0.9, None, "scripted-1"),)


def filed(trouble: Trouble, checker: ScriptedChecker | None = None, content: bytes = b"found", **more) -> CopySheet:
    """Handed in and looked into; the case as Alice reads it then."""
    row = actions.file_copy(viewer=trouble.alice, case_id=trouble.case.pk, content=content, **more)
    with scripted_checks(checker) if checker else as_it_is():
        actions.look_into_copy(copy_id=row.pk)
    return actions.read_case(viewer=trouble.alice, case_id=trouble.case.pk).copies[-1]


class Opening(Sighted):
    """Accepts everything, and makes real renditions of it."""

    def check(self, content: bytes, **how) -> CheckedPicture:
        seen = super().check(content, **how)
        return replace(seen, opened=self._sandbox.open(content))


@contextmanager
def as_it_is() -> Iterator[None]:
    yield


def unsealed_objects() -> int:
    return SealedObject.objects.filter(purpose="quarantine").exclude(state=ObjectState.DESTROYED).count()


@pytest.fixture
def trouble(cast: Cast) -> Trouble:
    return a_trouble(cast)


def test_the_case_names_whose_copy_it_is_by_mark_and_apart_from_it_by_the_log(cast, real_marks, sandbox) -> None:
    trouble = a_trouble(cast)
    with scripted_checks(Opening(sandbox)):
        picture = a_shown_photograph(cast, sandbox)
        found = pixels(got(cast.bob, picture))
        found = saved(found.resize((found.width * 3 // 4, found.height * 3 // 4)))
        sheet = filed(trouble, content=found, where="a board, on Monday")
    (mark,) = sheet.marks
    assert (mark.name, mark.source, mark.picture_id) == ("Bob", MarkSource.MARK, picture.pk)
    assert mark.strength is not None
    assert mark.strength > FAINTEST
    assert (sheet.state, sheet.is_undecided, sheet.where) == (CopyState.TRACED, False, "a board, on Monday")
    assert [(look.name, look.code) for look in sheet.looks] == [("Bob", mark.code)]
    assert [alike.picture_id for alike in sheet.alike] == [picture.pk]
    assert (sheet.is_kept, unsealed_objects()) == (True, 0)
    assert not Tracing.objects.exists()  # whoever may trace, and is a party, finds nothing of it in their list
    audit.publish_checkpoints()
    files = files_of(trouble)
    (told,) = json.loads(files["copies.json"])
    assert (told["marks"][0]["name"], told["sha256_as_found"]) == ("Bob", hashlib.sha256(found).hexdigest())
    assert (told["views"][0]["viewer"], told["views"][0]["proof"]["sequence"] > 0) == ("Bob", True)
    assert told["file"] in files
    page = files["index.html"].decode()
    assert "ほかで見つかった写し" in page
    assert "見えない印" in page


def test_without_a_mark_it_says_that_it_cant_be_told(trouble: Trouble) -> None:
    sheet = filed(trouble, ScriptedChecker(is_for_tests=True))
    assert (sheet.state, sheet.is_undecided, sheet.marks) == (CopyState.TRACED, True, ())
    assert "判定できません" in files_of(trouble)["copies.json"].decode()
    assert "It can't be told" in a_browser(trouble.alice).get(f"/cases/{trouble.case.pk}/").content.decode()


def test_what_may_show_a_child_is_turned_away_before_it_is_traced(trouble: Trouble, monkeypatch) -> None:
    checker = judged(Decision.NEVER, diverts=True, findings=EXPLICIT)
    monkeypatch.setattr(checker, "family", lambda _content: pytest.fail("it was traced"))
    before, due = SealedObject.objects.count(), trouble.case.due_at
    sheet = filed(trouble, checker, content=b"a child")
    assert (sheet.state, sheet.standing, sheet.is_kept, sheet.kinds) == (CopyState.TURNED_AWAY, "child", False, ())
    assert (sheet.sha256, sheet.marks, sheet.alike) == (hashlib.sha256(b"a child").hexdigest(), (), ())
    assert sheet.contacts[0] == "police"
    assert (unsealed_objects(), SealedObject.objects.count()) == (0, before + 1)  # the one that was destroyed
    case = trouble.case
    assert (case.is_minor_concerned, case.urgency) == (True, Urgency.NOW)
    assert case.due_at < due
    entry = Entry.objects.get(verb="incidents:case:copy_turned_away")
    assert (entry.actor_id, entry.details) == (None, {"copy": str(sheet.id), "sha": sheet.sha256})
    files = files_of(trouble)
    assert not [name for name in files if name.startswith("pictures/")]
    page = a_browser(trouble.alice).get(f"/cases/{case.pk}/").content.decode()
    assert "tel:110" in page


@pytest.mark.parametrize(
    ("decision", "how"),
    [(Decision.HOLD, {"findings": EXPLICIT}), (Decision.ACCEPT, {"findings": EXPLICIT}), (Decision.NEVER, {})],
)
def test_where_a_minor_is_concerned_whatever_isnt_plainly_ordinary_counts_as_a_childs(cast, decision, how) -> None:
    trouble = a_trouble(cast, reason=Reason.MINOR)
    sheet = filed(trouble, judged(decision, **how))
    assert (sheet.state, sheet.is_kept) == (CopyState.TURNED_AWAY, False)


def test_where_a_minor_is_concerned_an_ordinary_one_is_traced_and_not_kept(cast) -> None:
    trouble = a_trouble(cast, reason=Reason.MINOR)
    sheet = filed(trouble, ScriptedChecker(is_for_tests=True))
    assert (sheet.state, sheet.is_kept) == (CopyState.TRACED, False)


def test_of_an_intimate_one_only_the_blur_is_kept(trouble: Trouble) -> None:
    sheet = filed(trouble, judged(Decision.HOLD, findings=EXPLICIT))
    assert (sheet.state, sheet.standing, sheet.kinds) == (CopyState.TRACED, CopyStanding.INTIMATE, ("explicit",))
    kept = FoundCopy.objects.get().kept
    assert kept.size_bytes == len(b"RIFF scripted veil")


def broken(content: bytes):
    return replace(picture_of(content, Decision.HOLD), opened=None, evidence=Evidence(True, broken_stages=("screen",)))


def failing(content: bytes):
    raise RuntimeError


@pytest.mark.parametrize("script", [broken, failing])
def test_what_cant_be_checked_isnt_traced_and_nothing_of_it_is_kept(trouble: Trouble, script) -> None:
    sheet = filed(trouble, ScriptedChecker(script, is_for_tests=True))
    assert (sheet.state, sheet.is_kept, unsealed_objects()) == (CopyState.FAILED, False, 0)


def test_what_is_no_picture_says_so(trouble: Trouble) -> None:
    assert filed(trouble, judged(Decision.UNREADABLE)).state is CopyState.UNREADABLE
    assert unsealed_objects() == 0


def test_one_whose_worker_died_is_ended_and_destroyed(trouble: Trouble) -> None:
    row = actions.file_copy(viewer=trouble.alice, case_id=trouble.case.pk, content=b"found")
    FoundCopy.objects.update(state=CopyState.RUNNING)
    actions.sweep_copies()
    assert unsealed_objects() == 1
    with standing_at(now() + timedelta(minutes=31)):
        actions.sweep_copies()
    row.refresh_from_db()
    assert (row.state, unsealed_objects()) == (CopyState.FAILED, 0)


def test_who_is_a_party_or_has_no_right_hands_nothing_in(trouble: Trouble) -> None:
    here = {"case_id": trouble.case.pk, "content": b"found"}
    auditor = factories.a_viewer(organisation=trouble.cast.organisation, name="Ivo", role=Role.AUDITOR)
    for viewer in (trouble.dora, trouble.bob, trouble.cast.charlie, auditor):
        with pytest.raises(CaseGone):
            actions.file_copy(viewer=viewer, **here)
    with pytest.raises(NoSuchCode):
        actions.file_copy(viewer=trouble.alice, code="!", **here)
    assert not FoundCopy.objects.exists()


def test_a_closed_case_takes_none_and_none_is_too_large(trouble: Trouble, settings) -> None:
    here = {"viewer": trouble.alice, "case_id": trouble.case.pk}
    settings.UPLOAD_MAX_BYTES = 3
    with pytest.raises(TooLarge):
        actions.file_copy(**here, content=b"four")
    actions.decide(**here, outcome=Outcome.NOTHING, told_reporter="seen")
    actions.close(**here)
    with pytest.raises(WrongMoment):
        actions.file_copy(**here, content=b"two")


def test_it_is_handed_in_on_the_page_of_the_case(trouble: Trouble) -> None:
    alice, page = a_browser(trouble.alice), f"/cases/{trouble.case.pk}/"
    found = io.BytesIO(b"found")
    found.name = "found.jpg"
    assert alice.post(f"{page}copy/", {"picture": found, "where": "a board"}).status_code == 302
    row = FoundCopy.objects.get()
    assert (row.state, row.filed_by_id) == (CopyState.WAITING, trouble.alice.user_id)
    assert "a board" not in row.where
    assert "a board" in alice.get(page).content.decode()
    assert alice.post(f"{page}copy/", {}).status_code == 422
    assert a_browser(trouble.bob).post(f"{page}copy/", {"picture": io.BytesIO(b"x")}).status_code == 404
    assert not ViewCode.objects.exists()

"""A case walked by two people; and everybody who shouldn't read it, trying to."""

from datetime import timedelta

import pytest

import factories
from cast import Cast
from incidents.casework import Trouble, a_trouble
from sudare.accounts import actions as accounts
from sudare.accounts.errors import InvitationUnusable, RoleTooHigh
from sudare.accounts.models import Membership
from sudare.accounts.queries import is_barred
from sudare.accounts.terms import Role, Viewer
from sudare.audit.models import Entry
from sudare.incidents import actions
from sudare.incidents.errors import CaseGone, NotThisPerson, SecondPersonNeeded, WordsMissing, WrongMoment
from sudare.incidents.models import Appeal, Case, CaseNote, Exposure
from sudare.incidents.queries import board, own
from sudare.incidents.terms.cases import (
    PAUSE_AFTER_SECONDS,
    Answer,
    ApprovalKind,
    CaseState,
    Outcome,
    Reason,
)
from sudare.incidents.terms.runs import BulkDeed, WhyNot
from sudare.kit.clock import now, standing_at
from sudare.kit.errors import NotAllowed
from sudare.reception import actions as reception
from sudare.reception.models import Visitor
from sudare.reception.terms import Door
from sudare.rooms import actions as rooms
from sudare.storage.models import Hold

API = "/api/v1"


@pytest.fixture
def trouble(cast: Cast) -> Trouble:
    return a_trouble(cast)


def decided(trouble: Trouble, *, by: Viewer | None = None, **more) -> Case:
    how = {"outcome": Outcome.WARNED, "told_reporter": "we saw it", "told_reported": "stop this"} | more
    return actions.decide(viewer=by or trouble.alice, case_id=trouble.case.pk, **how)


# --- the way of a case ---------------------------------------------------------------------------------------
def test_a_case_is_taken_escalated_by_two_decided_and_closed(trouble: Trouble) -> None:
    case_id = trouble.case.pk
    assert actions.take(viewer=trouble.alice, case_id=case_id).state == CaseState.OPEN
    asked = actions.escalate(viewer=trouble.alice, case_id=case_id, kind=ApprovalKind.POLICE, words="money")
    assert trouble.case.state == CaseState.WAITING
    with pytest.raises(NotThisPerson):  # who asks doesn't answer
        actions.answer_approval(viewer=trouble.alice, approval_id=asked.pk, answer=Answer.YES)
    with pytest.raises(WrongMoment):  # nor decides meanwhile
        decided(trouble)
    actions.answer_approval(viewer=factories.proved(trouble.ann), approval_id=asked.pk, answer=Answer.YES)
    assert trouble.case.state == CaseState.ESCALATED
    decided(trouble)
    actions.close(viewer=trouble.alice, case_id=case_id)
    assert (trouble.case.state, trouble.case.hold_id) == (CaseState.CLOSED, None)
    assert Hold.objects.get().released_at is not None
    verbs = list(Entry.objects.filter(subject_id=case_id).order_by("sequence").values_list("verb", flat=True))
    assert verbs[-5:] == [f"incidents:case:{deed}" for deed in ("taken", "asked", "agreed", "decided", "closed")]


def test_both_sides_are_told_in_their_own_words_and_not_before(trouble: Trouble, browser) -> None:
    assert own.own_decisions(trouble.bob) == []
    assert own.own_reports(trouble.dora)[0].told == ""
    decided(trouble)
    (told,) = browser(trouble.bob).get(f"{API}/decisions").json()["items"]
    assert (told["outcome"], told["told"]) == ("warned", "stop this")
    assert "Dora" not in str(told)
    (mine,) = browser(trouble.dora).get(f"{API}/reports").json()["items"]
    assert (mine["told"], mine["state"], mine["words"]) == ("we saw it", "decided", "since May")
    assert "we saw it" not in str(Case.objects.values().get())  # sealed


def test_whoever_feels_it_is_told_why(trouble: Trouble) -> None:
    with pytest.raises(WordsMissing):
        decided(trouble, told_reported=" ")
    decided(trouble, outcome=Outcome.NOTHING, told_reported="")
    assert own.own_decisions(trouble.bob) == []  # that there was a report stays untold


def test_an_appeal_is_answered_by_somebody_else(trouble: Trouble) -> None:
    with pytest.raises(WrongMoment):
        actions.appeal(viewer=trouble.dora, report_id=trouble.tap.report_id, words="too early")
    decided(trouble)
    actions.appeal(viewer=trouble.dora, report_id=trouble.tap.report_id, words="not enough")
    actions.appeal_decision(viewer=trouble.bob, case_id=trouble.case.pk, words="it was a joke")
    with pytest.raises(WrongMoment):
        actions.appeal_decision(viewer=trouble.bob, case_id=trouble.case.pk, words="again")
    objection = Appeal.objects.get(by_id=trouble.dora.user_id)
    with pytest.raises(NotThisPerson):
        actions.answer_appeal(viewer=trouble.alice, appeal_id=objection.pk, is_granted=True, words="well")
    actions.answer_appeal(viewer=trouble.ann, appeal_id=objection.pk, is_granted=True, words="you are right")
    assert (trouble.case.state, trouble.case.owner_id) == (CaseState.OPEN, trouble.ann.user_id)
    assert own.own_reports(trouble.dora)[0].appeal_answer == "you are right"
    objected = Entry.objects.filter(verb="incidents:case:objected")
    assert {entry.actor_id for entry in objected} == {None}


def test_what_is_extreme_takes_two(cast: Cast) -> None:
    trouble = a_trouble(cast, reason=Reason.SEXUAL)
    ending = {"outcome": Outcome.SEAT_ENDED, "told_reported": "your access has ended"}
    with pytest.raises(SecondPersonNeeded):
        decided(trouble, **ending)
    asked = actions.escalate(viewer=trouble.alice, case_id=trouble.case.pk, kind=ApprovalKind.END_SEAT, words="yes")
    actions.answer_approval(viewer=factories.proved(trouble.ann), approval_id=asked.pk, answer=Answer.YES)
    decided(trouble, **ending)
    assert Membership.objects.get(user_id=trouble.bob.user_id).disabled_at
    with pytest.raises(SecondPersonNeeded):
        actions.close(viewer=trouble.alice, case_id=trouble.case.pk)
    actions.close(viewer=trouble.ann, case_id=trouble.case.pk)


def test_whoever_was_ended_comes_back_by_no_invitation(trouble: Trouble) -> None:
    decided(trouble, outcome=Outcome.SEAT_ENDED)
    mail = Membership.objects.get(user_id=trouble.bob.user_id).user.email
    _, secret = accounts.invite(viewer=trouble.alice, role=Role.MEMBER)
    again = {"name": "Rob", "email": mail.upper(), "password": "another-long-passphrase", "language": "en"}
    with pytest.raises(InvitationUnusable):
        accounts.accept_invitation(secret=secret, **again)
    accounts.accept_invitation(secret=secret, **again | {"email": "new@example.com"})  # the link itself is good
    assert mail not in str(list(Entry.objects.values_list("details", flat=True)))


def test_a_visitors_signs_are_barred_with_the_decision_itself(cast: Cast) -> None:
    """Here nothing is ever committed: what would wait for that never comes, as when the process ends."""
    desk = factories.a_reception(owner=cast.alice)
    reception.seat_staff(viewer=cast.alice, desk_id=desk.desk_id, user_id=cast.bob.user_id)
    entered, visit = factories.a_visit(desk, door=Door.LINE, external_id="U123")
    Visitor.objects.filter(pk=entered.visitor.pk).update(mail="mori@example.com")
    reception.take(viewer=cast.bob, visit_id=visit.pk)
    message = rooms.post(viewer=entered.viewer, room_id=visit.room_id, text="pay or else")
    tap = actions.report(viewer=cast.bob, room_id=visit.room_id, message_id=message.pk, reason=Reason.THREAT)
    words = {"told_reporter": "we saw it", "told_reported": "your access has ended"}
    actions.decide(viewer=cast.alice, case_id=tap.case_id, outcome=Outcome.SEAT_ENDED, **words)
    assert all(is_barred(organisation_id=desk.organisation_id, identity=sign) for sign in ("U123", "mori@example.com"))


def test_freezing_keeps_everything_and_can_be_taken_back(trouble: Trouble) -> None:
    actions.freeze_person(viewer=trouble.alice, case_id=trouble.case.pk)
    seat = Membership.objects.get(user_id=trouble.bob.user_id)
    assert seat.frozen_at
    assert ("person", trouble.bob.user_id) in Hold.objects.get().scopes.values_list("kind", "target_id")
    actions.release_person(viewer=trouble.alice, case_id=trouble.case.pk)
    seat.refresh_from_db()
    assert seat.frozen_at is None


def test_nobody_freezes_who_may_do_more(cast: Cast) -> None:
    dora = factories.a_viewer(organisation=cast.organisation, name="Dora")
    ann = factories.a_viewer(organisation=cast.organisation, name="Ann", role=Role.ADMIN)
    room = rooms.open_direct(viewer=cast.alice, user_id=dora.user_id)
    message = rooms.post(viewer=cast.alice, room_id=room.pk, text="x")
    done = actions.report(viewer=dora, room_id=room.pk, message_id=message.pk, reason=Reason.OTHER)
    with pytest.raises(RoleTooHigh):
        actions.freeze_person(viewer=ann, case_id=done.case_id)


def test_lists_and_sheets_tell_who_handles_all_of_it(trouble: Trouble, browser) -> None:
    actions.note(viewer=trouble.ann, case_id=trouble.case.pk, words="seems serious")
    assert "serious" not in CaseNote.objects.get().words
    (line,) = browser(trouble.alice).get(f"{API}/cases").json()["items"]
    assert (line["number"], line["reported"]["name"], line["reports"]) == (trouble.case.number, "Bob", 1)
    sheet = browser(trouble.alice).get(f"{API}/cases/{trouble.case.pk}").json()
    assert sheet["notes"][0]["words"] == "seems serious"
    assert sheet["reports"][0]["reporter"]["name"] == "Dora"
    assert {"preserved", "held", "hidden", "blocked"} <= set(sheet["ticked"])
    assert {one["name"] for one in sheet["handlers"]} == {"Alice", "Ann"}
    shown = browser(trouble.alice).get(f"{API}/cases/{trouble.case.pk}/preserved").json()["document"]
    assert [one["text"] for one in shown["messages"]] == ["pay or else"]
    assert browser(trouble.alice).get(f"{API}/cases?q={trouble.case.number}").json()["items"] == [line]
    assert browser(trouble.alice).get(f"{API}/cases?state=closed").json()["items"] == []
    with standing_at(now() + timedelta(hours=9)):
        assert board.at_hand_for(trouble.alice).overdue == 1


@pytest.mark.parametrize("amount", [1, 3])
def test_a_list_costs_the_same_for_one_and_three(cast: Cast, django_assert_num_queries, amount: int) -> None:
    for _ in range(amount):
        a_trouble(cast)
    with django_assert_num_queries(2):
        board.lines_for(cast.alice)


@pytest.mark.parametrize("amount", [1, 3])
def test_what_is_at_hand_is_one_question_however_many(cast: Cast, django_assert_num_queries, amount: int) -> None:
    for _ in range(amount):
        a_trouble(cast)
    with django_assert_num_queries(1):
        assert board.at_hand_for(cast.alice) == board.AtHand(overdue=0, new=amount)


def test_a_case_is_new_until_somebody_takes_it_or_whoever_it_was_handed_to_reads_it(trouble: Trouble) -> None:
    actions.read_case(viewer=trouble.alice, case_id=trouble.case.pk)
    assert board.at_hand_for(trouble.alice).new == board.at_hand_for(trouble.ann).new == 1  # still nobody's
    actions.take(viewer=trouble.alice, case_id=trouble.case.pk)
    assert board.at_hand_for(trouble.alice).new == board.at_hand_for(trouble.ann).new == 0
    actions.hand(viewer=trouble.alice, case_id=trouble.case.pk, to=trouble.ann.user_id)
    assert (board.at_hand_for(trouble.alice).new, board.at_hand_for(trouble.ann).new) == (0, 1)
    actions.read_case(viewer=trouble.ann, case_id=trouble.case.pk)
    assert board.at_hand_for(trouble.ann).all == 0
    with standing_at(now() + timedelta(hours=9)):
        assert board.at_hand_for(trouble.ann) == board.AtHand(overdue=1, new=0)
    actions.decide(viewer=trouble.ann, case_id=trouble.case.pk, outcome=Outcome.NOTHING, told_reporter="we saw it")
    with standing_at(now() + timedelta(hours=9)):
        assert board.at_hand_for(trouble.ann).all == 0


# --- who tries to read it ------------------------------------------------------------------------------------
def test_whoever_is_no_handler_finds_no_case(trouble: Trouble, cast: Cast, browser) -> None:
    agent, auditor = (
        factories.a_viewer(organisation=cast.organisation, name=role.title(), role=role)
        for role in (Role.AGENT, Role.AUDITOR)
    )
    there, gone = f"{API}/cases/{trouble.case.pk}", f"{API}/cases/{trouble.tap.report_id}"
    for viewer in (trouble.bob, trouble.dora, agent, auditor, cast.charlie):
        for path in ("", "/preserved"):
            answers = [browser(viewer).get(f"{address}{path}") for address in (there, gone)]
            assert [one.status_code for one in answers] == [404, 404], (viewer.name, path)
            assert answers[0].content == answers[1].content
        with pytest.raises(CaseGone):
            actions.package(viewer=viewer, case_id=trouble.case.pk)
        with pytest.raises(CaseGone):
            actions.note_exposure(viewer=viewer, case_id=trouble.case.pk, seconds=1)


@pytest.mark.parametrize("as_reporter", [True, False])
def test_a_party_of_a_case_never_handles_it(cast: Cast, browser, as_reporter: bool) -> None:
    """With every right there is: it stands in no list of theirs, and every door says that it isn't there."""
    ann = factories.a_viewer(organisation=cast.organisation, name="Ann", role=Role.ADMIN)
    author, reporter = (ann, cast.alice) if as_reporter else (cast.alice, ann)
    room = rooms.open_direct(viewer=author, user_id=reporter.user_id)
    message = rooms.post(viewer=author, room_id=room.pk, text="x")
    done = actions.report(viewer=reporter, room_id=room.pk, message_id=message.pk, reason=Reason.HARASSMENT)
    assert not done.has_handler
    for party in (cast.alice, ann):
        assert board.lines_for(party) == []
        assert board.at_hand_for(party).all == 0
        with pytest.raises(CaseGone):
            actions.take(viewer=party, case_id=done.case_id)
        with pytest.raises(CaseGone):
            actions.read_case(viewer=party, case_id=done.case_id)
    third = factories.a_viewer(organisation=cast.organisation, name="Third", role=Role.ADMIN)
    with pytest.raises(NotThisPerson):
        actions.hand(viewer=third, case_id=done.case_id, to=cast.alice.user_id)


def test_minutes_of_looking_are_ones_own(trouble: Trouble, browser) -> None:
    entries = Entry.objects.count()
    for _ in range(2):
        today = actions.note_exposure(viewer=trouble.alice, case_id=trouble.case.pk, seconds=PAUSE_AFTER_SECONDS // 2)
    assert (today.seconds, today.is_pause_due) == (PAUSE_AFTER_SECONDS, True)
    assert actions.exposure_today(trouble.ann).seconds == 0
    assert Entry.objects.count() == entries  # an auditor counts nothing
    assert Exposure.objects.get().seconds == PAUSE_AFTER_SECONDS
    sheet = browser(trouble.ann).get(f"{API}/cases/{trouble.case.pk}").content
    assert str(PAUSE_AFTER_SECONDS).encode() not in sheet
    assert b"exposure" not in sheet


def test_the_log_an_auditor_reads_names_no_reporter(trouble: Trouble) -> None:
    decided(trouble)
    actions.appeal(viewer=trouble.dora, report_id=trouble.tap.report_id, words="more")
    theirs = Entry.objects.filter(verb__startswith="incidents:")
    assert theirs.count() >= 3
    spelled = [f"{one.actor_id} {one.subject_id} {one.details}" for one in theirs]
    assert not [line for line in spelled if str(trouble.dora.user_id) in line or str(trouble.room.pk) in line]


def test_a_visitor_without_a_report_of_their_own_reads_nothing(trouble: Trouble, cast: Cast) -> None:
    visitor = factories.somebody_in(factories.a_reception(owner=cast.alice)).viewer
    assert own.own_reports(visitor) == []
    assert own.own_decisions(visitor) == []
    with pytest.raises(CaseGone):
        actions.read_case(viewer=visitor, case_id=trouble.case.pk)
    with pytest.raises(NotAllowed):
        actions.plan_bulk(viewer=visitor, deed=BulkDeed.TAKE, case_ids=[trouble.case.pk])


# --- many at once --------------------------------------------------------------------------------------------
def test_many_at_once_are_shown_done_later_and_taken_back(trouble: Trouble, cast: Cast) -> None:
    decided(trouble)
    asked = {"viewer": trouble.ann, "deed": BulkDeed.CLOSE, "case_ids": [trouble.case.pk, trouble.tap.report_id]}
    preview = actions.plan_bulk(**asked)
    assert (preview.will, preview.wont) == ((trouble.case.pk,), ((trouble.tap.report_id, WhyNot.GONE),))
    run = actions.start_bulk(**asked, delay_minutes=5)
    actions.run_bulk()
    assert trouble.case.state == CaseState.DECIDED  # not yet
    with standing_at(now() + timedelta(minutes=6)):
        actions.run_bulk()
        assert trouble.case.state == CaseState.CLOSED
        actions.undo_bulk(viewer=trouble.ann, run_id=run.pk)
    assert (trouble.case.state, trouble.case.closed_at) == (CaseState.DECIDED, None)
    assert Hold.objects.get(pk=trouble.case.hold_id).released_at is None
    with pytest.raises(CaseGone):
        actions.undo_bulk(viewer=cast.charlie, run_id=run.pk)


def test_taken_back_in_time_nothing_happens(trouble: Trouble) -> None:
    run = actions.start_bulk(viewer=trouble.ann, deed=BulkDeed.TAKE, case_ids=[trouble.case.pk])
    actions.undo_bulk(viewer=trouble.ann, run_id=run.pk)
    with standing_at(now() + timedelta(hours=1)):
        actions.run_bulk()
    assert trouble.case.owner_id is None

"""Targets of a case: who may see and change them, what is sealed, what nobody is told, and that nothing is fetched."""

import socket
from datetime import timedelta

import pytest
from django.db import connection
from django.utils.timezone import localdate

import factories
from sudare.accounts.terms import Role
from sudare.audit.models import Entry
from sudare.incidents import actions as incidents
from sudare.incidents.models import Case, Report
from sudare.incidents.terms.cases import Reason
from sudare.kit.errors import NotFound
from sudare.kit.ids import new_id
from sudare.rooms import actions as rooms
from sudare.takedowns import actions, queries
from sudare.takedowns.actions import Statement
from sudare.takedowns.errors import AddressMissing, DayImpossible, LetterUnfit, WhoseUnclear
from sudare.takedowns.models import HandTick, Look, Patrol, Takedown
from sudare.takedowns.proofs.first_ten import Item
from sudare.takedowns.proofs.steps import next_step
from sudare.takedowns.terms import Found, LetterKind, Outcome, Platform, Shows, Step, TakedownState, Tongue
from takedowns.conftest import ADDRESS, Harm

pytestmark = pytest.mark.django_db


@pytest.fixture
def target(harm: Harm, statement: Statement) -> Takedown:
    return actions.begin(viewer=harm.cast.alice, case_id=harm.case_id, statement=statement)


def step(row: Takedown) -> Step:
    return next_step(queries.course_of(queries.takedown_with_all(row.pk)), today=localdate()).step


def stored() -> str:
    """Every text the database holds of it."""
    tables = [name for name in connection.introspection.table_names() if name.startswith(("takedowns_", "audit_"))]
    with connection.cursor() as cursor:
        rows = []
        for name in tables:
            cursor.execute(f"SELECT * FROM {name}")
            rows += cursor.fetchall()
    return str(rows)


def test_address_and_words_lie_under_seal_and_in_no_log(harm: Harm, target: Takedown) -> None:
    actions.file_answer(
        viewer=harm.cast.alice, takedown_id=target.pk, outcome=Outcome.ASKS_MORE, words="plmoknijbuhvygctfxrdzes"
    )
    held = stored()
    for canary in (ADDRESS, "wqkzjxvbnm", "qzxwvkjhbnmplrts", "plmoknijbuhv", "No. 12"):
        assert canary not in held
    fresh = queries.takedown_with_all(target.pk)
    assert (fresh.stated_address, fresh.stated_place) == (ADDRESS, "No. 12")
    assert fresh.replies.get().stated_words == "plmoknijbuhvygctfxrdzes"
    assert Entry.objects.filter(verb="takedowns:takedown:begun", subject_id=target.pk).count() == 1


def test_nothing_opens_an_address(harm: Harm, statement: Statement, monkeypatch) -> None:
    """Whatever is done with a target, no socket is made."""

    def refuse(*args, **kwargs):
        pytest.fail("somebody opened a connection")

    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    row = actions.begin(viewer=harm.cast.alice, case_id=harm.case_id, statement=statement)
    for kind in LetterKind:
        queries.letter_of(queries.takedown_with_all(row.pk), kind, tongue=Tongue.JA)
    actions.note_sent(viewer=harm.cast.alice, takedown_id=row.pk, to="place", letter=LetterKind.REMOVE)
    actions.look(viewer=harm.cast.alice, patrol_id=row.patrol.pk, found=Found.THERE)
    actions.watch(viewer=harm.cast.alice, case_id=harm.case_id, address="https://example.com/u/1")
    assert queries.patrols_of(harm.cast.alice)


def test_a_target_walks_its_way(harm: Harm, target: Takedown) -> None:
    alice, pk = harm.cast.alice, target.pk
    assert (step(target), target.state) == (Step.ASK, TakedownState.NOTED)
    actions.note_sent(viewer=alice, takedown_id=pk, to="place", letter=LetterKind.REMOVE)
    assert step(target) is Step.PRESERVE
    row = actions.note_sent(viewer=alice, takedown_id=pk, to="place", letter=LetterKind.PRESERVE)
    assert (step(target), row.state) == (Step.WAIT, TakedownState.ASKED)
    assert actions.file_answer(viewer=alice, takedown_id=pk, outcome=Outcome.REFUSED).state is TakedownState.REFUSED
    assert step(target) is Step.ASK_HELPER
    actions.note_sent(viewer=alice, takedown_id=pk, to="safe_line")
    actions.note_sent(viewer=alice, takedown_id=pk, to="search", letter=LetterKind.DELIST)
    assert step(target) is Step.LAWYER
    actions.look(viewer=alice, patrol_id=target.patrol.pk, found=Found.GONE)
    assert Takedown.objects.get(pk=pk).state == TakedownState.GONE
    assert Patrol.objects.get(takedown=target).due_on == localdate() + timedelta(days=7)
    assert actions.close(viewer=alice, takedown_id=pk).state is TakedownState.CLOSED
    assert not queries.patrols_of(alice)
    assert actions.reopen(viewer=alice, takedown_id=pk).state is TakedownState.GONE


def every_deed(viewer, row: Takedown, case_id):
    patrol = Patrol.objects.filter(takedown=row).first()
    patrol_id = patrol.pk if patrol else new_id()
    return [
        lambda: actions.note_sent(viewer=viewer, takedown_id=row.pk, to="place"),
        lambda: actions.file_answer(viewer=viewer, takedown_id=row.pk, outcome=Outcome.REMOVED),
        lambda: actions.close(viewer=viewer, takedown_id=row.pk),
        lambda: actions.reopen(viewer=viewer, takedown_id=row.pk),
        lambda: actions.look(viewer=viewer, patrol_id=patrol_id, found=Found.GONE),
        lambda: actions.stop_looking(viewer=viewer, patrol_id=patrol_id),
        lambda: actions.watch(viewer=viewer, case_id=case_id, address=ADDRESS),
        lambda: actions.begin(viewer=viewer, case_id=case_id, statement=Statement(Platform.X, Shows.PORTRAIT, ADDRESS)),
    ]


@pytest.mark.parametrize("who", ["bob", "charlie", "auditor", "agent"])
def test_parties_strangers_auditors_and_agents_reach_nothing(harm: Harm, target: Takedown, who: str) -> None:
    """Bob was reported; the others have no right to cases. What exists and what doesn't answer alike."""
    role = {"auditor": Role.AUDITOR, "agent": Role.AGENT}.get(who)
    viewer = factories.a_viewer(organisation=harm.cast.organisation, role=role) if role else getattr(harm.cast, who)
    for deed, absent in zip(
        every_deed(viewer, target, harm.case_id), every_deed(viewer, Takedown(id=new_id()), new_id()), strict=True
    ):
        with pytest.raises(NotFound) as there:
            deed()
        with pytest.raises(NotFound) as nowhere:
            absent()
        assert type(there.value) is type(nowhere.value)
    for own in (actions.state_own, actions.tick_own):
        with pytest.raises(NotFound):
            own(
                viewer=viewer,
                report_id=harm.report.pk,
                **({"items": []} if own is actions.tick_own else {"statement": None}),
            )


def test_an_owner_who_is_a_party_handles_nothing(harm: Harm, statement: Statement) -> None:
    """Alice reports Bob herself in another room: her own case is closed to her, and open as her own report."""
    alice = harm.cast.alice
    room = rooms.open_direct(viewer=harm.cast.bob, user_id=alice.user_id)
    done = incidents.report(viewer=alice, room_id=room.pk, reason=Reason.COPY, words="")
    with pytest.raises(NotFound):
        actions.begin(viewer=alice, case_id=done.case_id, statement=statement)
    row = actions.state_own(viewer=alice, report_id=done.report_id, statement=statement)
    with pytest.raises(NotFound):
        actions.close(viewer=alice, takedown_id=row.pk)
    assert row.pk not in {patrol.takedown_id for patrol in queries.patrols_of(alice)}


def test_the_person_harmed_states_sends_and_sees_only_their_own(harm: Harm, statement: Statement) -> None:
    eve = factories.a_viewer(organisation=harm.cast.organisation, name="Eve", role=Role.MEMBER)
    hers = actions.state_own(viewer=harm.dora, report_id=harm.report.pk, statement=statement)
    actions.note_sent(viewer=harm.dora, takedown_id=hers.pk, to="place", letter=LetterKind.REMOVE)
    with pytest.raises(NotFound):
        actions.close(viewer=harm.dora, takedown_id=hers.pk)
    other = Report.objects.get(pk=harm.report.pk)
    other.pk, other.reporter_id, other._state.adding = new_id(), eve.user_id, True  # another report in the same case
    other.save()
    assert queries.takedowns_for(other) == []
    assert [row.pk for row in queries.takedowns_for(harm.report)] == [hers.pk]
    with pytest.raises(NotFound):
        actions.note_sent(viewer=eve, takedown_id=hers.pk, to="place")
    with pytest.raises(WhoseUnclear):
        actions.begin(viewer=harm.cast.alice, case_id=harm.case_id, statement=statement)
    chosen = actions.begin(viewer=harm.cast.alice, case_id=harm.case_id, statement=statement, report_id=other.pk)
    assert [row.pk for row in queries.takedowns_for(other)] == [chosen.pk]


@pytest.mark.parametrize(
    "address",
    [
        "",
        " ",
        "javascript:alert(1)",
        "https://",
        "file:///etc/passwd",
        "nowhere",
        "https://[x",
        "https://a.b/" + "x" * 1000,
    ],
)
def test_what_is_no_address_is_refused(harm: Harm, address: str) -> None:
    told = Statement(Platform.X, Shows.PORTRAIT, address)
    with pytest.raises(AddressMissing):
        actions.begin(viewer=harm.cast.alice, case_id=harm.case_id, statement=told)


def test_an_address_may_come_without_its_beginning_and_may_be_missing_where_nothing_was_found(harm: Harm) -> None:
    alice, case_id = harm.cast.alice, harm.case_id
    bare = actions.begin(
        viewer=alice, case_id=case_id, statement=Statement(Platform.X, Shows.PORTRAIT, "example.com/1")
    )
    assert bare.stated_address == "https://example.com/1"
    nothing = Statement(Platform.NOWHERE_YET, Shows.INTIMATE)
    row = actions.begin(viewer=alice, case_id=case_id, statement=nothing)
    assert (step(row), Patrol.objects.filter(takedown=row).count()) == (Step.REGISTER, 0)
    with pytest.raises(LetterUnfit):
        actions.note_sent(viewer=alice, takedown_id=row.pk, to="place", letter=LetterKind.REMOVE)
    actions.note_sent(viewer=alice, takedown_id=row.pk, to="stop_ncii")
    assert step(row) is Step.NOTHING


def test_a_day_to_come_is_refused(harm: Harm, target: Takedown) -> None:
    tomorrow = localdate() + timedelta(days=1)
    for deed in (
        lambda: actions.note_sent(viewer=harm.cast.alice, takedown_id=target.pk, to="place", on=tomorrow),
        lambda: actions.file_answer(
            viewer=harm.cast.alice, takedown_id=target.pk, outcome=Outcome.REMOVED, on=tomorrow
        ),
        lambda: actions.look(viewer=harm.cast.alice, patrol_id=target.patrol.pk, found=Found.GONE, on=tomorrow),
    ):
        with pytest.raises(DayImpossible):
            deed()


def test_where_a_case_concerns_a_child_every_target_does(harm: Harm, statement: Statement) -> None:
    Case.objects.filter(pk=harm.case_id).update(is_minor_concerned=True)
    row = actions.begin(viewer=harm.cast.alice, case_id=harm.case_id, statement=statement)
    assert row.may_be_minor
    assert step(row) is Step.TELL_HOTLINE
    with pytest.raises(LetterUnfit):  # a service for grown-ups
        actions.note_sent(viewer=harm.cast.alice, takedown_id=row.pk, to="stop_ncii")


def test_everything_goes_with_its_case(harm: Harm, target: Takedown) -> None:
    actions.note_sent(viewer=harm.cast.alice, takedown_id=target.pk, to="place")
    actions.look(viewer=harm.cast.alice, patrol_id=target.patrol.pk, found=Found.THERE)
    actions.tick_own(viewer=harm.dora, report_id=harm.report.pk, items=[Item.POLICE])
    for model in (Takedown, Patrol, HandTick):
        fields = {field.name: field for field in model._meta.fields}
        assert fields["case"].remote_field.on_delete.__name__ == "CASCADE"
    Takedown.objects.filter(case_id=harm.case_id).delete()
    assert (Patrol.objects.count(), Look.objects.count()) == (0, 0)


def test_the_first_ten_minutes_know_what_the_house_knows(harm: Harm, statement: Statement) -> None:
    def done() -> set[Item]:
        return {tick.item for tick in queries.first_ten_of(harm.report) if tick.is_done}

    assert done() == {Item.PRESERVED, Item.REPORTED, Item.BLOCKED}
    actions.state_own(viewer=harm.dora, report_id=harm.report.pk, statement=statement)
    actions.tick_own(viewer=harm.dora, report_id=harm.report.pk, items=[Item.TOLD, Item.PACKAGED])  # not hers to tick
    assert done() == {Item.PRESERVED, Item.REPORTED, Item.BLOCKED, Item.TAKEDOWN, Item.TOLD}
    actions.tick(viewer=harm.cast.alice, case_id=harm.case_id, report_id=harm.report.pk, items=[Item.POLICE])
    assert done() == {Item.PRESERVED, Item.REPORTED, Item.BLOCKED, Item.TAKEDOWN, Item.POLICE}


def test_lists_ask_few_questions(harm: Harm, statement: Statement, django_assert_max_num_queries) -> None:
    for _ in range(3):
        actions.begin(viewer=harm.cast.alice, case_id=harm.case_id, statement=statement)
    with django_assert_max_num_queries(4):
        rows = queries.takedowns_of(harm.case_id)
        assert [queries.course_of(row).platform for row in rows] == [Platform.WEBSITE] * 3
    with django_assert_max_num_queries(4):
        assert len(queries.pasts_of(harm.cast.organisation.pk)) == 3

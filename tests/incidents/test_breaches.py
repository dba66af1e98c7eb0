"""A breach: its clocks, what the log says of its time, and who may note one."""

from datetime import UTC, datetime, timedelta

import pytest

import factories
from cast import Cast
from sudare.audit.models import Entry
from sudare.incidents import actions, queries
from sudare.incidents.actions import Account
from sudare.incidents.errors import BreachGone, BreachIncomplete
from sudare.incidents.terms import Report, Step, Trigger, clocks_of
from sudare.kit.clock import now
from sudare.kit.errors import NotAllowed
from sudare.kit.ids import new_id
from sudare.viewing.actions import deliver
from sudare.viewing.terms import Deed

pytestmark = pytest.mark.django_db(transaction=True)
KNOWN = datetime(2026, 11, 1, 9, tzinfo=UTC)


def an_account(**how) -> Account:
    moment = now()
    told = {"title": "A lost phone", "known_at": moment, "began_at": moment - timedelta(hours=1), "ended_at": moment}
    return Account(**(told | {"triggers": frozenset()} | how))


@pytest.mark.parametrize(("triggers", "days"), [((), 30), ((Trigger.SENSITIVE,), 30), ((Trigger.WRONGFUL,), 60)])
def test_the_clocks_run_from_the_moment_of_knowing(triggers, days) -> None:
    first, last = clocks_of(known_at=KNOWN, triggers=frozenset(triggers), sent={})
    assert (first.due_from - KNOWN, first.due_at - KNOWN) == (timedelta(days=3), timedelta(days=5))
    assert last.due_at - KNOWN == timedelta(days=days)
    assert not first.is_overdue(first.due_at)
    assert first.is_overdue(first.due_at + timedelta(seconds=1))


def test_counts_come_from_the_log_and_leave_senders_own_looks_out(
    lasting_cast: Cast, django_assert_max_num_queries
) -> None:
    cast = lasting_cast
    elsewhere = factories.a_room(organisation=cast.organisation, members=[cast.alice, cast.bob], name="Other")
    his, hers = (factories.a_sent_picture(uploader=who, room=cast.room) for who in (cast.bob, cast.alice))
    other = factories.a_sent_picture(uploader=cast.alice, room=elsewhere)
    began = now()
    for picture, deed in ((his, Deed.OPENED), (hers, Deed.OPENED), (hers, Deed.DOWNLOADED), (other, Deed.OPENED)):
        b"".join(deliver(viewer=cast.bob, attachment_id=picture.pk, name="view", deed=deed).chunks)
    account = an_account(began_at=began, ended_at=now(), known_at=now(), suspect_id=cast.bob.user_id)
    breach = actions.open_breach(viewer=cast.alice, account=account)
    with django_assert_max_num_queries(6):
        counts = queries.counts_of(breach)
    assert (counts.pictures, counts.senders, counts.onlookers, counts.taken) == (2, 1, 1, 1)
    assert counts.lines[0].attachment_id == hers.pk  # taken along, so first
    assert counts.names == ("Bob",)
    narrow = an_account(began_at=began, ended_at=breach.ended_at, known_at=now(), room_id=elsewhere.pk)
    changed = actions.change_breach(viewer=cast.alice, breach_id=breach.pk, account=narrow)
    assert [line.attachment_id for line in queries.counts_of(changed).lines] == [other.pk]


def test_only_those_who_look_after_people_and_only_their_own(lasting_cast: Cast) -> None:
    cast = lasting_cast
    with pytest.raises(NotAllowed):
        actions.open_breach(viewer=cast.bob, account=an_account())
    breach = actions.open_breach(viewer=cast.alice, account=an_account())
    for wrong in (breach.pk, new_id()):
        with pytest.raises(BreachGone):
            actions.close_breach(viewer=cast.charlie, breach_id=wrong)


@pytest.mark.parametrize("wrong", ["title", "future", "order", "room", "person"])
def test_what_cannot_be_is_not_noted(lasting_cast: Cast, wrong: str) -> None:
    cast, moment = lasting_cast, now()
    how = {
        "title": {"title": " \u202e "},
        "future": {"ended_at": moment + timedelta(days=1)},
        "order": {"began_at": moment, "ended_at": moment - timedelta(days=1)},
        "room": {"room_id": cast.other_room.pk},
        "person": {"suspect_id": cast.charlie.user_id},
    }[wrong]
    with pytest.raises(BreachIncomplete):
        actions.open_breach(viewer=cast.alice, account=an_account(**how))


def test_work_is_recorded_and_a_report_stops_its_clock_once(lasting_cast: Cast) -> None:
    cast = lasting_cast
    breach = actions.open_breach(viewer=cast.alice, account=an_account(triggers=frozenset({Trigger.PROPERTY})))
    actions.tick(viewer=cast.alice, breach_id=breach.pk, steps=[Step.STOP])
    ticked = actions.tick(viewer=cast.alice, breach_id=breach.pk, steps=[Step.STOP, Step.KEEP])
    assert ticked.steps["stop"] < ticked.steps["keep"]
    sent = [actions.note_report(viewer=cast.alice, breach_id=breach.pk, report=Report.PRELIMINARY) for _ in range(2)]
    assert sent[0].preliminary_sent_at == sent[1].preliminary_sent_at
    assert [clock.sent_at is None for clock in sent[1].clocks] == [False, True]
    actions.close_breach(viewer=cast.alice, breach_id=breach.pk)
    told = Entry.objects.filter(subject_id=breach.pk).order_by("sequence").values_list("verb", flat=True)
    assert [verb.split(":")[2] for verb in told] == ["opened", "worked", "worked", "reported", "closed"]

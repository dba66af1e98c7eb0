"""Told of cases: who may handle one, once; both sides of what was decided; nobody of what, of whom or by whom."""

from datetime import time, timedelta

import pytest
from django.core import mail as outbox
from django.db import transaction

import factories
from cast import Cast
from doorbell import a_browser
from incidents.casework import Trouble, a_trouble
from sudare.audit.models import Entry
from sudare.incidents import actions as incidents
from sudare.incidents.models import CaseNews
from sudare.incidents.terms.cases import Outcome, Reason
from sudare.incidents.terms.news import News
from sudare.kit.clock import now, standing_at
from sudare.kit.errors import NotFound
from sudare.notifications import actions
from sudare.notifications.models import Notice
from sudare.notifications.terms import NoticeState, Occasion
from sudare.rooms import actions as rooms

pytestmark = pytest.mark.django_db(transaction=True)
CANARY = "wqzkxvjbnmplrtshdfgyqcxz"
WHEN_IT_IS_DUE = timedelta(hours=9)  # after a threat


def tell_all(**after) -> list[tuple[str, str]]:
    """What workers do later on; to whom letters went, and what they say."""
    outbox.outbox.clear()
    actions.note_cases()
    with standing_at(now() + timedelta(**(after or {"minutes": 6}))):
        for notice in Notice.objects.filter(state=NoticeState.WAITING).order_by("made_at", "pk"):
            actions.tell(notice_id=notice.pk)
    return [(letter.to[0], f"{letter.subject} {letter.body}") for letter in outbox.outbox]


def mails_of(*viewers) -> set[str]:
    from sudare.accounts.models import User

    return set(User.objects.filter(pk__in=[one.user_id for one in viewers]).values_list("email", flat=True))


@pytest.fixture
def trouble(lasting_cast: Cast) -> Trouble:
    return a_trouble(lasting_cast, text=CANARY)


def says_nothing(letters, trouble: Trouble) -> bool:
    hidden = (CANARY, "Dora", "Bob", str(trouble.case.number), str(trouble.case.pk), "threat")
    return not any(word in words for _, words in letters for word in hidden)


def test_who_may_handle_it_is_told_of_a_new_case_and_no_party_is(trouble: Trouble) -> None:
    letters = tell_all()
    assert {to for to, _ in letters} == mails_of(trouble.alice, trouble.ann)
    assert says_nothing(letters, trouble)
    assert tell_all() == []


def test_an_owner_who_is_reported_hears_nothing(lasting_cast: Cast) -> None:
    ann = factories.a_viewer(organisation=lasting_cast.organisation, name="Ann", role="admin")
    room = rooms.open_direct(viewer=lasting_cast.alice, user_id=lasting_cast.bob.user_id)
    said = rooms.post(viewer=lasting_cast.alice, room_id=room.pk, text="pay or else")
    incidents.report(viewer=lasting_cast.bob, room_id=room.pk, message_id=said.pk, reason=Reason.THREAT)
    assert {to for to, _ in tell_all()} == mails_of(ann)


class Killed(BaseException):
    """As if the process had ended here."""


def die(*_told: object) -> None:
    raise Killed


def decided(trouble: Trouble) -> None:
    incidents.decide(viewer=trouble.alice, case_id=trouble.case.pk, outcome=Outcome.NOTHING, told_reporter="we saw it")


@transaction.atomic
def decide_and_die(trouble: Trouble) -> None:
    transaction.on_commit(die)
    decided(trouble)


@transaction.atomic
def decide_and_undo(trouble: Trouble) -> None:
    decided(trouble)
    raise ZeroDivisionError


def test_what_was_done_is_told_although_the_process_died_right_after_it(trouble: Trouble) -> None:
    tell_all()
    with pytest.raises(Killed):
        decide_and_die(trouble)
    assert trouble.case.outcome == Outcome.NOTHING
    assert not Notice.objects.filter(occasion=Occasion.DECISION).exists()
    with standing_at(now() + timedelta(days=3)):
        actions.sweep()
        assert {to for to, _ in tell_all()} == mails_of(trouble.dora)
        actions.sweep()
        assert tell_all() == []
    assert not CaseNews.objects.exists()


def test_it_is_told_although_the_worker_died_while_it_wrote_the_notices(trouble: Trouble) -> None:
    with pytest.raises(Killed):
        incidents.tell_news(die)
    assert {to for to, _ in tell_all()} == mails_of(trouble.alice, trouble.ann)
    assert tell_all() == []


def test_what_couldnt_be_told_doesnt_keep_the_others_waiting_and_is_tried_again(trouble: Trouble) -> None:
    incidents.decide(viewer=trouble.alice, case_id=trouble.case.pk, outcome=Outcome.NOTHING, told_reporter="we saw it")
    told = []

    def refuse_the_first(kind: News, _case_id: object) -> None:
        if kind is News.OPENED:
            raise OSError
        told.append(kind)

    incidents.tell_news(refuse_the_first)
    incidents.tell_news(lambda kind, _case_id: told.append(kind))
    assert told == [News.DECIDED]
    with standing_at(now() + timedelta(minutes=2)):
        incidents.tell_news(lambda kind, _case_id: told.append(kind))
    assert told == [News.DECIDED, News.OPENED]


def test_a_deed_that_was_undone_is_no_news(trouble: Trouble) -> None:
    tell_all()
    with pytest.raises(ZeroDivisionError):
        decide_and_undo(trouble)
    assert tell_all() == []


def test_what_somebody_took_meanwhile_is_no_news(trouble: Trouble) -> None:
    incidents.take(viewer=trouble.ann, case_id=trouble.case.pk)
    assert tell_all() == []


@pytest.mark.parametrize("occasion", [Occasion.CASE, Occasion.OVERDUE])
def test_what_was_decided_before_it_was_told_is_no_news(trouble: Trouble, occasion: Occasion) -> None:
    with standing_at(now() + WHEN_IT_IS_DUE):
        incidents.note_overdue()
        decided(trouble)
        actions.note_cases()
    assert not CaseNews.objects.exists()
    assert not Notice.objects.filter(occasion=occasion).exists()


def test_whose_case_is_overdue_is_told_once(trouble: Trouble) -> None:
    incidents.take(viewer=trouble.ann, case_id=trouble.case.pk)
    tell_all()
    incidents.note_overdue()
    assert not Notice.objects.filter(occasion=Occasion.OVERDUE).exists()
    with standing_at(now() + WHEN_IT_IS_DUE):
        incidents.note_overdue()
        incidents.note_overdue()
        letters = tell_all()
    assert [to for to, _ in letters] == list(mails_of(trouble.ann))
    assert says_nothing(letters, trouble)
    entry = Entry.objects.get(verb="incidents:case:overdue")
    assert (entry.actor_id, entry.subject_id) == (None, trouble.case.pk)
    with standing_at(now() + 2 * WHEN_IT_IS_DUE):
        incidents.note_overdue()
        assert tell_all() == []


@pytest.mark.parametrize("why", ["nobody owns it", "its owner is asleep"])
def test_otherwise_all_who_may_handle_it_are(trouble: Trouble, why: str) -> None:
    tell_all()
    if why != "nobody owns it":
        incidents.take(viewer=trouble.ann, case_id=trouble.case.pk)
        here = {"quiet_from": time(0, 0), "quiet_until": time(23, 59)}
        actions.change_wish(viewer=trouble.ann, push=[], mail=["overdue"], **here)
    with standing_at(now() + WHEN_IT_IS_DUE):
        incidents.note_overdue()
        told = {to for to, _ in tell_all()}
    assert mails_of(trouble.alice) <= told <= mails_of(trouble.alice, trouble.ann)


@pytest.mark.parametrize("told_reported", ["please stop", ""])
def test_both_sides_are_told_that_there_is_something_to_read(trouble: Trouble, told_reported: str) -> None:
    tell_all()
    outcome = Outcome.WARNED if told_reported else Outcome.NOTHING
    incidents.decide(
        viewer=trouble.alice,
        case_id=trouble.case.pk,
        outcome=outcome,
        told_reporter="we saw it",
        told_reported=told_reported,
    )
    letters = tell_all()
    sides = [trouble.dora, *([trouble.bob] if told_reported else [])]
    assert {to for to, _ in letters} == mails_of(*sides)
    assert says_nothing(letters, trouble)
    assert len({words for _, words in letters}) == 1  # neither letter tells which side it went to
    incidents.close(viewer=trouble.ann, case_id=trouble.case.pk)
    assert {to for to, _ in tell_all()} == mails_of(trouble.dora)


def test_a_list_of_what_couldnt_be_told_names_nobody_who_reported(trouble: Trouble) -> None:
    tell_all()
    incidents.decide(viewer=trouble.alice, case_id=trouble.case.pk, outcome=Outcome.NOTHING, told_reporter="we saw it")
    actions.note_cases()
    Notice.objects.update(state=NoticeState.DEAD)
    assert actions.untold(viewer=trouble.alice) == []
    dead = Notice.objects.filter(occasion=Occasion.DECISION).get()
    with pytest.raises(NotFound):
        actions.tell_again(viewer=trouble.alice, notice_id=dead.pk)


def test_a_channel_many_read_cant_be_told_of_them(trouble: Trouble) -> None:
    page = a_browser(trouble.alice).get("/tools/")
    assert page.status_code == 200
    assert 'value="decision"' not in page.content.decode()

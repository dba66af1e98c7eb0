"""Nobody under age is rung by LINE or mail at night: it leaves in the morning, but for emergencies and who is awake."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

import factories
from channels.conftest import work
from channels.test_line import call, taken
from doorbell import a_browser
from sudare.accounts.terms import Role
from sudare.audit.models import Entry
from sudare.channels import actions
from sudare.channels.access import access_visitor
from sudare.channels.actions.nights import put_to_morning
from sudare.channels.actions.steps import claimed_outbound
from sudare.channels.errors import NothingHeld, UrgencyMissing
from sudare.channels.models import Inbound, Outbound
from sudare.channels.queries import due_outbound
from sudare.kit.clock import now, standing_at
from sudare.kit.errors import NotAllowed, NotFound
from sudare.reception import actions as reception
from sudare.reception.models import Visitor
from sudare.rooms import actions as rooms

pytestmark = pytest.mark.django_db
TOKYO = ZoneInfo("Asia/Tokyo")
CANARY, LATER = "kxqvzwmhplrtnbcdfgjsqwxz", "zqxwjsgfdcbntrlphmwzvqxk"
TOMORROW = now().astimezone(TOKYO).date() + timedelta(days=1)
EVENING = datetime.combine(TOMORROW, time(22), TOKYO).astimezone(UTC)
MORNING = datetime.combine(TOMORROW + timedelta(days=1), time(6), TOKYO).astimezone(UTC)
AGE = {"name": "age", "kind": "age_band", "title": {"ja": "年齢", "en": "Age"}}


@pytest.fixture(autouse=True)
def japan(settings) -> None:
    settings.TIME_ZONE = "Asia/Tokyo"


@pytest.fixture
def desk(cast):
    return factories.a_reception(owner=cast.alice, prechat=[AGE])


def came(line, line_door, desk, *, age: str) -> Visitor:
    """Somebody at LINE said yes on the desk's own page, and how old they are."""
    call(line, line_door, line.words("こんにちは"))
    work()
    visitor = Visitor.objects.get(desk_id=desk.desk_id)
    consents = factories.every_yes(desk.organisation_id)
    reception.begin(viewer=access_visitor(visitor), given=consents, answers={"age": age}, language="ja")
    work()
    visitor.refresh_from_db()
    return visitor


@pytest.fixture
def young(cast, line, line_door, desk) -> Visitor:
    visitor = came(line, line_door, desk, age="13_15")
    taken(cast, desk, visitor)
    line.told.clear()
    return visitor


def says(cast, visitor, words: str, *, at: datetime) -> object:
    with standing_at(at):
        return rooms.post(viewer=cast.bob, room_id=visitor.room_id, text=words)


def told(line, *, at: datetime) -> list[str]:
    """What workers make arrive at LINE by this moment, and since they were asked last."""
    with standing_at(at):
        work(2)
    return arrived(line)


def arrived(line) -> list[str]:
    said = [message.get("text", "") for each in line.told for message in each["messages"]]
    line.told.clear()
    return said


def told_when_due(line, *, at: datetime) -> list[str]:
    """The same, but nothing is tried before its time."""
    with standing_at(at):
        actions.sweep()
        for row in list(due_outbound(now())):
            actions.tell(outbound_id=row.pk)
    return arrived(line)


def minutes(amount: float) -> timedelta:
    return timedelta(minutes=amount)


def test_an_answer_at_night_leaves_in_the_morning_once_and_in_its_order(cast, line, young) -> None:
    says(cast, young, CANARY, at=EVENING)
    says(cast, young, LATER, at=EVENING + minutes(5))
    for hour in range(8):
        assert told(line, at=EVENING + timedelta(hours=hour) + minutes(6)) == []
    assert told(line, at=MORNING - minutes(0.1)) == []
    assert told(line, at=MORNING) == [CANARY, LATER]
    assert told(line, at=MORNING + minutes(1)) == []


def test_what_was_taken_back_in_the_night_is_never_sent(cast, line, young) -> None:
    message = says(cast, young, CANARY, at=EVENING)
    assert told(line, at=EVENING + minutes(1)) == []
    rooms.delete(viewer=cast.bob, message_id=message.pk)
    assert told(line, at=MORNING) == []


def test_who_has_just_written_is_awake_and_gets_the_answer(cast, line, line_door, young) -> None:
    with standing_at(EVENING):
        call(line, line_door, line.words("まだいますか"))
        work()
    line.told.clear()
    says(cast, young, CANARY, at=EVENING + minutes(10))
    assert told(line, at=EVENING + minutes(11)) == [CANARY]
    says(cast, young, LATER, at=EVENING + minutes(31))
    assert told(line, at=EVENING + minutes(32)) == []
    assert told(line, at=MORNING) == [LATER]


def test_a_grown_up_is_answered_at_night(cast, line, line_door, desk) -> None:
    visitor = came(line, line_door, desk, age="adult")
    taken(cast, desk, visitor)
    line.told.clear()
    says(cast, visitor, CANARY, at=EVENING)
    assert told(line, at=EVENING + minutes(1)) == [CANARY]
    with standing_at(EVENING):
        assert actions.night_outside(viewer=cast.bob, room=visitor.room) is None


def test_in_an_emergency_who_looks_after_the_visit_sends_it_now_with_a_reason(cast, line, young) -> None:
    with standing_at(EVENING), pytest.raises(NothingHeld):
        actions.send_anyway(viewer=cast.bob, room_id=young.room_id, reason=LATER)
    says(cast, young, CANARY, at=EVENING)
    assert told(line, at=EVENING + minutes(1)) == []
    with standing_at(EVENING + minutes(2)):
        with pytest.raises(UrgencyMissing):
            actions.send_anyway(viewer=cast.bob, room_id=young.room_id, reason=" ")
        for nosy in (cast.charlie, factories.a_viewer(organisation=cast.organisation, role=Role.AGENT)):
            with pytest.raises(NotFound):
                actions.send_anyway(viewer=nosy, room_id=young.room_id, reason=LATER)
        assert actions.send_anyway(viewer=cast.bob, room_id=young.room_id, reason=LATER) == 1
        with pytest.raises(NotFound):
            actions.send_anyway(viewer=access_visitor(young), room_id=cast.room.pk, reason=LATER)
    assert told(line, at=EVENING + minutes(3)) == [CANARY]
    entry = Entry.objects.get(verb="channels:night:sent")
    assert (entry.actor_id, entry.subject_id) == (cast.bob.user_id, young.room_id)
    assert told(line, at=MORNING) == []


def test_in_an_emergency_what_a_worker_has_in_its_hands_leaves_too_and_only_once(cast, line, young) -> None:
    says(cast, young, CANARY, at=EVENING)
    with standing_at(EVENING + minutes(1)):
        actions.sweep()
        in_hand = claimed_outbound(Outbound.objects.get(state="waiting").pk)
        assert actions.send_anyway(viewer=cast.bob, room_id=young.room_id, reason=LATER) == 1
        assert claimed_outbound(in_hand.pk) is None  # no other worker takes it as well
        assert not put_to_morning(in_hand)
    assert told_when_due(line, at=EVENING + minutes(5)) == []
    assert told_when_due(line, at=EVENING + minutes(7)) == [CANARY]  # its worker has died


def test_in_an_emergency_it_leaves_in_the_last_minutes_of_the_night_too(cast, line, young) -> None:
    says(cast, young, CANARY, at=EVENING)
    assert told_when_due(line, at=EVENING + minutes(1)) == []
    with standing_at(MORNING - minutes(3)):
        actions.send_anyway(viewer=cast.bob, room_id=young.room_id, reason=LATER)
    assert told_when_due(line, at=MORNING - minutes(2)) == [CANARY]


def test_who_wakes_and_writes_gets_what_waited_before_what_is_said_then(cast, line, line_door, young) -> None:
    says(cast, young, CANARY, at=EVENING)
    assert told_when_due(line, at=EVENING + minutes(1)) == []
    awake = EVENING + timedelta(hours=4)
    with standing_at(awake):
        call(line, line_door, line.words("眠れない"))
        for row in Inbound.objects.filter(state="waiting"):
            actions.take_in(inbound_id=row.pk)
    says(cast, young, LATER, at=awake + minutes(1))
    assert told_when_due(line, at=awake + minutes(2)) == [CANARY, LATER]
    assert told_when_due(line, at=MORNING) == []


def test_who_only_helps_in_the_room_sends_nothing_at_night(cast, line, desk, young) -> None:
    helper = factories.a_viewer(organisation=cast.organisation, name="Eve", role=Role.AGENT)
    rooms.add_member(viewer=cast.bob, room_id=young.room_id, user_id=helper.user_id)
    says(cast, young, CANARY, at=EVENING)
    with standing_at(EVENING + minutes(1)):
        assert not actions.night_outside(viewer=helper, room=young.room).may_ring
        with pytest.raises(NotAllowed):
            actions.send_anyway(viewer=helper, room_id=young.room_id, reason=LATER)


def test_the_composer_is_told_and_rings_by_the_same_door(cast, line, young) -> None:
    says(cast, young, CANARY, at=EVENING)
    told(line, at=EVENING + minutes(1))
    with standing_at(EVENING + minutes(2)):
        bob = a_browser(cast.bob)
        night = bob.get(f"/api/v1/rooms/{young.room_id}").json()["night"]
        assert (night["is_held"], night["is_mine"], night["may_ring"]) == (True, False, True)
        rung = bob.post(f"/api/v1/rooms/{young.room_id}/ring", {"reason": "危険"}, content_type="application/json")
        assert (rung.status_code, rung.json()) == (200, {"people": 1})
    assert told(line, at=EVENING + minutes(3)) == [CANARY]


@pytest.mark.parametrize("has_looked", [True, False])
def test_who_left_the_page_gets_one_mail_in_the_morning_unless_they_have_looked(cast, desk, mail, has_looked) -> None:
    entered, visit = factories.a_visit(desk, answers={"age": "16_17"})
    Visitor.objects.filter(pk=entered.visitor.pk).update(mail="hana@example.com")
    visitor = Visitor.objects.get(pk=entered.visitor.pk)
    taken(cast, desk, visitor)
    for turn in range(3):
        says(cast, visitor, CANARY, at=EVENING + timedelta(hours=turn))
        with standing_at(EVENING + timedelta(hours=turn, minutes=5)):
            actions.tell_the_gone()
            work(2)
    assert mail.letters == []
    assert Outbound.objects.filter(kind="gone").count() == 1
    if has_looked:
        last = visitor.room.events.latest("sequence").sequence
        rooms.mark_read(viewer=entered.viewer, room_id=visitor.room_id, sequence=last)
    with standing_at(MORNING):
        work(2)
    assert len(mail.letters) == (0 if has_looked else 1)
    with standing_at(MORNING + timedelta(hours=1)):
        actions.tell_the_gone()
        work(2)
    assert len(mail.letters) == (0 if has_looked else 1)
    assert visit.pk

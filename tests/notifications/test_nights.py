"""Nobody under age is rung at night, by no way round; what came is told in the morning; an emergency goes through."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core import mail as outbox

import factories
from cast import Cast
from sudare.accounts import actions as accounts
from sudare.accounts.terms import Role
from sudare.audit.models import Entry
from sudare.kit.clock import standing_at
from sudare.kit.errors import NotAllowed, NotFound
from sudare.notifications import actions
from sudare.notifications.errors import NobodyAsleep, RingReasonMissing
from sudare.notifications.models import Notice
from sudare.notifications.terms import NoticeState
from sudare.rooms import actions as rooms
from sudare.rulebook import actions as rulebook

pytestmark = pytest.mark.django_db
TOKYO = ZoneInfo("Asia/Tokyo")
CANARY = "kxqvzwmhplrtnbcdfgjsqwxz"
EVENING = datetime(2026, 11, 22, 22, 0, tzinfo=TOKYO)
MORNING = datetime(2026, 11, 23, 6, 0, tzinfo=TOKYO)


@pytest.fixture(autouse=True)
def wishes(cast: Cast, settings) -> None:
    """Bob is under age, and both want a mail for every message."""
    settings.TIME_ZONE = "Asia/Tokyo"
    accounts.mark_minor(viewer=cast.alice, membership_id=cast.bob.membership_id, adult_id=cast.alice.user_id)
    for viewer in (cast.alice, cast.bob):
        actions.change_wish(viewer=viewer, push=[], mail=["message"])


def said(cast: Cast, *, at: datetime, by=None) -> None:
    with standing_at(at.astimezone(UTC)):
        rooms.post(viewer=by or cast.alice, room_id=cast.room.pk, text=CANARY)


def worked(at: datetime) -> int:
    """What workers do at this moment; how many mails went out."""
    before = len(outbox.outbox)
    with standing_at(at.astimezone(UTC)):
        actions.sweep()
        for notice in Notice.objects.filter(state=NoticeState.WAITING):
            actions.tell(notice_id=notice.pk)
    return len(outbox.outbox) - before


def minutes(amount: float) -> timedelta:
    return timedelta(minutes=amount)


def test_what_comes_at_night_arrives_and_is_told_in_the_morning_once(cast: Cast) -> None:
    said(cast, at=EVENING)
    assert worked(EVENING + minutes(1)) == 0
    said(cast, at=EVENING + minutes(60))
    assert worked(EVENING + minutes(61)) == 0
    for hour in range(7):
        assert worked(EVENING + timedelta(hours=1 + hour)) == 0
    assert worked(MORNING - minutes(0.1)) == 0
    assert worked(MORNING) == 1
    assert worked(MORNING + minutes(1)) == 0
    assert CANARY not in str(outbox.outbox[0].message())


def test_what_was_read_at_night_isnt_told_again_and_what_came_after_is(cast: Cast) -> None:
    said(cast, at=EVENING)
    worked(EVENING + minutes(1))
    rooms.mark_read(viewer=cast.bob, room_id=cast.room.pk, sequence=cast.room.events.latest("sequence").sequence)
    said(cast, at=EVENING + minutes(20))
    worked(EVENING + minutes(21))
    assert worked(MORNING) == 1
    said(cast, at=EVENING + timedelta(days=1))
    worked(EVENING + timedelta(days=1, minutes=1))
    rooms.mark_read(viewer=cast.bob, room_id=cast.room.pk, sequence=cast.room.events.latest("sequence").sequence)
    assert worked(MORNING + timedelta(days=1)) == 0


def test_a_notice_made_just_before_the_night_doesnt_ring_in_it(cast: Cast) -> None:
    """A mail waits five minutes for somebody who looks by themselves; then it would be night."""
    before = datetime(2026, 11, 22, 20, 58, tzinfo=TOKYO)
    said(cast, at=before)
    assert worked(before + minutes(1)) == 0
    assert Notice.objects.filter(state=NoticeState.WAITING).count() == 1
    assert worked(before + minutes(7)) == 0
    assert worked(MORNING) == 1


def test_one_that_failed_in_the_evening_isnt_tried_again_at_night(cast: Cast, settings) -> None:
    before = datetime(2026, 11, 22, 20, 50, tzinfo=TOKYO)
    said(cast, at=before)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    worked(before + minutes(1))
    worked(before + minutes(7))
    assert Notice.objects.get().tries == 1
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert worked(before + minutes(30)) == 0
    assert worked(MORNING) == 1


def test_a_decision_about_them_is_told_in_the_morning_too(cast: Cast) -> None:
    about = {"organisation_id": cast.organisation.pk, "user_id": cast.bob.user_id, "way": "mail", "key": "a decision"}
    with standing_at(EVENING.astimezone(UTC)):
        Notice.objects.create(occasion="decision", made_at=EVENING, next_try_at=EVENING, **about)
    assert worked(EVENING + minutes(1)) == 0
    assert worked(MORNING) == 1


def test_the_server_s_own_clock_is_not_asked(cast: Cast, settings) -> None:
    settings.TIME_ZONE = "America/New_York"
    said(cast, at=EVENING)  # eight in the morning there
    assert worked(EVENING + minutes(1)) == 0  # a mail waits a little
    assert worked(EVENING + minutes(7)) == 1


def test_the_room_s_own_hours_count_and_none_may_be_chosen(cast: Cast) -> None:
    from dataclasses import replace

    from sudare.policy.document import write_policy
    from sudare.policy.presets import preset

    for scope, place, quiet in (("organisation", cast.organisation.pk, "off"), ("room", cast.room.pk, "21:30-05:00")):
        document = write_policy(replace(preset("school"), quiet=quiet))
        rulebook.change_policy(viewer=cast.alice, scope=scope, place_id=place, document=document, reason="for a test")
    said(cast, at=EVENING)
    worked(EVENING + minutes(1))
    assert Notice.objects.get().next_try_at == datetime(2026, 11, 23, 5, 0, tzinfo=TOKYO)


def test_grown_ups_are_rung_at_night_as_ever_by_somebody_under_age_too(cast: Cast) -> None:
    said(cast, at=EVENING, by=cast.bob)
    worked(EVENING + minutes(1))
    assert worked(EVENING + minutes(7)) == 1
    assert outbox.outbox[-1].to == [factories.User.objects.get(pk=cast.alice.user_id).email]


def test_who_is_marked_nowhere_has_no_night(cast: Cast) -> None:
    dora = factories.a_viewer(organisation=cast.organisation, name="Dora")
    room = factories.a_room(organisation=cast.organisation, members=[cast.alice, dora])
    actions.change_wish(viewer=dora, push=[], mail=["message"])
    with standing_at(EVENING.astimezone(UTC)):
        rooms.post(viewer=cast.alice, room_id=room.pk, text="hello")
        assert actions.night_here(viewer=dora, room=room) is None
    worked(EVENING + minutes(1))
    assert worked(EVENING + minutes(7)) == 1


def test_in_an_emergency_who_looks_after_them_rings_and_that_is_recorded(cast: Cast) -> None:
    supervisor = factories.a_viewer(organisation=cast.organisation, name="Erin", role=Role.SUPERVISOR)
    rooms.add_member(viewer=cast.alice, room_id=cast.room.pk, user_id=supervisor.user_id)
    with standing_at(EVENING.astimezone(UTC)):
        assert actions.ring_anyway(viewer=supervisor, room_id=cast.room.pk, reason=CANARY) == 1
        actions.ring_anyway(viewer=supervisor, room_id=cast.room.pk, reason=CANARY)
    assert worked(EVENING + minutes(0.5)) == 1
    assert outbox.outbox[0].to == [factories.User.objects.get(pk=cast.bob.user_id).email]
    assert "urgent" in outbox.outbox[0].subject
    assert CANARY not in str(outbox.outbox[0].message())
    entry = Entry.objects.filter(verb="notifications:night:rung").first()
    assert (entry.actor_id, entry.subject_id) == (supervisor.user_id, cast.room.pk)


def test_no_other_grown_up_rings_a_child_at_night(cast: Cast) -> None:
    dora = factories.a_viewer(organisation=cast.organisation, name="Dora", role=Role.AGENT)
    rooms.add_member(viewer=cast.alice, room_id=cast.room.pk, user_id=dora.user_id)
    with standing_at(EVENING.astimezone(UTC)):
        for nosy in (dora, cast.bob):
            with pytest.raises(NotAllowed):
                actions.ring_anyway(viewer=nosy, room_id=cast.room.pk, reason="because")
        with pytest.raises(NotFound):
            actions.ring_anyway(viewer=cast.charlie, room_id=cast.room.pk, reason="because")
        with pytest.raises(RingReasonMissing):
            actions.ring_anyway(viewer=cast.alice, room_id=cast.room.pk, reason="  ")
        accounts.mark_minor(viewer=cast.alice, membership_id=cast.bob.membership_id, adult_id=dora.user_id)
        assert actions.ring_anyway(viewer=dora, room_id=cast.room.pk, reason="I am named for them") == 1
    with standing_at(MORNING.astimezone(UTC)), pytest.raises(NobodyAsleep):
        actions.ring_anyway(viewer=cast.alice, room_id=cast.room.pk, reason="because")


def test_the_composer_is_told_of_the_night_but_not_whose_it_is(cast: Cast) -> None:
    with standing_at(EVENING.astimezone(UTC)):
        alice, bob = (actions.night_here(viewer=who, room=cast.room) for who in (cast.alice, cast.bob))
    assert (alice.ends, alice.is_mine, alice.may_ring) == (MORNING, False, True)
    assert (bob.ends, bob.is_mine, bob.may_ring) == (MORNING, True, False)

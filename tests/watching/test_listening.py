"""Off by default; everybody's yes before a word is read; one no ends it, also for what is posted a moment later."""

from collections.abc import Callable
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import connection

import factories
from cast import Cast
from sudare.accounts.models import Membership
from sudare.accounts.terms import Role, Viewer
from sudare.audit.models import Entry
from sudare.consents import actions as consents
from sudare.consents.errors import ConsentTextChanged
from sudare.consents.queries import text_in_force
from sudare.consents.terms import Purpose
from sudare.incidents.signals import rulebook, weights
from sudare.kit.clock import now
from sudare.kit.errors import NotAllowed
from sudare.reception import actions as reception
from sudare.rooms import actions as rooms
from sudare.watching import actions, queries
from sudare.watching.actions.reading import URGED
from sudare.watching.errors import ListeningOff
from sudare.watching.models import Hit, Tally
from sudare.watching.terms import ListeningAnswer, Trouble

THREAT = "払わないと写真を家族にばらまくぞ"

pytestmark = pytest.mark.django_db


def says_yes(*viewers: Viewer) -> None:
    for viewer in viewers:
        text = text_in_force(organisation_id=viewer.organisation_id, purpose=Purpose.LISTENING)
        assert text
        actions.agree(viewer=viewer, version=text.version, language="ja")


def listened(cast: Cast) -> None:
    actions.switch_on(viewer=cast.alice)
    says_yes(cast.alice, cast.bob)


def threatened(cast: Cast) -> int:
    """Bob threatens Alice, and a worker comes by."""
    rooms.post(viewer=cast.bob, room_id=cast.room.pk, text=THREAT)
    return actions.listen(room_id=cast.room.pk)


def test_nothing_is_read_before_the_organisation_and_everybody_said_yes(cast: Cast) -> None:
    assert threatened(cast) == 0
    actions.switch_on(viewer=cast.alice)
    assert threatened(cast) == 0
    says_yes(cast.alice)
    assert threatened(cast) == 0  # Bob hasn't
    says_yes(cast.bob)
    assert actions.listen(room_id=cast.room.pk) == 0  # all of it was said before
    assert threatened(cast) > 0
    assert set(Hit.objects.values_list("kind", flat=True)) == {Trouble.EXPOSURE}


def test_a_hit_is_a_place_and_a_rule_and_no_word(cast: Cast) -> None:
    listened(cast)
    threatened(cast)
    hit = Hit.objects.filter(rule="exposure.will-spread").get()
    assert (hit.message.text[hit.start : hit.end], hit.message.author_id) == ("ばらまく", cast.bob.user_id)
    with connection.cursor() as cursor:
        for table in ("watching_hit", "watching_tally", "watching_ear", "audit_entry"):
            rows = cursor.execute(f"SELECT * FROM {table}").fetchall()
            assert "ばらまく" not in str(rows)


@pytest.mark.parametrize("no", ["decline", "room", "withdrawn", "off"])
def test_one_no_ends_it_for_the_room_and_forgets_what_was_noticed(cast: Cast, no: str) -> None:
    listened(cast)
    assert threatened(cast)
    {
        "decline": lambda: actions.decline(viewer=cast.alice),
        "room": lambda: actions.refuse_room(viewer=cast.alice, room_id=cast.room.pk),
        "withdrawn": lambda: consents.withdraw(viewer=cast.alice, purpose=Purpose.LISTENING),
        "off": lambda: actions.switch_off(viewer=cast.alice),
    }[no]()
    actions.sweep()
    assert not Hit.objects.exists()
    assert threatened(cast) == 0


def test_a_no_somewhere_else_changes_nothing_here(cast: Cast) -> None:
    listened(cast)
    apart = factories.a_room(organisation=cast.organisation, members=[cast.alice, cast.bob], name="Apart")
    actions.refuse_room(viewer=cast.alice, room_id=apart.pk)
    assert threatened(cast)
    rooms.post(viewer=cast.bob, room_id=apart.pk, text=THREAT)
    assert actions.listen(room_id=apart.pk) == 0


def test_what_was_said_while_a_no_stood_stays_unread(cast: Cast) -> None:
    listened(cast)
    actions.refuse_room(viewer=cast.alice, room_id=cast.room.pk)
    rooms.post(viewer=cast.bob, room_id=cast.room.pk, text=THREAT)
    actions.allow_room(viewer=cast.alice, room_id=cast.room.pk)
    rooms.post(viewer=cast.bob, room_id=cast.room.pk, text="おはよう")
    assert actions.listen(room_id=cast.room.pk) == 0
    assert threatened(cast)


def test_a_new_member_without_a_yes_ends_it_and_the_talk_before_their_going_stays_unread(cast: Cast) -> None:
    listened(cast)
    dora = factories.a_viewer(organisation=cast.organisation, name="Dora")
    rooms.add_member(viewer=cast.alice, room_id=cast.room.pk, user_id=dora.user_id)
    assert threatened(cast) == 0
    rooms.remove_member(viewer=dora, room_id=cast.room.pk, user_id=dora.user_id)
    assert actions.listen(room_id=cast.room.pk) == 0
    assert threatened(cast)


def test_who_lost_their_seat_no_longer_counts_and_their_words_are_not_read(cast: Cast) -> None:
    listened(cast)
    dora = factories.a_viewer(organisation=cast.organisation, name="Dora")
    rooms.add_member(viewer=cast.alice, room_id=cast.room.pk, user_id=dora.user_id)
    rooms.post(viewer=dora, room_id=cast.room.pk, text=THREAT)
    rooms.post(viewer=cast.bob, room_id=cast.room.pk, text=THREAT)
    Membership.objects.filter(pk=dora.membership_id).update(disabled_at=now())
    assert actions.listen(room_id=cast.room.pk) == 0
    assert threatened(cast)


def test_another_text_needs_another_yes(cast: Cast) -> None:
    listened(cast)
    actions.write_notice(viewer=cast.alice, texts={"ja": "あたらしい文", "en": "Another text"})
    assert threatened(cast) == 0
    assert queries.answer_of(cast.bob) == ListeningAnswer.UNASKED
    with pytest.raises(ConsentTextChanged):
        actions.agree(viewer=cast.bob, version=1, language="ja")
    says_yes(cast.alice, cast.bob)
    assert threatened(cast)


@contextmanager
def at_the_first(table: str, deed: Callable[[], object]):
    """Do it just before this table is read: the moment between asking and reading, held still."""
    pending = [deed]

    def between(execute, sql, params, many, context):
        if pending and sql.startswith("SELECT") and f'FROM "{table}"' in sql:
            pending.pop()()
        return execute(sql, params, many, context)

    with connection.execute_wrapper(between):
        yield
    assert not pending, "the moment never came"


@pytest.mark.parametrize("table", ["rooms_message", "watching_ear"])
def test_a_message_posted_right_after_a_no_is_not_read(cast: Cast, table: str) -> None:
    """The no and the message fall between the reader's question and its reading, or before its storing."""
    listened(cast)
    rooms.post(viewer=cast.bob, room_id=cast.room.pk, text="おはよう")

    def no_and_a_threat() -> None:
        actions.decline(viewer=cast.alice)
        rooms.post(viewer=cast.bob, room_id=cast.room.pk, text=THREAT)

    with at_the_first(table, no_and_a_threat):
        assert actions.listen(room_id=cast.room.pk) == 0
    assert not Hit.objects.exists()


def test_words_posted_or_changed_after_the_question_are_not_handed_to_the_rules(cast: Cast) -> None:
    listened(cast)
    old = rooms.post(viewer=cast.bob, room_id=cast.room.pk, text="おはよう")
    kept = rooms.post(viewer=cast.bob, room_id=cast.room.pk, text="こんにちは")
    cast.room.refresh_from_db()
    up_to = cast.room.last_sequence
    consented = queries.consent_in(cast.room)
    assert consented
    rooms.post(viewer=cast.bob, room_id=cast.room.pk, text=THREAT)
    rooms.edit(viewer=cast.bob, message_id=old.pk, text=THREAT)
    read = queries.words_to_read(cast.room, consented=consented, up_to=up_to)
    assert [message_id for message_id, *_ in read] == [kept.pk]


def test_hits_go_with_their_message_when_it_is_deleted_or_changed(cast: Cast) -> None:
    listened(cast)
    message = rooms.post(viewer=cast.bob, room_id=cast.room.pk, text=THREAT)
    actions.listen(room_id=cast.room.pk)
    rooms.edit(viewer=cast.bob, message_id=message.pk, text="写真を家族に送るね、きれいに撮れたよ")
    actions.listen(room_id=cast.room.pk)
    assert not Hit.objects.exists()
    rooms.edit(viewer=cast.bob, message_id=message.pk, text=THREAT)
    assert actions.listen(room_id=cast.room.pk)
    rooms.delete(viewer=cast.bob, message_id=message.pk)
    actions.listen(room_id=cast.room.pk)
    assert not Hit.objects.exists()


def test_hits_have_a_day(cast: Cast) -> None:
    listened(cast)
    threatened(cast)
    Hit.objects.update(at=now() - timedelta(days=31))
    actions.sweep()
    assert not Hit.objects.exists()


def test_the_log_hears_numbers_a_day_later_and_never_who_or_where(cast: Cast) -> None:
    listened(cast)
    threatened(cast)
    rooms.post(viewer=cast.alice, room_id=cast.room.pk, text="もう死にたい")
    actions.listen(room_id=cast.room.pk)
    actions.sweep()
    assert not Entry.objects.filter(verb="watching:day:counted").exists()
    Tally.objects.update(day=now().date() - timedelta(days=1))
    actions.sweep()
    entry = Entry.objects.get(verb="watching:day:counted")
    assert (entry.actor_id, entry.subject_id) == (None, None)
    assert entry.details["readings"] == 2
    assert "exposure.will-spread" in entry.details["rules"]
    assert "self_harm" not in str(entry.details)
    for told in (cast.room.pk, cast.bob.user_id, cast.alice.user_id):
        assert str(told) not in str(entry.details)


def test_only_who_changes_the_rules_switches(cast: Cast) -> None:
    for deed in (actions.switch_on, actions.switch_off):
        with pytest.raises(NotAllowed):
            deed(viewer=cast.bob)
    with pytest.raises(ListeningOff):
        actions.agree(viewer=cast.bob, version=1, language="ja")


def test_listening_is_no_condition_for_visitors_and_their_rooms_are_never_read(cast: Cast) -> None:
    actions.switch_on(viewer=cast.alice)
    desk = factories.a_reception(owner=cast.alice)
    visitor = factories.somebody_in(desk)
    given = {
        purpose: version for purpose, version in factories.every_yes(cast.organisation.pk) if purpose != "listening"
    }
    visit = reception.begin(viewer=visitor.viewer, given=given)
    assert visit.room_id
    with pytest.raises(ListeningOff):
        actions.agree(viewer=visitor.viewer, version=1, language="ja")
    assert not queries.may_be_listened_to(visit.room_id)
    rooms.post(viewer=visitor.viewer, room_id=visit.room_id, text=THREAT)
    assert actions.listen(room_id=visit.room_id) == 0


def test_who_only_looks_on_is_no_party_until_they_join(cast: Cast) -> None:
    listened(cast)
    erin = factories.a_viewer(organisation=cast.organisation, name="Erin", role=Role.SUPERVISOR)
    desk = rooms.open_desk(viewer=cast.alice, name="Repairs")
    rooms.place_room(viewer=cast.alice, room_id=cast.room.pk, desk_id=desk.pk)
    rooms.add_supervisor(viewer=cast.alice, desk_id=desk.pk, user_id=erin.user_id)
    assert threatened(cast)
    rooms.join(viewer=erin, room_id=cast.room.pk)
    assert threatened(cast) == 0


def test_the_rules_that_tell_somebody_to_die_are_known_by_name() -> None:
    named = {rule.id for rule in rulebook.BY_ID.values() if rule.because == rulebook.REASONS["self_harm.urged"]}
    assert named | {weights.URGED} == URGED

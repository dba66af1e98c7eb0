"""Visitors shut out for a while, and visitors who have everything forgotten."""

from datetime import timedelta

import pytest

import factories
from sudare.accounts.actions import change_role
from sudare.accounts.errors import ReasonMissing
from sudare.accounts.models import User
from sudare.accounts.queries import people_of
from sudare.accounts.terms import Role
from sudare.attachments.models import Attachment
from sudare.audit.models import Entry
from sudare.consents.models import Consent
from sudare.kit.clock import now, standing_at
from sudare.kit.errors import NotFound
from sudare.reception import access, actions, errors
from sudare.reception.models import Note, Visit, Visitor, VisitorBlock, VisitorToken
from sudare.rooms import actions as rooms
from sudare.rooms.models import Message, Room
from sudare.senders import access as sender_access
from sudare.senders import actions as senders
from sudare.senders.errors import LinkUnusable
from sudare.storage import actions as storage
from sudare.storage.queries import receipts_about

pytestmark = pytest.mark.django_db
CANARY = "qwvzkjxhfbgmpyducltsarnoie"
HERE, NEXT_DOOR, FAR = "203.0.113.7", "203.0.113.200", "198.51.100.1"


@pytest.fixture
def desk(cast):
    desk = factories.a_reception(owner=cast.alice)
    actions.seat_staff(viewer=cast.alice, desk_id=desk.desk_id, user_id=cast.bob.user_id)
    return desk


def test_a_block_ends_every_browser_and_outlasts_a_cleared_one(cast, desk):
    entered, visit = factories.a_visit(desk, network=HERE)
    letter = actions.resume_address(entered.visitor).partition("#resume=")[2]
    actions.block(viewer=cast.bob, visit_id=visit.pk, hours=2, reason=CANARY)
    assert Visit.objects.get(pk=visit.pk).close_reason == "spam"
    with pytest.raises(NotFound):
        access.access_caller(token=entered.token)
    with pytest.raises(NotFound):
        actions.resume(key=desk.key, secret=letter, network=FAR)
    with pytest.raises(errors.VisitorBlocked):
        factories.somebody_in(desk, network=NEXT_DOOR)
    assert factories.somebody_in(desk, network=FAR)
    entry = Entry.objects.get(verb="reception:visitor:blocked")
    assert CANARY not in str(entry.details) + entry.reason
    with standing_at(now() + timedelta(hours=3)):
        assert factories.somebody_in(desk, network=NEXT_DOOR)
        actions.forget_networks()
    assert not VisitorBlock.objects.exclude(network="").exists()


def test_a_block_lasts_longer_than_the_hash_of_a_visit(cast, desk):
    _, visit = factories.a_visit(desk, network=HERE)
    actions.block(viewer=cast.bob, visit_id=visit.pk, hours=72, reason="spam")
    with standing_at(now() + timedelta(hours=48)):
        actions.forget_networks()
        assert not Visitor.objects.exclude(network="").exists()
        with pytest.raises(errors.VisitorBlocked):
            factories.somebody_in(desk, network=HERE)
        actions.lift_block(viewer=cast.bob, visit_id=visit.pk)
        assert factories.somebody_in(desk, network=HERE)


def test_a_second_window_of_the_same_network_ends_with_it_and_a_neighbours_letter_still_opens(cast, desk):
    _, visit = factories.a_visit(desk, network=HERE)
    near, nearby = factories.a_visit(desk, network=NEXT_DOOR)
    far, elsewhere = factories.a_visit(desk, network=FAR)
    letter = actions.resume_address(near.visitor).partition("#resume=")[2]
    actions.block(viewer=cast.bob, visit_id=visit.pk, hours=2, reason="spam")
    assert Visit.objects.get(pk=nearby.pk).state == "closed"
    assert Visit.objects.get(pk=elsewhere.pk).state != "closed"
    with pytest.raises(NotFound):
        access.access_caller(token=near.token)
    assert access.access_caller(token=far.token)
    with standing_at(now() + timedelta(hours=3)):
        assert actions.resume(key=desk.key, secret=letter, network=NEXT_DOOR)


def test_a_block_covers_the_mail_address_they_left_from_any_network_until_it_ends(cast, desk):
    entered, visit = factories.a_visit(desk, network=HERE)
    actions.leave_mail(viewer=entered.viewer, mail=f"{CANARY}@example.com")
    actions.block(viewer=cast.bob, visit_id=visit.pk, hours=2, reason="spam")
    assert CANARY not in str(VisitorBlock.objects.values().get())
    again, _ = factories.a_visit(desk, network=FAR)
    with pytest.raises(errors.VisitorBlocked):
        actions.leave_mail(viewer=again.viewer, mail=f"{CANARY.upper()}@example.com")
    assert actions.leave_mail(viewer=again.viewer, mail="somebody-else@example.com")
    with standing_at(now() + timedelta(hours=3)):
        actions.forget_networks()
        assert actions.leave_mail(viewer=again.viewer, mail=f"{CANARY}@example.com")
    assert not VisitorBlock.objects.exclude(mail="").exists()


def test_only_the_staff_of_the_desk_block_and_they_say_why(cast, desk):
    entered, visit = factories.a_visit(desk)
    for nobody in (cast.charlie, entered.viewer, factories.a_viewer(organisation=cast.organisation)):
        with pytest.raises(NotFound):
            actions.block(viewer=nobody, visit_id=visit.pk, hours=1, reason="x")
    with pytest.raises(ReasonMissing):
        actions.block(viewer=cast.bob, visit_id=visit.pk, hours=1, reason=" ")
    with pytest.raises(errors.BlockUnusable):
        actions.block(viewer=cast.bob, visit_id=visit.pk, hours=1_000, reason="x")


def test_everything_of_a_visitor_is_forgotten(cast, desk):
    questions = [{"name": "who", "kind": "name", "title": {"ja": "名前", "en": "Name"}}]
    actions.change_reception(viewer=cast.alice, desk_id=desk.desk_id, prechat=questions)
    entered, visit = factories.a_visit(
        desk, answers={"who": CANARY}, network=HERE, page=f"https://shop.example/{CANARY}"
    )
    me = entered.viewer
    actions.leave_mail(viewer=me, mail=f"{CANARY}@example.com")
    picture = factories.a_confirmed_picture(uploader=me, room=visit.room)
    message = rooms.post(viewer=me, room_id=visit.room_id, text=CANARY, attachment_ids=[picture.pk])
    _, link = senders.make_link(viewer=me, room_id=visit.room_id, user_id=me.user_id, days=7)
    actions.judge(viewer=me, score=1, words=CANARY)
    actions.write_note(viewer=cast.bob, visit_id=visit.pk, text=CANARY)

    told = actions.erase(viewer=me)
    assert (told.messages, told.pictures, told.kept) == (1, 1, 0)
    assert receipts_about(picture.pk)
    assert Attachment.objects.get(pk=picture.pk).state == "forgotten"
    assert Message.objects.get(pk=message.pk).deleted_at
    assert not Consent.objects.filter(person_id=me.user_id, withdrawn_at=None).exists()
    assert Visit.objects.get(pk=visit.pk).state == "closed"
    rows = [list(kind.objects.values()) for kind in (User, Visitor, Visit, Message, Note, Room, VisitorToken)]
    assert CANARY not in str(rows)
    with pytest.raises(NotFound):
        access.access_caller(token=entered.token)
    with pytest.raises(NotFound):
        actions.erase(viewer=me)
    with pytest.raises(LinkUnusable):
        sender_access.access_link(secret=link)
    assert Entry.objects.filter(verb="reception:visitor:erased", subject_id=me.user_id).exists()


def test_what_a_case_keeps_stays_without_its_words(cast, desk):
    entered, visit = factories.a_visit(desk)
    picture = factories.a_confirmed_picture(uploader=entered.viewer, room=visit.room)
    message = rooms.post(viewer=entered.viewer, room_id=visit.room_id, text=CANARY, attachment_ids=[picture.pk])
    hold = storage.place_hold(viewer=cast.alice, case="x", reason="x", scopes=[("room", visit.room_id)])
    told = actions.erase(viewer=entered.viewer)
    assert (told.pictures, told.kept) == (0, 1)
    assert Message.objects.get(pk=message.pk).text == ""
    storage.release_hold(viewer=factories.proved(cast.alice), hold_id=hold.pk, reason="over")
    assert Attachment.objects.get(pk=picture.pk).forget_wanted_at


def test_after_a_restore_who_was_forgotten_or_shut_out_is_so_again(cast, desk):
    gone, _ = factories.a_visit(desk, name="Hanako")
    blocked, visit = factories.a_visit(desk)
    before = {row.pk: row for row in Visitor.objects.all()}
    actions.erase(viewer=gone.viewer)
    actions.block(viewer=cast.bob, visit_id=visit.pk, hours=5, reason="x")
    entries = list(Entry.objects.order_by("sequence"))
    VisitorBlock.objects.all().delete()
    VisitorToken.objects.update(revoked_at=None)
    User.objects.filter(pk=gone.visitor.pk).update(name="Hanako")
    for row in before.values():
        row.save()
    actions.replay(entries=entries)
    assert User.objects.get(pk=gone.visitor.pk).name != "Hanako"
    assert VisitorBlock.objects.get().visitor_id == blocked.visitor.pk
    for entered in (gone, blocked):
        with pytest.raises(NotFound):
            access.access_caller(token=entered.token)


def test_newcomers_who_never_began_are_swept_out(cast, desk):
    idle = factories.somebody_in(desk)
    begun, _ = factories.a_visit(desk)
    with standing_at(now() + timedelta(hours=25)):
        actions.sweep_newcomers()
    assert not User.objects.filter(pk=idle.viewer.user_id).exists()
    assert User.objects.filter(pk=begun.viewer.user_id).exists()


def test_visitors_are_no_people_of_the_house(cast, desk):
    entered, _ = factories.a_visit(desk)
    known = {seat.user_id for seat in people_of(cast.organisation.pk)}
    assert cast.bob.user_id in known
    assert entered.viewer.user_id not in known
    with pytest.raises(NotFound):
        change_role(viewer=cast.alice, membership_id=entered.viewer.membership_id, role=Role.MEMBER)

"""Who saw a picture, for its sender; and what was looked at in a room or by a person, for whoever answers for them."""

from datetime import timedelta

import pytest

from factories import a_room, a_sent_picture, a_viewer
from sudare.accounts.models import User
from sudare.accounts.terms import Role
from sudare.attachments.models import Rendition
from sudare.audit.queries import entries_about
from sudare.kit.clock import now, standing_at
from sudare.kit.errors import NotAllowed, NotFound
from sudare.kit.ids import new_id
from sudare.rooms.models import RoomMember
from sudare.viewing.actions import deliver, views_for_supervisors, views_of
from sudare.viewing.terms import DOWNLOADED, OPENED, Deed, Part


def look(viewer, picture, name="full", **how) -> bytes:
    return b"".join(deliver(viewer=viewer, attachment_id=picture.id, name=name, **how).chunks)


def test_the_uploader_learns_who_looked_and_nobody_else_does(cast):
    sent = a_sent_picture(uploader=cast.alice, room=cast.room)
    before = now()
    look(cast.bob, sent)
    look(cast.alice, sent)
    found = views_of(viewer=cast.alice, attachment_id=sent.id)
    (view,) = found.lines
    assert (view.user_id, view.name, view.role) == (cast.bob.user_id, "Bob", "member")
    assert (view.rendition, view.deed, found.is_nobody_yet) == ("full", Deed.OPENED, False)
    assert before <= view.at <= before + timedelta(minutes=1)
    for other in (cast.bob, cast.charlie):
        with pytest.raises(NotFound):
            views_of(viewer=other, attachment_id=sent.id)


def test_nobody_yet_is_said_up_to_an_entry_of_the_log(cast):
    sent = a_sent_picture(uploader=cast.alice, room=cast.room)
    look(cast.alice, sent)  # her own look is in the log, and counts as nobody
    Rendition.objects.filter(attachment=sent, name="thumbnail").update(name="veil")
    look(cast.bob, sent, "veil")  # a closed blind shows nothing
    found = views_of(viewer=cast.alice, attachment_id=sent.id)
    assert found.is_nobody_yet
    assert found.as_of.size == entries_about(sent.id, OPENED).last().sequence


def test_a_look_in_parts_is_one_line_and_a_later_look_another(cast):
    sent = a_sent_picture(uploader=cast.alice, room=cast.room)
    for start in (0, 3, 6):
        look(cast.bob, sent, part=Part(start, start + 3))
    with standing_at(now() + timedelta(minutes=2)):
        look(cast.bob, sent)
    first, second = views_of(viewer=cast.alice, attachment_id=sent.id).lines
    assert (first.entries, second.entries) == (3, 1)
    assert first.sequence == entries_about(sent.id, OPENED).first().sequence


def test_two_people_at_the_same_time_are_two_lines(cast):
    dana = a_viewer(organisation=cast.organisation, name="Dana")
    RoomMember.objects.create(room=cast.room, user_id=dana.user_id)
    sent = a_sent_picture(uploader=cast.alice, room=cast.room)
    for viewer in (cast.bob, dana, cast.bob):
        look(viewer, sent)
    assert [line.name for line in views_of(viewer=cast.alice, attachment_id=sent.id).lines] == ["Bob", "Dana"]


def test_the_role_is_the_one_at_that_moment(cast):
    sent = a_sent_picture(uploader=cast.alice, room=cast.room)
    look(cast.bob, sent)
    User.objects.get(pk=cast.bob.user_id).memberships.update(role=Role.AUDITOR)
    (view,) = views_of(viewer=cast.alice, attachment_id=sent.id).lines
    assert view.role == "member"


def test_taking_a_picture_along_is_a_verb_of_its_own(cast):
    sent = a_sent_picture(uploader=cast.alice, room=cast.room)
    look(cast.bob, sent, deed=Deed.DOWNLOADED)
    (view,) = views_of(viewer=cast.alice, attachment_id=sent.id).lines
    assert view.deed is Deed.DOWNLOADED
    assert entries_about(sent.id, DOWNLOADED).count() == 1
    assert not entries_about(sent.id, OPENED).exists()


def test_who_saw_asks_the_same_few_questions_however_many_looked(cast, django_assert_num_queries):
    sent = a_sent_picture(uploader=cast.alice, room=cast.room)
    look(cast.bob, sent)
    for amount in range(2):
        with django_assert_num_queries(5):
            views_of(viewer=cast.alice, attachment_id=sent.id)
        dana = a_viewer(organisation=cast.organisation, name=f"Dana {amount}")
        RoomMember.objects.create(room=cast.room, user_id=dana.user_id)
        look(dana, sent)


# --- for those who answer for a room, or for a person --------------------------------------------------------


def test_whoever_may_see_views_reads_them_by_room_and_by_person(cast):
    elsewhere = a_room(organisation=cast.organisation, members=[cast.bob], name="Back office")
    here = a_sent_picture(uploader=cast.alice, room=cast.room)
    there = a_sent_picture(uploader=cast.bob, room=elsewhere)
    look(cast.bob, here)
    look(cast.bob, there)
    by_room = views_for_supervisors(viewer=cast.alice, room_id=cast.room.id).lines
    assert [(line.attachment_id, line.name) for line in by_room] == [(here.id, "Bob")]
    by_person = views_for_supervisors(viewer=cast.alice, user_id=cast.bob.user_id).lines
    assert [line.attachment_id for line in by_person] == [there.id, here.id]  # newest first


def test_who_may_not_see_views_reads_nothing(cast):
    look(cast.bob, a_sent_picture(uploader=cast.alice, room=cast.room))
    with pytest.raises(NotAllowed):
        views_for_supervisors(viewer=cast.bob, room_id=cast.room.id)
    for missing in ({"room_id": cast.room.id}, {"user_id": cast.bob.user_id}, {"room_id": new_id()}):
        with pytest.raises(NotFound):
            views_for_supervisors(viewer=cast.charlie, **missing)


def test_over_the_api_the_list_carries_what_proves_each_line(cast, browser):
    sent = a_sent_picture(uploader=cast.alice, room=cast.room)
    path = f"/api/v1/attachments/{sent.id}"
    nobody = browser(cast.alice).get(f"{path}/views").json()
    assert (nobody["items"], nobody["nobody_yet"]) == ([], True)
    assert nobody["as_of"]["size"] > 0
    look(cast.bob, sent)
    answer = browser(cast.alice).get(f"{path}/views").json()
    (line,) = answer["items"]
    assert (line["user"]["name"], line["role"], line["deed"]) == ("Bob", "member", "opened")
    assert line["sequence"] == entries_about(sent.id, OPENED).get().sequence
    assert not answer["nobody_yet"]
    room = browser(cast.alice).get(f"/api/v1/rooms/{cast.room.pk}/views").json()
    assert [each["sequence"] for each in room["items"]] == [line["sequence"]]
    assert browser(cast.bob).get(f"/api/v1/rooms/{cast.room.pk}/views").status_code == 403

"""Where a visit stands, told to who came by LINE or mail: once, while it is true, and to nobody who was shut out."""

from datetime import timedelta

import pytest
from django.test import Client

import factories
from assistant.desk import a_desk, answered, with_rules
from channels.conftest import work
from channels.peers import a_letter
from channels.test_line import call, say_yes, taken
from sudare.accounts.terms import Role
from sudare.assistant import actions as assistant
from sudare.channels import actions
from sudare.channels.actions.telling import look_behind
from sudare.channels.models import Outbound
from sudare.channels.terms import OutState, Told
from sudare.kit.clock import now, standing_at
from sudare.reception import actions as reception
from sudare.reception.models import Reception, Visit, Visitor
from sudare.reception.terms import CloseReason
from sudare.rooms import actions as rooms
from sudare.rooms.models import RoomMember

pytestmark = pytest.mark.django_db
AWAY, ENDED, ASKED = "担当者がいません", "いったん終わりになりました", "お役に立てましたか"


@pytest.fixture
def waiting(line, line_door, desk):
    """Somebody at LINE who has agreed; nobody has been told anything since."""
    call(line, line_door, line.words("こんにちは"))
    work()
    visitor = say_yes(desk)
    line.told.clear()
    return visitor


@pytest.fixture
def writing(cast, desk, mail, mail_door):
    """Somebody who wrote a mail and has agreed."""
    secret = actions.renew_mail_hook(viewer=cast.alice, desk_id=desk.desk_id)
    headers = {"Authorization": f"Bearer {secret}"}
    Client().post(f"/hooks/mail/{mail_door.key}", a_letter().as_bytes(), content_type="message/rfc822", headers=headers)
    work()
    visitor = say_yes(desk)
    mail.letters.clear()
    return visitor


def told_by(line) -> list[str]:
    return [message.get("text", "") for each in line.told for message in each["messages"]]


def close(visitor, by, reason=CloseReason.SOLVED) -> None:
    reception.close_visit(viewer=by, visit_id=Visit.objects.get(visitor=visitor).pk, reason=reason)


def test_who_comes_while_nobody_is_there_is_told_once_in_their_language(line, line_door, waiting):
    work()
    (said,) = told_by(line)
    assert AWAY in said
    assert "ここでお返事" in said
    call(line, line_door, line.words("もしもし"))
    work()
    assert len(told_by(line)) == 1


def test_who_is_looked_after_before_it_was_said_isnt_told_that_nobody_is_there(cast, line, desk, waiting):
    look_behind()
    taken(cast, desk, waiting)
    work()
    assert told_by(line) == []
    assert Outbound.objects.get(kind=Told.AWAY).state == OutState.SKIPPED


def test_the_end_is_told_with_the_question_whether_it_helped(cast, line, desk, waiting):
    taken(cast, desk, waiting)
    close(waiting, cast.bob)
    work()
    work()
    (said,) = told_by(line)
    assert ENDED in said
    assert ASKED in said
    assert f"/d/{desk.key}/#resume=" in said


def test_a_desk_that_asks_nothing_at_the_end_only_says_that_it_is_the_end(cast, line, desk, waiting):
    Reception.objects.update(asks_satisfaction=False)
    taken(cast, desk, waiting)
    close(waiting, cast.bob)
    work()
    (said,) = told_by(line)
    assert ENDED in said
    assert "http" not in said


def test_spam_and_who_was_shut_out_hear_nothing_of_the_end(cast, line, desk, waiting):
    taken(cast, desk, waiting)
    close(waiting, cast.bob, CloseReason.SPAM)
    work()
    assert told_by(line) == []


def test_who_was_shut_out_after_a_usual_end_hears_nothing_either(cast, line, desk, waiting):
    taken(cast, desk, waiting)
    visit = Visit.objects.get(visitor=waiting)
    close(waiting, cast.bob)
    reception.block(viewer=cast.bob, visit_id=visit.pk, hours=1, reason="threats")
    work()
    assert told_by(line) == []


def test_what_began_again_before_it_was_told_hasnt_ended(cast, line, desk, waiting):
    taken(cast, desk, waiting)
    close(waiting, cast.bob)
    look_behind()
    reception.reopen(viewer=cast.bob, visit_id=Visit.objects.get(visitor=waiting).pk)
    work()
    assert told_by(line) == []


def test_by_mail_both_are_said_in_the_thread(cast, mail, desk, writing):
    work()
    (away,) = mail.letters
    assert "メールでお返事" in away.get_content()
    assert away["In-Reply-To"]
    taken(cast, desk, writing)
    close(writing, cast.bob)
    with standing_at(now() + timedelta(minutes=1)):
        work()
    ended = mail.letters[-1].get_content()
    assert ENDED in ended
    assert ASKED in ended


@pytest.mark.parametrize("door", ["waiting", "writing"])
def test_an_answer_an_ai_drafted_carries_its_mark_out_of_the_door(cast, desk, door, request):
    visitor: Visitor = request.getfixturevalue(door)
    peer = request.getfixturevalue("line" if door == "waiting" else "mail")
    taken(cast, desk, visitor)
    picture = factories.a_confirmed_picture(uploader=cast.bob, room=visitor.room)
    rooms.post(viewer=cast.bob, room_id=visitor.room_id, text="", attachment_ids=[picture.pk])
    dora = factories.a_viewer(organisation=cast.organisation, name="Dora", role=Role.AGENT)
    RoomMember.objects.create(room=visitor.room, user_id=dora.user_id)
    with_rules(cast, ai_drafts=True)
    with a_desk():
        draft = answered(cast.bob, visitor.room, picture, template="receipt", language="ja")
        assistant.approve(viewer=dora, answer_id=draft.pk, text="合計は1,234円です。")
    work()
    said = told_by(peer) if door == "waiting" else [letter.get_content() for letter in peer.letters]
    (marked,) = [each for each in said if "合計は1,234円です。" in each]
    assert "— AI下書き・確認済" in marked

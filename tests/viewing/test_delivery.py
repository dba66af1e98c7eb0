"""The one way out: F1 (the entry comes first), G6 (no log, no picture), E1 and E2 (decided at that moment)."""

import signal
import subprocess
import sys

import pytest
from django.db import connection

from factories import a_checked_picture, a_confirmed_picture, a_sent_picture, a_viewer, scripted_checks, seat
from faults import child_environment, failing_disk, unwritable_log
from sudare.accounts.models import Membership, User
from sudare.accounts.terms import Role
from sudare.attachments import actions as attachments
from sudare.attachments.engines.scripted import ScriptedChecker, picture_of
from sudare.attachments.models import Attachment, Rendition
from sudare.attachments.terms import State
from sudare.audit.errors import LogUnwritable
from sudare.audit.models import Entry
from sudare.audit.queries import entries_about, verify_chain
from sudare.imaging.marks.terms import code_of
from sudare.kit.clock import now
from sudare.kit.errors import NotFound
from sudare.kit.ids import new_id
from sudare.policy.terms import Decision
from sudare.rooms.models import RoomMember
from sudare.storage.terms import Rule
from sudare.viewing.access import access_attachment
from sudare.viewing.actions import deliver, views_of
from sudare.viewing.engines.scripted import without_mark
from sudare.viewing.errors import RangeNotThere
from sudare.viewing.models import ViewCode
from sudare.viewing.terms import OPENED, Part

FULL = picture_of(b"").opened.renditions["full"].content


def opened(viewer, picture, **part) -> bytes:
    """What arrives, under the mark."""
    return without_mark(marked(viewer, picture, **part))


def marked(viewer, picture, **part) -> bytes:
    return b"".join(deliver(viewer=viewer, attachment_id=picture.id, name="full", part=Part(**part)).chunks)


def refusal_of(viewer, attachment_id, name="full") -> tuple:
    with pytest.raises(NotFound) as refusal:
        deliver(viewer=viewer, attachment_id=attachment_id, name=name)
    return refusal.type, refusal.value.args, refusal.value.public_message


# --- the entry comes first -----------------------------------------------------------------------------------


def test_the_entry_is_there_before_a_byte_is_pulled(cast):
    sent = a_sent_picture(uploader=cast.alice, room=cast.room)
    delivery = deliver(viewer=cast.bob, attachment_id=sent.id, name="full")
    (entry,) = entries_about(sent.id, OPENED)
    assert entry.actor_id == cast.bob.user_id
    content = b"".join(delivery.chunks)
    code = ViewCode.objects.get()
    whole = {"rendition": "full", "role": "member", "from": 0, "to": len(content)}
    assert entry.details == whole | {"mark": code_of(code.number)}
    assert content == FULL + f" marked {code.number}".encode()
    assert verify_chain(cast.organisation.id).is_whole


def test_the_entry_survives_a_process_killed_before_the_first_byte(lasting_cast):
    sent = a_sent_picture(uploader=lasting_cast.alice, room=lasting_cast.room)
    bob = lasting_cast.bob
    dying = (
        "import django, os, signal; from uuid import UUID; django.setup()\n"
        "from sudare.accounts.terms import Role, Viewer\n"
        "from sudare.viewing.actions import deliver, mark_with\n"
        "from sudare.viewing.engines.scripted import ScriptedMarker\n"
        "mark_with(ScriptedMarker(is_for_tests=True))\n"
        f"bob = Viewer(UUID('{bob.user_id}'), UUID('{bob.organisation_id}'), UUID('{bob.membership_id}'), Role.MEMBER, 'Bob')\n"
        f"delivery = deliver(viewer=bob, attachment_id=UUID('{sent.id}'), name='full')\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
        "print(b''.join(delivery.chunks))\n"
    )
    died = subprocess.run(
        [sys.executable, "-c", dying], capture_output=True, check=False, timeout=60, env=child_environment()
    )
    assert died.returncode == -signal.SIGKILL
    assert died.stdout == b""
    assert [view.user_id for view in views_of(viewer=lasting_cast.alice, attachment_id=sent.id).lines] == [bob.user_id]


def test_what_cannot_be_read_is_neither_shown_nor_recorded(cast):
    """Bytes are read and marked before the entry: nobody stands in the log for a picture they never got."""
    sent = a_sent_picture(uploader=cast.alice, room=cast.room)
    with failing_disk(read=0), pytest.raises(OSError, match="No space"):
        deliver(viewer=cast.bob, attachment_id=sent.id, name="full")
    assert not entries_about(sent.id, OPENED).exists()


def test_without_a_log_nothing_is_shown(lasting_cast):
    sent = a_sent_picture(uploader=lasting_cast.alice, room=lasting_cast.room)
    with unwritable_log(), pytest.raises(LogUnwritable):
        deliver(viewer=lasting_cast.bob, attachment_id=sent.id, name="full")
    assert not entries_about(sent.id, OPENED).exists()


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="a lock as SQLite knows it")
def test_with_a_log_that_is_locked_nothing_is_shown(lasting_cast):
    sent = a_sent_picture(uploader=lasting_cast.alice, room=lasting_cast.room)
    blocker = connection.copy()
    with blocker.cursor() as blocking, connection.cursor() as cursor:
        blocking.execute("BEGIN IMMEDIATE")
        cursor.execute("PRAGMA busy_timeout = 50")
        try:
            with pytest.raises(LogUnwritable):
                deliver(viewer=lasting_cast.bob, attachment_id=sent.id, name="full")
        finally:
            blocking.execute("ROLLBACK")
            cursor.execute("PRAGMA busy_timeout = 20000")
    blocker.close()
    assert not entries_about(sent.id, OPENED).exists()


def test_delivery_inside_somebodys_transaction_is_refused(lasting_cast):
    """There the entry could still be rolled back after the bytes have left."""
    from django.db import transaction

    sent = a_sent_picture(uploader=lasting_cast.alice, room=lasting_cast.room)
    with transaction.atomic(), pytest.raises(RuntimeError, match="durable"):
        deliver(viewer=lasting_cast.bob, attachment_id=sent.id, name="full")


# --- who, and when -------------------------------------------------------------------------------------------


def test_leaving_the_room_ends_seeing_at_once(cast):
    sent = a_sent_picture(uploader=cast.alice, room=cast.room)
    assert opened(cast.bob, sent) == FULL
    RoomMember.objects.filter(user_id=cast.bob.user_id).update(left_at=now())
    assert refusal_of(cast.bob, sent.id) == refusal_of(cast.bob, new_id())


def test_the_uploader_who_left_the_room_sees_it_no_longer(cast):
    sent = a_sent_picture(uploader=cast.bob, room=cast.room)
    RoomMember.objects.filter(user_id=cast.bob.user_id).update(left_at=now())
    refusal_of(cast.bob, sent.id)


@pytest.mark.parametrize(
    "change",
    [
        lambda bob: Membership.objects.filter(id=bob.membership_id).update(disabled_at=now()),
        lambda bob: User.objects.filter(id=bob.user_id).update(is_active=False),
        lambda bob: Membership.objects.filter(id=bob.membership_id).update(role=Role.AUDITOR),
    ],
    ids=["disabled here", "disabled everywhere", "another role"],
)
def test_a_seat_that_changed_a_moment_ago_is_not_believed(cast, change):
    """The viewer was made before the change, as in a request that is already under way."""
    sent = a_sent_picture(uploader=cast.alice, room=cast.room)
    change(cast.bob)
    refusal_of(cast.bob, sent.id)


def test_a_stranger_and_a_missing_picture_get_the_same_answer(cast):
    sent = a_sent_picture(uploader=cast.alice, room=cast.room)
    nothing = refusal_of(cast.charlie, new_id())
    assert refusal_of(cast.charlie, sent.id) == nothing
    assert refusal_of(cast.charlie, sent.id, name="nonsense") == nothing
    assert not Entry.objects.filter(actor_id=cast.charlie.user_id).exists()


def test_a_seat_in_the_other_organisation_opens_nothing_here(cast):
    """Charlie even stands in the room's list: the organisation still decides."""
    sent = a_sent_picture(uploader=cast.alice, room=cast.room)
    RoomMember.objects.create(room=cast.room, user_id=cast.charlie.user_id)
    refusal_of(cast.charlie, sent.id)
    charlie_here = seat(organisation=cast.organisation, user=User.objects.get(id=cast.charlie.user_id))
    assert opened(charlie_here, sent) == FULL


def test_an_auditor_sees_no_picture(cast):
    auditor = a_viewer(organisation=cast.organisation, role=Role.AUDITOR)
    RoomMember.objects.create(room=cast.room, user_id=auditor.user_id)
    refusal_of(auditor, a_sent_picture(uploader=cast.alice, room=cast.room).id)


def test_before_it_is_sent_only_its_uploader_sees_it(cast):
    for picture in (a_checked_picture(uploader=cast.alice, room=cast.room), a_confirmed_picture(uploader=cast.alice)):
        assert opened(cast.alice, picture) == FULL
        for other in (cast.bob, cast.charlie):
            refusal_of(other, picture.id)
            with pytest.raises(NotFound):
                access_attachment(viewer=other, attachment_id=picture.id)


@pytest.mark.parametrize("state", [state for state in State if state not in {"checked", "confirmed", "sent"}])
def test_no_other_state_shows_anything_even_if_renditions_were_left(cast, state):
    picture = a_sent_picture(uploader=cast.alice, room=cast.room)
    Attachment.objects.filter(id=picture.id).update(state=state)
    assert Rendition.objects.count() == 3
    for viewer in (cast.alice, cast.bob, cast.charlie):
        refusal_of(viewer, picture.id)


@pytest.mark.parametrize("decision", [Decision.HOLD, Decision.NEVER, Decision.UNREADABLE])
def test_what_was_not_accepted_is_shown_to_nobody(cast, decision):
    picture = attachments.receive(viewer=cast.alice, content=b"x", original_name="a")
    script = ScriptedChecker(lambda content: picture_of(content, decision), is_for_tests=True)
    with scripted_checks(script):
        attachments.check(attachment_id=picture.id)
    assert access_attachment(viewer=cast.alice, attachment_id=picture.id).verdict["decision"] == decision
    refusal_of(cast.alice, picture.id)


def test_a_forgotten_picture_is_not_even_known(cast):
    sent = a_sent_picture(uploader=cast.alice, room=cast.room)
    attachments.forget(attachment_ids=[sent.id], rule=Rule.DAY)
    for viewer in (cast.alice, cast.bob):
        refusal_of(viewer, sent.id)
        with pytest.raises(NotFound):
            access_attachment(viewer=viewer, attachment_id=sent.id)


# --- parts of a picture --------------------------------------------------------------------------------------


PARTS = [{"end": 4}, {"start": 5}, {"start": 5, "end": 10_000}, {"start": 3, "end": 4}, {"last": 6}, {"last": 10_000}]


@pytest.mark.parametrize("part", PARTS)
def test_a_part_is_that_part_of_the_same_copy_and_recorded_as_such(cast, part):
    sent = a_sent_picture(uploader=cast.alice, room=cast.room)
    whole = marked(cast.bob, sent)
    delivery = deliver(viewer=cast.bob, attachment_id=sent.id, name="full", part=Part(**part))
    start = max(len(whole) - part["last"], 0) if "last" in part else part.get("start", 0)
    end = min(part.get("end", len(whole)), len(whole))
    assert b"".join(delivery.chunks) == whole[start:end]
    assert (delivery.start, delivery.end, delivery.size_bytes) == (start, end, len(whole))
    entry = entries_about(sent.id, OPENED).last()
    assert (entry.details["from"], entry.details["to"]) == (start, end)


@pytest.mark.parametrize(
    "part", [{"start": 10_000, "end": 10_001}, {"start": 5, "end": 5}, {"start": 5, "end": 4}, {"last": 0}]
)
def test_a_part_that_is_not_there_is_refused_and_nothing_recorded(cast, part):
    sent = a_sent_picture(uploader=cast.alice, room=cast.room)
    with pytest.raises(RangeNotThere):
        marked(cast.bob, sent, **part)
    assert not entries_about(sent.id, OPENED).exists()
    assert not ViewCode.objects.exists()

"""F2: whatever leaves for a person carries that person's mark, whichever derivative and by whichever door."""

import ast
from pathlib import Path

import pytest

import sudare
from factories import a_sent_picture, a_viewer, proved
from faults import unwritable_log
from sudare.attachments.models import Attachment, Rendition
from sudare.attachments.terms import RenditionName
from sudare.audit.errors import LogUnwritable
from sudare.audit.queries import entries_about
from sudare.imaging.errors import DecoderDied
from sudare.imaging.marks.terms import Mark
from sudare.kit.clock import now
from sudare.kit.errors import NotFound
from sudare.rooms.models import RoomMember
from sudare.storage.actions import open_sealed
from sudare.viewing import actions as viewing
from sudare.viewing.actions import copies
from sudare.viewing.actions.desk import the_memory
from sudare.viewing.engines.memory import Copy, Memory
from sudare.viewing.engines.scripted import ScriptedMarker
from sudare.viewing.errors import NotMarkable
from sudare.viewing.models import ViewCode
from sudare.viewing.terms import OPENED, ORIGINAL, Deed
from viewing.photographs import a_photograph, a_sent_photograph, sandbox

__all__ = ["sandbox"]
DERIVATIVES = [*[name.value for name in RenditionName], ORIGINAL]
SRC = Path(sudare.__file__).parent


class BrokenMarker(ScriptedMarker):
    def mark(self, content, mark):
        raise DecoderDied


def got(viewer, picture, name="full", **how) -> bytes:
    return b"".join(viewing.deliver(viewer=viewer, attachment_id=picture.id, name=name, **how).chunks)


def sealed(picture: Attachment, name: str) -> bytes:
    object_id = picture.original_id if name == ORIGINAL else picture.renditions.get(name=name).sealed_id
    return b"".join(open_sealed(object_id=object_id))


# --- every derivative ----------------------------------------------------------------------------------------


def test_every_derivative_names_whoever_got_it(cast, real_marks, sandbox):
    """Thumbnail, view, full, veil, the original under leave, and what is taken along: read back with the real marks."""
    picture = a_sent_photograph(a_photograph(), uploader=cast.bob, room=cast.room, sandbox=sandbox)
    assert {one.name for one in picture.renditions.all()} | {ORIGINAL} == set(DERIVATIVES)
    viewing.unmask(viewer=proved(cast.alice), attachment_id=picture.id, reason="to see")
    for name in DERIVATIVES:
        found = real_marks.find(got(cast.alice, picture, name), sealed(picture, name))
        code = ViewCode.objects.get(rendition=name, user_id=cast.alice.user_id)
        assert found.number == code.number, name
    taken = real_marks.find(got(cast.bob, picture, deed=Deed.DOWNLOADED), sealed(picture, "full"))
    assert ViewCode.objects.get(number=taken.number).user_id == cast.bob.user_id  # the sender's own copy, too


def test_before_it_is_sent_the_sender_gets_a_marked_preview(cast):
    from factories import a_checked_picture

    picture = a_checked_picture(uploader=cast.alice, room=cast.room)
    for name in ("thumbnail", "view", "full"):
        code = ViewCode.objects.filter(rendition=name)
        assert got(cast.alice, picture, name).endswith(f" marked {code.get().number}".encode())


def test_no_two_people_get_the_same_bytes(cast):
    sent = a_sent_picture(uploader=cast.alice, room=cast.room)
    assert len({got(cast.alice, sent), got(cast.bob, sent), sealed(sent, "full")}) == 3


# --- every door ----------------------------------------------------------------------------------------------


def calls_of(name: str) -> set[str]:
    """Modules of the product that call a function of this name."""
    found = set()
    for path in SRC.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            called = node.func if isinstance(node, ast.Call) else None
            if getattr(called, "id", getattr(called, "attr", "")) == name:
                found.add(str(path.relative_to(SRC).with_suffix("")))
    return found


# What opens sealed bytes, and where they go from there.
OPENS = {
    "viewing/actions/fingerprinting": "to the checker, which gives fingerprints",
    "viewing/actions/tracing": "to the marker, which gives a number",
    "viewing/actions/copies": "through the marker, to a person",
    "attachments/actions/bans": "to the checker, which gives fingerprints",
    "attachments/actions/checks": "to the checker, which gives renditions to be sealed",
    "attachments/actions/drawings": "to the checker, as above",
    "attachments/actions/original_names": "a name, for its sender",
    "viewing/actions/exposing": "to an AI, on record, covered; a person gets it from nowhere",
    "assistant/actions/readings": "what was read on it, to whoever may ask about it; no picture",
    "channels/actions/letters": "a letter as it came in, to the gate; no picture leaves by it",
    "rooms/actions/keeping": "words that were taken back, and a heavy blur, to a case; no picture",
    "incidents/actions/preserving": "what the room was shown, sealed anew for a case; to nobody",
    "incidents/actions/assembling": "words into an evidence package, which names who took it; no picture",
    "incidents/actions/packaging": "an evidence package, to who handles its case, on record",
    "incidents/actions/copies": "into the check and the tracing, in a worker; to nobody",
    "incidents/actions/packed_pictures": "into an evidence package, in the sandbox; of an intimate one a blur, of a child's nothing",
    "incidents/actions/reading": "words that were preserved, to who handles the case; no picture",
    "cli/backups/drill": "nowhere: whether it still opens, on a throw-away copy",
}


def test_sealed_pictures_leave_for_people_through_the_marker_alone():
    """Whoever opens sealed bytes anew must stand in this list, with where they go."""
    assert calls_of("open_sealed") == set(OPENS)
    outside = {module for module in calls_of("mark") if not module.startswith("imaging/")}
    to_nobody = {"intake/families"}  # marked to learn its fingerprint, and dropped
    assert outside - to_nobody == {"viewing/actions/copies", "viewing/engines/warm"}


def test_pictures_leave_by_the_known_doors():
    streamed = calls_of("StreamingHttpResponse") | calls_of("FileResponse")
    the_log = {"connect/audit", "web/auditing"}  # its export, which holds no picture
    a_script = {"web/notices"}  # what a browser runs to be told; it holds no picture
    assert streamed - the_log - a_script == {
        "connect/attachments",
        "web/exporting",
    }  # the second from viewing.exported, marked
    assert calls_of("deliver") == {
        "connect/attachments",
        "web/looks",
        "viewing/actions/exporting",
        "channels/actions/pictures",  # to LINE, in a visitor's name, by an address for three looks
    }
    assert calls_of("deliver_shared") == {"web/shares"}
    assert calls_of("hand_out") == {
        "viewing/actions/delivering",
        "viewing/actions/sharing",
        "incidents/actions/looking",  # to who handles a case, on record; tests/incidents/test_pictures.py
    }


# --- fail closed ---------------------------------------------------------------------------------------------


def test_what_cannot_be_marked_is_not_shown(cast, browser):
    sent = a_sent_picture(uploader=cast.alice, room=cast.room)
    viewing.mark_with(BrokenMarker(is_for_tests=True))
    with pytest.raises(NotMarkable):
        got(cast.bob, sent)
    assert not entries_about(sent.id, OPENED).exists()
    answer = browser(cast.bob).get(f"/api/v1/attachments/{sent.id}/renditions/full")
    assert (answer.status_code, answer.json()["code"]) == (503, "not_markable")


def test_bytes_that_are_no_rendition_are_not_shown_by_the_real_marks(cast, real_marks):
    with pytest.raises(NotMarkable):
        got(cast.bob, a_sent_picture(uploader=cast.alice, room=cast.room))


# --- remembered for a minute, and believed for nothing -------------------------------------------------------


def test_the_same_person_gets_the_same_copy_for_a_minute(cast):
    sent = a_sent_picture(uploader=cast.alice, room=cast.room)
    moment = [0.0]
    viewing.mark_with(ScriptedMarker(is_for_tests=True), memory=Memory(clock=lambda: moment[0]))
    first, again = got(cast.bob, sent), got(cast.bob, sent)
    moment[0] = 61.0
    later = got(cast.bob, sent)
    assert first == again != later
    assert ViewCode.objects.filter(user_id=cast.bob.user_id).count() == 2
    assert entries_about(sent.id, OPENED).count() == 3
    assert the_memory().size_bytes == len(later)  # nothing lies there longer than its minute


def test_a_remembered_copy_does_not_outlive_the_right_to_see_it(cast):
    sent = a_sent_picture(uploader=cast.alice, room=cast.room)
    got(cast.bob, sent)
    RoomMember.objects.filter(user_id=cast.bob.user_id).update(left_at=now())
    with pytest.raises(NotFound):
        got(cast.bob, sent)


def test_a_remembered_copy_is_not_shown_without_a_log(lasting_cast):
    sent = a_sent_picture(uploader=lasting_cast.alice, room=lasting_cast.room)
    got(lasting_cast.bob, sent)
    with unwritable_log(), pytest.raises(LogUnwritable):
        got(lasting_cast.bob, sent)
    assert entries_about(sent.id, OPENED).count() == 1


def test_what_was_drawn_anew_is_not_shown_from_memory(cast):
    sent = a_sent_picture(uploader=cast.alice, room=cast.room)
    before = got(cast.bob, sent)
    other = a_sent_picture(uploader=cast.alice, room=cast.room)
    Rendition.objects.filter(attachment=other, name="full").update(name="x")
    Rendition.objects.filter(attachment=sent, name="full").update(sealed_id=other.renditions.get(name="view").sealed_id)
    assert b"scripted view" in got(cast.bob, sent)
    assert b"scripted full" in before


def test_a_number_that_is_somebody_elses_is_never_given_out(cast, monkeypatch):
    sent = a_sent_picture(uploader=cast.alice, room=cast.room)
    got(cast.alice, sent)
    taken = ViewCode.objects.get().number
    drawn = iter([taken, taken + 1])
    monkeypatch.setattr(copies.secrets, "randbelow", lambda _below: next(drawn))
    assert got(cast.bob, sent).endswith(f" marked {taken + 1}".encode())
    assert ViewCode.objects.get(number=taken).user_id == cast.alice.user_id


def test_the_memory_is_bounded_and_the_oldest_goes_first():
    memory = Memory(most_bytes=25)
    for number in range(4):
        memory.keep(number, Copy(number, new_object(), "image/webp", b"x" * 10))
    assert memory.size_bytes == 20
    assert [memory.recall(number) is None for number in range(4)] == [True, True, False, False]
    memory.keep(9, Copy(9, new_object(), "image/webp", b"x" * 26))  # more than there is room for
    assert memory.recall(9) is None


def test_a_copy_goes_by_itself_when_nobody_asks_again():
    import time

    memory = Memory(seconds=0.05)
    memory.keep("a", Copy(1, new_object(), "image/webp", b"x"))
    deadline = time.monotonic() + 5
    while memory.size_bytes and time.monotonic() < deadline:
        time.sleep(0.01)
    assert memory.size_bytes == 0


def new_object():
    from sudare.kit.ids import new_id

    return new_id()


def test_a_number_is_its_code(cast):
    """Thirty bits: the six letters on the picture stand for the whole number."""
    sent = a_sent_picture(uploader=cast.alice, room=cast.room)
    dana = a_viewer(organisation=cast.organisation, name="Dana")
    RoomMember.objects.create(room=cast.room, user_id=dana.user_id)
    got(dana, sent)
    code = ViewCode.objects.get()
    assert code.number < 1 << 30
    assert entries_about(sent.id, OPENED).get().details["mark"] == Mark.of(code.number).code
    assert (code.user_id, code.room_id, code.sequence) == (
        dana.user_id,
        cast.room.id,
        entries_about(sent.id, OPENED).get().sequence,
    )

"""The whole check with real engines: what is found is covered or gone, and no engine's trouble lets a picture through."""

import json
import os
import shutil
import signal
import sys
import threading
import time
from pathlib import Path

import pytest
from django.db import connection

from attachments.screened import card_back, inside, is_slats, letter, marks_of, pixels
from factories import proved, scripted_checks
from specimens.pictures import encoded, scene
from sudare.attachments import actions
from sudare.attachments.actions.desk import the_checker
from sudare.attachments.engines.sandboxed import SandboxedChecker, Warm
from sudare.attachments.models import Attachment
from sudare.attachments.terms import State
from sudare.audit.models import Entry
from sudare.imaging.terms import Box
from sudare.rooms import actions as rooms
from sudare.rulebook import actions as rulebook
from sudare.screening import pool
from sudare.screening.budgets import Budget
from sudare.screening.pool import WarmScreener
from sudare.screening.scripted import ScriptedScreener
from sudare.screening.terms import Screening
from sudare.storage import actions as storage
from sudare.storage.actions.place import the_store
from sudare.storage.models import SealedObject
from sudare.storage.terms import ObjectState
from sudare.viewing.actions import deliver, unmask
from sudare.viewing.engines.scripted import without_mark

PHONE = "080-1555-0123"
LETTER = letter("いつもお世話になっております。", f"電話 {PHONE}", "ZEISIG 7713", "どうぞよろしくお願いします。")
PLAIN = encoded(scene(), "PNG")


@pytest.fixture(autouse=True, scope="module")
def _awake(warm_screener) -> None:
    """The house's own checker, its models loaded: a picture's time isn't spent on starting."""


def checked(viewer, content: bytes, *, room=None) -> Attachment:
    picture = actions.receive(
        viewer=viewer, content=content, original_name="IMG_0001.png", room_id=room.id if room else None
    )
    actions.check(attachment_id=picture.id)
    picture.refresh_from_db()
    return picture


def looked_at(viewer, content: bytes, *, room=None) -> Attachment:
    """Checked by engines that all had an answer; on a crowded machine one may run out of its time, and that holds."""
    for _ in range(3):
        picture = checked(viewer, content, room=room)
        if not picture.verdict["unknown"]:
            break
    return picture


def shown(viewer, picture: Attachment, name: str) -> bytes:
    return without_mark(b"".join(deliver(viewer=viewer, attachment_id=picture.id, name=name).chunks))


def left_in(house: Path, marks) -> list[tuple[str, bytes]]:
    """Every file of the house: store, database with its logs, keys, temporary files."""
    files = [path for path in house.rglob("*") if path.is_file() and not path.is_symlink()]
    return [
        (path.name, mark) for path in files for content in (path.read_bytes(),) for mark in marks if mark in content
    ]


def as_stored(words) -> list[bytes]:
    """A word as it would stand in a file: plain, as JSON writes it, and as UTF-16."""
    return [
        form for each in words for form in (each.encode(), json.dumps(each)[1:-1].encode(), each.encode("utf-16-le"))
    ]


@pytest.mark.parametrize(("profile", "is_kept"), [("shop", False), ("clinic", True)])
def test_a_phone_number_becomes_slats_and_its_original_stays_only_where_the_policy_keeps_it(
    lasting_cast, house, caplog, capfd, profile, is_kept
):
    alice, room = lasting_cast.alice, lasting_cast.room
    rulebook.choose_preset(
        viewer=alice, scope="organisation", place_id=alice.organisation_id, profile=profile, reason="We chose it"
    )
    picture = looked_at(alice, LETTER, room=room)
    assert (picture.state, picture.verdict["decision"]) == (State.CHECKED, "mask")
    (phone,) = [Box(*one["box"]) for one in picture.findings if one["kind"] == "phone"]
    (mask,) = [Box(*one) for one in picture.verdict["masks"]]
    actions.confirm(viewer=alice, attachment_id=picture.id)
    rooms.post(viewer=alice, room_id=room.id, text="", attachment_ids=[picture.id])
    for name in ("full", "view", "thumbnail"):
        rgb = pixels(shown(lasting_cast.bob, picture, name))
        assert is_slats(inside(rgb, phone, rim_px=2)), name
        assert not is_slats(inside(rgb, Box(0.05, 0.05, 0.6, 0.12))), name
    picture.refresh_from_db()
    assert (picture.original_id is not None) is is_kept
    if is_kept:
        unmask(viewer=proved(alice), attachment_id=picture.id, reason="To call them back")
        assert not is_slats(inside(pixels(shown(alice, picture, "original")), mask))
    words = as_stored([PHONE, PHONE.replace("-", ""), "ZEISIG"])
    assert left_in(house, [*words, *marks_of(LETTER)]) == []
    assert_told_to_nobody(words, caplog, capfd)


def assert_told_to_nobody(words, caplog, capfd) -> None:
    rows = [*Attachment.objects.values(), *Entry.objects.values()]
    said = "".join([caplog.text, *capfd.readouterr(), str(rows)]).encode()
    assert [word for word in words if word in said] == []


def test_the_back_of_a_my_number_card_leaves_nothing_anywhere(lasting_cast, house, settings, caplog, capfd):
    shutil.rmtree(settings.SEALED_DIR, ignore_errors=True)  # other tests roll back rows and leave their noise
    content, words = card_back()
    picture = looked_at(lasting_cast.alice, content, room=lasting_cast.room)
    assert (picture.state, picture.verdict["decision"]) == (State.REFUSED, "never")
    assert picture.verdict["reasons"][0]["rule"].startswith("my-number")
    storage.sweep()
    assert not picture.renditions.exists()
    assert list(the_store().everything()) == []
    assert not SealedObject.objects.exclude(state=ObjectState.DESTROYED).exists()
    if connection.vendor == "sqlite":
        assert Path(connection.settings_dict["NAME"]).is_relative_to(house)
    assert left_in(house, [*as_stored(words), *marks_of(content)]) == []
    assert_told_to_nobody(as_stored(words), caplog, capfd)


def test_the_search_would_find_them(house):
    content, words = card_back()
    for number, mark in enumerate([*as_stored(words), *marks_of(content)]):
        planted = house / "tmp" / f"planted-{number}"
        planted.write_bytes(os.urandom(999) + mark + os.urandom(9))
        try:
            assert (planted.name, mark) in left_in(house, [mark])
        finally:
            planted.unlink()


def held_by_the_check(picture: Attachment) -> bool:
    """Held, for want of an answer, with nothing shown to anybody who isn't to review it."""
    return (picture.state, picture.verdict["decision"]) == (State.HELD, "hold")


def test_a_screener_killed_over_a_picture_holds_it_and_the_next_is_looked_at(lasting_cast):
    warm = the_checker()._children().screener
    warm.warm_up()
    (doomed,) = warm.pids()

    def kill_at_work() -> None:
        while warm.pids():  # it rests until the picture comes
            time.sleep(0.002)
        os.kill(doomed, signal.SIGKILL)

    killer = threading.Thread(target=kill_at_work)
    killer.start()
    held = checked(lasting_cast.alice, LETTER)
    killer.join()
    assert held_by_the_check(held)
    assert held.verdict["unknown"] == ["suite"]
    warm.warm_up()
    after = looked_at(lasting_cast.alice, LETTER)
    assert (after.state, after.verdict["decision"], after.verdict["unknown"]) == (State.CHECKED, "mask", [])


CHILD = """
import pathlib, sys, time
from sudare.screening import wire
from sudare.screening.terms import Screening
source, sink = sys.stdin.buffer, sys.stdout.buffer
def say(line):
    sink.write(line); sink.flush()
good = wire.pack_answer(wire.Answer(Screening(engines=("scripted",)), True))
say(good)
while (looks := wire.read_request(source)) is not None:
    first = pathlib.Path({first!r})
    if first.exists():
        say(good)
    else:
        first.touch()
        {deed}
"""
DEEDS = {
    "hangs": "time.sleep(60)",
    "lies about what it found": 'say(good.replace(b\'"findings": []\', b\'"findings": [["nobody", 1.0, null, "x", 0]]\'))',
    "lies that it is done": "sink.write(b'{'); sink.close(); sys.exit(0)",
    "says what it read": f"say(good.replace(b'scripted', 'call {PHONE}'.encode()))",
    "can't say": "say(wire.pack_answer(wire.Answer(Screening(unknown=('text',)), True)))",
}


@pytest.mark.parametrize("deed", DEEDS)
def test_a_screener_that_goes_wrong_once_holds_one_picture(lasting_cast, tmp_path, monkeypatch, caplog, deed):
    monkeypatch.setattr(pool, "GRACE_SECONDS", 0.5)
    child = CHILD.format(first=str(tmp_path / "first"), deed=DEEDS[deed])
    with WarmScreener(command=(sys.executable, "-I", "-B", "-c", child), overall=Budget(1.0)) as screener:
        screener.warm_up()
        with scripted_checks(looking_with(screener)):
            held, after = (checked(lasting_cast.alice, PLAIN) for _ in range(2))
    assert held_by_the_check(held)
    assert held.verdict["unknown"] == (["text"] if deed == "can't say" else ["suite"])
    assert after.state == State.CHECKED
    assert PHONE not in caplog.text


def looking_with(screener) -> SandboxedChecker:
    """The real checker and its real sandbox, with other eyes."""
    checker = SandboxedChecker()
    checker._warm = Warm(os.getpid(), the_checker()._children().sandbox, screener)
    return checker


class Unpainted:
    """A sandbox that opens pictures and can't draw them."""

    def __init__(self, sandbox) -> None:
        self.open = sandbox.open

    def redraw(self, content, edit):
        raise OSError(28, f"No space left for {len(content)} bytes")


def test_what_must_be_covered_and_cannot_be_drawn_is_held_and_shown_to_nobody(lasting_cast):
    warm = the_checker()._children()
    checker = looking_with(warm.screener)
    checker._warm = checker._warm._replace(sandbox=Unpainted(warm.sandbox))
    with scripted_checks(checker):
        held = checked(lasting_cast.alice, LETTER)
    assert held_by_the_check(held)
    assert not held.renditions.exists()
    assert held.original_id is None


def test_no_eyes_at_all_is_not_nothing_found(lasting_cast):
    blind = ScriptedScreener(lambda _: Screening(unknown=("suite",)), is_for_tests=True)
    with scripted_checks(looking_with(blind)):
        assert held_by_the_check(checked(lasting_cast.alice, LETTER))

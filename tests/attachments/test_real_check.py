"""The whole way with the real sandbox: what the sender is told, and what is left to be shown."""

import os
import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from specimens.pictures import CANARY, encoded, exif, scene
from sudare.attachments import actions
from sudare.attachments.engines.sandboxed import SandboxedChecker
from sudare.attachments.queries import told_to
from sudare.attachments.terms import State
from sudare.policy.presets import preset
from sudare.policy.terms import Decision
from sudare.storage.models import SealedObject
from sudare.storage.terms import ObjectState
from sudare.viewing.actions import deliver
from sudare.viewing.engines.scripted import without_mark


def checked(viewer, content: bytes, name: str):
    picture = actions.receive(viewer=viewer, content=content, original_name=name)
    actions.check(attachment_id=picture.id)
    picture.refresh_from_db()
    return picture


def test_a_photo_arrives_upright_and_stripped(cast):
    photo = encoded(scene(640, 480), "JPEG", exif=exif(orientation=6), comment=CANARY.encode())
    picture = checked(cast.alice, photo, "IMG_0001.JPG")
    assert picture.state == State.CHECKED
    assert (picture.media_format, picture.width_px, picture.height_px) == ("jpeg", 480, 640)
    kinds = {fact["kind"] for fact in told_to(user_id=cast.alice.user_id, attachment=picture).facts}
    assert {"gps_location", "device", "captured_at"} <= kinds
    for rendition in picture.renditions.all():
        shown = b"".join(deliver(viewer=cast.alice, attachment_id=picture.id, name=rendition.name).chunks)
        assert len(without_mark(shown)) == rendition.size_bytes
        assert CANARY.encode() not in shown
        assert b"Exif" not in shown
    assert "SN-" not in str(picture.facts)  # kinds and a few plain words, never a serial number


@pytest.mark.parametrize(
    "hostile",
    [
        b"this is a text file",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"\xff\xd8\xff\xe0" + bytes(100),
        b"%PDF-1.7\n",
    ],
    ids=["text", "svg", "a torn jpeg", "pdf"],
)
def test_what_is_no_picture_is_refused_with_a_reason_and_the_next_one_passes(cast, hostile):
    refused = checked(cast.alice, hostile, "photo.jpg")
    assert refused.state == State.REFUSED
    assert refused.verdict["reasons"][0]["rule"]
    assert not SealedObject.objects.exclude(state=ObjectState.DESTROYED).exists()
    assert checked(cast.alice, encoded(scene(), "PNG"), "next.png").state == State.CHECKED


@contextmanager
def no_file_left() -> Iterator[None]:
    """The kernel refuses every new file, pipe and process of this process."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def judged(checker, photo):
    return checker.check(photo, policy=preset("shop"), is_known=lambda _fingerprints: False)


def test_a_sandbox_that_cannot_be_started_holds_and_is_started_later():
    checker, photo = SandboxedChecker(), encoded(scene(), "PNG")
    with no_file_left(), pytest.raises(OSError, match="Too many open files"):
        judged(checker, photo)
    assert judged(checker, photo).verdict.decision is Decision.ACCEPT


def test_a_child_that_cannot_be_replaced_holds_and_is_replaced_later():
    """Our trouble is no reason to refuse a picture, and the place of the dead child is not lost."""
    checker, photo = SandboxedChecker(), encoded(scene(), "PNG")
    assert judged(checker, photo).verdict.decision is Decision.ACCEPT
    child = checker._warm.sandbox._children.resting()[0]
    os.kill(child.pid, signal.SIGKILL)
    child.process.wait()
    with no_file_left():
        assert judged(checker, photo).verdict.decision is Decision.HOLD
    assert judged(checker, photo).verdict.decision is Decision.ACCEPT

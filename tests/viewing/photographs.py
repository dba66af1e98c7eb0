"""Sent pictures with real pixels: opened by the sandbox, judged as a script says, so that no model has to wake."""

import io
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from factories import scripted_checks
from sudare.accounts.terms import Viewer
from sudare.attachments import actions as attachments
from sudare.attachments.engines.scripted import MASK, ScriptedChecker, picture_of
from sudare.attachments.models import Attachment
from sudare.imaging.sandbox import Sandbox
from sudare.imaging.terms import Edit
from sudare.intake.terms import CheckedPicture
from sudare.policy.terms import Decision
from sudare.rooms import actions as rooms
from sudare.rooms.models import Room
from sudare.specimens.ordinary import scene


def a_photograph(seed: int = 7, *, name: str = "plate") -> bytes:
    kept = io.BytesIO()
    scene(name, np.random.default_rng(seed)).save(kept, "JPEG", quality=92)
    return kept.getvalue()


def a_sent_photograph(content: bytes, *, uploader: Viewer, room: Room, sandbox: Sandbox) -> Attachment:
    """Covered in its middle, its original kept, veiled: every derivative there is."""
    fresh = attachments.receive(viewer=uploader, content=content, original_name="a.jpg", room_id=room.id)
    with scripted_checks(ScriptedChecker(lambda given: _checked(given, sandbox), is_for_tests=True)):
        attachments.check(attachment_id=fresh.id)
    attachments.confirm(viewer=uploader, attachment_id=fresh.id)
    rooms.post(viewer=uploader, room_id=room.id, text="", attachment_ids=[fresh.id])
    fresh.refresh_from_db()
    return fresh


def _checked(content: bytes, sandbox: Sandbox) -> CheckedPicture:
    opened = sandbox.open(content)
    masked = sandbox.redraw(opened.renditions["full"].content, Edit(masks=(MASK,)))
    scripted = picture_of(content, Decision.MASK, keeps_original=True, is_veiled=True)
    return replace(scripted, opened=opened, masked=masked)


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as pool:
        yield pool

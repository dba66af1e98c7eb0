"""Whatever is made of a picture is on the list that forgetting walks: the models themselves are asked."""

import os
import secrets
import string
from dataclasses import replace
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection

import factories
from sudare.attachments import actions
from sudare.attachments.actions.derivatives import COLUMNS_CLEARED, objects_of
from sudare.attachments.engines.scripted import ScriptedChecker, picture_of
from sudare.attachments.models import Attachment
from sudare.imaging.terms import Fact
from sudare.policy.terms import Decision
from sudare.rooms import actions as rooms
from sudare.storage import actions as storage
from sudare.storage.actions.place import the_store
from sudare.storage.engines.receipts import opens, unwrapped
from sudare.storage.models import SealedObject

# what stays on a forgotten picture's row: ids, states, times, sizes, the name of our own making
KEPT_COLUMNS = {
    *("id", "organisation_id", "uploader", "room_id", "message_id", "idempotency_key", "state", "state_changed_at"),
    *(
        "claim",
        "checks_started",
        "name",
        "is_original_masked",
        "declared_bytes",
        "media_format",
        "width_px",
        "height_px",
    ),
    *("pages", "is_veiled", "created_at", "sent_at", "forget_at", "floor_at", "forget_wanted_at"),
}
# rows of others that point at a picture and tell nothing of what it showed
TELLING_NOTHING = {"attachments.Rendition", "attachments.Review", "viewing.Unmasking"}
LEADING_TO_KEYS = {"attachments.Attachment", "attachments.Rendition", "assistant.Reading"}
OF_NO_PICTURE = {  # hold what came from outside, until it is answered, or is in a room and goes its own way
    "viewing.Tracing",
    "channels.Inbound",
    "rooms.KeptWords",  # go by their own day, unless a case keeps them
    "incidents.Report",  # a case's own, as long as its hold stands
    "incidents.PreservedPicture",
    "incidents.Package",
    "incidents.FoundCopy",  # what was found elsewhere, as far as a case may keep it
}


def test_every_column_of_a_picture_is_cleared_or_kept_on_purpose():
    columns = {field.name for field in Attachment._meta.concrete_fields}
    assert columns == KEPT_COLUMNS | set(COLUMNS_CLEARED)
    assert not KEPT_COLUMNS & set(COLUMNS_CLEARED)


def test_every_model_that_leads_to_a_key_or_a_picture_is_known():
    """A new one: give it a ``register_derivative``, and a place in one of the lists above."""
    leading, telling = set(), set()
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if field.related_model is SealedObject:
                leading.add(model._meta.label)
            if field.related_model is Attachment:
                telling.add(model._meta.label)
    assert leading == LEADING_TO_KEYS | OF_NO_PICTURE
    assert telling <= TELLING_NOTHING | {name for name in telling if name.startswith(("viewing.", "assistant."))}
    assert {"quarantine", "original_name", "original", "renditions", "reviews", "readings", "answers"} <= {
        each.name for each in actions.derivatives()
    }


def canary(name: str) -> str:
    return f"{name}-" + "".join(secrets.choice(string.ascii_letters) for _ in range(30))


SHOWN, TOLD, NAME, SAID, BYTES = (canary(each) for each in ("shown", "told", "name", "said", "bytes"))
MARKS = [each.encode() for each in (SHOWN, TOLD, NAME, SAID, BYTES)]


def judged(content: bytes):
    picture = picture_of(content, Decision.ACCEPT)
    renditions = {
        name: replace(one, content=SHOWN.encode() * 3_000 + name.encode())
        for name, one in picture.opened.renditions.items()
    }
    opened = replace(picture.opened, renditions=renditions, facts=(Fact(kind="device", detail=TOLD),))
    return replace(picture, opened=opened)


def a_picture_of_canaries(cast) -> Attachment:
    picture = actions.receive(viewer=cast.bob, content=BYTES.encode() * 3_000, original_name=f"{NAME}.jpg")
    with factories.scripted_checks(ScriptedChecker(judged, is_for_tests=True)):
        actions.check(attachment_id=picture.pk)
    actions.confirm(viewer=cast.bob, attachment_id=picture.pk)
    rooms.post(viewer=cast.bob, room_id=cast.room.pk, text=SAID, attachment_ids=[picture.pk])
    picture.refresh_from_db()
    return picture


def whole_house() -> bytes:
    return b"".join(path.read_bytes() for path in Path(settings.DATA_DIR).rglob("*") if path.is_file())


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="the files of SQLite")
def test_after_forgetting_nothing_of_it_is_anywhere_and_a_kept_copy_opens_nothing(lasting_cast):
    cast = lasting_cast
    picture = a_picture_of_canaries(cast)
    objects = objects_of(picture.pk)
    wrapped = [bytes(key) for key in SealedObject.objects.filter(pk__in=objects).values_list("wrapped_key", flat=True)]
    copies = {each: the_store().read(each, start=0, length=10_000_000) for each in objects}
    master = [_master()]
    keys = unwrapped(wrapped, master_keys=master)
    assert len(keys) == len(objects) == 4
    assert all(opens(copies[each], object_id=each, keys=keys) for each in objects), "the search would find a key"
    assert all(key in whole_house() for key in wrapped)
    rooms.delete(viewer=cast.bob, message_id=picture.message_id)
    left = whole_house()
    assert not [mark for mark in MARKS if mark in left]
    assert not [key for key in (*wrapped, *keys) if key in left]
    assert not [copy for copy in copies.values() if copy[:64] in left]
    today = SealedObject.objects.exclude(wrapped_key=None).values_list("wrapped_key", flat=True)
    found = unwrapped([bytes(key) for key in today], master_keys=master) | {os.urandom(32)}
    assert not any(opens(copies[each], object_id=each, keys=found) for each in objects)
    storage.sweep()
    assert connection.vendor == "sqlite"


def _master() -> bytes:
    from sudare.storage.providers.master_key import _master_key

    return _master_key()

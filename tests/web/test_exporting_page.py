"""A room's pictures in one file: marked, each told to its sender, and only for whoever may take many out."""

import io
import zipfile

import pytest
from django.test import Client

import factories
from cast import Cast
from doorbell import prove
from sudare.accounts.models import User
from sudare.accounts.terms import Viewer
from sudare.attachments import actions as attachments
from sudare.viewing.actions import views_of
from sudare.viewing.models import ViewCode
from sudare.viewing.terms import Deed

pytestmark = pytest.mark.django_db(transaction=True)


def browser(viewer: Viewer) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(User.objects.get(pk=viewer.user_id))
    return client


def test_each_picture_leaves_marked_and_told(lasting_cast: Cast) -> None:
    cast = lasting_cast
    kept, gone = (factories.a_sent_picture(uploader=cast.bob, room=cast.room) for _ in range(2))
    attachments.forget_picture(viewer=cast.bob, attachment_id=gone.pk)
    address = f"/rooms/{cast.room.pk}/export/"
    assert "one file" in browser(cast.alice).get(address).content.decode()
    answer = prove(browser(cast.alice), cast.alice).post(address)
    with zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as archive:
        (name,) = archive.namelist()
        code = ViewCode.objects.get(attachment_id=kept.pk, user_id=cast.alice.user_id)
        assert f"marked {code.number}".encode() in archive.read(name)
    (line,) = views_of(viewer=cast.bob, attachment_id=kept.pk).lines
    assert (line.deed, line.name) == (Deed.EXPORTED, "Alice")


def test_who_may_not_gets_nothing(lasting_cast: Cast) -> None:
    cast = lasting_cast
    factories.a_sent_picture(uploader=cast.alice, room=cast.room)
    address = f"/rooms/{cast.room.pk}/export/"
    assert browser(cast.bob).post(address).status_code == 403
    assert browser(cast.charlie).post(address).status_code == 404
    unproved = browser(cast.alice).post(address)
    assert (unproved.status_code, unproved["Location"]) == (302, "/prove/")
    assert not ViewCode.objects.exists()

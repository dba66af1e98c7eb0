"""The reader people really get, on a receipt of our own drawing: from the rendition's bytes to values with places."""

import os
from io import BytesIO

import pytest
from PIL import Image

import factories
from assistant.desk import a_desk, answered
from sudare.assistant.models import Reading
from sudare.assistant.readers.built_in import BuiltInReader
from sudare.assistant.terms import AnswerState
from sudare.attachments.models import Rendition
from sudare.specimens.receipts.sets import receipt
from sudare.storage import actions as storage
from sudare.storage.terms import Purpose

pytestmark = pytest.mark.django_db


def png(rgb) -> bytes:
    content = BytesIO()
    Image.fromarray(rgb).save(content, "PNG")
    return content.getvalue()


def test_a_receipt_is_read_filled_corrected_and_taken_along(cast, browser):
    """One real child for all of it: starting it costs more than everything else here."""
    slip = receipt("cafe", 1, worn="clean")
    picture = factories.a_sent_picture(uploader=cast.alice, room=cast.room)
    sealed = storage.seal(organisation_id=picture.organisation_id, purpose=Purpose.RENDITION, content=png(slip.rgb))
    Rendition.objects.filter(attachment=picture, name="full").update(
        sealed=sealed, media_type="image/png", sha256="5" * 64
    )
    total = slip.truth["totals"]["total_yen"]
    reader = BuiltInReader()
    with a_desk(reader=reader):
        answer = answered(cast.bob, cast.room, picture, template="receipt", language="ja")
        free = answered(cast.bob, cast.room, picture, text="合計はいくらですか", language="ja")
        door = browser(cast.bob)
        told = door.get(f"/api/v1/answers/{answer.pk}").json()
        fields = {each["name"]: each for each in told["fields"]}
        assert (answer.state, fields["total"]["value"], fields["total"]["status"]) == (AnswerState.DONE, total, "seen")
        assert fields["total"]["evidence"][0]["box"]
        assert fields["total"]["title"] == "Total"
        assert Reading.objects.count() == 1
        assert f"{total:,}" in free.text
        patched = door.patch(
            f"/api/v1/answers/{answer.pk}/fields/total", {"value": total + 1}, content_type="application/json"
        ).json()
        checks = {each["name"]: each["ok"] for each in patched["checks"]}
        assert False in checks.values()
        table = door.get(f"/api/v1/answers/{answer.pk}/export/csv").content.decode()
        assert str(total + 1) in table
        asking = door.get(f"/api/v1/rooms/{cast.room.pk}/asking").json()
        assert {"receipt", "invoice", "wound"} <= {each["name"] for each in asking["templates"]}
        assert asking["readers"][0]["kind"] == "built_in"
        child = reader._warm.pids()[0]
        assert is_there(child)
        reader.rest()
        assert not is_there(child)


def is_there(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True

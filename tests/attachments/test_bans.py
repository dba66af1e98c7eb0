"""A picture on the stop list: who may put it there, what a lost worker costs, and that it comes back to nobody."""

import io
from datetime import timedelta

import pytest
from django.core.management import call_command
from django_tasks_db.models import DBTaskResult
from PIL import Image

from factories import a_judged_picture, a_room, a_sent_picture, a_viewer, scripted_checks
from journeys import scenes
from specimens.pictures import encoded
from sudare.accounts.terms import Role
from sudare.attachments import actions, jobs
from sudare.attachments.actions.desk import the_checker
from sudare.attachments.actions.upkeep import lease
from sudare.attachments.engines.scripted import ScriptedChecker
from sudare.attachments.errors import NotReady
from sudare.attachments.models import Attachment
from sudare.attachments.terms import RenditionName, State
from sudare.kit.clock import now, standing_at
from sudare.kit.errors import NotAllowed, NotFound
from sudare.policy.terms import Decision
from sudare.rooms import actions as rooms
from sudare.rulebook.models import KnownPicture
from sudare.rulebook.queries import known_to
from sudare.storage import actions as storage
from sudare.storage.terms import Rule


class Stumbling(ScriptedChecker):
    def family(self, content: bytes) -> tuple[bytes, ...]:
        raise OSError(28, "No space left on device")


def worked() -> None:
    call_command("db_worker", queue_name="check", batch=True, interval=0, startup_delay=False, verbosity=0)


def test_who_may_not_judge_pictures_stops_none(cast):
    picture = a_sent_picture(uploader=cast.alice, room=cast.room)
    with pytest.raises(NotAllowed):
        actions.ban_picture(viewer=cast.bob, attachment_id=picture.id, label="x")
    with pytest.raises(NotFound):
        actions.ban_picture(viewer=cast.charlie, attachment_id=picture.id, label="x")
    assert not DBTaskResult.objects.filter(task_path=jobs.ban_attachment.module_path).exists()


def test_nobody_stops_a_picture_they_can_not_see(cast, browser):
    apart = a_room(organisation=cast.organisation, members=[cast.bob])
    picture = a_sent_picture(uploader=cast.bob, room=apart)
    dana = browser(a_viewer(organisation=cast.organisation, name="Dana", role=Role.SUPERVISOR))
    answers = [
        dana.post(f"/api/v1/attachments/{one}/ban", {"label": "x"}, content_type="application/json")
        for one in (picture.id, cast.room.id)
    ]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].json()["detail"] == answers[1].json()["detail"]


def test_what_is_gone_or_was_never_sent_is_not_stopped(cast):
    unsent = a_judged_picture(Decision.ACCEPT, uploader=cast.bob, room=cast.room)
    with pytest.raises(NotFound):
        actions.ban_picture(viewer=cast.alice, attachment_id=unsent.id, label="x")
    sent = a_sent_picture(uploader=cast.bob, room=cast.room)
    actions.forget(attachment_ids=[sent.id], rule=Rule.DAY)
    with pytest.raises(NotReady):
        actions.ban_picture(viewer=cast.alice, attachment_id=sent.id, label="x")


@pytest.mark.parametrize("trouble", ["died", "stumbled"])
def test_a_worker_that_is_lost_over_it_costs_only_time(lasting_cast, trouble):
    picture = a_sent_picture(uploader=lasting_cast.bob, room=lasting_cast.room)
    actions.ban_picture(viewer=lasting_cast.alice, attachment_id=picture.id, label="Leaked")
    job = DBTaskResult.objects.get(task_path=jobs.ban_attachment.module_path)
    if trouble == "died":
        job.claim("a worker that is no more")
    else:
        with scripted_checks(Stumbling(is_for_tests=True)):
            worked()
    jobs.retry_bans()
    assert not KnownPicture.objects.exists()
    with standing_at(now() + lease() + timedelta(seconds=1)):
        jobs.retry_bans()
    with scripted_checks():
        worked()
        actions.ban(attachment_id=picture.id, actor_id=lasting_cast.alice.user_id, label="Leaked")  # twice is once
    assert [row.label for row in KnownPicture.objects.all()] == ["Leaked"]


def test_a_picture_that_can_not_be_read_is_tried_three_times(lasting_cast):
    picture = a_sent_picture(uploader=lasting_cast.bob, room=lasting_cast.room)
    actions.ban_picture(viewer=lasting_cast.alice, attachment_id=picture.id, label="Leaked")
    with scripted_checks(Stumbling(is_for_tests=True)):
        for _ in range(5):
            worked()
            jobs.retry_bans()
    assert len(DBTaskResult.objects.get(task_path=jobs.ban_attachment.module_path).worker_ids) == 3


class Plain(ScriptedChecker):
    def family(self, content: bytes) -> tuple[bytes, ...]:
        return ()


def test_a_picture_too_plain_to_be_recognised_stands_on_the_list_and_says_so(lasting_cast, browser):
    picture = a_sent_picture(uploader=lasting_cast.bob, room=lasting_cast.room)
    actions.ban_picture(viewer=lasting_cast.alice, attachment_id=picture.id, label="An empty page")
    with scripted_checks(Plain(is_for_tests=True)):
        worked()
    (row,) = KnownPicture.objects.all()
    assert (row.label, bytes(row.fingerprints)) == ("An empty page", b"")
    assert not known_to(lasting_cast.organisation.pk)([b"\x00" * 32])
    page = browser(lasting_cast.alice).get("/known/", headers={"Accept-Language": "en"}).content.decode()
    assert "too plain" in page


def test_what_people_got_to_see_goes_on_the_list_too(lasting_cast):
    picture = a_sent_picture(uploader=lasting_cast.bob, room=lasting_cast.room)
    view = picture.renditions.get(name=RenditionName.VIEW)
    with scripted_checks(ScriptedChecker(is_for_tests=True)):
        (copy,) = the_checker().copies(b"".join(storage.open_sealed(object_id=view.sealed_id)))
        actions.ban(attachment_id=picture.id, actor_id=lasting_cast.alice.user_id, label="Leaked")
    assert known_to(lasting_cast.organisation.pk)([copy])


@pytest.mark.usefixtures("warm_screener")
def test_a_stopped_picture_is_known_again_turned_and_saved_anew(lasting_cast):
    alice, bob, room = lasting_cast.alice, lasting_cast.bob, lasting_cast.room
    picture = Image.open(io.BytesIO(scenes.photo("cup"))).convert("RGB")
    first = checked(bob, encoded(picture, "PNG"), room=room)
    assert first.state == State.CHECKED
    actions.confirm(viewer=bob, attachment_id=first.id)
    rooms.post(viewer=bob, room_id=room.id, text="", attachment_ids=[first.id])
    actions.ban_picture(viewer=alice, attachment_id=first.id, label="Leaked")
    actions.ban(attachment_id=first.id, actor_id=alice.user_id, label="Leaked")
    again = picture.transpose(Image.Transpose.ROTATE_90).resize((picture.height // 2, picture.width // 2))
    held = checked(bob, encoded(again, "JPEG", quality=60), room=room)
    assert (held.state, held.is_veiled) == (State.HELD, True)
    assert "known-picture" in [reason["rule"] for reason in held.verdict["reasons"]]
    elsewhere = checked(lasting_cast.charlie, encoded(again, "JPEG", quality=60))
    assert elsewhere.state == State.CHECKED


def checked(viewer, content: bytes, *, room=None) -> Attachment:
    fresh = actions.receive(viewer=viewer, content=content, original_name="a.png", room_id=room.id if room else None)
    actions.check(attachment_id=fresh.id)
    fresh.refresh_from_db()
    return fresh

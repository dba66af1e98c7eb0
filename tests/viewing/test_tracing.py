"""Whose copy is this: an exact number or nobody; the code, the likeness and the log told apart."""

import io
import json
from collections.abc import Iterator

import numpy as np
import pytest
from django.test import Client
from PIL import Image

from factories import scripted_checks
from sudare.accounts.models import User
from sudare.attachments import actions as attachments
from sudare.attachments.engines.scripted import ScriptedChecker
from sudare.imaging.marks.reading import ReadCode
from sudare.imaging.marks.terms import code_of
from sudare.imaging.sandbox import Sandbox
from sudare.intake.families import family_of, prints_of
from sudare.kit.errors import NotAllowed, NotFound
from sudare.storage.models import SealedObject
from sudare.storage.terms import ObjectState, Rule
from sudare.viewing import actions as viewing
from sudare.viewing.actions import fingerprinting, tracing
from sudare.viewing.models import PictureFingerprints, Tracing, ViewCode
from sudare.viewing.terms import TracingState
from viewing.photographs import a_photograph, a_sent_photograph, sandbox

__all__ = ["sandbox"]


class Sighted(ScriptedChecker):
    """Judges as scripted, and sees likeness as the real one does."""

    def __init__(self, sandbox: Sandbox) -> None:
        super().__init__(is_for_tests=True)
        self._sandbox = sandbox

    def prints(self, content: bytes) -> tuple[bytes, ...]:
        return prints_of(content, sandbox=self._sandbox)

    def family(self, content: bytes) -> tuple[bytes, ...]:
        return family_of(content, sandbox=self._sandbox)


@pytest.fixture
def sighted(sandbox) -> Iterator[None]:
    with scripted_checks(Sighted(sandbox)):
        yield


def a_shown_photograph(cast, sandbox, seed: int = 7, name: str = "plate"):
    picture = a_sent_photograph(a_photograph(seed, name=name), uploader=cast.alice, room=cast.room, sandbox=sandbox)
    PictureFingerprints.objects.create(attachment=picture, organisation_id=cast.organisation.pk)
    fingerprinting.fingerprint(attachment_id=picture.id)
    return picture


def got(viewer, picture, name="view") -> bytes:
    return b"".join(viewing.deliver(viewer=viewer, attachment_id=picture.id, name=name).chunks)


def pixels(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content)).convert("RGB")


def saved(picture: Image.Image, quality: int = 70) -> bytes:
    kept = io.BytesIO()
    picture.save(kept, "JPEG", quality=quality)
    return kept.getvalue()


def traced(viewer, content: bytes, **more):
    begun = viewing.begin_trace(viewer=viewer, content=content, **more)
    tracing.run(tracing_id=begun.pk)
    return viewing.trace_report(viewer=viewer, tracing_id=begun.pk)


def test_a_leaked_copy_names_whom_it_was_given_to(cast, real_marks, sandbox, sighted):
    """Smaller and saved again, as a messenger would: the exact number, which picture, who could have seen it."""
    picture = a_shown_photograph(cast, sandbox)
    leaked = pixels(got(cast.bob, picture))
    leaked = saved(leaked.resize((leaked.width * 3 // 4, leaked.height * 3 // 4)))
    report = traced(cast.alice, leaked)
    (candidate,) = report.by_mark
    assert (candidate.name, candidate.room, candidate.rendition) == ("Bob", "Front desk", "view")
    assert candidate.code == code_of(ViewCode.objects.get(user_id=cast.bob.user_id).number)
    assert [view.name for view in candidate.log] == ["Bob"]
    (alike,) = report.by_fingerprint
    assert (alike.attachment_id, set(alike.could_have_seen)) == (picture.id, {"Alice", "Bob"})
    assert not report.is_undecided
    assert Tracing.objects.get().suspect_id is None  # the question is answered: the suspect is gone
    assert not SealedObject.objects.filter(purpose="quarantine").exclude(state=ObjectState.DESTROYED).exists()


def test_a_picture_without_a_mark_names_nobody(cast, real_marks, sandbox, sighted):
    """The very same picture, never given to anybody in this form: which one it is, and nobody's name."""
    picture = a_shown_photograph(cast, sandbox)
    got(cast.bob, picture)
    unmarked = b"".join(tracing.storage.open_sealed(object_id=picture.renditions.get(name="view").sealed_id))
    report = traced(cast.alice, unmarked)
    assert (report.by_mark, report.is_undecided) == ([], True)
    assert [alike.attachment_id for alike in report.by_fingerprint] == [picture.id]


def test_two_copies_averaged_name_no_third(cast, real_marks, sandbox, sighted):
    picture = a_shown_photograph(cast, sandbox)
    both = [np.asarray(pixels(got(viewer, picture)), np.float32) for viewer in (cast.alice, cast.bob)]
    report = traced(cast.alice, saved(Image.fromarray(((both[0] + both[1]) / 2).astype(np.uint8)), quality=90))
    assert {each.name for each in report.by_mark} <= {"Alice", "Bob"}


def test_the_visible_code_is_enough_once_the_original_is_forgotten(cast, real_marks, sandbox, sighted):
    picture = a_shown_photograph(cast, sandbox)
    leaked = got(cast.bob, picture)
    attachments.forget(attachment_ids=[picture.id], rule=Rule.SENDER)
    assert not PictureFingerprints.objects.exists()
    code = code_of(ViewCode.objects.get(user_id=cast.bob.user_id).number)
    report = traced(cast.alice, leaked, code=code.lower())
    assert (report.by_mark, report.by_fingerprint) == ([], [])
    (candidate,) = report.by_code
    assert (candidate.name, candidate.is_forgotten, candidate.strength) == ("Bob", True, None)
    assert [view.name for view in candidate.log] == ["Bob"]


class Literate(Sighted):
    """Reads the letters it was told."""

    def __init__(self, sandbox: Sandbox, found: ReadCode) -> None:
        super().__init__(sandbox)
        self._letters = found


def bobs_letters(cast) -> str:
    return code_of(ViewCode.objects.get(user_id=cast.bob.user_id).number)


def test_the_letters_are_read_off_the_picture_and_looked_up(cast, real_marks, sandbox, sighted):
    """Nothing was typed, and the original is gone: what the letters say stands beside the log."""
    picture = a_shown_photograph(cast, sandbox)
    leaked = got(cast.bob, picture)
    attachments.forget(attachment_ids=[picture.id], rule=Rule.SENDER)
    with scripted_checks(Literate(sandbox, ReadCode(bobs_letters(cast), 9))):
        report, elsewhere = traced(cast.alice, leaked), traced(cast.charlie, leaked)
    assert (report.by_mark, report.by_code, report.is_undecided) == ([], [], False)
    (candidate,) = report.by_letters
    assert (candidate.name, [view.name for view in candidate.log]) == ("Bob", ["Bob"])
    assert (report.letters.times, report.letters.is_enough) == (9, True)
    assert (elsewhere.by_letters, elsewhere.is_undecided) == ([], True)


def test_letters_read_once_name_nobody_unless_the_picture_is_theirs(cast, real_marks, sandbox, sighted):
    """Any six letters in a picture may be somebody's: once is enough only on a picture that looks like his."""
    picture = a_shown_photograph(cast, sandbox)
    got(cast.bob, picture)
    once = ReadCode(bobs_letters(cast), 1)
    unmarked = b"".join(tracing.storage.open_sealed(object_id=picture.renditions.get(name="view").sealed_id))
    with scripted_checks(Literate(sandbox, once)):
        other, same = traced(cast.alice, a_photograph(3, name="wall")), traced(cast.alice, unmarked)
    assert (other.by_letters, other.letters.is_enough, other.is_undecided) == ([], False, True)
    assert [each.name for each in same.by_letters] == ["Bob"]


def test_another_organisations_numbers_and_pictures_say_nothing_here(cast, real_marks, sandbox, sighted):
    picture = a_shown_photograph(cast, sandbox)
    leaked = got(cast.bob, picture)
    code = code_of(ViewCode.objects.get(user_id=cast.bob.user_id).number)
    report = traced(cast.charlie, leaked, code=code)
    assert (report.by_mark, report.by_code, report.by_fingerprint) == ([], [], [])
    with pytest.raises(NotFound):
        viewing.trace_report(viewer=cast.alice, tracing_id=report.id)


def test_what_is_no_picture_fails_and_is_gone(cast, sandbox, sighted):
    report = traced(cast.alice, b"<svg xmlns='http://www.w3.org/2000/svg'/>")
    assert report.state is TracingState.FAILED
    assert not SealedObject.objects.exclude(state=ObjectState.DESTROYED).exists()


def test_whoever_may_not_trace_asks_nothing(cast):
    with pytest.raises(NotAllowed):
        viewing.begin_trace(viewer=cast.bob, content=b"x")
    assert not Tracing.objects.exists()


def test_the_page_asks_waits_and_answers(cast, sandbox, sighted):
    alice, bob = Client(headers={"accept-language": "en"}), Client(headers={"accept-language": "en"})
    alice.force_login(User.objects.get(pk=cast.alice.user_id))
    bob.force_login(User.objects.get(pk=cast.bob.user_id))
    assert bob.get("/trace/").status_code == 403
    assert alice.post("/trace/", {"code": "x"}).status_code == 422
    upload = io.BytesIO(a_photograph())
    upload.name = "found.jpg"
    begun = alice.post("/trace/", {"picture": upload, "code": "12"})
    assert "six letters" in begun.content.decode()
    upload.seek(0)
    begun = alice.post("/trace/", {"picture": upload})
    waiting = alice.get(begun["Location"])
    assert "Refresh" in waiting
    assert "Being looked for" in waiting.content.decode()
    tracing.run(tracing_id=Tracing.objects.get().pk)
    answer = alice.get(begun["Location"])
    assert "Refresh" not in answer
    assert "It can't be told" in answer.content.decode()
    assert bob.get(begun["Location"]).status_code == 403


def test_the_command_tells_the_same(cast, real_marks, sandbox, sighted, tmp_path, monkeypatch):
    from typer.testing import CliRunner

    from sudare.cli import house
    from sudare.cli.main import app

    monkeypatch.setattr(house, "open_house", lambda: None)  # it stands already
    picture = a_shown_photograph(cast, sandbox)
    leak = tmp_path / "leak.webp"
    leak.write_bytes(got(cast.bob, picture))
    told = CliRunner().invoke(app, ["trace", str(leak), "--json", "--organisation", str(cast.organisation.pk)])
    assert told.exit_code == 0, told.output
    assert json.loads(told.stdout)["by_mark"][0]["name"] == "Bob"
    leak.write_bytes(a_photograph(8, name="plate"))
    told = CliRunner().invoke(app, ["trace", str(leak), "--organisation", str(cast.elsewhere.pk)])
    assert told.exit_code == 3

"""One picture through the whole check."""

import io
import threading

import numpy as np
import pytest
from PIL import Image

from specimens.pictures import CANARY, encoded, photo, scene
from sudare.imaging.errors import Unreadable
from sudare.imaging.terms import Box
from sudare.intake.check import check_picture
from sudare.policy.presets import preset
from sudare.policy.terms import Decision
from sudare.screening.scripted import ScriptedScreener
from sudare.screening.terms import Finding, Kind, Screening

SHOP = preset("shop")
FACE = Finding(Kind.FACE, 0.99, Box(0.25, 0.25, 0.5, 0.5), "scripted-1")
BACK = Finding(Kind.MY_NUMBER_CARD_BACK, 0.99, Box(0.1, 0.1, 0.8, 0.8), "scripted-1")
NOTHING = Screening(engines=("scripted-1",))


def seeing(*findings, **more):
    return ScriptedScreener(
        lambda _looks: Screening(findings=findings, engines=("scripted-1",), **more), is_for_tests=True
    )


def checked_with(sandbox, screener=None, content=None, **more):
    return check_picture(
        content=content or photo(), sandbox=sandbox, screener=screener or seeing(), policy=SHOP, **more
    )


def pixels(rendition):
    with Image.open(io.BytesIO(rendition.content)) as opened:
        return np.asarray(opened.convert("RGB")).astype(int)


def test_a_photo_is_accepted_and_its_secrets_are_told_and_gone(sandbox):
    checked = checked_with(sandbox)
    assert checked.verdict.decision is Decision.ACCEPT
    kinds = {fact.kind for fact in checked.opened.facts}
    assert {"gps_location", "device", "captured_at", "author", "software", "comment"} <= kinds
    assert {"exif.gps", "exif.device", "exif.time"} <= set(checked.opened.removed)
    assert not any(CANARY.encode() in rendition.content for rendition in checked.opened.renditions.values())
    assert checked.masked == {}
    assert [(one.kind, one.box) for one in checked.screening.findings] == [(Kind.GPS, None)]


def test_looks_and_fingerprints_are_let_go(sandbox):
    checked = checked_with(sandbox, seeing(fingerprints=(bytes(32),)))
    assert checked.opened.looks == ()
    assert checked.screening.fingerprints == ()


@pytest.mark.parametrize(
    ("content", "rule"), [(b" ", "unsupported_format"), (b"hello", "unsupported_format"), (photo()[:5000], "truncated")]
)
def test_what_is_no_picture_is_unreadable_with_its_reason(sandbox, content, rule):
    checked = checked_with(sandbox, content=content)
    assert checked.verdict.decision is Decision.UNREADABLE
    assert [reason.rule for reason in checked.verdict.reasons] == [rule]
    assert checked.opened is None


def test_a_face_is_covered_in_every_rendition(sandbox):
    checked = checked_with(sandbox, seeing(FACE))
    assert checked.verdict.decision is Decision.MASK
    assert set(checked.masked) == {"thumbnail", "view", "full", "veil"}
    for name in ("thumbnail", "view", "full"):
        shown = pixels(checked.masked[name])
        height, width, _ = shown.shape
        middle = shown[height * 3 // 8 : height * 5 // 8, width * 3 // 8 : width * 5 // 8]
        assert middle.max() < 90, name
        assert middle.std() < 8, name
    assert pixels(checked.opened.renditions["full"])[240, 320].max() > 90, "the clean one stays clean"


def test_never_leaves_no_picture(sandbox):
    checked = checked_with(sandbox, seeing(BACK, FACE))
    assert checked.verdict.decision is Decision.NEVER
    assert (checked.opened, checked.masked) == (None, {})


@pytest.mark.parametrize("unknown", ["text", "suite"])
def test_what_an_engine_could_not_say_is_held(sandbox, unknown):
    checked = checked_with(sandbox, seeing(unknown=(unknown,)))
    assert checked.verdict.decision is Decision.HOLD
    assert checked.screening.unknown == (unknown,)


def test_a_moving_picture_with_more_news_than_can_be_looked_at_is_held(sandbox):
    frames = [Image.new("RGB", (64, 64), (15 * number, 255 - 15 * number, 60 * (number % 4))) for number in range(16)]
    content = encoded(frames[0], "WEBP", save_all=True, append_images=frames[1:], lossless=True, duration=80)
    checked = checked_with(sandbox, content=content)
    assert checked.screening.unknown == ("frames",)
    assert checked.verdict.decision is Decision.HOLD


def test_a_known_picture_is_held(sandbox):
    asked = []
    checked = checked_with(
        sandbox, seeing(fingerprints=(b"f" * 32,)), is_known=lambda fingerprints: asked.append(fingerprints) or True
    )
    assert asked == [(b"f" * 32,)]
    assert checked.verdict.decision is Decision.HOLD
    assert Kind.KNOWN_PICTURE in {one.kind for one in checked.screening.findings}


def test_reasons_count_the_findings_that_are_told(sandbox):
    checked = checked_with(sandbox, seeing(FACE))
    for reason in checked.verdict.reasons:
        assert all(checked.screening.findings[index] for index in reason.findings)


def test_what_engines_find_is_told_on_the_way_in_the_thread_that_asked(sandbox):
    heard = []
    checked_with(sandbox, seeing(FACE), tell=lambda so_far: heard.append((threading.current_thread(), so_far.findings)))
    assert heard == [(threading.current_thread(), (FACE,))]


def test_a_listener_that_breaks_stops_nothing(sandbox):
    def broken(_so_far):
        raise RuntimeError

    assert checked_with(sandbox, seeing(FACE), tell=broken).verdict.decision is Decision.MASK


class Raising:
    def screen(self, looks, *, tell=None):
        raise MemoryError


class Refusing:
    """An error of opening, from a stage that opens nothing, is a fault like any other."""

    def screen(self, looks, *, tell=None):
        raise Unreadable


class Silent:
    def screen(self, looks, *, tell=None):
        return None


@pytest.mark.parametrize("screener", [Raising(), Refusing(), Silent()])
def test_a_screener_that_fails_holds_the_picture(sandbox, screener):
    checked = checked_with(sandbox, screener)
    assert checked.verdict.decision is Decision.HOLD
    assert "screen" in checked.evidence.broken_stages


FAULTS = (
    "hashlib.sha256",
    "sudare.intake.check.decide",
    "sudare.imaging.sandbox.Child.open",
    "sudare.imaging.sandbox.Child.redraw",
    "sudare.intake.watch.Watch.begin",
    "sudare.intake.watch.Watch.wait",
)


@pytest.mark.parametrize("stage", FAULTS)
@pytest.mark.parametrize("fault", [RuntimeError, MemoryError, KeyError])
def test_a_fault_in_any_stage_never_shows_what_must_be_covered(sandbox, monkeypatch, stage, fault):
    def broken(*_args, **_kwargs):
        raise fault("injected")

    monkeypatch.setattr(stage, broken)
    checked = checked_with(sandbox, seeing(FACE))
    assert checked.verdict.decision in {Decision.HOLD, Decision.UNREADABLE}
    assert checked.verdict.reasons
    monkeypatch.undo()
    assert checked_with(sandbox, seeing(FACE)).verdict.decision is Decision.MASK


def test_a_mask_that_could_not_be_drawn_is_held_and_shows_nothing(sandbox, monkeypatch):
    def refuse(*_args, **_kwargs):
        raise Unreadable

    monkeypatch.setattr("sudare.imaging.sandbox.Child.redraw", refuse)
    checked = checked_with(sandbox, seeing(FACE))
    assert checked.verdict.decision is Decision.HOLD
    assert (checked.opened, checked.masked) == (None, {})
    assert checked.evidence.broken_stages == ("redraw",)


def test_a_list_that_can_not_be_asked_holds_the_picture(sandbox):
    def broken(_fingerprints):
        raise OSError

    checked = checked_with(sandbox, seeing(fingerprints=(bytes(32),)), is_known=broken)
    assert checked.verdict.decision is Decision.HOLD


class Broken:
    def open(self, content, *, on_looks=None):
        raise RuntimeError("the pool fell over")


class Blind:
    """Opens, and shows nothing to be screened."""

    def __init__(self, sandbox):
        self._sandbox = sandbox

    def open(self, content, *, on_looks=None):
        return self._sandbox.open(content)


def test_a_stage_that_breaks_holds_the_picture():
    checked = checked_with(Broken())
    assert checked.verdict.decision is Decision.HOLD
    assert [reason.rule for reason in checked.verdict.reasons] == ["check_failed"]


def test_a_picture_that_nobody_could_look_at_is_held(sandbox):
    assert checked_with(Blind(sandbox)).verdict.decision is Decision.HOLD


def test_what_is_logged_of_a_fault_quotes_nothing_of_the_picture(monkeypatch, capsys, caplog):
    class Talkative:
        def open(self, content, *, on_looks=None):
            raise ValueError(f"can't make sense of {content!r}")

    checked_with(Talkative(), content=CANARY.encode())
    written = "".join((*capsys.readouterr(), caplog.text, *(str(record.msg) for record in caplog.records)))
    assert "check_stage_broke" in written
    assert "ValueError" in written
    assert CANARY not in written


def test_screening_and_the_making_of_renditions_overlap(sandbox):
    """The screener begins while the child still encodes: a large photo's looks come first."""
    begun = threading.Event()

    def script(_looks):
        begun.set()
        return NOTHING

    class Watching:
        def open(self, content, *, on_looks=None):
            def look(looks, is_all_seen):
                on_looks(looks, is_all_seen)
                assert begun.wait(5), "the screener waits for the renditions"

            return sandbox.open(content, on_looks=look)

    checked = checked_with(Watching(), ScriptedScreener(script, is_for_tests=True), encoded(scene(), "JPEG"))
    assert checked.verdict.decision is Decision.ACCEPT


@pytest.mark.parametrize(("size", "decision"), [((5712, 4284), Decision.ACCEPT), ((6000, 4500), Decision.HOLD)])
def test_what_people_could_read_and_no_engine_is_held(sandbox, size, decision):
    """In a look of 6 MP small print of a very large picture is lost, and its full rendition shows it."""
    checked = checked_with(sandbox, content=encoded(Image.new("L", size, 200), "PNG"))
    assert checked.verdict.decision is decision
    assert checked.evidence.unknown == (() if decision is Decision.ACCEPT else ("details",))

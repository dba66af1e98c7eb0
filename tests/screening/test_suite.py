"""Whatever an engine does, the suite answers in time, and says of whom nothing is known."""

import threading
import time

import numpy as np
import pytest

from screening.scenes import pixels, sheet
from sudare.imaging.terms import Box
from sudare.screening.budgets import HARD, TICK_SECONDS, Budget, Patience
from sudare.screening.engines.scripted import ScriptedEngine
from sudare.screening.suite import Interpreters, Suite
from sudare.screening.terms import Finding, Kind, Line, Seen

LOOK = pixels(sheet(64, 48))
FACE = Finding(Kind.FACE, 0.9, Box(0.1, 0.1, 0.2, 0.2), "scripted")
QUAD = ((0.1, 0.1), (0.9, 0.1), (0.9, 0.2), (0.1, 0.2))
WORDS = "mail@example.com"
BUDGETS = {name: Budget(0.5) for name in ("faces", "text", "codes", "personal", "documents")}


def engine(name, script=lambda look: Seen()):
    return ScriptedEngine(name, script, is_for_tests=True)


def seeing(*findings, lines=()):
    return lambda look: Seen(findings=findings, lines=lines)


def raising(look):
    raise RuntimeError(WORDS)


def suite(*engines, **options):
    return Suite(engines, BUDGETS, **options)


def test_what_engines_see_is_told_with_their_versions_and_times():
    told = []
    said = suite(engine("faces", seeing(FACE)), engine("text"), engine("codes")).screen([LOOK], tell=told.append)
    assert said.findings == (FACE,)
    assert said.unknown == ()
    assert said.engines[:3] == ("scripted-faces", "scripted-text", "scripted-codes")
    assert set(said.done) == set(said.seconds) == {"faces", "text", "codes", "personal", "documents"}
    assert [len(so_far.done) for so_far in told] == [1, 2, 3, 4, 5]


LIES = {
    "another type": lambda look: {"findings": []},
    "no number": seeing(Finding(Kind.FACE, float("nan"), None, "x")),
    "too sure": seeing(Finding(Kind.FACE, 1.5, None, "x")),
    "a word for a score": seeing(Finding(Kind.FACE, "0.9", None, "x")),
    "a place outside": seeing(Finding(Kind.FACE, 0.9, Box(0.9, 0.1, 0.2, 0.2), "x")),
    "a place without area": seeing(Finding(Kind.FACE, 0.9, Box(0.9, 0.1, 0.0, 0.2), "x")),
    "an endless place": seeing(Finding(Kind.FACE, 0.9, Box(float("inf"), 0.1, 0.1, 0.2), "x")),
    "an unknown kind": seeing(Finding("nose", 0.9, None, "x")),
    "words instead of findings": seeing("a face"),
    "a short fingerprint": lambda look: Seen(fingerprints=(b"short",)),
    "an exception": raising,
    "a system exit": lambda look: exec("raise SystemExit"),
}


@pytest.mark.parametrize("lie", LIES)
def test_an_engine_that_tells_is_unknown_and_the_others_stand(lie):
    said = suite(engine("faces", LIES[lie]), engine("codes", seeing(FACE)), engine("text")).screen([LOOK])
    assert said.unknown == ("faces",)
    assert said.findings == (FACE,)


def test_an_engine_that_hangs_is_unknown_in_time_and_not_asked_again_while_it_does():
    release, asked = threading.Event(), []

    def hanging(look):
        asked.append(look)
        release.wait(20)
        return Seen()

    tried = suite(engine("faces", hanging), engine("text"), engine("codes", seeing(FACE)))
    start = time.monotonic()
    assert tried.screen([LOOK]).unknown == ("faces",)
    assert time.monotonic() - start < 5
    assert tried.is_stuck
    assert tried.screen([LOOK]).unknown == ("faces",)
    assert len(asked) == 1
    release.set()
    assert tried.screen([LOOK]).unknown == ()
    assert not tried.is_stuck


def test_the_whole_has_its_time_too():
    slow = engine("faces", lambda look: time.sleep(3) or Seen())
    said = Suite([slow, engine("text")], {"faces": Budget(60)}, overall=Budget(0.5)).screen([LOOK])
    assert said.unknown == ("faces",)


def test_without_text_nothing_is_known_about_what_it_would_have_told():
    said = suite(engine("faces"), engine("text", raising)).screen([LOOK])
    assert said.unknown == ("text", "personal", "documents")


@pytest.mark.parametrize("broken", ["personal", "documents"])
@pytest.mark.parametrize("fault", [raising, lambda *_, **__: (Finding(Kind.PHONE, 7.0, None, "x"),)])
def test_who_interprets_is_guarded_alike(broken, fault):
    good = {"personal": lambda lines, *, size_px: (), "documents": lambda *, lines, findings, size_px: ()}
    guarded = Interpreters(**good | {broken: lambda *args, **words: fault(None)})
    said = suite(engine("text"), engine("faces", seeing(FACE)), interpreters=guarded).screen([LOOK])
    assert said.unknown == (broken,)
    assert said.findings == (FACE,)


def test_documents_are_judged_by_what_the_others_found():
    line, asked = Line("電話 03-0000-0000", 0.9, QUAD), []
    phone = Finding(Kind.PHONE, 0.9, None, "scripted")

    def documents(*, lines, findings, size_px):
        asked.append((lines, findings, size_px))
        return ()

    interpreters = Interpreters(personal=lambda lines, *, size_px: (phone,), documents=documents)
    suite(engine("faces", seeing(FACE)), engine("text", seeing(lines=(line,))), interpreters=interpreters).screen(
        [LOOK]
    )
    assert asked == [((line,), (FACE, phone), (64, 48))]


def test_every_frame_of_a_moving_picture_is_looked_at():
    dark = pixels(sheet(64, 48, tone=0))
    bright_only = lambda look: Seen(findings=(FACE,) if look.rgb.mean() > 100 else ())  # noqa: E731
    said = suite(engine("faces", bright_only), engine("text")).screen([dark, LOOK, dark, LOOK])
    assert [finding.frame for finding in said.findings] == [1, 3]


def test_a_listener_that_breaks_stops_nothing():
    assert suite(engine("faces", seeing(FACE)), engine("text")).screen([LOOK], tell=raising).findings == (FACE,)


def test_a_fault_is_logged_without_its_words(caplog, capsys):
    suite(engine("text", raising)).screen([LOOK])
    written = caplog.text + "".join(capsys.readouterr())
    assert "engine_broke" in written
    assert WORDS not in written


def test_a_look_cannot_be_changed_by_an_engine():
    said = suite(engine("faces", lambda look: look.rgb.fill(0) or Seen()), engine("text")).screen([LOOK])
    assert said.unknown == ("faces",)
    assert np.frombuffer(LOOK.rgb, np.uint8).min() > 0


def test_a_scripted_engine_warns_where_people_are():
    with pytest.warns(RuntimeWarning, match="nothing looks for faces"):
        ScriptedEngine("faces")


def patience(*, share, seconds, late_by=0.0):
    """What a clock shows after so many real seconds, for a process that works this share of them."""
    told = {"wall": 0.0, "worked": 0.0}
    clock = Patience(wall=lambda: told["wall"], worked=lambda: told["worked"])
    step = TICK_SECONDS + late_by
    while told["wall"] + step <= seconds:
        told["wall"] += step
        told["worked"] += share * step
        shown = clock.seconds()
    return shown


def test_an_engine_has_its_time_however_crowded_the_machine_is():
    assert patience(share=2.0, seconds=10) == pytest.approx(10)
    assert patience(share=0.5, seconds=10) == pytest.approx(5)


def test_an_engine_that_hangs_or_starves_ends_all_the_same():
    assert patience(share=0.0, seconds=10) == pytest.approx(10)
    assert patience(share=0.05, seconds=10) == pytest.approx(10 / HARD)


def test_a_process_that_was_stopped_goes_on_where_it_was():
    assert patience(share=0.0, seconds=60, late_by=59) < 60 / HARD + 1

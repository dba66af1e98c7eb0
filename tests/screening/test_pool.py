"""The child with the models: what it may do, what crosses its pipes, and what its end costs."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import numpy as np
import pytest

from screening.scenes import pixels, sheet, written
from sudare.imaging.terms import Box
from sudare.screening import pool, wire
from sudare.screening.budgets import Budget
from sudare.screening.evidence import Lied
from sudare.screening.pool import WarmScreener
from sudare.screening.terms import Finding, Kind, Screening

LOOK = pixels(sheet(640, 480))
CANARY = "canary.9137@example.com"
PLAIN = """
import sys
from sudare.screening import wire
from sudare.screening.terms import Screening
source, sink = sys.stdin.buffer, sys.stdout.buffer
def say(line):
    sink.write(line); sink.flush()
def good(**kept):
    return wire.pack_answer(wire.Answer(Screening(engines=("scripted",), **kept), True))
say(good())
while (looks := wire.read_request(source)) is not None:
    {deed}
"""


def child_that(deed):
    """A command for a child without models that is asked like the real one and does this instead."""
    return (sys.executable, "-I", "-B", "-c", PLAIN.format(deed=deed))


def screened_by(deed, looks=(LOOK,), *, times=1, seconds=0.5, tell=None):
    with WarmScreener(command=child_that(deed), overall=Budget(seconds)) as screener:
        return [screener.screen(looks, tell=tell) for _ in range(times)]


DEEDS = {
    "dies": "sys.exit(1)",
    "says nothing and hangs": "import time; time.sleep(60)",
    "says no JSON": "say(b'hello\\n')",
    "says another JSON": "say(b'{}\\n')",
    "says too much": 'say(good().replace(b\'"is_last"\', b\'"text": "a", "is_last"\'))',
    "says half a line and ends": "sink.write(b'{'); sink.flush(); sys.exit(0)",
    "nests without end": "say(b'[' * 100000 + b'\\n')",
    "names an unknown kind": 'say(good().replace(b\'"findings": []\', b\'"findings": [["nose", 1.0, null, "x", 0]]\'))',
    "is surer than sure": 'say(good().replace(b\'"findings": []\', b\'"findings": [["face", 1.1, null, "x", 0]]\'))',
    "has no number": 'say(good().replace(b\'"findings": []\', b\'"findings": [["face", NaN, null, "x", 0]]\'))',
    "points outside": 'say(good().replace(b\'"findings": []\', b\'"findings": [["face", 1.0, [0.9,0,0.2,0.1], "x", 0]]\'))',
    "speaks of a frame that isn't": 'say(good().replace(b\'"findings": []\', b\'"findings": [["face", 1.0, null, "x", 1]]\'))',
    "tells words as an engine": "say(good().replace(b'scripted', '東京都'.encode()))",
    "lets nobody look": "say(wire.pack_answer(wire.Answer(Screening(), True)))",
    "sends a long fingerprint": "say(good().replace(b'\"fingerprints\": []', b'\"fingerprints\": [\"' + b'a' * 66 + b'\"]'))",
}


@pytest.mark.parametrize("deed", DEEDS)
def test_a_child_that_goes_wrong_makes_its_picture_unknown(deed, monkeypatch):
    monkeypatch.setattr(pool, "GRACE_SECONDS", 0.5)
    (said,) = screened_by(DEEDS[deed])
    assert said == Screening(unknown=("suite",))


def test_the_next_picture_finds_a_new_child(tmp_path):
    deed = f"import os\n    if not os.path.exists({str(tmp_path / 'once')!r}):\n        open({str(tmp_path / 'once')!r}, 'w'); sys.exit(1)\n    say(good())"
    assert [said.unknown for said in screened_by(deed, times=2, seconds=5)] == [("suite",), ()]


def test_a_child_that_wants_to_leave_is_replaced(tmp_path):
    count = tmp_path / "pids"
    deed = (
        f"import os; open({str(count)!r}, 'a').write(str(os.getpid()) + ' '); "
        "say(wire.pack_answer(wire.Answer(Screening(unknown=('text',)), True, True)))"
    )
    assert [said.unknown for said in screened_by(deed, times=3, seconds=5)] == [("text",)] * 3
    assert len(set(count.read_text().split())) == 3


def test_partial_answers_are_told_and_a_listener_that_breaks_stops_nothing():
    def tell(so_far):
        told.append(so_far)
        raise RuntimeError

    told = []
    deed = "say(wire.pack_answer(wire.Answer(Screening(done=('faces',)), False))); say(good(done=('faces', 'text')))"
    (said,) = screened_by(deed, tell=tell, seconds=5)
    assert [so_far.done for so_far in told] == [("faces",)]
    assert said.done == ("faces", "text")


def test_what_crosses_is_what_was_found():
    box = Box(0.25, 0.5, 0.125, 0.25)
    said = Screening(
        findings=(Finding(Kind.FACE, 0.75, box, "x-1.0", 1), Finding(Kind.EXPLICIT, 0.5, None, "y+z")),
        unknown=("codes",),
        fingerprints=(bytes(range(32)),),
        engines=("x-1.0", "y+z"),
        seconds={"faces": 0.5},
        done=("faces", "codes"),
    )
    answer = wire.Answer(said, is_last=True)
    assert wire.read_answer(wire.pack_answer(answer), looks=2) == answer
    with pytest.raises(Lied):
        wire.read_answer(wire.pack_answer(answer), looks=1)


def test_the_real_child_reads_and_tells_places_only(warm_screener, tmp_path):
    """The words are read — the mail address is found — and neither pipe nor standard error carries them."""
    looks = (pixels(written(["連絡先 " + CANARY, "暗証 CANARY9137"])),)
    told = []
    said = warm_screener.screen(looks, tell=told.append)
    assert said.unknown == ()
    assert Kind.EMAIL in {finding.kind for finding in said.findings}
    assert len(told) >= 4
    everything = repr([*told, said]).lower()
    assert "9137" not in everything
    assert "canary" not in everything


def test_a_killed_child_costs_its_picture_and_no_other(tmp_path):
    with WarmScreener(command=child_that("import time; time.sleep(1); say(good())"), overall=Budget(5)) as screener:
        screener.warm_up()
        threading.Timer(0.3, os.kill, (screener.pids()[0], signal.SIGKILL)).start()
        assert screener.screen([LOOK]).unknown == ("suite",)
        assert screener.screen([LOOK]).unknown == ()
        os.kill(screener.pids()[0], signal.SIGKILL)
        time.sleep(0.1)
        assert screener.screen([LOOK]).unknown == ()


def until(happened, seconds=20):
    end = time.monotonic() + seconds
    while not happened() and time.monotonic() < end:
        time.sleep(0.02)
    return happened()


def test_a_child_that_grew_too_large_works_on_until_its_heir_is_ready(monkeypatch):
    monkeypatch.setattr(pool, "MAX_RESIDENT_BYTES", 1)
    monkeypatch.setattr(pool, "has_room", lambda: True)
    with WarmScreener(command=child_that("say(good())"), overall=Budget(5)) as screener:
        screener.warm_up()
        first = screener.pids()
        assert screener.screen([LOOK]).unknown == ()
        assert len(screener.pids()) == 1
        assert until(lambda: screener.pids() != first)
        assert screener.screen([LOOK]).unknown == ()
        assert len(screener.pids()) == 1


def test_without_room_for_two_a_child_that_grew_too_large_goes_first(monkeypatch):
    monkeypatch.setattr(pool, "MAX_RESIDENT_BYTES", 1)
    monkeypatch.setattr(pool, "has_room", lambda: False)
    with WarmScreener(command=child_that("say(good())"), overall=Budget(5)) as screener:
        first = screener.pids()
        assert screener.screen([LOOK]).unknown == ()
        assert screener.pids() != first


def test_pictures_of_many_sizes_keep_one_child_and_its_memory(warm_screener):
    """Networks prepare themselves for each new shape and keep that: 25 sizes once took half a gigabyte more."""
    rng = np.random.default_rng(25)
    first, rows = warm_screener.pids(), ["東京都架空区みなと町1-2-3", "電話 03-0000-1234"]
    held = []
    for _ in range(25):
        width, height = rng.integers(320, 2_000, 2).tolist()
        said = warm_screener.screen([pixels(written(rows, width=width, height=height))])
        assert said.unknown == ()
        held.append(pool.resident_bytes(warm_screener.pids()[0]))
    assert warm_screener.pids() == first
    assert max(held) < pool.MAX_RESIDENT_BYTES
    assert max(held) - held[0] < 100_000_000


def test_the_real_child_stands_behind_walls(warm_screener):
    """No file of anybody's, no socket: only pipes and nothing; and system calls are filtered where the kernel can."""
    place = Path(f"/proc/{warm_screener.pids()[0]}")
    targets = {str(number.readlink()) for number in (place / "fd").iterdir()}
    assert all(target.startswith(("pipe:", "/dev/null", "anon_inode:")) for target in targets), targets
    assert b"SUDARE" not in (place / "environ").read_bytes()
    assert "Seccomp:\t2" in (place / "status").read_text()


WEB = """
import sys
import django
django.setup()
import sudare.config.wiring, sudare.config.urls, sudare.cli.main
loaded = {"openvino", "onnxruntime", "cv2", "zxingcpp"} & set(sys.modules)
sys.exit(", ".join(loaded) or 0)
"""


def test_no_model_is_loaded_where_pages_are_served():
    done = subprocess.run([sys.executable, "-c", WEB], env=dict(os.environ), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


def test_an_answer_is_plain_json():
    assert set(json.loads(wire.pack_answer(wire.Answer(Screening(), is_last=True)))) == wire._KEYS

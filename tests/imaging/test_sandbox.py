"""The walls, from inside; and what the parent does with a child that dies, hangs or lies."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from specimens.pictures import photo, plain_photo
from sudare.imaging import locked, wire
from sudare.imaging.errors import DecoderDied, NoSandbox, TookTooLong
from sudare.imaging.sandbox import Child, Sandbox
from sudare.imaging.terms import Edit, Limits

INSIDE = """
import sys
from sudare.imaging.decoder import lockdown
layers = lockdown.before_imports()
import ctypes, fcntl, mmap, os, socket, subprocess
layers |= lockdown.before_pictures()
{attempt}
"""
FORBIDDEN = {
    "a network connection": "socket.socket(socket.AF_INET, socket.SOCK_STREAM).connect(('127.0.0.1', 9))",
    "a local socket": "socket.socket(socket.AF_UNIX)",
    "a socket pair": "socket.socketpair()",
    "a written file": "open('/tmp/sudare-left-behind', 'w')",
    "an appended file": "open('/tmp', 'ab')",
    "a read secret": "open('/etc/passwd').read()",
    "a listed folder": "os.listdir('/tmp')",
    "a removed file": "os.unlink({path!r})",
    "another program": "os.execv('/bin/true', ['true'])",
    "a child": "subprocess.run(['/bin/true'])",
    "a fork": "os.fork()",
    "a signal to its parent": "os.kill(os.getppid(), 0)",
    "a signal by way of a pipe": "fcntl.fcntl(0, fcntl.F_SETOWN, os.getppid())",
    "executable memory": "mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)",
    "more memory than allowed": "bytearray(4_000_000_000)",
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_inside_the_walls_there_is_no(what, tmp_path):
    victim = tmp_path / "victim"
    victim.write_text("still here")
    attempt = FORBIDDEN[what].format(path=str(victim))
    script = INSIDE.format(
        attempt=f"try:\n    {attempt}\nexcept (OSError, MemoryError) as denied:\n    os._exit(42)\nos._exit(0)"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-c", script], env=locked.ENVIRONMENT, capture_output=True, cwd="/", check=False
    )
    assert done.returncode == 42, done.stderr.decode()
    assert victim.read_text() == "still here"
    assert not Path("/tmp/sudare-left-behind").exists()


def test_no_key_can_be_read_where_the_kernel_knows_no_landlock(tmp_path):
    """The child runs as the user whose master key it is."""
    key = tmp_path / "master.key"
    key.write_text("the master key")
    attempts = (f"open({str(key)!r})", f"os.open({str(key)!r}, os.O_RDONLY)", f"os.listdir({str(tmp_path)!r})")
    script = "import os\nfrom sudare.imaging.decoder import lockdown\nlockdown.before_pictures()\nfree = 0\n" + "".join(
        f"try:\n    {attempt}\n    free += 1\nexcept OSError:\n    pass\n" for attempt in attempts
    )
    command = [sys.executable, "-I", "-c", script + "os._exit(free)"]
    done = subprocess.run(command, env=locked.ENVIRONMENT, capture_output=True, cwd="/", check=False)
    assert done.returncode == 0, done.stderr.decode()


def test_the_walls_that_stand_are_reported(sandbox):
    assert wire.Layer.RLIMITS in sandbox.layers()
    assert sandbox.layers() & (wire.Layer.SECCOMP | wire.Layer.NAMESPACES)


def test_a_child_inherits_neither_environment_nor_files(monkeypatch):
    monkeypatch.setenv("SUDARE_SECRET_KEY", "never")
    with Path(__file__).open("rb") as kept, Sandbox() as pool:
        os.set_inheritable(kept.fileno(), True)
        pool.open(photo())
        place = Path(f"/proc/{pool.pids()[0]}")
        assert b"SUDARE" not in (place / "environ").read_bytes()
        targets = {str(number.readlink()) for number in (place / "fd").iterdir()}
    assert all(target.startswith(("pipe:", "/dev/null")) for target in targets)


def test_a_killed_child_costs_one_picture_at_most():
    with Sandbox() as pool:
        pool.open(photo())
        os.kill(pool.pids()[0], signal.SIGKILL)
        time.sleep(0.1)
        assert pool.open(photo()).media.width_px == 640


def test_a_child_killed_at_work_refuses_that_picture_and_the_pool_lives_on():
    with Sandbox() as pool:
        pool.open(photo())
        victim = pool.pids()[0]
        os.kill(victim, signal.SIGSTOP)
        threading.Timer(0.3, os.kill, (victim, signal.SIGKILL)).start()
        with pytest.raises(DecoderDied):
            pool.open(photo())
        assert pool.open(photo()).media.width_px == 640


def test_a_child_that_hangs_is_killed_in_time():
    with Sandbox(limits=Limits(max_seconds=0.5)) as pool:
        pool.layers()
        os.kill(pool.pids()[0], signal.SIGSTOP)
        start = time.monotonic()
        with pytest.raises(TookTooLong):
            pool.open(photo())
        assert time.monotonic() - start < 10


def test_a_child_that_ends_itself_in_time_says_why():
    ready = wire.READY.pack(wire.MAGIC, 0)
    script = (
        f"import os, sys; os.write(1, {ready!r}); sys.stdin.buffer.read(9); os.kill(os.getpid(), 14); os.read(0, 9)"
    )
    slow = Child((sys.executable, "-I", "-c", script))
    try:
        with pytest.raises(TookTooLong):
            slow.open(photo(), limits=Limits(max_seconds=5))
    finally:
        slow.end()


def test_a_child_is_replaced_after_its_share_of_pictures():
    with Sandbox(pictures_per_child=2) as pool:
        first = pool.pids()
        for _ in range(3):
            pool.open(photo())
        assert pool.pids() != first


PICTURE = wire.PICTURE.pack(0, 640, 480, 1, 0, 0, 0, 0, 4)
LOOKED = wire.ANSWER.pack(wire.MAGIC, wire.Outcome.LOOKED, 0)
HONEST_LOOK = wire.LOOK.pack(640, 480) + bytes(640 * 480 * 3)
OPENED = LOOKED + wire.LOOKS.pack(1, 1) + HONEST_LOOK + wire.ANSWER.pack(wire.MAGIC, wire.Outcome.OPENED, 0)
VEIL = plain_photo(320, 240)
HONEST_RENDITIONS = b"".join(
    wire.RENDITION.pack(number, 0, *size, len(content)) + content
    for number, (size, content) in enumerate(
        [
            ((320, 240), VEIL),
            ((640, 480), plain_photo(640, 480)),
            ((640, 480), plain_photo(640, 480)),
            ((320, 240), VEIL),
        ]
    )
)
LIES = {
    "silence": b"",
    "another language": b"HTTP/1.1 200 OK\r\n\r\n",
    "an unknown outcome": wire.ANSWER.pack(wire.MAGIC, 7, 0),
    "an unknown refusal": wire.ANSWER.pack(wire.MAGIC, wire.Outcome.REFUSED, 200),
    "an unknown format": OPENED + wire.PICTURE.pack(99, 640, 480, 1, 0, 0, 0, 0, 4),
    "a size beyond the limits": OPENED + wire.PICTURE.pack(0, 4_000_000_000, 480, 1, 0, 0, 0, 0, 4),
    "no size": OPENED + wire.PICTURE.pack(0, 0, 0, 0, 0, 0, 0, 0, 4),
    "more facts than kinds": OPENED + wire.PICTURE.pack(0, 640, 480, 1, 255, 0, 0, 0, 4),
    "a fact with markup": OPENED
    + wire.PICTURE.pack(0, 640, 480, 1, 1, 0, 0, 0, 4)
    + wire.FACT.pack(0, 8)
    + b"<script>",
    "a score that is no number": OPENED
    + wire.PICTURE.pack(0, 640, 480, 1, 0, 0, 1, 0, 4)
    + wire.SCORE.pack(0, float("nan")),
    "a rendition without end": OPENED + PICTURE + wire.RENDITION.pack(0, 0, 320, 240, 1 << 60),
    "a rendition larger than its box": OPENED + PICTURE + wire.RENDITION.pack(0, 0, 640, 480, 10),
    "a rendition that is no picture": OPENED + PICTURE + wire.RENDITION.pack(0, 0, 320, 240, 10) + b"<html></ht",
    "a rendition with metadata": OPENED
    + PICTURE
    + wire.RENDITION.pack(0, 0, 320, 240, len(photo(width_px=320, height_px=240)))
    + photo(width_px=320, height_px=240),
    "no looks": LOOKED + wire.LOOKS.pack(0, 1),
    "more looks than anybody may look at": LOOKED + wire.LOOKS.pack(200, 1),
    "a look at the whole of a large picture": LOOKED + wire.LOOKS.pack(1, 1) + wire.LOOK.pack(4000, 3000),
    "looks of more pixels than all may have": LOOKED
    + wire.LOOKS.pack(12, 1)
    + (wire.LOOK.pack(3000, 2000) + bytes(18_000_000)) * 5,
    "a seen-all that is neither yes nor no": LOOKED + wire.LOOKS.pack(1, 2) + HONEST_LOOK,
    "a picture nobody may screen": wire.ANSWER.pack(wire.MAGIC, wire.Outcome.OPENED, 0) + PICTURE + HONEST_RENDITIONS,
    "a look at something smaller than the picture": OPENED.replace(HONEST_LOOK, wire.LOOK.pack(1, 1) + bytes(3))
    + PICTURE
    + HONEST_RENDITIONS,
    "more looks than frames": LOOKED
    + wire.LOOKS.pack(2, 1)
    + HONEST_LOOK * 2
    + wire.ANSWER.pack(wire.MAGIC, wire.Outcome.OPENED, 0)
    + PICTURE
    + HONEST_RENDITIONS,
    "a drawn picture for an opened one": OPENED[: -wire.ANSWER.size]
    + wire.ANSWER.pack(wire.MAGIC, wire.Outcome.DRAWN, 0)
    + wire.DRAWN.pack(640, 480, 1, 4)
    + HONEST_RENDITIONS,
}


def played(said, place):
    """A child that says this, whatever it is asked."""
    script = "import sys; sys.stdout.buffer.write(open(sys.argv[1], 'rb').read()); sys.stdout.flush(); import os; os.close(1); sys.stdin.buffer.read()"
    words = place / "words"
    words.write_bytes(wire.READY.pack(wire.MAGIC, 0) + said)
    return Child((sys.executable, "-I", "-c", script, str(words)))


def test_the_same_words_without_a_lie_are_believed(tmp_path):
    honest = played(OPENED + PICTURE + HONEST_RENDITIONS, tmp_path)
    try:
        opened = honest.open(photo(), limits=Limits(max_seconds=3))
        assert (opened.media.width_px, len(opened.looks), opened.is_all_seen) == (640, 1, True)
    finally:
        honest.end()


@pytest.mark.parametrize("size", [(640, 480), (100, 50), (50, 101)])
def test_a_redrawn_picture_of_another_size_than_the_edit_leaves_is_refused(size, tmp_path):
    drawn = wire.ANSWER.pack(wire.MAGIC, wire.Outcome.DRAWN, 0) + wire.DRAWN.pack(*size, 1, 4) + HONEST_RENDITIONS
    liar = played(drawn, tmp_path)
    try:
        with pytest.raises(DecoderDied):
            liar.redraw(plain_photo(100, 50), Edit(quarter_turns=1), limits=Limits(max_seconds=3))
    finally:
        liar.end()


@pytest.mark.parametrize("lie", LIES)
def test_a_child_that_lies_is_not_believed(lie, tmp_path):
    liar = played(LIES[lie], tmp_path)
    try:
        with pytest.raises(DecoderDied):
            liar.open(photo(), limits=Limits(max_seconds=3))
    finally:
        liar.end()


@pytest.mark.parametrize("last_words", ["", "import sys; sys.stdout.buffer.write(b'not ready'); sys.stdout.flush()"])
def test_a_child_that_never_gets_ready_is_our_trouble_and_not_the_pictures(last_words):
    stillborn = Child((sys.executable, "-I", "-c", last_words))
    try:
        with pytest.raises(NoSandbox):
            stillborn.open(photo(), limits=Limits(max_seconds=3))
    finally:
        stillborn.end()

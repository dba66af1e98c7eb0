"""Against a second real server of another make, ``transformers serve``; run by ``make second-server``, not by ``make test``.

It weighs a gigabyte, too much for every run, and knows no keys: its 401 is said by the door before it, as whoever runs it
must put one there. Everything else here it says itself.
"""

import base64
import io
import os
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest
from PIL import Image

from assistant.desk import a_desk, answered, asked
from assistant.wire import PICTURE, Wire, a_picture, a_prompt, hear, provider
from sudare.assistant import actions
from sudare.assistant.errors import ModelAway, ModelFailed, ModelKeyWrong, ModelOverflow, Stopped
from sudare.assistant.readers.scripted import ScriptedReader, page_of
from sudare.assistant.terms import AnswerState, PictureAsked, Seen
from sudare.imaging.terms import Box
from sudare.kit.ids import new_id

pytestmark = [pytest.mark.django_db, pytest.mark.timeout(900)]

TREE = Path(__file__).parents[2]
PYTHON = os.environ.get("SECOND_PYTHON") or TREE / ".setup/second/bin/python"
START_SECONDS = 600  # torch is slow to load from a cold disk


def a_free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


class Second:
    """The server in a process of its own."""

    def __init__(self, folder: Path) -> None:
        self.name, self.port = str(folder), a_free_port()
        self.log = (folder / "server.log").open("wb")
        script = TREE / "tools/second/server.py"
        self.process = subprocess.Popen([PYTHON, script, folder, str(self.port)], stdout=self.log, stderr=self.log)
        begun = time.monotonic()
        while self.get("/health") is None:
            assert self.process.poll() is None, (folder / "server.log").read_text()
            assert time.monotonic() - begun < START_SECONDS
            time.sleep(0.5)

    def get(self, path: str) -> int | None:
        try:
            return httpx2.get(f"http://127.0.0.1:{self.port}{path}", trust_env=False, timeout=60).status_code
        except httpx2.TransportError:
            return None

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()
        self.log.close()


@pytest.fixture(scope="module")
def running() -> Iterator[list[Second]]:
    servers: list[Second] = []
    yield servers
    for server in servers:
        server.kill()


@pytest.fixture
def second(running, tmp_path_factory) -> Second:
    """One for the whole file, and another where a test has killed it."""
    if not running or running[-1].process.poll() is not None:
        running.append(Second(tmp_path_factory.mktemp("second")))
    return running[-1]


@pytest.fixture
def wire(second) -> Iterator[Wire]:
    found = Wire("127.0.0.1", second.port)
    yield found
    found.close()


def model(wire: Wire, second: Second, **how):
    return provider(wire, **{"model": second.name, "timeout_seconds": 120.0} | how)


def jpeg() -> Seen:
    content = io.BytesIO()
    Image.open(io.BytesIO(PICTURE.content)).convert("RGB").save(content, "JPEG")
    return Seen(new_id(), "image/jpeg", "", content.getvalue())


@pytest.mark.parametrize("picture", [PICTURE, jpeg()], ids=["PNG", "JPEG"])
def test_a_picture_is_shown_as_data_and_noise_comes_back_word_by_word(wire, second, picture):
    told: list[str] = []
    reply = model(wire, second).ask(a_prompt(pictures=(picture,)), on_words=told.append)
    assert (reply.text.isalpha(), reply.tokens_out, reply.was_cut) == (True, 24, True)
    assert len(told) > 3
    assert told == sorted(told, key=len)
    without = model(wire, second).ask(a_prompt(pictures=()), on_words=hear)
    assert reply.tokens_in == without.tokens_in + 4  # what a picture of two by two patches takes
    assert f"data:{picture.media_type};base64,".encode() + base64.b64encode(picture.content) in bytes(wire.sent)


def test_a_schema_it_takes_no_notice_of_does_no_harm(wire, second):
    schema = {"type": "object", "properties": {"answer": {"type": "boolean"}}, "required": ["answer"]}
    assert model(wire, second).ask(a_prompt(schema=schema), on_words=hear).text.isalpha()


def test_whoever_stops_listening_ends_the_work(wire, second):
    def stop(text: str) -> None:
        if len(text) > 3:
            raise Stopped

    with pytest.raises(Stopped):
        model(wire, second, most_tokens=3_000).ask(a_prompt(), on_words=stop)
    begun = time.monotonic()
    assert model(wire, second).ask(a_prompt(), on_words=hear).text  # one thread generates: it is free again
    assert time.monotonic() - begun < 60


def test_it_has_no_list_of_models_and_nobody_asks_for_one(wire, second):
    assert second.get("/v1/models") == 500  # plain text: its cache of models isn't there
    assert model(wire, second).ask(a_prompt(), on_words=hear).text
    assert b"/models" not in bytes(wire.sent)


def test_each_failure_has_its_own_sentence(wire, second):
    with pytest.raises(ModelOverflow):
        model(wire, second).ask(a_prompt(words="long " * 1_000), on_words=hear)
    broken = Seen(new_id(), "image/png", "", PICTURE.content[:40])
    with pytest.raises(ModelAway):  # a plain-text 500
        model(wire, second).ask(a_prompt(pictures=(broken,)), on_words=hear)
    with pytest.raises(ModelFailed) as failed:  # 400, in words of its own
        model(wire, second, model="another").ask(a_prompt(), on_words=hear)
    assert failed.value.code == "model_failed"
    assert model(wire, second).ask(a_prompt(), on_words=hear).text


def test_past_its_end_in_mid_sentence_the_words_are_kept_and_told_as_cut(wire, second):
    reply = model(wire, second, most_tokens=3_000).ask(a_prompt(words="long " * 800, pictures=()), on_words=hear)
    assert reply.was_cut
    assert 0 < len(reply.text) < 300


HTML = b"<html><head><title>401 Authorization Required</title></head></html>"
DOOR = b"HTTP/1.1 401 Unauthorized\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n%s" % (len(HTML), HTML)


@pytest.mark.parametrize("what", ["wrong key", "overflow", "plain text"])
def test_after_any_failure_the_reader_answers_says_so_and_the_conversation_goes_on(cast, wire, second, what):
    picture = a_picture(cast, masked=b"")
    reader, code, chosen = ScriptedReader(is_for_tests=True), "model_key", model(wire, second)
    if what == "wrong key":
        wire.instead = DOOR
        with pytest.raises(ModelKeyWrong):
            chosen.ask(a_prompt(), on_words=hear)
    elif what == "overflow":
        reader = ScriptedReader(lambda _: page_of("total 1,234", *["字" * 120] * 150), is_for_tests=True)
        code = "model_overflow"
    else:
        code = "model_away"
        wire.instead = b"HTTP/1.1 500 Internal Server Error\r\nContent-Length: 21\r\n\r\nInternal Server Error"
    with a_desk(provider=chosen, reader=reader):
        answer = answered(cast.bob, cast.room, picture)
    assert (answer.state, answer.text, answer.reader) == (AnswerState.DONE, "total 1,234", "scripted")
    assert (answer.error, answer.error_words[-1]) == (code, ".")
    assert "fell_back" in answer.warnings
    wire.instead = None
    with a_desk(provider=chosen):
        pointed = PictureAsked(picture.pk, regions=(Box(0.0, 0.0, 1.0, 0.05),))
        then = answered(cast.bob, cast.room, pointed, text="and now", follows=answer.pk)
    assert (then.state, then.error, then.reader) == (AnswerState.DONE, "", second.name)


class Stopping:
    """A model whose asker has had enough at its first words."""

    def __init__(self, inner, stop) -> None:
        self.inner, self.stop, self.card = inner, stop, inner.card

    def ask(self, prompt, *, on_words):
        def hear_once(text: str) -> None:
            self.stop()
            on_words(text)

        return self.inner.ask(prompt, on_words=hear_once)


def test_stopped_in_mid_sentence_it_ends_and_can_be_asked_again(cast, wire, second):
    picture = a_picture(cast, masked=b"")
    chosen = model(wire, second, most_tokens=3_000)
    with a_desk():
        waiting = asked(cast.bob, cast.room, picture)
    with a_desk(provider=Stopping(chosen, lambda: actions.stop(viewer=cast.bob, answer_id=waiting.pk))):
        begun = time.monotonic()
        actions.run(answer_id=waiting.pk)
        waiting.refresh_from_db()
        assert waiting.state == AnswerState.STOPPED
    with a_desk(provider=model(wire, second)):
        again = actions.regenerate(viewer=cast.bob, answer_id=waiting.pk)
        actions.run(answer_id=again.pk)
        again.refresh_from_db()
    assert (again.state, again.error, again.reader) == (AnswerState.DONE, "", second.name)
    assert time.monotonic() - begun < 60  # its one thread didn't go on with what was stopped


def test_a_server_that_dies_in_mid_sentence_leaves_its_words_and_no_silence(wire, second, cast):
    def die(_: str) -> None:
        if second.process.poll() is None:
            second.process.kill()

    reply = model(wire, second, most_tokens=3_000).ask(a_prompt(), on_words=die)
    second.kill()
    assert reply.was_cut
    assert 0 < len(reply.text) < 3_000
    with a_desk(provider=model(wire, second), reader=ScriptedReader(is_for_tests=True)):  # and now nobody is there
        answer = answered(cast.bob, cast.room, a_picture(cast, masked=b""))
    assert (answer.state, answer.error, answer.reader) == (AnswerState.DONE, "model_away", "scripted")
    assert "fell_back" in answer.warnings

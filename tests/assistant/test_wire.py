"""Against a real llama.cpp server: whatever happens on the wire ends in a clear sentence and a usable conversation."""

import base64
import hashlib
import secrets
import string
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from assistant.desk import a_desk, answered
from assistant.wire import KEY, PICTURE, Wire, a_picture, a_prompt, hear, provider
from sudare.assistant import actions
from sudare.assistant.errors import ModelAway, ModelFailed, ModelKeyWrong, ModelOverflow, ModelTooSlow, Stopped
from sudare.assistant.providers.open_ai import OpenAiProvider
from sudare.assistant.readers.scripted import ScriptedReader, page_of
from sudare.assistant.terms import AnswerState, Endpoint, PictureAsked, Seen
from sudare.attachments.actions import desk as attachments_desk
from sudare.attachments.engines.scripted import ScriptedChecker
from sudare.audit.models import Entry
from sudare.imaging.terms import Box, CleanRendition
from sudare.storage import actions as storage
from sudare.storage.terms import Purpose

pytestmark = pytest.mark.django_db


class Llama:
    """The server in a process of its own."""

    def __init__(self, folder: Path) -> None:
        script = Path(__file__).with_name("llama.py")
        self.process = subprocess.Popen(
            [sys.executable, script, folder, KEY],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        lines = iter(self.process.stdout.readline, "")
        listening = next(line for line in lines if line.startswith("LISTENING"))
        self.place = urlsplit(listening.split()[1])

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()
        for stream in (self.process.stdin, self.process.stdout):
            stream.close()


@pytest.fixture(scope="module")
def llama(tmp_path_factory) -> Iterator[Llama]:
    server = Llama(tmp_path_factory.mktemp("llama"))
    yield server
    server.kill()


@pytest.fixture
def wire(llama) -> Iterator[Wire]:
    found = Wire(llama.place.hostname, llama.place.port)
    yield found
    found.close()


def test_a_picture_is_shown_as_data_and_noise_comes_back_word_by_word(wire):
    told: list[str] = []
    reply = provider(wire).ask(a_prompt(), on_words=told.append)
    assert reply.text
    assert len(told) > 3
    assert told == sorted(told, key=len)
    assert reply.tokens_in > 4
    assert reply.tokens_out == 24
    assert reply.was_cut
    assert b"data:image/png;base64," + base64.b64encode(PICTURE.content) in bytes(wire.sent)
    assert b"http://" not in bytes(wire.sent).split(b"\r\n\r\n", 1)[1]


def test_a_schema_the_server_can_hold_the_model_to_gives_json(wire):
    schema = {"type": "object", "properties": {"answer": {"type": "boolean"}}, "required": ["answer"]}
    reply = provider(wire, most_tokens=200).ask(a_prompt(schema=schema), on_words=hear)
    assert reply.text


def test_whoever_stops_listening_ends_the_connection(wire):
    def stop(text: str) -> None:
        if len(text) > 3:
            raise Stopped

    with pytest.raises(Stopped):
        provider(wire, most_tokens=2_000).ask(a_prompt(), on_words=stop)
    assert provider(wire).ask(a_prompt(), on_words=hear).text  # the server's only place is free again


def test_a_server_that_dies_in_mid_sentence_leaves_its_words_and_no_silence(wire, tmp_path):
    doomed = Llama(tmp_path)
    wire.target = (doomed.place.hostname, doomed.place.port)

    def die(text: str) -> None:
        if doomed.process.poll() is None:
            doomed.process.kill()

    reply = provider(wire, most_tokens=3_000).ask(a_prompt(), on_words=die)
    assert reply.was_cut
    assert reply.text
    doomed.kill()


def test_each_failure_has_its_own_sentence(wire, llama):
    with pytest.raises(ModelKeyWrong):
        provider(wire, key="another").ask(a_prompt(), on_words=hear)
    with pytest.raises(ModelOverflow):
        provider(wire).ask(a_prompt(words="long " * 9_000), on_words=hear)
    wire.instead = b"HTTP/1.1 500 Internal Server Error\r\nContent-Length: 4\r\nContent-Type: text/plain\r\n\r\nbad\n"
    with pytest.raises(ModelAway):
        provider(wire).ask(a_prompt(), on_words=hear)
    wire.instead = b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:9/\r\nContent-Length: 0\r\n\r\n"
    with pytest.raises(ModelFailed):
        provider(wire).ask(a_prompt(), on_words=hear)
    wire.instead = b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\nContent-Type: text/html\r\n\r\n<html>"
    with pytest.raises(ModelFailed):
        provider(wire).ask(a_prompt(), on_words=hear)
    wire.instead = b""  # a connection that is dropped
    with pytest.raises(ModelAway):
        provider(wire).ask(a_prompt(), on_words=hear)
    with pytest.raises(ModelFailed):
        OpenAiProvider(Endpoint("http://127.0.0.1:9/v1", "x", tries=1)).ask(a_prompt(), on_words=hear)


def in_stream(*events: str) -> bytes:
    """A stream as a server sends it, with whatever it says in the place of words."""
    said = "".join(f"data: {event}\n\n" for event in events).encode()
    return b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: %d\r\n\r\n%s" % (len(said), said)


def words(text: str, *, ends: str = "null") -> str:
    said = '{"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "noise", "choices": '
    return said + f'[{{"index": 0, "delta": {{"content": "{text}"}}, "finish_reason": {ends}}}]}}'


def test_what_goes_wrong_after_a_200_is_told_as_what_it_is(wire):
    wire.instead = in_stream(words(""), '{"error": "index out of range in self"}')  # transformers, past its positions
    with pytest.raises(ModelOverflow):
        provider(wire).ask(a_prompt(), on_words=hear)
    wire.instead = in_stream('{"error": {"message": "maximum context length is 4096 tokens", "code": 400}}')
    with pytest.raises(ModelOverflow):
        provider(wire).ask(a_prompt(), on_words=hear)
    wire.instead = in_stream(words(""), '{"error": "out of memory"}')
    with pytest.raises(ModelFailed) as failed:
        provider(wire).ask(a_prompt(), on_words=hear)
    assert failed.value.code == "model_failed"


@pytest.mark.parametrize("then", ["", '{"error": "out of memory"}', '{"error": "it said "no""}'])
def test_words_that_never_came_to_an_end_are_kept_and_told_as_cut(wire, then):
    wire.instead = in_stream(words("total 1,2"), *[then] * bool(then))
    reply = provider(wire).ask(a_prompt(), on_words=hear)
    assert (reply.text, reply.was_cut) == ("total 1,2", True)
    wire.instead = in_stream(words("total 1,234"), words("", ends='"stop"'))  # and no [DONE], as not everybody says it
    reply = provider(wire).ask(a_prompt(), on_words=hear)
    assert (reply.text, reply.was_cut) == ("total 1,234", False)


def test_an_unreachable_model_is_asked_again_with_pauses_while_nothing_has_come(wire):
    wire.instead = b"HTTP/1.1 503 Loading\r\nContent-Length: 0\r\n\r\n"
    with pytest.raises(ModelAway):
        provider(wire, tries=2).ask(a_prompt(), on_words=hear)
    assert wire.connections == 2


def test_a_model_that_takes_too_long_is_left(wire):
    with pytest.raises(ModelTooSlow):
        provider(wire, timeout_seconds=0.0, most_tokens=2_000).ask(a_prompt(), on_words=hear)


def test_a_picture_too_large_goes_once_more_and_smaller(wire):
    small = replace(PICTURE, content=PICTURE.content[:60])
    asked_for: list[int] = []

    def smaller() -> tuple[Seen, ...]:
        asked_for.append(1)
        return (small,)

    wire.instead = b"HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\n\r\n"
    with pytest.raises(ModelOverflow):
        provider(wire).ask(a_prompt(smaller=smaller), on_words=hear)
    assert (len(asked_for), wire.connections) == (1, 2)
    assert base64.b64encode(small.content) in bytes(wire.sent)


# --- the whole way -----------------------------------------------------------------------------------------
def canary() -> str:
    return "".join(secrets.choice(string.ascii_letters) for _ in range(30))


def test_cut_in_mid_sentence_keeps_the_words_and_says_so(cast, wire):
    picture = a_picture(cast, masked=b"")
    wire.cut_after = 1_500
    with a_desk(provider=provider(wire, most_tokens=400)):
        answer = answered(cast.bob, cast.room, picture)
        assert answer.state == AnswerState.DONE
        assert {"cut", "fell_back"} & set(answer.warnings)
        wire.cut_after = None
        again = actions.regenerate(viewer=cast.bob, answer_id=answer.pk)
        actions.run(answer_id=again.pk)
        again.refresh_from_db()
        assert (again.state, again.reader) == (AnswerState.DONE, "noise")


@pytest.mark.parametrize("what", ["crash", "wrong key", "overflow", "away"])
def test_after_any_failure_the_reader_answers_says_so_and_the_conversation_goes_on(cast, wire, llama, tmp_path, what):
    picture = a_picture(cast, masked=b"")
    chosen, code = provider(wire), "model_away"
    reader = ScriptedReader(is_for_tests=True)
    if what == "crash":
        doomed = Llama(tmp_path)
        wire.target = (doomed.place.hostname, doomed.place.port)
        doomed.kill()
    elif what == "wrong key":
        chosen, code = provider(wire, key="another"), "model_key"
    elif what == "overflow":
        reader = ScriptedReader(lambda _: page_of("total 1,234", *["字" * 120] * 150), is_for_tests=True)
        code = "model_overflow"
    else:
        wire.instead = b""
    with a_desk(provider=chosen, reader=reader):
        answer = answered(cast.bob, cast.room, picture)
    assert (answer.state, answer.text, answer.reader) == (AnswerState.DONE, "total 1,234", "scripted")
    assert answer.error == code
    assert "fell_back" in answer.warnings
    again = Wire(llama.place.hostname, llama.place.port)
    with a_desk(provider=provider(again)):
        pointed = PictureAsked(picture.pk, regions=(Box(0.0, 0.0, 1.0, 0.05),))
        then = answered(cast.bob, cast.room, pointed, text="and now", follows=answer.pk)
    again.close()
    assert again.connections
    assert then.state == AnswerState.DONE
    assert then.error in {"", "model_failed"}  # noise that the schema holds to JSON is empty at times


def test_a_canary_below_a_mask_reaches_no_server_by_any_path(cast, wire):
    """The full original holds it; what is shown of it doesn't. Every way to ask is tried."""
    below, shown = canary(), canary()
    picture = a_picture(cast, masked=shown.encode())
    original = storage.seal(organisation_id=picture.organisation_id, purpose=Purpose.ORIGINAL, content=below.encode())
    picture.original = original
    picture.verdict = {**(picture.verdict or {}), "keeps_original": True}
    picture.save()
    with a_desk(provider=provider(wire)):
        first = answered(cast.bob, cast.room, picture)
        answered(cast.bob, cast.room, picture, template="receipt")
        answered(cast.bob, cast.room, text="and then", follows=first.pk)
        answered(cast.bob, cast.room, text="once more", replaces=first.pk)
        answered(cast.bob, cast.room, picture, text="not kept", keep=False)
        anew = actions.regenerate(viewer=cast.bob, answer_id=first.pk)
        actions.run(answer_id=anew.pk)
        actions.try_model(viewer=cast.alice)
        point_at_parts(cast, picture)
    with a_desk(provider=provider(wire, has_vision=False)):
        answered(cast.bob, cast.room, picture, text="in words")
    wire.instead = b"HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\n\r\n"
    with a_desk(provider=provider(wire)):
        answered(cast.bob, cast.room, picture, text="smaller")
    left = bytes(wire.sent)
    pictures = [base64.b64decode(part.split(b'"')[0]) for part in left.split(b"data:image/png;base64,")[1:]]
    assert sum(shown.encode() in one for one in pictures) >= 7, "the search would find a canary"
    parts_are_on_record(picture, pictures, shown)
    everything = left + b"".join(pictures)
    assert below.encode() not in everything
    assert b"IMG_0001" not in everything
    for name in (cast.alice.name, cast.bob.name, str(cast.room.pk), str(picture.pk)):
        assert name.encode() not in everything


PART = b"cut from "


def point_at_parts(cast, picture) -> None:
    """Two places of it, which a model gets by themselves as well."""
    pointed = PictureAsked(picture.pk, regions=(Box(0.1, 0.2, 0.3, 0.4), Box(0.5, 0.5, 0.2, 0.2)))
    with parts_cut():
        answered(cast.bob, cast.room, pointed, text="what stands here")


def parts_are_on_record(picture, left: list[bytes], shown: str) -> None:
    """What left as a part is what stands in the log as one, and was cut out of what may be seen."""
    parts = [one for one in left if one.startswith(PART)]
    assert len(parts) == 2
    assert all(shown.encode() in one for one in parts)
    exposures = Entry.objects.filter(subject_id=picture.pk, verb="viewing:rendition:exposed")
    on_record = {one.details["sha256"]: one.details for one in exposures if "part_permille" in one.details}
    assert set(on_record) == {hashlib.sha256(one).hexdigest() for one in parts}
    assert [100, 200, 300, 400] in [one["part_permille"] for one in on_record.values()]


@contextmanager
def parts_cut() -> Iterator[None]:
    """A sandbox that cuts: what it cuts holds all that was shown of the picture."""
    before = attachments_desk.the_checker()

    def cut(content, edit):
        name = repr(edit.crop).encode()
        return {"full": CleanRendition("full", "image/png", 40, 30, PART + name + content)}

    attachments_desk.check_with(ScriptedChecker(redraw=cut, is_for_tests=True))
    try:
        yield
    finally:
        attachments_desk.check_with(before)

"""Any model that speaks OpenAI's protocol: a server on this machine, or one the operator names. Nobody else can.

Borne with, because real servers do it: plain-text 500s, dropped connections, no list of models, overflow told as 400 or
after a 200 in the place of words, no end or one without ``[DONE]``, no JSON schema, control signs between words.
Pictures go as ``data:`` addresses, so that no server fetches anything.
"""

import base64
import time
from collections.abc import Generator
from contextlib import closing
from typing import Any, Final
from urllib.parse import urlsplit

import httpx2
import openai
import structlog

from sudare.assistant.errors import ModelAway, ModelFailed, ModelKeyWrong, ModelOverflow, ModelTooSlow
from sudare.assistant.terms import Card, Endpoint, OnWords, Prompt, ReaderKind, Reply, Seen

log = structlog.get_logger(__name__)

TAKEN: Final = frozenset({"image/png", "image/jpeg"})  # llama.cpp refuses WebP
FIRST_PAUSE_SECONDS: Final = 0.5
CONNECT_SECONDS: Final = 5.0
SILENCE_SECONDS: Final = 60.0  # between two words; reading a large picture takes a small machine that long
MOST_LETTERS: Final = 60_000
_HERE: Final = frozenset({"127.0.0.1", "::1", "localhost"})
_OVERFLOW: Final = ("context", "exceed", "too long", "too many tokens", "n_ctx", "index out of range")
_TOO_LARGE: Final = ("image", "picture", "too large", "size", "dimension", "payload", "pixels")
_NO_SCHEMA: Final = ("response_format", "json_schema", "grammar", "schema", "not supported", "unsupported")
_PROTOCOL: Final = (ValueError, TypeError, AttributeError, LookupError)  # it speaks another one
_TROUBLE: Final = (openai.OpenAIError, httpx2.HTTPError, *_PROTOCOL)

Asked = dict[str, Any]


class _Refused(Exception):
    """The server wants it otherwise: smaller, or without a schema."""

    def __init__(self, *, is_too_large: bool, is_too_long: bool = False) -> None:
        super().__init__()
        self.is_too_large, self.is_too_long = is_too_large, is_too_long


class OpenAiProvider:
    """One endpoint, as configured. Redirects are not followed and proxies of the environment not asked."""

    def __init__(self, endpoint: Endpoint) -> None:
        self._endpoint = endpoint
        host = urlsplit(endpoint.base_url).hostname or ""
        place = "here" if host in _HERE else host
        self.card = Card(endpoint.model or host, ReaderKind.MODEL, endpoint.has_vision, place, endpoint.about)

    def ask(self, prompt: Prompt, *, on_words: OnWords) -> Reply:
        """Ask with everything first; then, where the server refuses, once without the schema and once smaller."""
        deadline = time.monotonic() + self._endpoint.timeout_seconds
        pictures, schema, was_shrunk = prompt.pictures, prompt.schema, False
        while True:
            try:
                return self._patiently(
                    self._request(prompt, pictures, schema), on_words, deadline, is_shrunk=was_shrunk
                )
            except _Refused as refused:
                smaller = prompt.smaller() if refused.is_too_large and pictures and not was_shrunk else ()
                if _is_smaller(smaller, pictures):
                    pictures, was_shrunk = smaller, True
                elif schema is not None and not refused.is_too_long:
                    schema = None
                else:
                    raise (ModelOverflow if refused.is_too_large else ModelFailed) from refused

    def _patiently(self, request: Asked, on_words: OnWords, deadline: float, *, is_shrunk: bool) -> Reply:
        """With growing pauses while nothing has come yet: words once told are not told again. Raises: ModelFailed."""
        pause = FIRST_PAUSE_SECONDS
        for tries_left in reversed(range(self._endpoint.tries)):
            heard = _Heard(on_words, deadline)
            try:
                return self._once(request, heard, deadline, is_shrunk=is_shrunk)
            except ModelFailed as failure:
                if heard.text or not tries_left or not isinstance(failure, ModelAway) or time.monotonic() >= deadline:
                    raise
                time.sleep(min(pause, max(deadline - time.monotonic(), 0)))
                pause *= 2
        raise ModelAway

    def _once(self, request: Asked, heard: "_Heard", deadline: float, *, is_shrunk: bool) -> Reply:
        """One try. Raises: a subclass of ModelFailed; _Refused."""
        try:
            with self._client(deadline) as client, closing(_stream(client, request)) as pieces:
                for piece in pieces:
                    heard.take(piece)
        except _TROUBLE as error:
            if heard.text and not isinstance(error, openai.APIStatusError):
                return heard.reply(was_shrunk=is_shrunk, was_cut=True)
            raise _meant(error) from error
        if not heard.text:
            raise ModelFailed
        return heard.reply(was_shrunk=is_shrunk, was_cut=heard.is_cut or not heard.has_ended)

    def _client(self, deadline: float) -> openai.OpenAI:
        left = max(deadline - time.monotonic(), 1.0)
        timeout = httpx2.Timeout(min(left, SILENCE_SECONDS), connect=min(CONNECT_SECONDS, left))
        return openai.OpenAI(
            base_url=self._endpoint.base_url,
            api_key=self._endpoint.key or "none",
            max_retries=0,  # we wait ourselves, and only while nothing has come
            timeout=timeout,
            http_client=httpx2.Client(timeout=timeout, follow_redirects=False, trust_env=False),
        )

    def _request(self, prompt: Prompt, pictures: tuple[Seen, ...], schema: Any) -> Asked:
        words: list[Asked] = [{"type": "text", "text": prompt.words}]
        asked: Asked = {
            "model": self._endpoint.model,
            "messages": [
                {"role": "system", "content": prompt.rules},
                {"role": "user", "content": [*map(_picture, pictures), *words] if pictures else prompt.words},
            ],
            "max_tokens": self._endpoint.most_tokens,
            "temperature": 0,
            "stream": True,
            "stream_options": {"include_usage": True},
        }
        if schema is not None:
            shape = {"name": "answer", "schema": dict(schema)}
            asked["response_format"] = {"type": "json_schema", "json_schema": shape}
        return asked


class _Heard:
    """What has come so far."""

    def __init__(self, on_words: OnWords, deadline: float) -> None:
        self._on_words, self._deadline = on_words, deadline
        self.text = ""
        self.tokens_in = self.tokens_out = 0
        self.is_cut = self.has_ended = False

    def take(self, piece: Any) -> None:
        """Raises: ModelTooSlow; what the listener raises, which ends the connection."""
        if usage := getattr(piece, "usage", None):
            self.tokens_in, self.tokens_out = usage.prompt_tokens or 0, usage.completion_tokens or 0
        for choice in piece.choices or ():
            self.text += choice.delta.content or ""
            self.is_cut = self.is_cut or choice.finish_reason == "length"
            self.has_ended = self.has_ended or bool(choice.finish_reason)
        if self.text:
            self._on_words(self.text)
        if time.monotonic() > self._deadline:
            raise ModelTooSlow
        if len(self.text) > MOST_LETTERS:
            raise ModelFailed

    def reply(self, *, was_shrunk: bool, was_cut: bool) -> Reply:
        return Reply(self.text, self.tokens_in, self.tokens_out, was_shrunk, was_cut)


def _stream(client: openai.OpenAI, request: Asked) -> Generator[Any, None, None]:
    answer: Any = client.chat.completions.create(**request)
    with answer as pieces:
        yield from pieces


def _picture(seen: Seen) -> Asked:
    """Raises: ModelFailed for a kind models don't take; nothing of the kind is ever handed here."""
    if seen.media_type not in TAKEN:
        raise ModelFailed
    content = base64.b64encode(seen.content).decode()
    return {"type": "image_url", "image_url": {"url": f"data:{seen.media_type};base64,{content}"}}


def _is_smaller(smaller: tuple[Seen, ...], pictures: tuple[Seen, ...]) -> bool:
    return bool(smaller) and sum(len(one.content) for one in smaller) < sum(len(one.content) for one in pictures)


def _meant(error: Exception) -> Exception:
    """What a failure of the client means. Its words are never told: they may quote what was sent."""
    if isinstance(error, openai.APITimeoutError | httpx2.TimeoutException):
        return ModelTooSlow()
    if isinstance(error, openai.APIStatusError):
        return _by_status(error)
    if isinstance(error, openai.APIConnectionError | httpx2.HTTPError):
        return ModelAway()
    return _in_stream(error) if isinstance(error, openai.APIError) else ModelFailed()


def _in_stream(error: openai.APIError) -> Exception:
    """Told after a 200 and in the place of words, as `transformers serve` does with everything, overflow too."""
    told = f"{error.message} {error.body}".lower()
    log.warning("model_refused", status=200)
    return _Refused(is_too_large=True, is_too_long=True) if any(word in told for word in _OVERFLOW) else ModelFailed()


def _by_status(error: openai.APIStatusError) -> Exception:
    status, told = error.status_code, _words(error)
    log.warning("model_refused", status=status)
    if status in {401, 403}:
        return ModelKeyWrong()
    if status == 413:  # noqa: PLR2004  content too large
        return _Refused(is_too_large=True)
    if status in {400, 422} or (status == 500 and any(word in told for word in _NO_SCHEMA)):  # noqa: PLR2004  as llama.cpp tells of a grammar
        is_overflow = any(word in told for word in _OVERFLOW)
        is_too_large = is_overflow or any(word in told for word in _TOO_LARGE)
        return _Refused(is_too_large=is_too_large, is_too_long=is_overflow)
    return ModelAway() if status in {408, 429} or status >= 500 else ModelFailed()  # noqa: PLR2004  worth another try


def _words(error: openai.APIStatusError) -> str:
    try:
        return error.response.text[:4_000].lower()
    except httpx2.StreamError:
        return str(error).lower()[:4_000]

"""LINE's Messaging API through its own kit. It takes seconds and 80 MB to load: only a worker that needs it does."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final, TypeVar

import urllib3
from linebot.v3.messaging import (
    ApiClient,
    Configuration,
    ImageMessage,
    MessagingApi,
    PushMessageRequest,
    ReplyMessageRequest,
    TextMessage,
)
from linebot.v3.messaging.exceptions import ApiException, OpenApiException

from sudare.channels.errors import ContentGone, DoorRefused, DoorUnreachable
from sudare.channels.providers import Picture
from sudare.channels.terms import LINE_PER_CALL, LINE_TEXT_AT_MOST
from sudare.kit.errors import TooLarge

T = TypeVar("T")
SECONDS: Final = 20.0
ALREADY_TOLD: Final = (
    409  # the retry key was taken before. Source: Messaging API reference, "Retry failed API requests"
)
TOO_MANY: Final = 429
BROKEN: Final = 500
STILL_MADE: Final = 202  # the content is being prepared
PIECE_BYTES: Final = 1 << 16


class LineApi:
    """One official account. ``address`` and ``content_address`` are LINE's, or a peer's in tests."""

    def __init__(self, *, token: str, address: str, content_address: str) -> None:
        self._token = token
        self._address = address
        self._content_address = content_address.rstrip("/")

    def push(self, *, to: str, words: Sequence[str], pictures: Sequence[Picture], once: str) -> None:
        parts = [*_texts(words), *(_image(picture) for picture in pictures)]
        for number, start in enumerate(range(0, len(parts), LINE_PER_CALL)):
            request = PushMessageRequest(to=to, messages=parts[start : start + LINE_PER_CALL])
            key = once if number == 0 else _next_key(once, number)
            self._call(partial(_pushed, request=request, key=key))

    def reply(self, *, token: str, words: Sequence[str]) -> None:
        request = ReplyMessageRequest(reply_token=token, messages=_texts(words)[:LINE_PER_CALL])
        self._call(lambda api: api.reply_message(request, _request_timeout=SECONDS))

    def content(self, *, message_id: str, at_most: int) -> bytes:
        """Read to the limit and not a byte further; the kit would read whatever comes."""
        if not message_id.isalnum():
            raise ContentGone
        address = f"{self._content_address}/v2/bot/message/{message_id}/content"
        pool = urllib3.PoolManager(timeout=SECONDS, retries=False)
        try:
            answer = pool.request(
                "GET",
                address,
                headers={"Authorization": f"Bearer {self._token}"},
                preload_content=False,
                redirect=False,
            )
            try:
                return _read(answer, at_most)
            finally:
                answer.release_conn()
        except urllib3.exceptions.HTTPError as error:
            raise DoorUnreachable from error

    def _call(self, ask: Callable[[MessagingApi], Any]) -> None:
        settings = Configuration(access_token=self._token, host=self._address)
        settings.retries = urllib3.Retry(total=0, redirect=0)
        try:
            with ApiClient(settings) as client:
                ask(MessagingApi(client))
        except ApiException as error:
            if error.status != ALREADY_TOLD:
                raise _failure(error.status or 0) from error
        except (urllib3.exceptions.HTTPError, OpenApiException) as error:
            raise DoorUnreachable from error


def _pushed(api: MessagingApi, *, request: PushMessageRequest, key: str) -> None:
    api.push_message(request, x_line_retry_key=key, _request_timeout=SECONDS)


def _texts(words: Sequence[str]) -> list[TextMessage]:
    pieces = [
        text[start : start + LINE_TEXT_AT_MOST] for text in words for start in range(0, len(text), LINE_TEXT_AT_MOST)
    ]
    return [TextMessage(text=piece) for piece in pieces]


def _image(picture: Picture) -> ImageMessage:
    return ImageMessage(original_content_url=picture.address, preview_image_url=picture.small_address)


def _next_key(once: str, number: int) -> str:
    """A further retry key for the next five of the same message."""
    return f"{once[:-2]}{(int(once[-2:], 16) + number) % 256:02x}"


def _read(answer: Any, at_most: int) -> bytes:
    if answer.status == STILL_MADE:
        raise DoorUnreachable
    if answer.status != 200:  # noqa: PLR2004  HTTP's word for "here it is"
        raise _gone_or(answer.status)
    pieces, size = [], 0
    for piece in answer.stream(PIECE_BYTES):
        size += len(piece)
        if size > at_most:
            raise TooLarge
        pieces.append(piece)
    return b"".join(pieces)


def _gone_or(status: int) -> Exception:
    return ContentGone() if status in {404, 410} else _failure(status)


def _failure(status: int) -> Exception:
    return DoorUnreachable() if status >= BROKEN or status in {0, TOO_MANY} else DoorRefused()

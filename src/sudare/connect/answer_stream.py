"""``GET /answers/{id}/stream``: an answer while it comes, as server-sent events."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from functools import partial
from typing import Final
from uuid import UUID

from django.core.handlers.asgi import ASGIRequest

from sudare.accounts.terms import Viewer
from sudare.assistant.access import access_answer
from sudare.assistant.queries import version_of
from sudare.assistant.terms import AT_WORK
from sudare.connect import answering, asking_schemas, threads
from sudare.connect.bare import Receive, Scope, Send, answer_problem, as_caller
from sudare.connect.errors import WrongMethod
from sudare.connect.frames import BYE, HEARTBEAT, RETRY
from sudare.connect.stream import opening

LOOK_EVERY_SECONDS: Final = 0.15
STILL_HERE_AFTER: Final = 100  # looks that found nothing new: fifteen seconds
LONGEST_LOOKS: Final = 6_000  # a quarter of an hour; whoever still waits comes back
SLOW_SECONDS: Final = 20.0


async def answer_stream(scope: Scope, receive: Receive, send: Send, *, answer_id: UUID) -> None:
    """Tell somebody their answer as it grows, until it has ended or they go. Each frame holds the answer as it is."""
    if scope["method"] != "GET":
        await answer_problem(send, WrongMethod(), headers={"Allow": "GET"})
        return
    first = await as_caller(scope, partial(_look, answer_id=answer_id))
    await send(opening())
    listening = asyncio.create_task(_until_gone(receive))
    try:
        await _send(send, RETRY)
        async for frame in _frames(scope, first, answer_id):
            if listening.done():
                return
            await _send(send, frame)
        await send({"type": "http.response.body", "body": BYE})
    except (TimeoutError, OSError):
        pass  # nobody reads any more
    finally:
        listening.cancel()
        with suppress(asyncio.CancelledError):
            await listening


async def _frames(scope: Scope, first: asking_schemas.Answer, answer_id: UUID) -> AsyncIterator[bytes]:
    """The answer at once, and again whenever it changed. Permission is looked at anew for every frame."""
    told, quiet = first, 0
    yield _frame(told)
    for _ in range(LONGEST_LOOKS):
        if told.state not in AT_WORK:
            return
        await asyncio.sleep(LOOK_EVERY_SECONDS)
        if await threads.in_thread(partial(version_of, answer_id)) == told.version:
            quiet += 1
            if quiet % STILL_HERE_AFTER == 0:
                yield HEARTBEAT
            continue
        told = await as_caller(scope, partial(_look, answer_id=answer_id))
        yield _frame(told)


def _look(_request: ASGIRequest, viewer: Viewer, *, answer_id: UUID) -> asking_schemas.Answer:
    return answering.answer(access_answer(viewer=viewer, answer_id=answer_id), viewer=viewer)


def _frame(told: asking_schemas.Answer) -> bytes:
    """``event`` is the state; ``id`` the answer's version."""
    return b"id: %d\nevent: %s\ndata: %s\n\n" % (
        told.version,
        told.state.value.encode(),
        told.model_dump_json().encode(),
    )


async def _send(send: Send, frame: bytes) -> None:
    async with asyncio.timeout(SLOW_SECONDS):
        await send({"type": "http.response.body", "body": frame, "more_body": True})


async def _until_gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass

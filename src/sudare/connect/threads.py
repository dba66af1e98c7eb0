"""Where bare ASGI doors touch the database: a few threads of their own, each connection closed after use."""

import asyncio
import contextvars
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Final, TypeVar

from django.db import close_old_connections

T = TypeVar("T")

THREADS: Final = 8  # many streams may knock at once; SQLite writes one at a time anyway
_pool = ThreadPoolExecutor(max_workers=THREADS, thread_name_prefix="door")


async def in_thread(work: Callable[[], T]) -> T:
    """Run ``work`` off the event loop, with this task's language and log context."""
    context = contextvars.copy_context()
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(_pool, partial(context.run, with_fresh_connection, work))


def with_fresh_connection(work: Callable[..., T], *args: object, **named: object) -> T:
    """Do ``work``; what Django does around a request, for work that has none."""
    close_old_connections()
    try:
        return work(*args, **named)
    finally:
        close_old_connections()

"""Many listeners in a process of their own, so cheap that what is measured is the server and not them."""

import asyncio
import re
import time
from collections.abc import Sequence
from multiprocessing.connection import Connection
from typing import Final

STAMP: Final = re.compile(rb'"text":"sent at (\d+)"')
OPENING: Final = b"retry: 1500"
TAIL_BYTES: Final = 64  # a stamp may be cut in two by the network
CONNECT_AT_ONCE: Final = 20


class Ear(asyncio.Protocol):
    """One open stream: notes how long each stamped message was on its way, in nanoseconds."""

    def __init__(self, request: bytes, heard: list[int]) -> None:
        self.request = request
        self.heard = heard
        self.is_open = asyncio.get_running_loop().create_future()
        self.tail = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        transport.write(self.request)  # type: ignore[attr-defined]  # a stream's transport can

    def data_received(self, data: bytes) -> None:
        arrived = time.monotonic_ns()
        text = self.tail + data
        last = 0
        for stamp in STAMP.finditer(text):
            self.heard.append(arrived - int(stamp[1]))
            last = stamp.end()
        self.tail = text[last:][-TAIL_BYTES:]
        if not self.is_open.done() and OPENING in text:
            self.is_open.set_result(None)

    def connection_lost(self, exc: Exception | None) -> None:
        if not self.is_open.done():
            self.is_open.set_exception(exc or ConnectionError("the stream was refused"))


def listen(port: int, path: str, cookies: Sequence[str], pipe: Connection) -> None:
    """Open a stream for each cookie, say *ready*, and hand over what was heard when told to stop."""
    asyncio.run(_listen(port, path, cookies, pipe))


async def _listen(port: int, path: str, cookies: Sequence[str], pipe: Connection) -> None:
    heard: list[int] = []
    gate = asyncio.Semaphore(CONNECT_AT_ONCE)
    loop = asyncio.get_running_loop()

    async def open_one(cookie: str) -> None:
        request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nCookie: {cookie}\r\n\r\n".encode()
        async with gate:
            _, ear = await loop.create_connection(lambda: Ear(request, heard), "127.0.0.1", port)
            await ear.is_open

    await asyncio.gather(*(open_one(cookie) for cookie in cookies))
    pipe.send("ready")
    await loop.run_in_executor(None, pipe.recv)
    pipe.send(heard)

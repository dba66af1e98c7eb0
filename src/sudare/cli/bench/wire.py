"""HTTP by hand, over one kept connection each: so cheap that what is measured is the server and not whoever asks."""

import asyncio
import json
import time
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import Any, Final

TOO_LONG_SECONDS: Final = 30.0
LINE_MAX: Final = 1 << 20


class Wire:
    """Somebody's connection. ``times`` collects how many milliseconds each named call took."""

    def __init__(self, port: int, headers: dict[str, str], times: dict[str, list[float]]) -> None:
        self.port = port
        self.headers = headers
        self.times = times
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, name: str, method: str, path: str, body: Any = None, *, key: str = "") -> tuple[int, Any]:
        """One request; its status and what came back. Raises: OSError, TimeoutError."""
        begun = time.perf_counter()
        try:
            async with asyncio.timeout(TOO_LONG_SECONDS):
                reader = await self._send(method, path, body, key)
                status, content = await self._receive(reader)
        except TimeoutError:
            self.close()  # what still comes belongs to a question nobody waits for any more
            raise
        self.times.setdefault(name, []).append((time.perf_counter() - begun) * 1000)
        is_json = content[:1] in {b"{", b"["}
        return status, json.loads(content) if is_json else content

    async def listen(self, path: str) -> AsyncIterator[tuple[str, Any]]:
        """Kinds and contents of a stream's events, until it ends or nobody listens any more."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port, limit=LINE_MAX)
        try:
            writer.write(self._request("GET", path, b"", ""))
            kind = ""
            while line := await reader.readline():
                words = line.decode(errors="replace").rstrip("\r\n")
                if words.startswith("event: "):
                    kind = words[7:]
                elif words.startswith("data: ") and kind:
                    yield kind, json.loads(words[6:])
                    kind = ""
        finally:
            writer.close()

    def close(self) -> None:
        if self._streams:
            self._streams[1].close()
            self._streams = None

    async def _send(self, method: str, path: str, body: Any, key: str) -> asyncio.StreamReader:
        if self._streams is None or self._streams[0].at_eof():
            self._streams = await asyncio.open_connection("127.0.0.1", self.port, limit=LINE_MAX)
        reader, writer = self._streams
        content = b"" if body is None else json.dumps(body).encode()
        writer.write(self._request(method, path, content, key))
        with suppress(ConnectionError):
            await writer.drain()
        return reader

    def _request(self, method: str, path: str, content: bytes, key: str) -> bytes:
        fields = {"Host": f"127.0.0.1:{self.port}", "Accept-Language": "en"} | self.headers
        if content:
            fields |= {"Content-Type": "application/json"}
        if method != "GET":
            fields |= {"Content-Length": str(len(content))}
        if key:
            fields |= {"Idempotency-Key": key}
        head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
        return f"{method} {path} HTTP/1.1\r\n{head}\r\n".encode() + content

    async def _receive(self, reader: asyncio.StreamReader) -> tuple[int, bytes]:
        try:
            head = await reader.readuntil(b"\r\n\r\n")
        except asyncio.IncompleteReadError as gone:
            self.close()
            raise ConnectionError("the server closed the connection") from gone
        first, *lines = head.decode("latin-1").split("\r\n")
        fields = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}
        if fields.get("transfer-encoding") == "chunked":
            content = await _chunks(reader)
        else:
            content = await reader.readexactly(int(fields.get("content-length", "0")))
        if fields.get("connection") == "close":
            self.close()
        return int(first.split()[1]), content


async def _chunks(reader: asyncio.StreamReader) -> bytes:
    whole = b""
    while size := int((await reader.readline()).strip() or b"0", 16):
        whole += await reader.readexactly(size)
        await reader.readexactly(2)
    await reader.readline()
    return whole

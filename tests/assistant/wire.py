"""The wire between us and a server of models: everything that leaves is kept, and it can be cut in mid-sentence."""

import socket
import threading
from contextlib import suppress

import factories
from sudare.assistant.actions.trying import self_test_picture
from sudare.assistant.providers.open_ai import OpenAiProvider
from sudare.assistant.terms import Endpoint, Prompt, Seen
from sudare.attachments.models import Rendition
from sudare.kit.ids import new_id
from sudare.storage import actions as storage
from sudare.storage.terms import Purpose

KEY = "a-key-of-the-tests"
PICTURE = Seen(new_id(), "image/png", "", self_test_picture())


class Wire:
    """A door on this machine before a server's own. ``sent``: all bytes that went to it; ``cut_after``: of answers."""

    def __init__(self, host: str, port: int) -> None:
        self.target = (host, port)
        self.sent = bytearray()
        self.cut_after: int | None = None
        self.instead: bytes | None = None  # answered in the server's place
        self.connections = 0
        self._socket = socket.socket()
        self._socket.bind(("127.0.0.1", 0))
        self._socket.listen(16)
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}/v1"
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        self._socket.close()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._socket.accept()
            except OSError:
                return
            self.connections += 1
            threading.Thread(target=self._carry, args=(client,), daemon=True).start()

    def _carry(self, client: socket.socket) -> None:
        if self.instead is not None:
            self._answer_instead(client)
            return
        try:
            server = socket.create_connection(self.target, timeout=20)
        except OSError:
            client.close()
            return
        back = threading.Thread(target=self._answers, args=(server, client), daemon=True)
        back.start()
        try:
            while piece := client.recv(65_536):
                self.sent += piece
                server.sendall(piece)
        except OSError:
            pass
        finally:
            shut(server)

    def _answers(self, server: socket.socket, client: socket.socket) -> None:
        left = self.cut_after
        try:
            while piece := server.recv(4_096):
                if left is not None and len(piece) >= left:
                    client.sendall(piece[:left])
                    break
                left = None if left is None else left - len(piece)
                client.sendall(piece)
        except OSError:
            pass
        finally:
            shut(client)
            shut(server)

    def _answer_instead(self, client: socket.socket) -> None:
        client.settimeout(5)
        heard = bytearray()
        try:
            while b"\r\n\r\n" not in heard:
                heard += client.recv(65_536)
            head, _, body = heard.partition(b"\r\n\r\n")
            length = int(
                next(line.split(b":")[1] for line in head.split(b"\r\n") if line.lower().startswith(b"content-length"))
            )
            while len(body) < length:
                body += client.recv(65_536)
            self.sent += head + body
            client.sendall(self.instead or b"")
        except (OSError, StopIteration):
            pass
        finally:
            shut(client)


def shut(connection: socket.socket) -> None:
    with suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)
    connection.close()


def provider(wire: Wire, **how) -> OpenAiProvider:
    chosen = {"model": "noise", "key": KEY, "timeout_seconds": 30.0, "tries": 1, "most_tokens": 24} | how
    return OpenAiProvider(Endpoint(base_url=wire.url, **chosen))


def a_prompt(**how) -> Prompt:
    return Prompt(**{"rules": "Answer.", "words": "What is this?", "pictures": (PICTURE,)} | how)


def hear(_: str) -> None:
    """Listen to nothing."""


def a_picture(cast, *, masked: bytes) -> object:
    """Sent, with a PNG a server can open as what is shown of it, and its full rendition holding ``masked`` words."""
    picture = factories.a_sent_picture(uploader=cast.alice, room=cast.room)
    for rendition in Rendition.objects.filter(attachment=picture):
        content = PICTURE.content + masked
        sealed = storage.seal(organisation_id=picture.organisation_id, purpose=Purpose.RENDITION, content=content)
        Rendition.objects.filter(pk=rendition.pk).update(
            sealed=sealed, media_type="image/png", sha256=f"{rendition.name:0<64}"
        )
    return picture

"""The other sides, true to their protocols, on this machine: LINE's API, a mail server, a mailbox.

LINE's is written after its reference (docs for Messaging API); mail goes through aiosmtpd and pymap, which are real.
"""

import base64
import email.policy
import hashlib
import hmac
import imaplib
import json
import re
import socket
import subprocess
import sys
import threading
import time
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count

import aiosmtpd.controller

TOKEN = "a-channel-access-token"
SECRET = "a-channel-secret"
_number = count(1)


class LinePeer:
    """LINE's servers: messages pushed and replied, contents kept, calls signed."""

    def __init__(self) -> None:
        self.told: list[dict] = []
        self.contents: dict[str, bytes] = {}
        self.retry_keys: set[str] = set()
        self.reply_tokens: set[str] = set()
        self.asked_for: list[str] = []
        self.answers_with = 0  # a status to fail with, or 0
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Knock)
        self.server.peer = self
        self.base = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    def call(self, *events: dict) -> tuple[bytes, str]:
        """The body of a call to a webhook, and its signature."""
        body = json.dumps({"destination": "U" + "0" * 32, "events": list(events)}, ensure_ascii=False).encode()
        return body, base64.b64encode(hmac.new(SECRET.encode(), body, hashlib.sha256).digest()).decode()

    def event(self, kind: str = "message", *, person: str = "U" + "a" * 32, **more) -> dict:
        number = next(_number)
        token = f"reply{number:027d}"
        self.reply_tokens.add(token)
        return {
            "type": kind,
            "mode": "active",
            "timestamp": int(time.time() * 1000),
            "source": {"type": "user", "userId": person},
            "webhookEventId": f"01H{number:023d}",
            "deliveryContext": {"isRedelivery": False},
            "replyToken": token,
        } | more

    def words(self, text: str, **more) -> dict:
        return self.event(message={"id": str(10**17 + next(_number)), "type": "text", "text": text}, **more)

    def picture(self, content: bytes, **more) -> dict:
        known = str(10**17 + next(_number))
        self.contents[known] = content
        return self.event(message={"id": known, "type": "image", "contentProvider": {"type": "line"}}, **more)


class Knock(BaseHTTPRequestHandler):
    """One call to LINE's servers."""

    @property
    def peer(self) -> LinePeer:
        return self.server.peer

    def log_message(self, *_):
        pass

    def do_GET(self):
        found = re.fullmatch(r"/v2/bot/message/(\d+)/content", self.path)
        self.peer.asked_for.append(self.path)
        if self._refused():
            return
        if found is None or found[1] not in self.peer.contents:
            self._answer(404, {"message": "Not found"})
            return
        self._answer(200, content=self.peer.contents[found[1]])

    def do_POST(self):
        said = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if not self._refused():
            self._answer(*self._told(said, self.headers.get("X-Line-Retry-Key", "")))

    def _told(self, said: dict, key: str) -> tuple[int, dict]:
        if key and not re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", key):
            return 400, {"message": "invalid retry key"}
        if key in self.peer.retry_keys:
            return 409, {"message": "The retry key is already accepted"}
        if not _are_messages(said.get("messages")):
            return 400, {"message": "The request body has 1 error(s)"}
        if self.path == "/v2/bot/message/reply" and said.get("replyToken") not in self.peer.reply_tokens:
            return 400, {"message": "Invalid reply token"}
        self.peer.reply_tokens.discard(said.get("replyToken"))
        if key:
            self.peer.retry_keys.add(key)
        self.peer.told.append({"way": self.path.rpartition("/")[2], **said})
        return 200, {"sentMessages": [{"id": "1", "quoteToken": "q"}]}

    def _refused(self) -> bool:
        if self.headers.get("Authorization") != f"Bearer {TOKEN}":
            self._answer(401, {"message": "Authentication failed"})
        elif self.peer.answers_with:
            self._answer(self.peer.answers_with, {"message": "not now"})
        else:
            return False
        return True

    def _answer(self, status: int, said: object = None, content: bytes | None = None) -> None:
        body = json.dumps(said or {}).encode() if content is None else content
        self.send_response(status)
        self.send_header("Content-Type", "application/json" if content is None else "image/jpeg")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def _are_messages(messages: object) -> bool:
    """One to five, each as LINE takes it: texts of 1 to 5,000 characters, pictures at https addresses."""
    if not isinstance(messages, list) or not 0 < len(messages) <= 5:
        return False
    return all(
        (one.get("type") == "text" and 0 < len(one.get("text", "")) <= 5000)
        or (
            one.get("type") == "image"
            and all(one.get(name, "").startswith("https://") for name in ("originalContentUrl", "previewImageUrl"))
        )
        for one in messages
    )


class MailPeer:
    """A mail server that keeps what it is given."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []
        self.envelopes: list[tuple[str, list[str]]] = []
        self.refuses_with = ""
        self.controller = aiosmtpd.controller.Controller(self, hostname="127.0.0.1", port=_free_port())
        self.controller.start()
        self.port = self.controller.port

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        if self.refuses_with:
            return self.refuses_with
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        self.letters.append(email.message_from_bytes(envelope.content, policy=email.policy.SMTP))
        self.envelopes.append((envelope.mail_from, envelope.rcpt_tos))
        return "250 kept"

    def close(self) -> None:
        if self.controller.loop is not None and not self.controller.loop.is_closed():
            self.controller.stop()


class MailboxPeer:
    """A real IMAP server in a process of its own, with one mailbox in memory."""

    USER, PASSWORD = "desk", "a mailbox password"

    def __init__(self) -> None:
        self.port = _free_port()
        arguments = ["--host", "127.0.0.1", "--port", str(self.port), "--no-tls", "--no-service", "managesieve", "dict"]
        people = ["--demo-data", "--demo-user", self.USER, "--demo-password", self.PASSWORD]
        start = "from pymap.main import main; main()"
        self.child = subprocess.Popen(
            [sys.executable, "-c", start, *arguments, *people], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL
        )
        while not self._stands():
            if self.child.poll() is not None:
                raise AssertionError(self.child.stderr.read().decode())
            time.sleep(0.02)

    def _stands(self) -> bool:
        try:
            socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
        except OSError:
            return False
        return True

    def put(self, content: bytes) -> None:
        client = imaplib.IMAP4("127.0.0.1", self.port)
        client.login(self.USER, self.PASSWORD)
        answer, said = client.append("INBOX", None, None, content)
        assert answer == "OK", said
        client.logout()

    def close(self) -> None:
        self.child.terminate()
        self.child.wait(10)
        self.child.stderr.close()


def a_letter(
    *, sender: str = "Hana <hana@example.com>", text: str = "Is this still under warranty?", **more
) -> EmailMessage:
    """``more``: headers, with underscores for hyphens; ``pictures``: contents of attached files."""
    mail = EmailMessage(policy=email.policy.SMTP)
    pictures = more.pop("pictures", ())
    headers = {
        "From": sender,
        "To": "desk@example.com",
        "Subject": "A question",
        "Message-ID": f"<{next(_number)}@example.com>",
    }
    for name, value in (headers | {name.replace("_", "-"): value for name, value in more.items()}).items():
        mail[name] = value
    mail.set_content(text)
    for number, content in enumerate(pictures):
        mail.add_attachment(content, maintype="image", subtype="jpeg", filename=f"IMG_{number}.jpg")
    return mail


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]

"""Push services and chat tools on this machine: each decrypts or reads what a real one would."""

import base64
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import http_ece
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec


class WebPeer:
    """Keeps what it is posted, and answers as told."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, dict[str, str], bytes]] = []
        self.status, self.location = 201, ""
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Knock)
        self.server.peer = self
        self.place = f"127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()


class Knock(BaseHTTPRequestHandler):
    def log_message(self, *_):
        pass

    def do_POST(self):
        peer = self.server.peer
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        peer.heard.append((self.path, {name.lower(): value for name, value in self.headers.items()}, body))
        self.send_response(peer.status)
        if peer.location:
            self.send_header("Location", peer.location)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"{}")


class Browser:
    """A browser's side of web push: its keys, and what it reads (RFC 8291)."""

    def __init__(self, place: str) -> None:
        self.private = ec.generate_private_key(ec.SECP256R1())
        self.auth = b"0123456789abcdef"
        point = self.private.public_key().public_bytes(
            serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
        )
        self.subscription = {
            "endpoint": f"http://{place}/push/{id(self)}",
            "keys": {"p256dh": _text(point), "auth": _text(self.auth)},
        }

    def reads(self, body: bytes) -> dict:
        plain = http_ece.decrypt(body, private_key=self.private, auth_secret=self.auth, version="aes128gcm")
        return json.loads(plain)


def _text(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()

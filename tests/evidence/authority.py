"""A time stamping authority on the loopback: a root, a stamping certificate below it, and `openssl ts` behind HTTP."""

import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

CONFIG = """
[tsa]
default_tsa = here
[here]
serial = {folder}/serial
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ess_cert_id_alg = sha256
[stamping]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
"""


def _run(folder: Path, command: str, **more) -> bytes:
    return subprocess.run(["openssl", *command.split()], cwd=folder, check=True, capture_output=True, **more).stdout


class Authority:
    """``answer`` gives the raw answer to a raw request."""

    def __init__(self, folder: Path, *, name: str = "Aozora Test Time") -> None:
        folder.mkdir()
        self.folder, self.root = folder, folder / "root.pem"
        (folder / "ts.cnf").write_text(CONFIG.format(folder=folder))
        (folder / "serial").write_text("01\n")
        curve = "-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes"
        plain = name.replace(" ", "")
        _run(folder, f"req -x509 {curve} -keyout root.key -out root.pem -days 30 -subj /CN={plain}Root")
        _run(folder, f"req -new {curve} -keyout tsa.key -out tsa.csr -subj /CN={plain}")
        signing = "x509 -req -in tsa.csr -CA root.pem -CAkey root.key -CAcreateserial -out tsa.pem -days 30"
        _run(folder, f"{signing} -extfile ts.cnf -extensions stamping")

    def answer(self, request: bytes) -> bytes:
        (self.folder / "query").write_bytes(request)
        return _run(
            self.folder,
            "ts -reply -config ts.cnf -section here -queryfile query -signer tsa.pem -inkey tsa.key -chain root.pem",
        )

    @contextmanager
    def serving(self, answer=None) -> Iterator[str]:
        with served(answer or self.answer) as url:
            yield url


@contextmanager
def served(answer) -> Iterator[str]:
    """An address that answers each POST with ``answer(body)``; an exception there is a 500."""

    class Door(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            try:
                said, status = answer(body), 200
            except ConnectionError:
                said, status = b"down", 500
            self.send_response(status)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.send_header("Content-Length", str(len(said)))
            self.end_headers()
            self.wfile.write(said)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()

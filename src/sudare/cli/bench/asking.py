"""``sudare bench asking``: from putting a question to the first words of its answer, and to its end, over real HTTP."""

import http.client
import json
import os
import statistics
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Annotated, Any, Final
from uuid import UUID

import typer
from rich.console import Console
from rich.table import Table

from sudare.cli.bench.premises import CSRF, Premises, open_premises

API: Final = "/api/v1"
WEAR: Final = "photographed"
LAYOUTS: Final = ("cafe", "supermarket", "taxi", "restaurant", "bookshop", "parking", "invoice", "hotel")
QUESTIONS: Final = (
    "合計はいくらですか",
    "いつの領収書ですか",
    "Where was this bought?",
    "お釣りはいくらですか",
    "Is there a discount for students?",
    "電話番号は何番ですか",
    "What was paid in cash?",
    "消費税はいくらですか",
)
BARS: Final = {"first": 4.0, "cold": 4.0, "read": 1.0}  # seconds to the first words
PATIENCE_SECONDS: Final = 120.0
LOOK_EVERY_SECONDS: Final = 0.1
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")]


@dataclass(frozen=True, slots=True)
class Taken:
    """How long one answer took. ``kind``: first after a start, cold (never read), read (another question before)."""

    kind: str
    picture: str
    first_words_seconds: float
    end_seconds: float
    state: str


class Caller:
    """One person's browser, as far as asking goes."""

    def __init__(self, premises: Premises) -> None:
        self.port, self.room_id, self.cookie = premises.port, premises.room_id, premises.cookies[0]

    def call(self, method: str, path: str, body: bytes = b"", **headers: str) -> http.client.HTTPResponse:
        """Raises: ``RuntimeError`` when it is refused."""
        wire = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_SECONDS)
        own = {"Cookie": self.cookie, "X-CSRFToken": CSRF} | {
            name.replace("_", "-"): to for name, to in headers.items()
        }
        wire.request(method, API + path, body, own)
        answer = wire.getresponse()
        if answer.status >= http.client.BAD_REQUEST:
            raise RuntimeError(f"{method} {path} was answered with {answer.status}: {answer.read()[:300]!r}")
        return answer

    def told(self, method: str, path: str, body: Any = None) -> dict[str, Any]:
        content = b"" if body is None else json.dumps(body).encode()
        said: dict[str, Any] = json.loads(self.call(method, path, content, Content_Type="application/json").read())
        return said

    def send(self, picture: bytes) -> str:
        """Upload, wait for the check, and confirm: a picture one may ask about."""
        sizes = {"Tus_Resumable": "1.0.0", "Upload_Length": str(len(picture))}
        begun = self.call("POST", "/uploads/tus", picture, Content_Type="application/offset+octet-stream", **sizes)
        begun.read()
        attachment = UUID((begun.getheader("Location") or "").rpartition("/")[2])
        until = time.monotonic() + PATIENCE_SECONDS
        while (shown := self.told("GET", f"/attachments/{attachment}"))["state"] in {
            "received",
            "checking",
            "uploading",
        }:
            if time.monotonic() > until:
                raise RuntimeError("the picture wasn't checked")
            time.sleep(LOOK_EVERY_SECONDS)
        if shown["state"] == "checked":
            self.told("POST", f"/attachments/{attachment}/confirm", {})
        return str(attachment)

    def ask(self, attachment: str, **what: str) -> tuple[float, float, str]:
        """Seconds from the question to the first words and to the end, and how it ended."""
        body = {"pictures": [{"attachment": attachment}], "language": "ja", **what}
        begun = time.perf_counter()
        answer = self.told("POST", f"/rooms/{self.room_id}/questions", body)
        first = 0.0
        for told in self._heard(answer["id"]):
            answer = told
            if told["text"] and not first:
                first = time.perf_counter() - begun
        return first, time.perf_counter() - begun, answer["state"]

    def _heard(self, answer_id: str) -> Iterator[dict[str, Any]]:
        """What the answer's stream tells, until it ends; on a connection of its own, as a browser has it."""
        wire = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_SECONDS)
        wire.request("GET", f"{API}/answers/{answer_id}/stream", headers={"Cookie": self.cookie})
        stream = wire.getresponse()
        for line in stream:
            if line.startswith(b"event: bye"):
                break
            if line.startswith(b"data: {") and "text" in (told := json.loads(line[6:])):
                yield told
        wire.close()


def asking(as_json: AsJson = False) -> None:
    """Seconds to the first words and to the end: right after a start, of a picture never read, and of one read before.

    Uses a house of its own with one worker, and receipts drawn here.
    """
    console = Console(stderr=True)
    with console.status("Furnishing a house with a worker …"), open_premises(people=1, has_worker=True) as premises:
        taken = list(_taken(Caller(premises), console))
    _report(taken, as_json=as_json)


def _taken(caller: Caller, console: Console) -> Iterator[Taken]:
    for number, layout in enumerate(LAYOUTS):
        picture = caller.send(drawn(layout))
        kind = "cold" if number else "first"
        yield Taken(kind, layout, *caller.ask(picture, template="receipt"))
        yield Taken("read", layout, *caller.ask(picture, text=QUESTIONS[number % len(QUESTIONS)]))
        console.log(layout)


def drawn(layout: str) -> bytes:
    """A receipt as a phone photographs it, JPEG."""
    from sudare.specimens.receipts.sets import jpeg, receipt  # draws; whoever only asks for help needs no pen

    return jpeg(receipt(layout, 0, worn=WEAR))


def _report(taken: Sequence[Taken], *, as_json: bool) -> None:
    if as_json:
        rows = [asdict(one) for one in taken]
        typer.echo(json.dumps({"answers": rows, "load": [round(each, 2) for each in os.getloadavg()]}))
        return
    table = Table("asked", "answers", "first words: median s", "worst s", "end: median s", "worst s", "bar s")
    for kind, bar in BARS.items():
        those = [one for one in taken if one.kind == kind]
        first, end = [one.first_words_seconds for one in those], [one.end_seconds for one in those]
        cells = (statistics.median(first), max(first), statistics.median(end), max(end))
        table.add_row(kind, str(len(those)), *(f"{each:.2f}" for each in cells), f"{bar:.1f}")
    Console().print(table)
    typer.echo(f"load {os.getloadavg()[0]:.2f}")

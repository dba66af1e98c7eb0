"""What a person reads when Sudare has started: where to go, and how to sign in."""

import contextlib
import http.client
import socket
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rich.console import Console, Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from sudare.cli.words import say

if TYPE_CHECKING:
    from sudare.cli.demo.sign_ins import SignIn

BAMBOO = "green"  # one of the sixteen colours of every terminal, readable on light and dark grounds
ROLES = {"owner": "Owner", "supervisor": "Supervisor", "agent": "Staff", "member": "Member"}
PATIENCE_SECONDS = 60.0
ASK_EVERY_SECONDS = 0.1


@dataclass(frozen=True)
class Welcome:
    """The board at the door."""

    address: str
    setup_path: str | None = None
    sign_ins: "list[SignIn]" = field(default_factory=list)

    def show_once_it_answers(self, listening: socket.socket) -> None:
        """Wait for the web process, then show the board: an address that doesn't answer yet helps nobody."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < deadline:
            if _answers(listening):
                self.show(Console())
                return
            time.sleep(ASK_EVERY_SECONDS)
        Console(stderr=True).print(
            say("Sudare doesn't answer. The lines above say why; `sudare doctor` looks further.")
        )

    def show(self, console: Console) -> None:
        """The link stands under the board and whole: a frame would break it in two, and nobody could copy it."""
        console.print(self.board())
        if self.setup_path:
            console.print(say("Begin here, once"), style="bold")
            console.print(
                f"{self.address.rstrip('/')}{self.setup_path}\n",
                style=f"bold {BAMBOO}",
                soft_wrap=True,
                markup=False,
                highlight=False,
            )

    def board(self) -> Panel:
        lines: list[RenderableType] = [self._where()]
        if self.sign_ins:
            lines += [
                Text(),
                self._shop(),
                Text(),
                Text(say("An invented shop to try things in. Sign in as:")),
                self._people(),
            ]
        lines += [Text(), Text(say("Stop with Ctrl+C"), style="dim")]
        title = Text("Sudare 簾", style=f"bold {BAMBOO}")
        return Panel(Group(*lines), title=title, title_align="left", border_style=BAMBOO, expand=False, padding=(1, 2))

    def _where(self) -> Table:
        table = Table.grid(padding=(0, 2))
        table.add_row(say("Address"), Text(self.address, style=f"bold {BAMBOO}", no_wrap=True, overflow="ignore"))
        return table

    def _shop(self) -> Table:
        """Where a visitor would stand."""
        table = Table.grid(padding=(0, 2))
        address = f"{self.address.rstrip('/')}/demo/shop/"
        table.add_row(say("As a visitor"), Text(address, style=f"bold {BAMBOO}", no_wrap=True, overflow="ignore"))
        return table

    def _people(self) -> Table:
        table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
        for title in (say("Mail address"), say("Password"), say("Name"), say("Role")):
            table.add_column(title, no_wrap=True)
        for person in self.sign_ins:
            table.add_row(person.email, Text(person.password, style="bold"), person.name, say(ROLES[person.role]))
        return table


def say_goodbye() -> None:
    Console().print(say("Sudare has stopped. Nothing was lost."), style="dim")


def _answers(listening: socket.socket) -> bool:
    host, port = listening.getsockname()[:2]
    knock = http.client.HTTPConnection({"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host), port, timeout=2)  # noqa: S104  nothing listens here
    with contextlib.closing(knock), contextlib.suppress(OSError, http.client.HTTPException):
        knock.request("GET", "/healthz", headers={"Host": "localhost"})
        return knock.getresponse().status == http.client.OK
    return False

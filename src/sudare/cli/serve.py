"""``sudare serve``: everything on one machine."""

import errno
import socket
from pathlib import Path
from typing import Annotated

import typer

from sudare.cli import banner, house, preparing
from sudare.cli.demo import sign_ins
from sudare.cli.supervisor import Child, Supervisor
from sudare.cli.web import Host, Port
from sudare.cli.words import say

BACKLOG = 2048
Folder = Annotated[
    Path | None, typer.Option("--data", help="Where the database and the sealed pictures live.", file_okay=False)
]
Demo = Annotated[bool, typer.Option("--demo", help="Add a small invented shop with rooms and drawn pictures.")]


def serve(host: Host = "127.0.0.1", port: Port = 8000, data_dir: Folder = None, demo: Demo = False) -> None:
    """Start everything on this machine: database, keys, web and workers. Stop it with Ctrl+C."""
    listening = _listen(host, port)
    port = listening.getsockname()[1]
    house.choose(data_dir=data_dir, address=f"http://{_spoken(host)}:{port}", is_demo=demo)
    house.make_private_folders()
    setup_path = preparing.prepare(is_demo=demo)
    welcome = banner.Welcome(house.environment().base_url, setup_path, sign_ins.known() if demo else [])
    Supervisor(_children(listening), when_up=lambda: welcome.show_once_it_answers(listening)).run()
    banner.say_goodbye()


def _listen(host: str, port: int) -> socket.socket:
    """Take the port before anything else is done; the web process inherits it and may die without losing it."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as refused:
        typer.echo(_why_not(refused, host, port), err=True)
        raise typer.Exit(2) from refused
    listening.listen(BACKLOG)
    return listening


def _why_not(refused: OSError, host: str, port: int) -> str:
    match refused.errno:
        case errno.EADDRINUSE:
            return say("Port {port} is already in use. Stop the other program, or choose another: --port {other}",
                       port=port, other=port + 1)  # fmt: skip
        case errno.EACCES:
            return say("Port {port} is reserved for the system. Choose one above 1023: --port 8000", port=port)
        case _:
            return say("Sudare can't listen on {host}:{port}. Check the address: {why}",
                       host=host, port=port, why=refused.strerror)  # fmt: skip


def _spoken(host: str) -> str:
    """The host as a person would type it: a wildcard is no address."""
    return {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)  # noqa: S104  nothing listens here


def _children(listening: socket.socket) -> list[Child]:
    descriptor = listening.fileno()
    web = Child("web", ("web", "--fd", str(descriptor)), inherits=(descriptor,))
    workers = [Child(f"worker {number}", ("worker",)) for number in range(1, house.environment().workers + 1)]
    return [web, *workers]

"""``sudare web``: one web process."""

import sys
import threading
from typing import Annotated

import typer

from sudare.cli import house, leash

SWITCH_SECONDS = 0.001  # a thread that comes back from the database waits no longer than this for one that reckons
LISTENERS_GRACE_SECONDS = 3  # open event streams never end by themselves
Host = Annotated[str, typer.Option(help="The address to listen on. 0.0.0.0 means every network card.")]
Port = Annotated[int, typer.Option(help="The port to listen on.", min=0, max=65535)]
Leash = Annotated[int | None, typer.Option("--leash", hidden=True)]
Descriptor = Annotated[int | None, typer.Option("--fd", hidden=True)]


def web(host: Host = "127.0.0.1", port: Port = 8000, fd: Descriptor = None, leash_fd: Leash = None) -> None:
    """Answer browsers and programs. Start at least one `sudare worker` beside it, or pictures are never checked."""
    import uvicorn  # a second of start-up that other commands need not pay

    if leash_fd is not None:
        leash.follow(leash_fd)
    house.choose(address=f"http://{host}:{port}" if fd is None else None)
    house.open_house()
    threading.Thread(target=house.named("sudare.config.wiring.warm_up_viewing"), name="warm-up", daemon=True).start()
    house.named("sudare.config.wiring.warm_up_pages")()
    sys.setswitchinterval(SWITCH_SECONDS)
    uvicorn.run(
        "sudare.config.asgi:application",
        host=host,
        port=port,
        fd=fd,
        log_config=None,  # the house has its own log
        access_log=False,  # who looked at what is in the audit log, and nowhere else
        server_header=False,
        proxy_headers=house.environment().behind_proxy,
        timeout_graceful_shutdown=LISTENERS_GRACE_SECONDS,
        lifespan="off",
    )

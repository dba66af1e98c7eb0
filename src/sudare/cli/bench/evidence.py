"""How long an evidence package takes, stage by stage, and how long its check takes."""

import json
import time
from collections.abc import Callable
from io import BytesIO
from typing import Annotated, Any, Final, TypeVar

import typer

from sudare.cli.bench.conversation import conversation

COPIED: Final = 20  # pictures of one report
T = TypeVar("T")


def evidence(
    messages: Annotated[int, typer.Option(help="Messages in the conversation.")] = 500,
    pictures_every: Annotated[int, typer.Option(help="One picture in so many messages.")] = 25,
) -> None:
    """Make and check a package of an invented conversation. Seconds of processor and of the clock. Prints JSON."""
    typer.echo(json.dumps(_measured(messages, pictures_every), indent=1))


def _measured(messages: int, pictures_every: int) -> dict[str, Any]:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from sudare.evidence import PIXELS_MAX_PX, documents, pack, pages, report, screens, verify
    from sudare.imaging.small import small
    from sudare.imaging.terms import ToShrink

    key, record = Ed25519PrivateKey.generate(), conversation(messages, pictures_every=pictures_every)
    public = key.public_key().public_bytes_raw()
    files, stages = documents.of(record), dict[str, dict[str, float]]()
    shown = _renditions()
    for name, work in (
        ("pictures", lambda: small([ToShrink(shown, PIXELS_MAX_PX)] * COPIED)),
        ("documents", lambda: documents.of(record)),
        ("screens", lambda: screens.drawn(record)),
        ("page", lambda: pages.index(record, public_key=public, screens=1)),
        ("paper", lambda: report.printed(record, public_key=public, files=files)),
    ):
        _timed(name, work, stages)
    package = _timed("whole", lambda: pack(record, signer=key.sign, public_key=public), stages)
    found = _timed("check", lambda: verify(package, keys=[public]), stages)
    return {
        "messages": messages,
        "files": found.files,
        "bytes": len(package),
        "is_whole": found.is_whole,
        "stages": stages,
    }


def _renditions() -> bytes:
    """What everybody is shown of a photograph of 12 million pixels."""
    import numpy as np

    from sudare.imaging.sandbox import Sandbox
    from sudare.specimens.ordinary import scene

    photograph = BytesIO()
    scene("plate", np.random.default_rng(1)).resize((4000, 3000)).save(photograph, "JPEG", quality=92)
    with Sandbox() as sandbox:
        return sandbox.open(photograph.getvalue()).renditions["view"].content


def _timed(name: str, work: Callable[[], T], stages: dict[str, dict[str, float]]) -> T:
    wall, cpu = time.perf_counter(), time.process_time()
    made = work()
    spent = {"seconds": time.perf_counter() - wall, "cpu_seconds": time.process_time() - cpu}
    stages[name] = {unit: round(value, 3) for unit, value in spent.items()}
    return made

"""``sudare bench screening``: how long it takes to look at pictures, cold and warm, and what it holds in memory."""

import json
import statistics
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Annotated, Any, Final

import typer

from sudare.imaging.sandbox import Sandbox
from sudare.imaging.terms import Pixels
from sudare.screening.pool import WarmScreener, resident_bytes

PICTURES: Final = Path(__file__).parents[1] / "demo" / "pictures"


def screening(
    files: Annotated[list[Path] | None, typer.Argument(help="Pictures; by default those of the demo.")] = None,
    rounds: Annotated[int, typer.Option(help="How often each picture is looked at.", min=1)] = 3,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Seconds from a file to findings, per engine, cold and warm, with one and two processes, and resident memory."""
    paths = files or sorted(PICTURES.glob("*.jpg"))
    with Sandbox() as sandbox:
        rows = [_measured(paths, sandbox, rounds, size=size) for size in (1, 2)]
    if as_json:
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for row in rows:
        typer.echo("\n".join(_told(row)))


def _measured(paths: Sequence[Path], sandbox: Sandbox, rounds: int, *, size: int) -> dict[str, Any]:
    start = time.perf_counter()
    with WarmScreener(size=size) as screener:
        screener.warm_up()
        cold_seconds = time.perf_counter() - start
        pictures = [_picture(path, sandbox, screener, rounds) for path in paths]
        looks = [sandbox.open(path.read_bytes()).looks for path in paths]
        return {
            "processes": size,
            "cold_seconds": round(cold_seconds, 2),
            "pictures": pictures,
            "per_second": round(_per_second(screener, looks * rounds, size), 2),
            "resident_mb": [resident_bytes(pid) // 1_000_000 for pid in screener.pids()],
        }


def _picture(path: Path, sandbox: Sandbox, screener: WarmScreener, rounds: int) -> dict[str, Any]:
    """Medians of the whole way and of each engine's end, counted from the beginning of looking."""
    content, wholes, said = path.read_bytes(), [], []
    for _ in range(rounds):
        start = time.perf_counter()
        said.append(screener.screen(sandbox.open(content).looks))
        wholes.append(time.perf_counter() - start)
    engines = {name: statistics.median(each.seconds.get(name, 0.0) for each in said) for name in said[0].seconds}
    return {
        "picture": path.name,
        "seconds": round(statistics.median(wholes), 3),
        "engines": {name: round(seconds, 3) for name, seconds in engines.items()},
        "findings": len(said[-1].findings),
        "unknown": list(said[-1].unknown),
    }


def _per_second(screener: WarmScreener, looks: Sequence[tuple[Pixels, ...]], size: int) -> float:
    start = time.perf_counter()
    with ThreadPoolExecutor(size) as workers:
        list(workers.map(screener.screen, looks))
    return len(looks) / (time.perf_counter() - start)


def _told(row: dict[str, Any]) -> list[str]:
    memory = " + ".join(str(each) for each in row["resident_mb"])
    head = "{processes} × : {cold_seconds:.1f} s cold · {per_second:.2f}/s".format(**row)
    return [f"{head} · {memory} MB", *(_line(each) for each in row["pictures"])]


def _line(picture: dict[str, Any]) -> str:
    engines = "  ".join(f"{name} {seconds:.2f}" for name, seconds in picture["engines"].items())
    return "  {picture}: {seconds:.2f} s · {findings} · ".format(**picture) + engines

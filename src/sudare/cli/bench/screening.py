"""``sudare bench screening``: how long it takes to look at pictures, what it holds in memory, and how a peer does.

Quick by default; a picture that fails on a busy machine is a row that says so and never the end of the run.
"""

import json
import os
import statistics
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Annotated, Any, Final

import typer

from sudare.cli.bench import checking
from sudare.imaging.errors import Unreadable
from sudare.imaging.sandbox import Sandbox
from sudare.imaging.terms import Limits, Pixels
from sudare.screening.pool import WarmScreener, resident_bytes

PICTURES: Final = Path(__file__).parents[1] / "demo" / "pictures"
QUICK: Final = 2  # of the demo's pictures
PATIENCE: Final = Limits(max_seconds=120.0)  # a slow picture is to be measured, not refused


def screening(
    files: Annotated[list[Path] | None, typer.Argument(help="Pictures; by default those of the demo.")] = None,
    *,
    rounds: Annotated[int, typer.Option(help="How often each picture is looked at; 3 with --full.", min=0)] = 0,
    full: Annotated[bool, typer.Option("--full", help="All pictures and slips, several minutes.")] = False,
    peer: Annotated[
        bool, typer.Option("--peer-only", help="Only the comparison with presidio-image-redactor.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Seconds and memory of looking: per engine, cold and warm, whole checks, and beside presidio-image-redactor."""
    from sudare.cli.bench import against  # draws its slips, and no other command needs to load that

    rounds = rounds or (3 if full else 1)
    paths = files or sorted(PICTURES.glob("*.jpg"))[: None if full else QUICK]
    result: dict[str, Any] = {"load": [round(each, 2) for each in os.getloadavg()]}
    if not peer:
        with Sandbox(limits=PATIENCE) as sandbox:
            result["looking"] = [_measured(paths, sandbox, rounds, size=size) for size in (1, 2)]
        result["checks"] = checking.checked(rounds)
    if against.has_peer():
        result["peer"] = against.compared(against.FULL if full else against.QUICK)
    if as_json:
        typer.echo(json.dumps(result, ensure_ascii=False, indent=1))
        return
    peer_told = against.told(result["peer"]) if "peer" in result else [against.missing()]
    typer.echo("\n".join([*_told(result), *peer_told]))


def _measured(paths: Sequence[Path], sandbox: Sandbox, rounds: int, *, size: int) -> dict[str, Any]:
    start = time.perf_counter()
    with WarmScreener(size=size) as screener:
        screener.warm_up()
        cold_seconds = time.perf_counter() - start
        pictures = [_picture(path, sandbox, screener, rounds) for path in paths]
        looks = [opened for path in paths if (opened := _looks(sandbox, path.read_bytes()))]
        return {
            "processes": size,
            "cold_seconds": round(cold_seconds, 2),
            "pictures": pictures,
            "per_second": round(_per_second(screener, looks * rounds * size, size), 2),
            "resident_mb": [resident_bytes(pid) // 1_000_000 for pid in screener.pids()],
        }


def _looks(sandbox: Sandbox, content: bytes) -> tuple[Pixels, ...]:
    """None for what is no picture."""
    try:
        return sandbox.open(content).looks
    except Unreadable:
        return ()


def _picture(path: Path, sandbox: Sandbox, screener: WarmScreener, rounds: int) -> dict[str, Any]:
    """Medians of the whole way and of each engine's end, counted from the beginning of looking."""
    content, wholes, said = path.read_bytes(), [], []
    for _ in range(rounds):
        start = time.perf_counter()
        looks = _looks(sandbox, content)
        if not looks:
            return {"picture": path.name, "unknown": ["open"]}
        said.append(screener.screen(looks))
        wholes.append(time.perf_counter() - start)
    names = {name: None for each in said for name in each.seconds}
    engines = {name: statistics.median(each.seconds[name] for each in said if name in each.seconds) for name in names}
    return {
        "picture": path.name,
        "seconds": round(statistics.median(wholes), 3),
        "engines": {name: round(seconds, 3) for name, seconds in engines.items()},
        "findings": len(said[-1].findings),
        "unknown": sorted({name for each in said for name in each.unknown}),
    }


def _per_second(screener: WarmScreener, looks: Sequence[tuple[Pixels, ...]], size: int) -> float:
    start = time.perf_counter()
    with ThreadPoolExecutor(size) as workers:
        list(workers.map(screener.screen, looks))
    return len(looks) / (time.perf_counter() - start)


def _told(result: dict[str, Any]) -> list[str]:
    return [
        "load {} {} {}".format(*result["load"]),
        *(line for row in result.get("looking", ()) for line in _row(row)),
        *(line for row in result.get("checks", ()) for line in checking.told(row)),
    ]


def _row(row: dict[str, Any]) -> list[str]:
    memory = " + ".join(str(each) for each in row["resident_mb"])
    head = "{processes} × : {cold_seconds:.1f} s cold · {per_second:.2f}/s".format(**row)
    return [f"{head} · {memory} MB", *(_line(each) for each in row["pictures"])]


def _line(picture: dict[str, Any]) -> str:
    unknown = f" · unknown: {', '.join(picture['unknown'])}" if picture["unknown"] else ""
    if "seconds" not in picture:
        return f"  {picture['picture']}{unknown}"
    engines = "  ".join(f"{name} {seconds:.2f}" for name, seconds in picture["engines"].items())
    return "  {picture}: {seconds:.2f} s · {findings} · ".format(**picture) + engines + unknown

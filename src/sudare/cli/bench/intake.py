"""``sudare bench intake``: how fast pictures are opened, and how that compares with plain Pillow in the same run."""

import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Annotated, Any, Final

import typer

from sudare.cli.words import say
from sudare.imaging.sandbox import Child
from sudare.imaging.terms import Limits

RIVAL: Final = (sys.executable, "-m", "sudare.imaging.decoder.rival")
NAMES: Final = {"photo-12mp.jpg": "12 MP JPEG", "photo-12mp.heic": "12 MP HEIC", "screenshot-2mp.png": "2 MP PNG"}


def intake(
    rounds: Annotated[int, typer.Option(help="How often each picture is opened.", min=1)] = 5,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Pictures per second, milliseconds per stage, peak memory, and the ratio to plain Pillow on one core."""
    with tempfile.TemporaryDirectory() as folder:
        made = set(json.loads(_ask_rival("specimens", folder)))
        rows = [_measured(Path(folder) / name, rounds) for name in NAMES if name in made]
    missing = [NAMES[name] for name in NAMES if name not in made]
    if as_json:
        typer.echo(json.dumps({"pictures": rows, "missing": missing}, ensure_ascii=False, indent=1))
        return
    for row in rows:
        typer.echo("\n".join(_told(row)))
    for name in missing:
        typer.echo(say("{name}: not measured, no encoder for it is installed.", name=name))


def _ask_rival(*arguments: str) -> str:
    return subprocess.run((*RIVAL, *arguments), capture_output=True, text=True, check=True).stdout  # noqa: S603  our own measuring module


def _measured(path: Path, rounds: int) -> dict[str, Any]:
    """Ours first, then Pillow's, each alone on the same core. Ratios are of processor time, both sides of the pipe."""
    ours = _measure_ours(path.read_bytes(), rounds)
    theirs = json.loads(_ask_rival("measure", str(path), str(rounds)))
    return {
        "picture": NAMES[path.name],
        "bytes": path.stat().st_size,
        **ours,
        "pillow": theirs,
        "ratio_to_pillow": round(theirs["cpu_ms"] / ours["cpu_ms"], 2),
    }


def _measure_ours(content: bytes, rounds: int) -> dict[str, Any]:
    child = Child()
    child.wait_until_ready()
    child.open(content, limits=Limits())  # the first one pays for what loads late
    walls, cpus, stages = [], [], []
    for _ in range(rounds):
        wall, cpu = time.perf_counter(), _cpu_seconds(child.pid)
        opened = child.open(content, limits=Limits())
        walls.append(time.perf_counter() - wall)
        cpus.append(_cpu_seconds(child.pid) - cpu)
        stages.append(opened.stage_seconds)
    peak_mb = _peak_mb(child.pid)
    child.end()
    wall_seconds = statistics.median(walls)
    return {
        "per_second": round(1 / wall_seconds, 2),
        "wall_ms": round(1000 * wall_seconds, 1),
        "cpu_ms": round(1000 * statistics.median(cpus), 1),
        "peak_mb": round(peak_mb, 1),
        "stages_ms": {name: round(1000 * statistics.median(s[name] for s in stages), 1) for name in stages[0]},
    }


def _cpu_seconds(pid: int) -> float:
    """Processor time of the child and of this process, who reads and checks its answer."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK") + time.process_time()


def _peak_mb(pid: int) -> float:
    found = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text())
    return int(found[1]) / 1000 if found else 0.0


def _told(row: dict[str, Any]) -> list[str]:
    stages = "  ".join(f"{name} {spent:.0f}" for name, spent in row["stages_ms"].items())
    theirs = row["pillow"]
    return [
        "{picture}: {per_second:.2f}/s · {wall_ms:.0f} ms · {cpu_ms:.0f} ms CPU · {peak_mb:.0f} MB".format(**row),
        f"  ms: {stages}",
        "  Pillow: {wall_ms:.0f} ms · {cpu_ms:.0f} ms CPU · {peak_mb:.0f} MB".format(**theirs),
        f"  Sudare ×{row['ratio_to_pillow']:.2f}",
    ]

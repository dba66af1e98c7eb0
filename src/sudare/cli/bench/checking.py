"""The whole check of two large pictures: time and processor time per stage, and the most memory each process held."""

import os
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from sudare.imaging.sandbox import Sandbox
from sudare.intake.check import check_picture
from sudare.policy.presets import preset
from sudare.screening.pool import WarmScreener

PICTURES: Final = {"12 MP photo": "photo", "1920×1080 text": "screen"}
TICKS: Final = os.sysconf("SC_CLK_TCK")


def checked(rounds: int) -> list[dict[str, Any]]:
    """One row per picture, each with warm processes of its own."""
    return [_row(name, drawn(subject), rounds) for name, subject in PICTURES.items()]


def drawn(subject: str) -> bytes:
    """One of ``specimens.large``, from a process of its own: drawing takes more memory than checking."""
    command = (sys.executable, "-m", "sudare.specimens.large", subject)
    return subprocess.run(command, capture_output=True, check=True).stdout  # noqa: S603  our own module


def _row(name: str, content: bytes, rounds: int) -> dict[str, Any]:
    with Sandbox() as sandbox, WarmScreener() as screener:
        screener.warm_up()
        pids = {"decoder": sandbox.pids()[0], "screening": screener.pids()[0], "parent": os.getpid()}
        runs = [_run(content, sandbox, screener, pids) for _ in range(rounds + 1)][1:]  # the first one warms
        peaks = {each: peak_mb(pid) for each, pid in pids.items()}
    seen = runs[-1]["checked"]
    return {
        "picture": name,
        "seconds": round(statistics.median(run["seconds"] for run in runs), 3),
        "cpu_seconds": {each: round(statistics.median(run["cpu"][each] for run in runs), 2) for each in pids},
        "stages": {stage: round(seconds, 3) for stage, seconds in seen.stage_seconds.items()},
        "engines": {engine: round(seconds, 3) for engine, seconds in seen.screening.seconds.items()},
        "peak_mb": peaks,
        "decision": seen.verdict.decision.value,
        "unknown": list(seen.screening.unknown),
    }


def _run(content: bytes, sandbox: Sandbox, screener: WarmScreener, pids: Mapping[str, int]) -> dict[str, Any]:
    before, start = {name: cpu_seconds(pid) for name, pid in pids.items()}, time.perf_counter()
    seen = check_picture(content=content, sandbox=sandbox, screener=screener, policy=preset("shop"))
    seconds = time.perf_counter() - start
    return {
        "checked": seen,
        "seconds": seconds,
        "cpu": {name: cpu_seconds(pid) - before[name] for name, pid in pids.items()},
    }


def cpu_seconds(pid: int) -> float:
    """Processor time of all threads of a process, in steps of a tick; 0 for one that is gone."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / TICKS


def peak_mb(pid: int) -> int:
    try:
        found = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text())
    except OSError:
        return 0
    return int(found[1]) // 1000 if found else 0


def told(row: Mapping[str, Any]) -> list[str]:
    cpu = " + ".join(f"{name} {spent:.2f}" for name, spent in row["cpu_seconds"].items())
    memory = " + ".join(f"{name} {size}" for name, size in row["peak_mb"].items())
    stages = "  ".join(f"{name} {spent:.2f}" for name, spent in (*row["stages"].items(), *row["engines"].items()))
    unknown = f" · unknown: {', '.join(row['unknown'])}" if row["unknown"] else ""
    return [
        f"{row['picture']}, whole check: {row['seconds']:.2f} s · {row['decision']}{unknown}",
        f"  processor seconds: {cpu} = {sum(row['cpu_seconds'].values()):.2f}",
        f"  peak MB: {memory} = {sum(row['peak_mb'].values())}",
        f"  seconds: {stages}",
    ]

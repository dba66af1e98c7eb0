"""How fast the audit log grows, by threads that append at the same time, and how fast an export of it is checked."""

import json
import os
import tempfile
import time
from base64 import b64encode
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any
from uuid import UUID

import typer

from sudare.audit.proofs.exported import verify_export
from sudare.audit.proofs.tree import Frontier, leaf_hash
from sudare.audit.terms import Deed, origin_of
from sudare.cli import house
from sudare.kit.clock import now
from sudare.kit.ids import new_id

THREADS = (1, 16, 64)
VERB = "viewing:rendition:opened"
AT_ONCE = 1_000  # entries written in one transaction


def log(
    appends: Annotated[int, typer.Option(help="Entries appended with each number of threads.")] = 2000,
    entries: Annotated[int, typer.Option(help="Entries in the export that is checked.")] = 1_000_000,
    living: Annotated[int, typer.Option(help="Entries of a living log that are checked.")] = 50_000,
) -> None:
    """Measure appends in groups (1, 16 and 64 threads), and checks of an export and of a living log. Prints JSON."""
    with _fresh_house():
        rows = [_appending(threads, appends) for threads in THREADS]
        found = {"appends": rows, "verify": _verifying(entries), "verify_living": _verifying_living(living)}
        typer.echo(json.dumps(found, indent=1))


@contextmanager
def _fresh_house() -> Iterator[None]:
    """A database of its own in a temporary folder: nothing of the real installation is touched."""
    with tempfile.TemporaryDirectory(prefix="sudare-bench-") as folder:
        (Path(folder) / "data").mkdir(mode=0o700)
        os.environ |= {
            "SUDARE_DATA_DIR": f"{folder}/data",
            "SUDARE_KEYS_DIR": f"{folder}/keys",
            "SUDARE_LOG_LEVEL": "ERROR",
        }
        house.open_house()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        yield


def _appending(threads: int, appends: int) -> dict[str, Any]:
    from django.db import connection

    from sudare.audit.actions import record, together

    known = new_id()

    def write(count: int) -> None:
        for _ in range(count):
            together(lambda: record(organisation_id=known, actor_id=None, verb=VERB, subject_id=known))
        connection.close()

    wall, cpu = time.perf_counter(), time.process_time()
    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(write, [appends // threads] * threads))
    wall, cpu, done = time.perf_counter() - wall, time.process_time() - cpu, appends // threads * threads
    return {"threads": threads, "appends_per_second": round(done / wall), "cpu_ms_each": round(1000 * cpu / done, 3)}


def _verifying(entries: int) -> dict[str, Any]:
    from sudare.audit.actions import public_key_of

    known, tree, lines = new_id(), Frontier(), list[bytes]()
    for sequence in range(1, entries + 1):
        line = _line(known, sequence)
        tree = tree.with_leaf(leaf_hash(line))
        lines.append(line + b"\n")
    head = {
        "origin": origin_of(known),
        "size": entries,
        "root": b64encode(tree.root).decode(),
        "key": public_key_of(organisation_id=known),
    }
    first = {"export": "sudare-audit-export-1", "organisation": None}
    wall, cpu = time.perf_counter(), time.process_time()
    report = verify_export([*(json.dumps(word).encode() for word in (first, head)), *lines])
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    return {
        "entries": entries,
        "is_whole": not report.all_faults,
        "seconds": round(wall, 2),
        "cpu_seconds": round(cpu, 2),
    }


def _line(known: UUID, sequence: int) -> bytes:
    details: dict[str, Any] = {"rendition": "view", "from": 0, "to": 250_000}
    return Deed(known, sequence, now(), known, VERB, known, "", b"", details).spelled


def _verifying_living(entries: int) -> dict[str, Any]:
    """As ``sudare audit verify`` checks what stands in the database, the logs of the appends among it."""
    from django.db import transaction

    from sudare.audit.actions import export_lines, record

    known, details = new_id(), {"rendition": "view", "from": 0, "to": 250_000, "mark": "ABC123"}
    for _ in range(entries // AT_ONCE):
        with transaction.atomic():
            for _ in range(AT_ONCE):
                record(organisation_id=known, actor_id=known, verb=VERB, subject_id=new_id(), details=details)
    broken: dict[str, int] = {}
    wall, cpu = time.perf_counter(), time.process_time()
    report = verify_export(export_lines(broken=broken))
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    found = sum(each.entries for each in report.logs)
    return {
        "entries": found,
        "is_whole": not report.all_faults and not broken,
        "seconds": round(wall, 2),
        "cpu_us_each": round(1e6 * cpu / max(1, found), 1),
    }

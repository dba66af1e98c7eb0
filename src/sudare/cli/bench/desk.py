"""``sudare bench desk``: visitors in a line and staff who answer them, over real HTTP and real streams."""

import asyncio
import json
import os
import statistics
import time
from collections import Counter
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Annotated, Any, Final

import typer
from rich.console import Console
from rich.table import Table

from sudare.cli.bench.desk_people import STAMP, Ledger, StaffSim, VisitorSim
from sudare.cli.bench.premises import CSRF, DeskPremises, open_desk

BAR_MILLISECONDS: Final = 500.0
COMES_WITHIN: Final = 0.3  # of the time, until the last visitor has come: a line of 200 in three of ten minutes
SETTLES_SECONDS: Final = 5.0  # what was said at the end is still on its way
THINK_SECONDS: Final = 12.0  # to read what was said and write an answer, on average
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")]
Visitors = Annotated[int, typer.Option(min=1, help="How many visitors come.")]
Staff = Annotated[int, typer.Option(min=1, help="How many people answer them.")]
Seconds = Annotated[float, typer.Option(min=5, help="How long the desk is open.")]
Pause = Annotated[float, typer.Option(min=0.1, help="Seconds between two words of a visitor, on average.")]


@dataclass(frozen=True)
class Taken:
    """How long one kind of call took, in milliseconds."""

    calls: int
    p50_ms: float
    p99_ms: float
    max_ms: float


@dataclass
class Report:
    """``lost`` stand in no room though the server had said yes; ``unheard`` never came on the visitor's own stream.

    ``cpu_seconds`` and ``memory_mib`` are the web process's own; whoever asks runs beside it on the same cores.
    """

    visitors: int
    staff: int
    seconds: float
    messages: int
    per_second: float
    lost: int
    doubled: int
    misrouted: int
    unheard: int
    heard_twice: int
    rooms_answered: int
    streams_broken: int
    failures: dict[str, int]
    cpu_seconds: float
    memory_mib: float
    staff_page: Taken | None
    staff_calls: dict[str, Taken] = field(default_factory=dict)
    visitor_calls: dict[str, Taken] = field(default_factory=dict)


def desk(  # noqa: PLR0917  typer's idiom: each is an option with a name
    visitors: Visitors = 200, staff: Staff = 20, seconds: Seconds = 600.0, pause: Pause = 40.0, as_json: AsJson = False
) -> None:
    """Lost, doubled and misrouted messages, the staff page's calls, processor time and memory. Uses a house of its own.

    Fails when a message was lost, doubled or misrouted, or when the staff page's slowest percent takes longer than
    half a second.
    """
    console = Console(stderr=True)
    capacity = max(2, -(-visitors // staff) + 2)
    with console.status(f"Furnishing a desk with {staff} people …"), open_desk(staff=staff, capacity=capacity) as found:
        console.log(f"{visitors} visitors come; the desk is open for {seconds:.0f} seconds")
        ledger = Ledger()
        begun, cpu_before = time.monotonic(), _cpu_seconds(found.pid)
        asyncio.run(_open(found, ledger, visitors=visitors, seconds=seconds, pause=pause))
        took = time.monotonic() - begun
        cpu, memory = _cpu_seconds(found.pid) - cpu_before, _memory_mib(found.pid)
        report = _report(ledger, visitors=visitors, staff=staff, seconds=took, cpu=cpu, memory=memory)
    _print(report, as_json=as_json)
    if report.lost or report.doubled or report.misrouted or _is_slow(report):
        raise typer.Exit(1)


async def _open(found: DeskPremises, ledger: Ledger, *, visitors: int, seconds: float, pause: float) -> None:
    closing = asyncio.Event()
    staff_goes = asyncio.Event()
    people = [
        StaffSim(number, str(found.desk_id), ledger, port=found.port, headers={"Cookie": cookie, "X-CSRFToken": CSRF})
        for number, cookie in enumerate(found.cookies)
    ]
    come = [VisitorSim(number, found.key, ledger, port=found.port, pause_seconds=pause) for number in range(visitors)]
    within = COMES_WITHIN * seconds
    async with asyncio.TaskGroup() as group:
        for one in people:
            group.create_task(one.live(staff_goes, think_seconds=THINK_SECONDS))
        talking = [group.create_task(one.live(within * number / visitors, closing)) for number, one in enumerate(come)]
        await asyncio.sleep(seconds)
        closing.set()
        await asyncio.wait(talking)
        staff_goes.set()
    await asyncio.sleep(SETTLES_SECONDS)
    for visitor in come:
        if visitor.ears is not None:
            visitor.ears.cancel()
            with suppress(asyncio.CancelledError):
                await visitor.ears


def _report(ledger: Ledger, *, visitors: int, staff: int, seconds: float, cpu: float, memory: float) -> Report:
    stored = _stored()
    places = Counter(words for _, words in stored)
    in_room = {words: room for room, words in stored}
    heard = {room: Counter(words) for room, words in ledger.heard.items()}
    wrong = [words for words, room in in_room.items() if (stamp := STAMP.match(words)) and stamp[2] != room]
    all_staff = [taken for times in ledger.staff_times.values() for taken in times]
    return Report(
        visitors=visitors,
        staff=staff,
        seconds=round(seconds, 1),
        messages=len(stored),
        per_second=round(len(stored) / seconds, 2),
        lost=sum(in_room.get(words) != room for words, room in ledger.posted.items()),
        doubled=sum(amount - 1 for amount in places.values()),
        misrouted=len(wrong) + len(ledger.misrouted),
        unheard=sum(not heard.get(room, Counter())[words] for room, words in stored),
        heard_twice=sum(max(0, amount - 1) for words in heard.values() for amount in words.values()),
        rooms_answered=len(ledger.answered),
        streams_broken=ledger.streams_broken,
        failures=ledger.failures,
        cpu_seconds=round(cpu, 1),
        memory_mib=round(memory, 1),
        staff_page=_taken(all_staff) if all_staff else None,
        staff_calls={name: _taken(times) for name, times in sorted(ledger.staff_times.items())},
        visitor_calls={name: _taken(times) for name, times in sorted(ledger.visitor_times.items())},
    )


def _stored() -> list[tuple[str, str]]:
    """Room and words of everything that stands in the database."""
    from sudare.reception.queries.visits import words_at_desks

    return [(str(room_id), words) for room_id, words in words_at_desks()]


def _taken(times: list[float]) -> Taken:
    cuts = statistics.quantiles(times, n=100, method="inclusive") if len(times) > 1 else times * 99
    return Taken(calls=len(times), p50_ms=round(cuts[49], 1), p99_ms=round(cuts[98], 1), max_ms=round(max(times), 1))


def _is_slow(report: Report) -> bool:
    return report.staff_page is not None and report.staff_page.p99_ms >= BAR_MILLISECONDS


def _cpu_seconds(pid: int) -> float:
    """User and system time of a process. Source: proc_pid_stat(5), fields 14 and 15; nought where there is no /proc."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _memory_mib(pid: int) -> float:
    """The most a process ever held. Source: proc_pid_status(5), VmHWM."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM:")), 0.0)


def _print(report: Report, *, as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps(asdict(report)))
        return
    told: dict[str, Any] = {
        name: value for name, value in asdict(report).items() if not name.endswith(("calls", "page"))
    }
    table = Table("what", "amount")
    for name, value in told.items():
        table.add_row(name.replace("_", " "), str(value))
    calls = Table("call", "how often", "p50 ms", "p99 ms", "max ms")
    whole = {"staff page, all": report.staff_page} if report.staff_page else {}
    rows = {**whole, **{f"staff {name}": one for name, one in report.staff_calls.items()}}
    for name, one in (rows | {f"visitor {name}": one for name, one in report.visitor_calls.items()}).items():
        calls.add_row(name, str(one.calls), f"{one.p50_ms}", f"{one.p99_ms}", f"{one.max_ms}")
    Console().print(table)
    Console().print(calls)

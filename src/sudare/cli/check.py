"""``sudare check``: receive, screen and judge files without a server, a database or Django."""

import hashlib
import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Final

import typer

from sudare.cli.checked_words import told
from sudare.cli.words import say
from sudare.imaging.sandbox import Sandbox
from sudare.imaging.terms import Box
from sudare.intake.check import check_picture
from sudare.intake.terms import CheckedPicture
from sudare.policy.decide import decide
from sudare.policy.document import read_policy
from sudare.policy.errors import PolicyInvalid, UnknownProfile
from sudare.policy.presets import BASE, PROFILES, preset
from sudare.policy.terms import Decision, Evidence, Policy
from sudare.screening.pool import WarmScreener

EXIT_CODES: Final = {Decision.UNREADABLE: 2, Decision.HOLD: 3, Decision.NEVER: 4}
"""The worst file speaks: refused before held before unreadable; 0 when all are accepted or masked."""

ENDINGS: Final = {"image/jpeg": "jpg", "image/png": "png", "image/webp": "webp"}
NO_FILE: Final = "no_such_file"
DEFAULT_PROFILE: Final = "shop"
PLACES: Final = 4  # of a box: 0.4 px of a 4,000 px picture


@dataclass(frozen=True, slots=True)
class Bench:
    """What all files of one command share: warm children, the rules, and where renditions go."""

    sandbox: Sandbox
    screener: WarmScreener
    policy: Policy
    out: Path | None


def check(
    files: Annotated[list[Path], typer.Argument(help="Pictures to check.", metavar="FILE…")],
    policy: Annotated[
        str,
        typer.Option(help="Profile or TOML file to judge by.", metavar="PROFILE|FILE", envvar="SUDARE_PROFILE"),
    ] = DEFAULT_PROFILE,
    out: Annotated[
        Path | None,
        typer.Option(
            help="Folder for the clean and the masked rendition of what is accepted; nothing else is written."
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object per file, one per line.")] = False,
) -> None:
    """Check pictures. Exit code 0: all accepted or masked, 4: some refused, 3: some held, 2: some unreadable."""
    rules = rules_of(policy)
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
    worst = 0
    with Sandbox() as sandbox, WarmScreener() as screener:
        bench = Bench(sandbox, screener, rules, out)
        with progress(say("Getting ready …")):
            screener.warm_up()
        for number, path in enumerate(files):
            with progress(say("{number} of {all}: {file} …", number=number + 1, all=len(files), file=path.name)):
                report = _examine(path, bench, number)
            typer.echo(json.dumps(report, ensure_ascii=False) if as_json else "\n".join(told(report, rules)))
            worst = max(worst, EXIT_CODES.get(Decision(report["verdict"]), 0))
    raise typer.Exit(worst)


def rules_of(name: str) -> Policy:
    """The profile or the file of that name. Raises: ``typer.BadParameter`` with what is wrong with it."""
    path = Path(name)
    try:
        return read_policy(path.read_text(encoding="utf-8")) if path.suffix == ".toml" else preset(name)
    except UnknownProfile:
        known = ", ".join((*PROFILES, BASE))
        raise typer.BadParameter(
            say("There is no profile {name}. Choose one of {known}.", name=name, known=known)
        ) from None
    except PolicyInvalid as invalid:
        faults = "\n".join(f"{name}:{fault}" for fault in invalid.faults)
        raise typer.BadParameter(f"{say((invalid.__doc__ or '').strip())}\n{faults}") from None
    except (OSError, UnicodeDecodeError):
        raise typer.BadParameter(say("{name} can't be read.", name=name)) from None


@contextmanager
def progress(sentence: str) -> Iterator[None]:
    """What is going on, on a terminal only, and gone when it is over."""
    if not sys.stderr.isatty():
        yield
        return
    typer.echo(sentence, err=True, nl=False)
    try:
        yield
    finally:
        typer.echo("\r\033[K", err=True, nl=False)


def _examine(path: Path, bench: Bench, number: int) -> dict[str, Any]:
    start = time.perf_counter()
    try:
        with path.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
            file.seek(0)
            content = file.read(bench.sandbox.limits.max_bytes + 1)  # one more is enough to be too many
    except OSError:
        verdict = decide(evidence=Evidence(refusal=NO_FILE), policy=bench.policy)
        return _report(path, CheckedPicture("", verdict, None, {})) | {"seconds": _since(start)}
    checked = check_picture(content=content, sandbox=bench.sandbox, screener=bench.screener, policy=bench.policy)
    renditions = _written(checked, path, bench.out, number) if bench.out is not None else {}
    return _report(path, checked) | {"sha256": sha256, "renditions": renditions, "seconds": _since(start)}


def _since(start: float) -> float:
    return round(time.perf_counter() - start, 3)


def _report(path: Path, checked: CheckedPicture) -> dict[str, Any]:
    """One file's object as docs/reference promises it; ``facts``, ``masks``, ``engines`` and ``unknown`` are more."""
    opened, screening, verdict = checked.opened, checked.screening, checked.verdict
    media = opened and {
        "format": opened.media.format.value,
        "width_px": opened.media.width_px,
        "height_px": opened.media.height_px,
        "pages": opened.media.pages,
    }
    return {
        "file": str(path),
        "sha256": checked.sha256,
        "verdict": verdict.decision.value,
        "reasons": [{"rule": r.rule, "policy": r.policy, "findings": list(r.findings)} for r in verdict.reasons],
        "media": media,
        "removed": list(opened.removed) if opened else [],
        "findings": [
            {
                "kind": one.kind.value,
                "score": round(one.score, PLACES),
                "box": _box(one.box),
                "engine": one.engine,
                "frame": one.frame,
            }
            for one in screening.findings
        ],
        "masks": [_box(box) for box in verdict.masks],
        "facts": [{"kind": fact.kind, "detail": fact.detail} for fact in opened.facts] if opened else [],
        "advice": [{"kind": advice.kind, "score": advice.score} for advice in opened.advice] if opened else [],
        "engines": list(screening.engines),
        "unknown": list(screening.unknown),
        "renditions": {},
        "seconds": 0.0,
    }


def _box(box: Box | None) -> list[float] | None:
    return None if box is None else [round(part, PLACES) for part in (box.x, box.y, box.width, box.height)]


def _written(checked: CheckedPicture, path: Path, out: Path, number: int) -> dict[str, str]:
    """Clean and masked, of what is accepted. What is held waits for a person; *never* leaves nothing."""
    if checked.opened is None or checked.verdict.decision not in {Decision.ACCEPT, Decision.MASK}:
        return {}
    clean = checked.opened.renditions["full"]
    written = {}
    for name, rendition in (("clean", clean), ("masked", checked.masked.get("full", clean))):
        target = out / f"{path.stem}-{number + 1}-{name}.{ENDINGS[rendition.media_type]}"
        target.write_bytes(rendition.content)
        written[name] = str(target)
    return written

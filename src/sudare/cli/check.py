"""``sudare check``: receive and judge files without a server, a database or Django."""

import hashlib
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Final

import typer

from sudare.cli.words import say
from sudare.imaging.errors import Unreadable
from sudare.imaging.facts import ADVICE
from sudare.imaging.facts import SENTENCES as FACTS
from sudare.imaging.sandbox import Sandbox
from sudare.intake.check import check_picture
from sudare.intake.terms import CheckedPicture
from sudare.policy.decide import decide
from sudare.policy.presets import BASE, preset
from sudare.policy.terms import Decision, Evidence

EXIT_CODES: Final = {Decision.UNREADABLE: 2, Decision.HOLD: 3, Decision.NEVER: 4}
"""The worst file speaks: refused before held before unreadable; 0 when all are accepted or masked."""

ENDINGS: Final = {"image/jpeg": "jpg", "image/png": "png", "image/webp": "webp"}
VERDICTS: Final = {
    Decision.ACCEPT: "accepted",
    Decision.MASK: "accepted with masks",
    Decision.HOLD: "held for a person to look at",
    Decision.NEVER: "refused",
    Decision.UNREADABLE: "unreadable",
}
NO_FILE: Final = "no_such_file"


def check(
    files: Annotated[list[Path], typer.Argument(help="Pictures to check.", metavar="FILE…")],
    policy: Annotated[
        str, typer.Option(help="Profile to judge by. Only `base` exists so far; presets for shops, clinics … follow.")
    ] = "base",
    out: Annotated[Path | None, typer.Option(help="Folder for the clean and the masked rendition.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object per file, one per line.")] = False,
) -> None:
    """Check pictures. Exit code 0: all accepted or masked, 4: some refused, 3: some held, 2: some unreadable."""
    if policy != BASE:
        raise typer.BadParameter(say("There is no profile {name} yet: choose base.", name=policy))
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
    worst = 0
    with Sandbox() as sandbox:
        for number, path in enumerate(files):
            report = _examine(path, sandbox, out, number)
            typer.echo(json.dumps(report, ensure_ascii=False) if as_json else "\n".join(_told(report)))
            worst = max(worst, EXIT_CODES.get(Decision(report["verdict"]), 0))
    raise typer.Exit(worst)


def _examine(path: Path, sandbox: Sandbox, out: Path | None, number: int) -> dict[str, Any]:
    start = time.perf_counter()
    try:
        with path.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
            file.seek(0)
            content = file.read(sandbox.limits.max_bytes + 1)  # one more is enough to be too many
    except OSError:
        verdict = decide(evidence=Evidence(refusal=NO_FILE), policy=preset(BASE))
        return _report(path, CheckedPicture("", verdict, None, {})) | {"seconds": _since(start)}
    checked = check_picture(content=content, sandbox=sandbox)
    renditions = _written(checked, path, out, number) if out is not None else {}
    return _report(path, checked) | {"sha256": sha256, "renditions": renditions, "seconds": _since(start)}


def _since(start: float) -> float:
    return round(time.perf_counter() - start, 3)


def _report(path: Path, checked: CheckedPicture) -> dict[str, Any]:
    """One file's object as docs/reference promises it; ``facts`` is more than promised."""
    opened, reasons = checked.opened, checked.verdict.reasons
    media = opened and {
        "format": opened.media.format.value,
        "width_px": opened.media.width_px,
        "height_px": opened.media.height_px,
        "pages": opened.media.pages,
    }
    return {
        "file": str(path),
        "sha256": checked.sha256,
        "verdict": checked.verdict.decision.value,
        "reasons": [{"rule": r.rule, "policy": r.policy, "findings": list(r.findings)} for r in reasons],
        "media": media,
        "removed": list(opened.removed) if opened else [],
        "findings": list(_findings(checked)),
        "facts": [{"kind": fact.kind, "detail": fact.detail} for fact in opened.facts] if opened else [],
        "advice": [{"kind": advice.kind, "score": advice.score} for advice in opened.advice] if opened else [],
        "renditions": {},
        "seconds": 0.0,
    }


def _findings(checked: CheckedPicture) -> Iterator[dict[str, Any]]:
    """A place in the metadata is a finding without a box: it shows nowhere in the picture."""
    if checked.opened and any(fact.kind == "gps_location" for fact in checked.opened.facts):
        yield {"kind": "gps", "score": 1.0, "box": None, "engine": "metadata"}


def _written(checked: CheckedPicture, path: Path, out: Path, number: int) -> dict[str, str]:
    """The clean and the masked rendition. Nothing is masked yet, so both are the same pixels; held ones stay here."""
    if checked.opened is None or checked.verdict.decision not in {Decision.ACCEPT, Decision.MASK}:
        return {}
    full = checked.opened.renditions["full"]
    written = {}
    for name in ("clean", "masked"):
        target = out / f"{path.stem}-{number + 1}-{name}.{ENDINGS[full.media_type]}"
        target.write_bytes(full.content)
        written[name] = str(target)
    return written


def _told(report: dict[str, Any]) -> Iterator[str]:
    """The same for people."""
    media, verdict = report["media"], say(VERDICTS[Decision(report["verdict"])])
    size = f" · {media['format'].upper()} {media['width_px']}×{media['height_px']}" if media else ""
    yield f"{report['file']}: {verdict}{size} · {report['seconds']:.2f} s"
    for reason in report["reasons"]:
        yield f"  ✗ {_reason(reason['rule'])}"
    for fact in report["facts"]:
        detail = f" ({fact['detail']})" if fact["detail"] else ""
        yield f"  − {say(FACTS[fact['kind']])}{detail}"
    for advice in report["advice"]:
        yield f"  ! {say(ADVICE[advice['kind']])}"
    for name, place in report["renditions"].items():
        yield f"  → {name}: {place}"


def _reason(rule: str) -> str:
    if rule == NO_FILE:
        return say("There is no such file, or it can't be read.")
    kinds: tuple[type[Unreadable], ...] = (Unreadable, *Unreadable.__subclasses__())
    for kind in kinds:
        if kind.code == rule:
            return say((kind.__doc__ or "").strip())
    return say("Something in the check failed, so a person has to look at it first.")

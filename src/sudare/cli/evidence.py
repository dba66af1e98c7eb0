"""``sudare evidence``: whether an evidence package is what was signed. Needs neither the house nor a network."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sudare.cli.words import say

if TYPE_CHECKING:
    from sudare.evidence import Fault, Findings

app = typer.Typer(name="evidence", help="Evidence packages: check one.", no_args_is_help=True)

File = Annotated[Path, typer.Argument(help="The package, as it was handed over.", metavar="FILE")]
Key = Annotated[
    Path | None, typer.Option("--key", help="The public key to believe: as `sudare audit key` prints it, or in PEM.")
]
Roots = Annotated[
    Path | None, typer.Option("--roots", help="Root certificates (PEM) of time stamping authorities to believe.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]

FAULTY, UNUSABLE = 1, 2


@app.callback()
def evidence() -> None:
    """Evidence packages: check one."""


@app.command()
def verify(file: File, key: Key = None, roots: Roots = None, as_json: AsJson = False) -> None:
    """Check a package offline. Exit code 0: as it was signed, 1: changed, missing, added or unsigned, 2: no package."""
    from sudare.evidence import verify as check
    from sudare.evidence.authorities import roots_in
    from sudare.kit.errors import SudareError

    try:
        found = check(file.read_bytes(), keys=[_key(key)] if key else [], roots=roots_in(roots) if roots else [])
    except SudareError as error:
        typer.echo(say(error.public_message), err=True)
        raise typer.Exit(UNUSABLE) from error
    except (OSError, ValueError) as error:
        typer.echo(say("This can't be read: {what}", what=error), err=True)
        raise typer.Exit(UNUSABLE) from error
    code = 0 if found.is_whole else FAULTY
    if as_json:
        typer.echo(json.dumps(_row(found, code), ensure_ascii=False, indent=1))
    else:
        typer.echo("\n".join(_sentences(found)), err=bool(code))
    if code:
        raise typer.Exit(code)


def _key(file: Path) -> bytes:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    from sudare.audit.errors import NoteInvalid
    from sudare.audit.proofs.notes import key_in

    text = file.read_text(encoding="utf-8", errors="replace")
    if text.startswith("-----BEGIN"):
        found = load_pem_public_key(text.encode())
        if isinstance(found, Ed25519PublicKey):
            return found.public_bytes_raw()
    try:
        return key_in(text)
    except NoteInvalid as error:
        raise ValueError(say("There is no public key in {file}.", file=file)) from error


def _row(found: "Findings", code: int) -> dict[str, Any]:
    stamp = found.stamp
    return {
        "exit_code": code,
        "is_whole": found.is_whole,
        "faults": [{"kind": each.kind, "path": each.path, "about": each.about} for each in found.faults],
        "case": {"id": found.case_id, "number": found.case_number, "organisation": found.organisation},
        "made_at": found.made_at,
        "files": found.files,
        "signed_by": {
            "public_key": found.public_key.hex(),
            "fingerprint": found.fingerprint,
            "is_known": found.is_known_signer,
        },
        "stamp": {
            "state": stamp.state,
            "at": stamp.at,
            "authority": stamp.authority,
            "is_vouched": stamp.is_vouched,
        },
        "views": {"told": found.views, "proved": found.views_proved},
    }


def _sentences(found: "Findings") -> Iterator[str]:
    if found.case_id:
        about = {"number": found.case_number, "organisation": found.organisation, "moment": found.made_at}
        yield say("Case {number} of {organisation}, made {moment}", **about)
        yield say("Signed with the key {fingerprint}", fingerprint=found.fingerprint)
    yield from (f"✗ {_said(fault)}" for fault in found.faults)
    yield _stamp(found)
    if found.views:
        yield say("{proved} of {told} looks are proved to be in the log.", proved=found.views_proved, told=found.views)
    if not found.is_whole:
        yield say("This package is not what was signed. Keep it as it is and ask for it again.")
    elif found.is_known_signer:
        yield say("All {files} files are as they were signed, with the key you gave.", files=found.files)
    else:
        yield say("All {files} files are as they were signed.", files=found.files)
        yield say("Anybody can sign: compare the key above with the one the organisation gave you, or use --key.")


def _stamp(found: "Findings") -> str:
    stamp = found.stamp
    if stamp.state == "stamped" and stamp.is_vouched:
        return say("Time stamp of {moment}, vouched for by {authority}", moment=stamp.at, authority=stamp.authority)
    if stamp.state == "stamped":
        named = stamp.authority or "?"
        return say("Time stamp of {moment} by {authority}; use --roots to check", moment=stamp.at, authority=named)
    return say("No time stamp yet (時刻証明待ち).") if stamp.state == "pending" else say("The time stamp is broken.")


def _said(fault: "Fault") -> str:
    return {
        "changed": say("Changed: {file}", file=fault.path),
        "missing": say("Missing: {file}", file=fault.path),
        "added": say("Added: {file}", file=fault.path),
        "archive": say("The archive isn't as it was made ({how}): {file}", how=fault.about, file=repr(fault.path)),
        "signature": say("The list of files isn't signed by the key it names."),
        "signer": say("It is signed with another key than the one to believe."),
        "stamp": say("The time stamp doesn't belong to this signature, or nobody believed vouches for it."),
        "proof": say("Look {number} isn't in the log where its proof says.", number=fault.about),
    }[fault.kind]

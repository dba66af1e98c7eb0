"""``sudare policy``: the rules that come with Sudare, side by side, and one's own before they are put in force."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from sudare.cli.words import language, say
from sudare.policy.differences import differences
from sudare.policy.document import read_policy, write_policy
from sudare.policy.errors import PolicyInvalid, UnknownProfile
from sudare.policy.floor import softened
from sudare.policy.presets import BASE, PROFILES, preset
from sudare.policy.terms import Policy, Words

app = typer.Typer(name="policy", help="The rules pictures are judged by.", no_args_is_help=True)

Profile = Annotated[str, typer.Argument(help="A profile, or a file with rules.", metavar="PROFILE")]
PROBLEM = 1
UNUSABLE = 2


@app.command("list")
def list_profiles() -> None:
    """The profiles there are, each in one line."""
    for name in PROFILES:
        policy = preset(name)
        typer.echo(f"{name:<8} {_said(policy.name)} — {_said(policy.about)}")


@app.command()
def show(profile: Profile) -> None:
    """All rules of a profile, written out as TOML: something to start one's own from."""
    typer.echo(write_policy(_policy(profile)), nl=False)


@app.command()
def diff(
    one: Profile,
    other: Profile,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON list.")] = False,
) -> None:
    """Two profiles side by side: only what they say differently."""
    first, second = _policy(one), _policy(other)
    found = differences(first, second)
    if as_json:
        typer.echo(json.dumps([asdict(each) for each in found], ensure_ascii=False, indent=1))
        return
    table = Table("", first.id, second.id, show_lines=False, box=None, pad_edge=False)
    for each in found:
        table.add_row(each.key, each.one, each.other)
    Console(soft_wrap=False).print(table if found else say("They say the same."))


@app.command()
def check(file: Annotated[Path, typer.Argument(help="A file with rules, in TOML.", metavar="FILE.toml")]) -> None:
    """Read rules strictly. Exit code 0: usable, 1: softer than may be put in force, 2: mistakes, each with its line."""
    policy = _read(file)
    if soft := softened(policy):
        for rule in soft:
            typer.echo(say("{file}: {rule} must be at least as strict as everywhere.", file=file, rule=rule), err=True)
        raise typer.Exit(PROBLEM)
    typer.echo(say("{file}: {profile}, {count} rules. They can be used.", **_facts(file, policy)))


def _policy(name: str) -> Policy:
    if name in {BASE, *PROFILES} or not Path(name).exists():
        try:
            return preset(name)
        except UnknownProfile as error:
            profiles = ", ".join(PROFILES)
            raise typer.BadParameter(
                say("There is no profile {name}. There are: {profiles}.", name=name, profiles=profiles)
            ) from error
    return _read(Path(name))


def _read(file: Path) -> Policy:
    try:
        return read_policy(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise typer.BadParameter(say("There is no such file, or it can't be read.")) from error
    except PolicyInvalid as error:
        for fault in error.faults:
            typer.echo(f"{file}:{fault.line}: {fault.key}: {say(fault.why, value=fault.value)}", err=True)
        raise typer.Exit(UNUSABLE) from error


def _said(words: Words) -> str:
    return words.ja if language() == "ja" else words.en


def _facts(file: Path, policy: Policy) -> dict[str, object]:
    return {"file": file, "profile": policy.id, "count": len(policy.rules)}

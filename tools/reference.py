"""Writes docs/reference from the code, so that it can't say anything else than the code does.

Run by hand: ``.venv/bin/python tools/reference.py``. A test in tests/house compares what it would write with what stands there.
"""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

REFERENCE = Path(__file__).parent.parent / "docs" / "reference"
HIDDEN = {"--help", "--leash", "--fd"}


def settings() -> str:
    from sudare.config.environment import Environment

    lines = [
        "# Settings",
        "",
        "Read once at the start, from the environment or from a file `.env` in the folder Sudare is started in. The environment wins.",
        "Written by `tools/reference.py` from `sudare.config.environment`.",
        "",
        "| Name | Default | What it does |",
        "|---|---|---|",
    ]
    for name, field in Environment.model_fields.items():
        default = "" if field.default in (None, "") else f"`{field.default}`"
        lines.append(f"| `SUDARE_{name.upper()}` | {default} | {field.description} |")
    return "\n".join([*lines, ""])


def commands() -> str:
    import typer.main

    from sudare.cli.main import app

    head = [
        "# Commands",
        "",
        "Every command has `--help`. Written by `tools/reference.py` from the commands themselves.",
        "Exit codes: 0 done · 1 something is wrong (said on standard error) · 2 bad usage or unreadable input · others as listed.",
        "The terminal speaks Japanese when `LC_ALL`, `LC_MESSAGES` or `LANG` begins with `ja`, English otherwise.",
        "",
    ]
    return "\n".join([*head, *_command(typer.main.get_command(app), "sudare")])


def _command(command: Any, name: str) -> Iterator[str]:
    children = getattr(command, "commands", {})
    yield from (f"## `{name}`", "", _one_line(command.help), "")
    rows = [_row(option) for option in command.params if not set(option.opts) & HIDDEN]
    if rows:
        yield from ("| Option | Default | What it does |", "|---|---|---|", *rows, "")
    for child, below in children.items():
        yield from _command(below, f"{name} {child}")


def _row(option: Any) -> str:
    is_argument = option.param_type_name == "argument"
    name = (option.metavar or f"{option.name.upper()}…") if is_argument else ", ".join(option.opts)
    default = "" if callable(option.default) or option.default in (None, False, (), []) else f"`{option.default}`"
    return f"| `{name}` | {default} | {_one_line(getattr(option, 'help', '') or '')} |"


def _one_line(text: str | None) -> str:
    return " ".join((text or "").split()).replace("|", "\\|")


def http() -> str:
    import django

    django.setup()
    from sudare.connect.api import api

    lines = [
        "# HTTP",
        "",
        "The whole description stands at `/api/v1/openapi.json`, to browse at `/api/v1/docs`. This is its table of contents, written by",
        "`tools/reference.py`. Errors are RFC 9457 problem details with a stable `code`; what is absent and what is forbidden answer alike.",
        "`/healthz` (alive), `/readyz` (database, store, log) and `/metrics` (Prometheus) stand at the root.",
        "",
        "| Method | Path | What it does |",
        "|---|---|---|",
    ]
    for path, methods in sorted(api.get_openapi_schema()["paths"].items()):
        for method, operation in methods.items():
            if isinstance(operation, dict) and "responses" in operation:
                lines.append(f"| {method.upper()} | `{path}` | {_one_line(operation.get('summary'))} |")
    return "\n".join([*lines, ""])


def policies() -> str:
    """Every rule of every preset side by side."""
    from sudare.policy.differences import SETTINGS, rule_line
    from sudare.policy.presets import BASE, PROFILES, preset

    columns = [preset(name) for name in (BASE, *PROFILES)]
    heads = " | ".join(policy.profile for policy in columns)
    settings = [[f"`{key}`", *(str(getattr(policy, key)).lower() for policy in columns)] for key in SETTINGS]
    rules = [{rule.id: rule for rule in policy.rules} for policy in columns]
    ids = list(dict.fromkeys(rule for each in rules for rule in each))
    lines = [[f"`{name}`", *(_decision(each.get(name)) for each in rules)] for name in ids]
    about = [f"- **{policy.profile}** {policy.name.en}, {policy.name.ja}. {policy.about.en}" for policy in columns[1:]]
    sources = [_source(name, rules) for name in ids]
    return "\n".join(
        [
            "# Policies",
            "",
            "The presets side by side, written by `tools/reference.py` from `src/sudare/policy/presets`. `sudare policy diff shop clinic` prints",
            "two of them, `sudare policy show shop` one of them whole. The strictest rule wins; what could not be looked at is *hold*.",
            "In a cell stands the decision, and a threshold where it isn't the base's. **!** the original is destroyed and the mask can't be lifted ·",
            "**≈** veiled until somebody opens it · **→** the account is frozen and only the reporting flow remains.",
            "",
            *about,
            "",
            f"| | {heads} |",
            "|---" * (len(columns) + 1) + "|",
            *(f"| {' | '.join(row)} |" for row in (*settings, *lines)),
            "",
            "## What the thresholds rest on",
            "",
            "| Rule | When | Source | As of |",
            "|---|---|---|---|",
            *(
                f"| `{name}` | {rule_line(rule).split(' ', 1)[1]} | {_one_line(source)} | {as_of} |"
                for name, rule, source, as_of in sources
            ),
            "",
        ]
    )


def _decision(rule: Any) -> str:
    if rule is None:
        return "–"
    from sudare.policy.presets import BASE, preset

    usual = next((one for one in preset(BASE).rules if one.id == rule.id), None)
    own = "" if usual and usual.kinds == rule.kinds else " " + ", ".join(f"{least:g}" for least in rule.kinds.values())
    signs = "".join(
        sign for sign, flag in (("!", rule.destroys_original), ("≈", rule.veils), ("→", rule.diverts)) if flag
    )
    return f"{rule.decision.value}{own}{' **' + signs + '**' if signs else ''}"


def _source(name: str, rules: list[dict[str, Any]]) -> tuple[str, Any, str, str]:
    """A rule where it is first said, with every source any preset gives for it."""
    said = [each[name] for each in rules if name in each]
    return name, said[0], "; ".join(dict.fromkeys(rule.source for rule in said)), said[0].as_of


def written() -> dict[str, str]:
    """Every reference page by its file name."""
    return {"settings.md": settings(), "cli.md": commands(), "http.md": http(), "policies.md": policies()}


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("SUDARE_DATA_DIR", f"{folder}/data")
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sudare.config.settings")
        for name, text in written().items():
            (REFERENCE / name).write_text(text)


if __name__ == "__main__":
    main()

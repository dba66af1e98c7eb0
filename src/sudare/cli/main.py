"""All commands. Each module loads Django only when its command runs."""

import typer

from sudare import __version__
from sudare.cli import (
    ask,
    audit,
    bench,
    check,
    doctor,
    evidence,
    hold,
    plan,
    policy,
    receipt,
    retention,
    serve,
    trace,
    verify_safety,
    web,
    worker,
)
from sudare.cli.backups import drill, restoring, taking

app = typer.Typer(
    name="sudare",
    help="Sudare 簾 — an image chat that looks after every picture.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_show_locals=False,
)
app.command()(serve.serve)
app.command()(web.web)
app.command()(worker.worker)
app.command()(doctor.doctor)
app.command()(check.check)
app.command()(ask.ask)
app.command()(trace.trace)
app.add_typer(policy.app, name="policy")
app.add_typer(audit.app, name="audit")
app.add_typer(evidence.app, name="evidence")
app.add_typer(hold.app, name="hold")
app.add_typer(plan.app, name="plan")
app.add_typer(retention.app, name="retention")
app.add_typer(receipt.app, name="receipt")
app.command("backup")(taking.backup)
app.command("restore")(restoring.restore)
app.command("drill")(drill.drill)
app.command("verify-safety")(verify_safety.verify_safety)
app.add_typer(bench.app, name="bench")


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(__version__)
        raise typer.Exit


@app.callback()
def sudare(
    version: bool = typer.Option(False, "--version", callback=_show_version, is_eager=True, help="The version."),
) -> None:
    """Sudare 簾 — an image chat that looks after every picture."""


def main() -> None:
    app()

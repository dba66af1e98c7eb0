"""``sudare bench``: measurements of this machine, taken with the installed version."""

import typer

from sudare.cli.bench import ask, asking, desk, evidence, intake, log, room, screening

app = typer.Typer(help="Measure this machine.", no_args_is_help=True)
app.command()(ask.ask)
app.command()(asking.asking)
app.command()(desk.desk)
app.command()(evidence.evidence)
app.command()(intake.intake)
app.command()(log.log)
app.command()(room.room)
app.command()(screening.screening)

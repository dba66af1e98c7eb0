"""`sudare bench evidence` measures a package that is whole, in time."""

import json

from typer.testing import CliRunner

from sudare.cli.main import app


def test_a_small_one_is_measured_stage_by_stage() -> None:
    said = CliRunner().invoke(app, ["bench", "evidence", "--messages", "40"])
    row = json.loads(said.output)
    assert row["is_whole"]
    assert set(row["stages"]) == {"pictures", "documents", "screens", "page", "paper", "whole", "check"}
    assert row["stages"]["whole"]["cpu_seconds"] < 10

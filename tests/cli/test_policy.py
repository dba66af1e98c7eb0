"""The rules on the terminal: listed, shown, compared, and one's own checked before they are put in force."""

import json

import pytest
from typer.testing import CliRunner

from sudare.cli.main import app
from sudare.policy.document import read_policy
from sudare.policy.presets import PROFILES, preset


@pytest.fixture(autouse=True)
def english(monkeypatch):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.setenv(name, "C")


def run(*arguments):
    return CliRunner().invoke(app, ["policy", *map(str, arguments)], env={"COLUMNS": "200"})


def test_every_profile_is_listed_in_both_languages(monkeypatch):
    lines = run("list").stdout.splitlines()
    assert [line.split()[0] for line in lines] == list(PROFILES)
    assert "Law office" in run("list").stdout
    monkeypatch.setenv("LC_ALL", "ja_JP.UTF-8")
    assert "法律事務所" in run("list").stdout


def test_what_is_shown_can_be_used(tmp_path):
    text = run("show", "clinic").stdout
    assert read_policy(text) == preset("clinic")
    file = tmp_path / "mine.toml"
    file.write_text(text)
    done = run("check", file)
    assert (done.exit_code, "can be used" in done.stdout) == (0, True)


def test_two_profiles_stand_side_by_side():
    told = run("diff", "shop", "clinic").stdout
    (line,) = [line for line in told.splitlines() if line.startswith("passport ")]
    assert "never passport ≥ 0.5" in line
    assert "hold passport ≥ 0.5" in line
    assert "my-number-card-back" not in told
    keys = {each["key"] for each in json.loads(run("diff", "shop", "clinic", "--json").stdout)}
    assert {"passport", "retention_days", "skin"} <= keys
    assert run("diff", "law", "law").stdout.strip() == "They say the same."


def test_ones_own_rules_are_compared_too(tmp_path):
    file = tmp_path / "mine.toml"
    file.write_text('extends = "shop"\nprofile = "mine"\nretention_days = 3\n')
    told = json.loads(run("diff", "shop", file, "--json").stdout)
    assert [(each["key"], each["one"], each["other"]) for each in told] == [("retention_days", "30", "3")]


def test_mistakes_are_told_with_their_line(tmp_path):
    file = tmp_path / "mine.toml"
    file.write_text('extends = "shop"\nprofile = "mine"\n\n[[rules]]\nid = "face"\nwhen = { fase = 0.5 }\n')
    done = run("check", file)
    assert done.exit_code == 2
    assert f"{file}:6: rules[0].when.fase: there is no kind fase → face?" in done.output


def test_softer_rules_than_the_floor_are_told(tmp_path):
    file = tmp_path / "mine.toml"
    file.write_text('extends = "shop"\nprofile = "mine"\n\n[[rules]]\nid = "my-number-card-back"\nthen = "hold"\n')
    done = run("check", file)
    assert (done.exit_code, "my-number-card-back" in done.output) == (1, True)


@pytest.mark.parametrize("arguments", [("show", "pub"), ("check", "absent.toml"), ("diff", "shop", "pub")])
def test_what_is_not_there_is_bad_usage(arguments):
    assert run(*arguments).exit_code == 2

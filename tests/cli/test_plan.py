"""Plans for asking, as whoever stands at the machine sees and chooses them."""

import json

import pytest
from typer.testing import CliRunner

from sudare.assistant.queries import plan_of
from sudare.cli.main import app

pytestmark = pytest.mark.django_db


def run(*arguments):
    return CliRunner().invoke(app, ["plan", *map(str, arguments)], env={"LC_ALL": "C"})


@pytest.fixture(autouse=True)
def two_plans(settings):
    settings.AI_PLAN = "small"
    settings.AI_PLANS = {"small": {"pictures": 5}, "large": {"pictures": 500, "cost": 3000}}


def test_a_plan_is_shown_and_chosen_and_stands_in_the_log(cast):
    from sudare.audit.models import Entry

    here = ("--organisation", cast.organisation.pk)
    shown = run("show", *here)
    assert "On the plan small" in shown.stdout
    assert "Pictures: 0 / 5" in shown.stdout
    assert "Tokens: 0 / without limit" in shown.stdout
    assert run("choose", "large", *here).exit_code == 0
    assert plan_of(cast.organisation.pk).name == "large"
    assert json.loads(run("show", "--json", *here).stdout)["plan"] == "large"
    assert Entry.objects.filter(organisation_id=cast.organisation.pk, verb="assistant:plan:chosen").count() == 1


def test_a_plan_nobody_wrote_down_is_refused_and_nothing_changes(cast):
    done = run("choose", "huge", "--organisation", cast.organisation.pk)
    assert done.exit_code == 1
    assert "SUDARE_AI_PLANS" in done.output
    assert plan_of(cast.organisation.pk).name == "small"

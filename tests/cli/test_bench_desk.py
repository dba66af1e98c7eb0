"""What `sudare bench desk` counts: each kind of loss is told apart from the others."""

import pytest

from sudare.cli.bench import desk
from sudare.cli.bench.desk_people import Ledger


def counted(monkeypatch: pytest.MonkeyPatch, stored: list[tuple[str, str]], ledger: Ledger) -> desk.Report:
    monkeypatch.setattr(desk, "_stored", lambda: stored)
    return desk._report(ledger, visitors=2, staff=1, seconds=10.0, cpu=1.0, memory=1.0)


ONE, TWO, OTHER = "v0 in a says 1", "v0 in a says 2", "v1 in b says 1"


def test_all_is_well_where_everything_stands_once_and_was_heard_once(monkeypatch):
    ledger = Ledger(posted={ONE: "a", OTHER: "b"}, heard={"a": [ONE], "b": [OTHER]})
    told = counted(monkeypatch, [("a", ONE), ("b", OTHER)], ledger)
    assert (told.lost, told.doubled, told.misrouted, told.unheard, told.heard_twice) == (0, 0, 0, 0, 0)


def test_lost_doubled_misrouted_unheard_and_heard_twice_are_five_things(monkeypatch):
    ledger = Ledger(posted={ONE: "a", TWO: "a", OTHER: "b"}, heard={"a": [TWO, TWO], "b": []})
    told = counted(monkeypatch, [("a", TWO), ("a", TWO), ("a", OTHER)], ledger)
    assert told.lost == 2  # the first stands nowhere, the other's not where it was said
    assert told.doubled == 1
    assert told.misrouted == 1
    assert told.unheard == 1
    assert told.heard_twice == 1

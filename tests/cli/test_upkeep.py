"""Upkeep is done once, by one of many, and goes on when the one that had it dies."""

from datetime import timedelta

import pytest

from sudare.config import upkeep, wiring
from sudare.config.models import Upkeep
from sudare.kit import clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    deeds: list[str] = []
    monkeypatch.setattr(wiring, "periodic", lambda: [("sweep", 20.0, lambda: deeds.append("swept"))])
    return deeds


def test_two_workers_at_one_time_do_it_once(done: list[str]) -> None:
    assert upkeep.tick(worker="one") == 1
    assert upkeep.tick(worker="two") == 0
    assert done == ["swept"]


def test_it_is_done_again_when_it_is_due(done: list[str]) -> None:
    upkeep.tick(worker="one")
    with clock.standing_at(clock.now() + timedelta(seconds=21)):
        assert upkeep.tick(worker="two") == 1
    assert done == ["swept", "swept"]


def test_a_worker_that_died_in_the_middle_is_replaced(done: list[str]) -> None:
    Upkeep.objects.create(name="sweep", due_at=clock.now() + upkeep.LEASE, worker="dead")
    assert upkeep.tick(worker="two") == 0
    with clock.standing_at(clock.now() + upkeep.LEASE + timedelta(seconds=1)):
        assert upkeep.tick(worker="two") == 1


def test_upkeep_that_fails_is_tried_again_and_stops_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    deeds: list[str] = []

    def break_down() -> None:
        raise OSError

    monkeypatch.setattr(
        wiring, "periodic", lambda: [("broken", 20.0, break_down), ("sweep", 20.0, lambda: deeds.append("swept"))]
    )
    assert upkeep.tick(worker="one") == 2
    assert deeds == ["swept"]
    with clock.standing_at(clock.now() + timedelta(seconds=21)):
        assert upkeep.tick(worker="one") == 2

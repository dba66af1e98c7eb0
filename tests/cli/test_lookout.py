"""A worker's one look at the queues wakes the hand whose work has come, and nobody else."""

import threading
from uuid import uuid4

from sudare.assistant.jobs import answer_question
from sudare.cli.lookout import Lookout

HANDS = {"here": ["check", "upkeep"], "ask": ["ask"], "tell": ["tell"]}


def calling(lookout: Lookout) -> list[str]:
    return [hand for hand in HANDS if lookout.is_calling(hand)]


def test_only_the_hand_that_serves_a_queue_is_woken(db: None) -> None:
    lookout = Lookout(HANDS, threading.Event())
    lookout.look()
    assert calling(lookout) == []
    answer_question.enqueue(str(uuid4()))
    lookout.look()
    assert calling(lookout) == ["ask"]
    assert lookout.await_work("ask")
    assert calling(lookout) == []


def test_work_of_others_is_left_to_others(db: None) -> None:
    lookout = Lookout({"here": ["check"]}, threading.Event())
    answer_question.enqueue(str(uuid4()))
    lookout.look()
    assert not lookout.is_calling("here")


def test_nobody_sleeps_through_the_end(db: None) -> None:
    stop = threading.Event()
    lookout = Lookout(HANDS, stop)
    ends: list[bool] = []
    sleeping = [threading.Thread(target=lambda hand=hand: ends.append(lookout.await_work(hand))) for hand in HANDS]
    for thread in sleeping:
        thread.start()
    stop.set()
    lookout.look_on()
    for thread in sleeping:
        thread.join(30)
    assert ends == [False, False, False]

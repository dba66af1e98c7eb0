"""The pool of children: whoever ends it waits for nobody, and nobody is left."""

import sys
import threading

import pytest

from sudare.kit.children import Child, Pool

SLEEPER = (sys.executable, "-I", "-c", "import sys; sys.stdin.buffer.read()")


def sleeper() -> Child:
    return Child(SLEEPER, {})


def test_the_end_reaches_a_child_at_work_and_nobody_takes_its_place():
    pool = Pool(sleeper, size=2)
    pool.start()
    working = pool.take()
    (resting,) = pool.resting()
    learned = threading.Event()

    def work() -> None:
        working.back.read(1)  # blocks until the child dies
        learned.set()

    threading.Thread(target=work, daemon=True).start()
    pool.end()
    assert learned.wait(10)
    assert not working.is_alive
    assert not resting.is_alive
    late = sleeper()
    pool.succeed(working, late)
    pool.give_back(working, is_fit=False)
    assert not late.is_alive
    assert pool.resting() == []
    with pytest.raises(OSError, match="ended"):
        pool.take()


@pytest.mark.parametrize("is_fit", [True, False])
def test_what_comes_back_rests_or_is_replaced(is_fit):
    pool = Pool(sleeper, size=1)
    pool.start()
    child = pool.take()
    pool.give_back(child, is_fit=is_fit)
    (now_resting,) = pool.resting()
    assert now_resting.is_alive
    assert (now_resting is child) == is_fit
    pool.end()

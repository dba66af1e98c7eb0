"""Being ready to read before somebody asks, and giving the memory back when nobody does. See docs/decisions/0191."""

from datetime import timedelta
from typing import Final

from django.core.cache import caches

from sudare.assistant.actions.desk import the_queue, the_reader
from sudare.kit.clock import now
from sudare.rulebook.queries import may_ai_see_anywhere

AWAKE_FOR: Final = timedelta(minutes=30)  # after the last thing that happened in the house
TOLD_EVERY_SECONDS: Final = 300  # by each process: a word is a row


def expect_questions() -> None:
    """Somebody may ask soon: a worker has begun, or a person opened the page for asking.

    Skips where it was said a moment ago, and where the rules let no AI see anything.
    """
    if caches["here"].add("questions-expected", value=True, timeout=TOLD_EVERY_SECONDS) and may_ai_see_anywhere():
        the_queue().expect()


def keep_ready() -> None:
    """Keep the reader warm while anything happens in the house; let it rest after half an hour of nothing.

    Raises: ReadingFailed.
    """
    if the_queue().has_moved(since=now() - AWAKE_FOR) and may_ai_see_anywhere():
        make_ready()
    else:
        the_reader().rest()


def make_ready() -> None:
    """Raises: ReadingFailed."""
    the_reader().warm_up()

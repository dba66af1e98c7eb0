"""How tests of asking make what they need: a room that may ask, a scripted reader and model, an answer finished here."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

import factories
from sudare.assistant import actions
from sudare.assistant.actions import desk
from sudare.assistant.models import Answer
from sudare.assistant.readers.scripted import ScriptedReader
from sudare.assistant.terms import PictureAsked
from sudare.kit.clock import now


class NoQueue:
    """Keeps what waits; nobody comes for it."""

    def __init__(self) -> None:
        self.waiting: list[object] = []
        self.last_moved: datetime | None = None

    def put(self, answer_id: object) -> None:
        self.waiting.append(answer_id)

    put_again = put

    def expect(self) -> None:
        self.last_moved = now()

    def has_moved(self, *, since: datetime) -> bool:
        return self.last_moved is not None and self.last_moved >= since


@contextmanager
def a_desk(*, reader=None, provider=None) -> Iterator[NoQueue]:
    """Scripted reader and model in this process; what stood there before comes back."""
    before = (desk.the_reader(), desk.the_provider(), desk.the_queue())
    queue = NoQueue()
    actions.read_with(reader or ScriptedReader(is_for_tests=True))
    actions.ask_with(provider)
    actions.queue_with(queue)
    try:
        yield queue
    finally:
        actions.read_with(before[0])
        actions.ask_with(before[1])
        actions.queue_with(before[2])


def asked(viewer, room, *pictures, **how) -> Answer:
    """A question put, about these pictures; "what is the total" where nothing is said."""
    about = [one if isinstance(one, PictureAsked) else PictureAsked(one.pk) for one in pictures]
    if not {"text", "template", "form", "follows"} & set(how):
        how["text"] = "what is the total"
    return actions.ask(viewer=viewer, room_id=room.pk, pictures=about, **how)


def answered(viewer, room, *pictures, **how) -> Answer:
    """Asked, and answered in this very process."""
    answer = asked(viewer, room, *pictures, **how)
    actions.run(answer_id=answer.pk)
    answer.refresh_from_db()
    return answer


def with_rules(cast, **keys) -> None:
    """The rules of a shop, with these keys otherwise, in force in Alice's organisation."""
    from sudare.rulebook import actions as rulebook

    said = "\n".join(f"{key} = {_toml(value)}" for key, value in keys.items())
    document = f'extends = "shop"\nprofile = "mine"\n{said}'
    rulebook.change_policy(
        viewer=factories.proved(cast.alice),
        scope="organisation",
        place_id=cast.organisation.pk,
        document=document,
        reason="x",
    )


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return str(value).replace("'", '"') if isinstance(value, list) else f'"{value}"'

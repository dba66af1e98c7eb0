"""The copy of a picture that one person, or one link, gets: never twice the same bytes for two of them."""

import secrets
from dataclasses import dataclass
from threading import Lock
from typing import Final
from uuid import UUID
from weakref import WeakValueDictionary

import structlog

from sudare.imaging.marks.terms import Mark
from sudare.storage.actions import open_sealed
from sudare.viewing.actions.desk import the_marker, the_memory
from sudare.viewing.engines.memory import Copy
from sudare.viewing.errors import NotMarkable
from sudare.viewing.models import ViewCode

log = structlog.get_logger(__name__)

NUMBER_BITS: Final = 30  # so that the six letters a copy shows stand for the whole number


@dataclass(frozen=True, slots=True)
class Asked:
    """What would leave: for whom, from which sealed object, and how the log will call it."""

    organisation_id: UUID
    attachment_id: UUID
    room_id: UUID | None
    rendition: str
    object_id: UUID
    media_type: str
    verb: str
    user_id: UUID | None
    share_id: UUID | None = None
    about: UUID | None = None  # what the entry is about, where it isn't the picture
    is_veiled: bool = False  # drawn small, grey and blurred for this copy alone, and kept nowhere

    @property
    def key(self) -> tuple[object, ...]:
        return (self.user_id, self.share_id, self.attachment_id, self.rendition)


class _Turn:
    """One marks, the others wait for it."""

    def __init__(self) -> None:
        self.lock = Lock()


_turns: WeakValueDictionary[tuple[object, ...], _Turn] = WeakValueDictionary()
_turns_lock = Lock()


def copy_for(asked: Asked) -> Copy:
    """The remembered copy, or a fresh one under a new number. Slow when fresh: never inside a transaction.

    Raises: NotMarkable, whatever the marker stumbled over: then there is nothing to show.
    """
    with _turn(asked.key).lock:
        known = the_memory().recall(asked.key)
        if known is not None and known.object_id == asked.object_id:
            return known
        fresh = _marked(asked)
        the_memory().keep(asked.key, fresh)
        return fresh


def is_whose(copy: Copy, asked: Asked) -> bool | None:
    """Whether this copy's number is already written down for exactly this; None when it isn't written down at all."""
    known = ViewCode.objects.filter(pk=copy.number).first()
    if known is None:
        return None
    theirs = (known.user_id, known.share_id, known.attachment_id, known.rendition)
    return theirs == asked.key


def write_down(copy: Copy, asked: Asked, *, sequence: int) -> None:
    """Whose copy it is, in the transaction of the entry it leaves under."""
    ViewCode.objects.create(
        number=copy.number,
        organisation_id=asked.organisation_id,
        attachment_id=asked.attachment_id,
        room_id=asked.room_id,
        rendition=asked.rendition,
        user_id=asked.user_id,
        share_id=asked.share_id,
        sequence=sequence,
    )


def _turn(key: tuple[object, ...]) -> _Turn:
    with _turns_lock:
        turn = _turns.get(key)
        if turn is None:
            turn = _turns[key] = _Turn()
        return turn


def _marked(asked: Asked) -> Copy:
    number = secrets.randbelow(1 << NUMBER_BITS)
    content = b"".join(open_sealed(object_id=asked.object_id))
    try:
        if asked.is_veiled:
            content = the_marker().veil(content).content
        marked = the_marker().mark(content, Mark.of(number))
    except Exception as error:
        log.exception("not_marked", rendition=asked.rendition)
        raise NotMarkable from error
    return Copy(number, asked.object_id, asked.media_type, marked.content)

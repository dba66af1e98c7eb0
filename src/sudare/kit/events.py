"""Frozen facts in the past tense, and the wire they travel on inside one process.

Packages on the same floor do not know each other: one announces, ``config.wiring`` decides who hears it.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import structlog

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Event:
    """A fact that has happened and is already stored."""


E = TypeVar("E", bound=Event)
Listener = Callable[[E], None]

_listeners: dict[type[Event], list[Listener]] = defaultdict(list)  # type: ignore[type-arg]


def listen(kind: type[E], listener: Callable[[E], None]) -> None:
    """Call ``listener`` for every announced ``kind``; hearing the same twice is ignored."""
    if listener not in _listeners[kind]:
        _listeners[kind].append(listener)


def listeners_of(kind: type[Event]) -> tuple[Listener, ...]:  # type: ignore[type-arg]
    return tuple(_listeners[kind])


def announce(event: Event) -> None:
    """Tell every listener. Call it after the commit: what a listener does can't undo the fact.

    A listener that fails is logged and does not stop the others.
    """
    for listener in _listeners[type(event)]:
        try:
            listener(event)
        except Exception:
            log.exception("listener_failed", fact=type(event).__name__)

"""Which reader, which model and which queue this process works with; ``config.wiring`` says so once."""

from collections.abc import Mapping, Sequence
from typing import Any

from sudare.assistant.providers import AnswerQueue, Provider
from sudare.assistant.readers import Reader
from sudare.assistant.terms import Card, ReaderKind

_readers: list[Reader] = []
_providers: list[Provider] = []
_queues: list[AnswerQueue] = []


def read_with(reader: Reader) -> None:
    """Read pictures with ``reader`` from now on."""
    _readers[:] = [reader]


def ask_with(provider: Provider | None) -> None:
    """Have ``provider`` answer from now on; without one, the reader alone."""
    _providers[:] = [provider] if provider else []


def queue_with(queue: AnswerQueue) -> None:
    """Hand questions to ``queue`` from now on."""
    _queues[:] = [queue]


def the_reader() -> Reader:
    return _readers[0]


def the_provider() -> Provider | None:
    return _providers[0] if _providers else None


def the_queue() -> AnswerQueue:
    return _queues[0]


def cards() -> tuple[Card, ...]:
    """Who could answer here, whoever would be asked first, first."""
    built_in = Card(the_reader().name, ReaderKind.BUILT_IN, has_vision=True, place="here")
    provider = the_provider()
    return (provider.card, built_in) if provider else (built_in,)


def sheet_of(*, template: str, fields: Sequence[Mapping[str, Any]], language: str) -> list[list[str]]:
    """An answer's values as headings and rows."""
    return the_reader().sheet(template, fields, language=language)

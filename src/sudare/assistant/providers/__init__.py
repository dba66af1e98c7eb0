"""Models somewhere else, behind one Protocol. ``config.wiring`` chooses one per process, or none."""

from datetime import datetime
from typing import Protocol
from uuid import UUID

from sudare.assistant.terms import Card, OnWords, Prompt, Reply


class Provider(Protocol):
    """A model that is asked in words and pictures."""

    @property
    def card(self) -> Card: ...

    def ask(self, prompt: Prompt, *, on_words: OnWords) -> Reply:
        """What it answers, told to ``on_words`` while it comes. Raises: a subclass of ``ModelFailed``."""


class AnswerQueue(Protocol):
    """Where answers wait for a worker."""

    def put(self, answer_id: UUID) -> None: ...

    def put_again(self, answer_id: UUID) -> None: ...

    def expect(self) -> None:
        """Let the workers know that somebody may ask soon."""

    def has_moved(self, *, since: datetime) -> bool:
        """Whether anything came here or beside it since then: a picture, a question, a word of expecting."""

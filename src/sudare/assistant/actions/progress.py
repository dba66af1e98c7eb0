"""One answer while it is worked on: claimed by one worker, told as it grows, taken away by a stop."""

import time
from typing import Any, Final, Self
from uuid import UUID

from django.db.models import F

from sudare.assistant.errors import Stopped
from sudare.assistant.models import Answer
from sudare.assistant.queries import whole_answers
from sudare.assistant.terms import ANSWER_MAX, AT_WORK, AnswerState
from sudare.kit.clock import now
from sudare.kit.errors import SudareError
from sudare.kit.ids import new_id

TOLD_EVERY_SECONDS: Final = 0.25  # each telling is a durable commit


class Progress:
    """Every step is a compare-and-set under one claim; where it no longer holds, ``Stopped`` ends the work."""

    def __init__(self, answer: Answer, claim: UUID) -> None:
        self.answer = answer
        self._mine = Answer.objects.filter(pk=answer.pk, claim=claim, state__in=AT_WORK)
        self._begun = time.monotonic()
        self._told_at = 0.0
        self._has_begun = False

    @classmethod
    def claimed(cls, answer_id: UUID) -> Self | None:
        """The answer, taken; nothing when somebody else has it or it no longer waits."""
        claim = new_id()
        waiting = Answer.objects.filter(pk=answer_id, state=AnswerState.QUEUED)
        taken = waiting.update(state=AnswerState.READING, claim=claim, claimed_at=now(), version=F("version") + 1)
        return cls(whole_answers().get(pk=answer_id), claim) if taken else None

    def stream(self, text: str) -> None:
        """Tell the words so far, at most four times a second. Raises: Stopped."""
        moment = time.monotonic()
        if moment - self._told_at < TOLD_EVERY_SECONDS or not text.strip():
            return
        self._told_at = moment
        first = {} if self._has_begun else {"first_words_seconds": moment - self._begun}
        self._has_begun = True
        self._step(state=AnswerState.STREAMING, text=text[:ANSWER_MAX], claimed_at=now(), **first)

    def begin_again(self) -> None:
        """Take back what was told: another reader goes on. Raises: Stopped."""
        self._told_at, self._has_begun = 0.0, False
        self._step(state=AnswerState.READING, text="", claimed_at=now())

    def remember(self, cache_key: str) -> None:
        """Under which key the answer may be found again. Raises: Stopped."""
        self._step(cache_key=cache_key, claimed_at=now())

    def end(self, *, state: AnswerState, text: str, **columns: Any) -> None:
        """The last step. Raises: Stopped, and with it goes the caller's transaction."""
        self._step(state=state, text=text[:ANSWER_MAX], claim=None, finished_at=now(), **columns)

    def fail(self, failure: SudareError) -> None:
        """End in a sentence; words that came are kept. Skips what was stopped or forgotten in this very moment."""
        self._mine.update(
            state=AnswerState.FAILED,
            claim=None,
            finished_at=now(),
            error=failure.code,
            error_words=failure.public_message,
            version=F("version") + 1,
        )

    def _step(self, **columns: Any) -> None:
        if not self._mine.update(**({"version": F("version") + 1} | columns)):
            raise Stopped

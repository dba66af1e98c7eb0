"""A model that says what it was told to say; for tests and demonstrations."""

import warnings
from collections.abc import Callable

from sudare.assistant.terms import Card, OnWords, Prompt, ReaderKind, Reply

Script = Callable[[Prompt], str]


class ScriptedProvider:
    """Looks at nothing. Keeps what it was asked, in ``asked``."""

    def __init__(self, script: Script, *, has_vision: bool = True, is_for_tests: bool = False) -> None:
        if not is_for_tests:
            warnings.warn("no model answers: answers are invented", RuntimeWarning, stacklevel=2)
        self._script = script
        self.card = Card("scripted", ReaderKind.MODEL, has_vision=has_vision, place="here")
        self.asked: list[Prompt] = []

    def ask(self, prompt: Prompt, *, on_words: OnWords) -> Reply:
        self.asked.append(prompt)
        text = self._script(prompt)
        for end in range(8, len(text) + 8, 8):
            on_words(text[:end])
        return Reply(text, tokens_in=len(prompt.words), tokens_out=len(text))

"""An engine that sees what it is told to see; for tests of whatever stands around engines."""

import warnings
from collections.abc import Callable

from sudare.screening.terms import Look, Seen


class ScriptedEngine:
    """Looks at nothing: it must never stand between real people. ``script`` may also raise, hang or lie."""

    def __init__(
        self, name: str, script: Callable[[Look], Seen] = lambda _: Seen(), *, is_for_tests: bool = False
    ) -> None:
        if not is_for_tests:
            warnings.warn(f"nothing looks for {name}", RuntimeWarning, stacklevel=2)
        self.name = name
        self.version = f"scripted-{name}"
        self._script = script

    def look(self, look: Look) -> Seen:
        return self._script(look)

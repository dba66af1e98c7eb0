"""What was measured of marks so far, question by question, so that an interrupted run goes on where it stopped."""

import json
from pathlib import Path

from sudare.specimens.marks_terms import Said
from sudare.specimens.notebook import parsed, stamp


class MarksNotes:
    """One line of JSON for the stamp of the code, then one per question. Without a path nothing is kept."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._said: dict[str, Said] = {}
        if path is None:
            return
        lines = list(parsed(path.read_text(encoding="utf-8").splitlines())) if path.is_file() else []
        if lines and lines[0] == {"stamp": stamp()}:
            self._said = {line["question"]: line["said"] for line in lines[1:]}
        path.write_text(json.dumps({"stamp": stamp()}) + "\n", encoding="utf-8")
        for question, said in self._said.items():
            self._write(question, said)

    def recall(self, question: str) -> Said | None:
        """The answer, or None when it hasn't been asked with this code."""
        return self._said.get(question)

    def note(self, question: str, said: Said) -> None:
        self._said[question] = said
        self._write(question, said)

    def _write(self, question: str, said: Said) -> None:
        if self._path is not None:
            with self._path.open("a", encoding="utf-8") as file:
                file.write(json.dumps({"question": question, "said": said}, ensure_ascii=False) + "\n")

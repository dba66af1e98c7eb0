"""A run of hours that is interrupted goes on where it stopped."""

import numpy as np
import pytest

from sudare.imaging.terms import Box
from sudare.screening.scripted import ScriptedScreener
from sudare.screening.terms import Finding, Kind, Screening
from sudare.specimens import notebook
from sudare.specimens.measuring import measured
from sudare.specimens.notebook import Notebook
from sudare.specimens.terms import Specimen, Truth

HERE = Box(0.1, 0.1, 0.2, 0.1)
FOUND = Screening(
    findings=(Finding(Kind.PHONE, 0.9, HERE, "personal"), Finding(Kind.SCREEN, 0.7, None, "documents")),
    engines=("personal", "documents"),
)


def specimens(number):
    nothing = np.zeros((4, 4, 3), np.uint8)
    return [Specimen(f"personal-{each}", "personal", nothing, (Truth(Kind.PHONE, HERE),)) for each in range(number)]


class Counting:
    """A scripted screener that knows how often it was asked, and stops the run at a picture."""

    def __init__(self, *, said=FOUND, until=1000):
        self.asked, self._said, self._until = 0, said, until

    def __call__(self, _looks):
        if self.asked == self._until:
            raise KeyboardInterrupt
        self.asked += 1
        return self._said


def run(path, script, number=6):
    return measured(specimens(number), ScriptedScreener(script, is_for_tests=True), notebook=Notebook(path))


def test_an_interrupted_run_goes_on_and_counts_the_same(tmp_path) -> None:
    path, first, second = tmp_path / "notes.jsonl", Counting(until=4), Counting()
    with pytest.raises(KeyboardInterrupt):
        run(path, first)
    count, engines = run(path, second)
    whole, _ = run(tmp_path / "other.jsonl", Counting())
    assert (first.asked, second.asked) == (4, 2)
    assert engines == FOUND.engines
    assert (count.pictures, count.rows[Kind.PHONE].clean.hits) == (whole.pictures, whole.rows[Kind.PHONE].clean.hits)
    assert count.rows.keys() == whole.rows.keys()


def test_a_line_cut_off_in_the_middle_is_measured_again(tmp_path) -> None:
    path, again = tmp_path / "notes.jsonl", Counting()
    run(path, Counting())
    path.write_text(path.read_text()[:-20])
    count, _ = run(path, again)
    assert (again.asked, count.pictures) == (1, 6)
    assert len(Notebook(path)) == 6


def test_pictures_on_which_an_engine_failed_are_shown_again(tmp_path) -> None:
    path, again = tmp_path / "notes.jsonl", Counting()
    count, _ = run(path, Counting(said=Screening(unknown=("text",))))
    assert count.unknown == 6
    run(path, again)
    assert again.asked == 6


def test_notes_of_other_code_count_for_nothing(tmp_path, monkeypatch) -> None:
    path, again = tmp_path / "notes.jsonl", Counting()
    run(path, Counting())
    monkeypatch.setattr(notebook, "stamp", lambda: "other")
    run(path, again)
    assert again.asked == 6

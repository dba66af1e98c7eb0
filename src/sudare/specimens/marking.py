"""Marks put on pictures, the pictures tampered with, the marks looked for: what is still read, and who is named wrongly."""

from collections.abc import Callable, Collection, Sequence

from PIL import Image

from sudare.specimens.marks_notes import MarksNotes
from sudare.specimens.marks_questions import Questions
from sudare.specimens.marks_terms import KINDS, Marks, Sizes


def measured_marks(
    sizes: Sizes,
    *,
    photographs: Sequence[Image.Image] = (),
    tell: Callable[[str], None] = lambda _: None,
    notes: MarksNotes | None = None,
    kinds: Collection[str] = KINDS,
) -> Marks:
    """The whole table; ``photographs``: what else there is to mark and to leave unmarked. ``kinds``: of questions.

    About a second for each view and tampering, a tenth of one for each unmarked picture.
    """
    result, notes = Marks(), notes or MarksNotes()
    for question, ask in Questions(sizes, photographs).all():
        if question.split()[0] not in kinds:
            continue
        said = notes.recall(question)
        if said is None:
            tell(question)
            said = ask()
            notes.note(question, said)
        result.count(question.split()[0], said)
    return result

"""The measured sets of free questions, over drawn pictures that were read for it."""

from collections.abc import Iterator

import pytest
from PIL import Image

from reading.paper import pixels
from sudare.reading.answering import answer
from sudare.reading.evidence import normalised
from sudare.reading.pool import WarmReader
from sudare.reading.terms import Page
from sudare.specimens.everyday import EVERYDAY, LATER, everyday
from sudare.specimens.questions import QUESTIONS, UNSEEN, Asked

RIGHT, REFUSED = 0.75, 0.9

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def pages() -> Iterator[dict[str, Page]]:
    with WarmReader() as reader:
        yield {
            layout.name: reader.read(pixels(Image.fromarray(everyday(layout.name)))) for layout in (*EVERYDAY, *LATER)
        }


def is_right(asked: Asked, pages: dict[str, Page]) -> bool:
    said = answer([pages[name] for name in asked.pictures], asked.question)
    if not asked.expected:
        return "not_in_picture" in said.warnings
    text = normalised(said.answer)[0]
    return "not_in_picture" not in said.warnings and any(normalised(each)[0] in text for each in asked.expected)


@pytest.mark.parametrize("questions", [QUESTIONS, UNSEEN], ids=["settled-with", "unseen"])
def test_questions_are_answered_rightly_and_what_nobody_can_know_is_refused(
    questions: tuple[Asked, ...], pages: dict[str, Page]
) -> None:
    answerable = [is_right(asked, pages) for asked in questions if asked.expected]
    unanswerable = [is_right(asked, pages) for asked in questions if not asked.expected]
    assert sum(answerable) >= RIGHT * len(answerable)
    assert sum(unanswerable) >= REFUSED * len(unanswerable)

"""The letters of a mark read in the locked child: six of them come out, whatever else stands in the picture."""

import numpy as np
import pytest

from screening.scenes import pixels, written
from screening.test_pool import LOOK, child_that
from sudare.imaging.marks.reading import ReadCode
from sudare.imaging.terms import Pixels
from sudare.screening import wire
from sudare.screening.budgets import Budget
from sudare.screening.evidence import Lied
from sudare.screening.pool import WarmScreener
from sudare.specimens.copies import marked, picture
from sudare.specimens.tampering import TAMPERINGS


def test_the_real_child_reads_the_letters_off_a_screenshot_of_paper(warm_screener):
    """A receipt full of words and numbers of its own, shot, halved and saved badly."""
    copy = marked(picture(0, 1600), 0x1234_5678)
    shot = TAMPERINGS["screenshot, half the size, JPEG 50"](copy.marked, np.random.default_rng(5))
    found = warm_screener.letters(Pixels(*shot.size, shot.tobytes()))
    assert found is not None
    assert (found.code, found.times >= 3) == (copy.mark.code, True)


def test_words_that_are_no_code_stay_inside(warm_screener):
    assert warm_screener.letters(pixels(written(["暗証 CANARY9137", "連絡先 canaries@example.com"]))) is None


LIES = {
    "dies": "sys.exit(1)",
    "says a word": "say(b'[\"CANARY9137\", 3]\\n')",
    "says small letters": "say(b'[\"abc123\", 3]\\n')",
    "says how often in letters": 'say(b\'["ABC123", "x"]\\n\')',
    "was never asked": "say(b'[\"ABC123\", 0]\\n')",
    "answers about something else": "say(good())",
}


@pytest.mark.parametrize("deed", LIES)
def test_a_child_that_goes_wrong_names_nobody(deed):
    with WarmScreener(command=child_that(LIES[deed]), overall=Budget(0.5)) as screener:
        assert screener.letters(LOOK) is None


def test_what_crosses_is_what_was_read():
    for said in (ReadCode("ABC123", 7), None):
        assert wire.read_letters(wire.pack_letters(said)) == said
    with pytest.raises(Lied):
        wire.read_letters(b'["ABCI23", 7]\n')  # no letter of ours

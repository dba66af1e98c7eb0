"""The number's code and its pattern, without pictures."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sudare.imaging.marks import carriers, coding
from sudare.imaging.marks.terms import ALPHABET, Mark, code_as_meant, code_of, low_bits_of

NUMBERS = st.integers(0, 2**32 - 1)


@given(NUMBERS)
def test_a_code_is_the_low_thirty_bits(number: int) -> None:
    assert low_bits_of(code_of(number)) == number % 2**30


@given(NUMBERS)
def test_a_code_is_read_however_it_was_typed(number: int) -> None:
    code = code_of(number)
    typed = f" {code[:3].lower()}-{code[3:]} ".replace("0", "o").replace("1", "l")
    assert code_as_meant(typed) == code


def test_what_is_no_code_is_none() -> None:
    assert [code_as_meant(each) for each in ("", "ABC", "ABC12*", "ABC1234", "ＡＢＣ123")] == [None] * 5


def test_a_mark_with_two_tongues_is_refused() -> None:
    with pytest.raises(ValueError, match=code_of(2)):
        Mark(code_of(2), 1)


def test_letters_that_look_alike_are_not_in_it() -> None:
    assert not set("ILOU") & set(ALPHABET)
    assert len(ALPHABET) == 32


@settings(max_examples=30, deadline=None)
@given(NUMBERS, st.integers(0, 2**32 - 1))
def test_a_third_of_wrong_places_is_repaired(number: int, seed: int) -> None:
    word = coding.encoded(number, b"k").astype(np.float64)
    noise = np.random.default_rng(seed).normal(0, 0.9, word.shape)
    assert coding.decoded(word + noise, b"k") == number


def test_noise_and_two_words_mixed_are_nothing() -> None:
    rng = np.random.default_rng(5)
    for _ in range(60):
        assert coding.decoded(rng.normal(0, 1, coding.CODE_BITS), b"k") is None
        one, other = (int(each) for each in rng.integers(0, 2**32, 2))
        mixed = coding.encoded(one, b"k").astype(np.float64) + coding.encoded(other, b"k")
        said = coding.decoded(mixed + rng.normal(0, 0.5, mixed.shape), b"k")
        assert said in {None, one, other}


def test_no_two_renditions_and_no_two_secrets_share_a_pattern() -> None:
    shape = (60, 80)
    patterns = [carriers.carriers(*each) for each in ((b"a", shape, b"k"), (b"b", shape, b"k"), (b"a", shape, b"l"))]
    for one in range(3):
        for other in range(one):
            same = patterns[one].places == patterns[other].places
            assert same.mean() < 0.02
            assert abs(float((patterns[one].signs * patterns[other].signs).mean())) < 0.06

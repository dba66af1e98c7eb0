"""The practice room: every case explains itself, in every register, and nothing is kept."""

import pytest
from django.test import Client

from sudare.web.guidebook.practice import CASES, CHOICES, Choice
from sudare.web.templatetags.sudare import said, with_readings


@pytest.mark.parametrize("language", ["ja", "ja-plain", "en"])
@pytest.mark.parametrize("number", range(1, len(CASES) + 1))
def test_a_case_asks_and_then_explains(db: None, number: int, language: str) -> None:
    case, address = CASES[number - 1], f"/practice/{number}/"
    asked = Client().get(address, {"language": language}).content.decode()
    assert str(said(case.scene, language)) in asked
    assert str(said(case.because, language)) not in asked
    for choice in Choice:
        told = Client().get(address, {"language": language, "answer": choice}).content.decode()
        assert str(said(case.because, language)) in told
        assert ("badge-bamboo" in told) is (choice is case.right)


def test_every_choice_is_right_somewhere_and_pictures_are_there(db: None) -> None:
    from django.contrib.staticfiles import finders

    assert {case.right for case in CASES} == set(Choice)
    for case in CASES:
        assert case.picture in {"", "blind"} or finders.find(f"sudare/practice/{case.picture}.webp")


@pytest.mark.parametrize("address", ["/practice/0/", f"/practice/{len(CASES) + 1}/"])
def test_there_is_no_case_beyond_the_last(db: None, address: str) -> None:
    assert Client().get(address).status_code == 404


def test_an_unknown_answer_is_none_and_no_cookie_is_set(db: None) -> None:
    answered = Client().get("/practice/1/", {"answer": "<b>"})
    assert str(said(CASES[0].because, "ja")) not in answered.content.decode()
    assert "sessionid" not in answered.cookies


def test_plain_japanese_reads_its_characters() -> None:
    texts = [words.plain_ja for case in CASES for words in (case.alt, case.scene, case.because, case.reply)]
    for text in (*texts, *(words.plain_ja for _, words in CHOICES.values())):
        outside = "".join(part.rpartition("</ruby>")[2] for part in with_readings(text).split("<ruby>"))
        assert not [letter for letter in outside if "\u4e00" <= letter <= "\u9fff"], text

"""Every letter, for every kind of case, read against the checklist of claims it must not make."""

import itertools
import re
from datetime import date
from functools import cache

import pytest

from sudare.takedowns.proofs.claims import CLAIMS, claims_in
from sudare.takedowns.proofs.letters import Facts, write
from sudare.takedowns.proofs.routes import ROUTES, letters_for
from sudare.takedowns.terms import LetterKind, Platform, Shows, Tongue

TODAY = date(2026, 11, 17)
FOUND = date(2026, 11, 7)
ADDRESS = "https://example.com/p/xkqwzv-77"
SORTS = (Platform.X, Platform.FC2, Platform.WEBSITE, Platform.GOOGLE)  # designated, not, without a name, a search
ADULT = frozenset({"portrait"})


def facts(platform: Platform, shows: Shows, **more) -> Facts:
    known = {"address": ADDRESS, "found_on": FOUND, "today": TODAY, "is_without_consent": True}
    return Facts(platform=platform, shows=shows, **(known | more))


@cache
def every_letter():
    return list(_every_letter())


def _every_letter():
    """All that can be known, for one place of each sort; of the others, which differ by their name, one letter each."""
    for platform, shows, tongue, minor, much in itertools.product(SORTS, Shows, Tongue, (True, False), (True, False)):
        yield from _letters(platform, shows, tongue, minor=minor, much=much)
    for platform, tongue in itertools.product(set(Platform) - set(SORTS), Tongue):
        yield from _letters(platform, Shows.INTIMATE, tongue, minor=False, much=True)


def _letters(platform, shows, tongue, *, minor: bool, much: bool):
    more = {"place": "No. 12", "posted_on": FOUND, "asked_on": FOUND} if much else {"is_without_consent": False}
    known = facts(platform, shows, may_be_minor=minor, **more)
    for kind in letters_for(platform):
        yield write(kind, tongue=tongue, facts=known), minor, shows


def test_no_letter_makes_a_claim_it_must_not() -> None:
    read = every_letter()
    assert len(read) > 600
    made = {(w.kind, w.tongue, claim.code, shows) for w, _, shows in read for claim in w.claims}
    assert not made


# One sentence per claim and tongue, as letters found in the open say it.
CLAIMED = {
    "lawyer": ("私は弁護士です", "As the attorney for my client"),
    "authority": ("警察からの要請です", "The police have asked for this"),
    "crime": ("これは犯罪です", "This is illegal"),
    "blame": ("加害者を許しません", "The perpetrator is known"),
    "threat": ("さもなければ法的措置をとります", "Remove it, or else we will sue"),
    "duty": ("直ちに削除しなければなりません", "You must remove it"),
    "seven_days": ("7日以内にご回答ください", "Answer within seven days"),
    "two_days": ("リベンジポルノ防止法により", "within 48 hours"),
    "court": ("仮処分の決定が出ています", "There is a court order"),
    "promise": ("必ずお礼をします", "We promise a reward"),
    "oath": ("偽証の罰のもとで述べます", "under penalty of perjury"),
    "copyright": ("著作権を持っています", "a DMCA notice"),
    "verdict": ("規約に違反しています", "It violates your terms"),
    "picture": ("画像を添付します", "The image is attached"),
    "details": ("裸の写真です", "a nude photo"),
    "age": ("写っているのは中学生です", "She is a minor"),
    "who_posted": ("元交際相手が載せました", "posted by my ex"),
}


@pytest.mark.parametrize("code", [claim.code for claim in CLAIMS if claim.code != "child"])
def test_the_checklist_finds_what_it_is_for(code: str) -> None:
    for sentence in CLAIMED[code]:
        assert code in {claim.code for claim in claims_in(sentence, true=ADULT)}, sentence


def test_what_a_fact_carries_may_be_said_and_a_child_takes_it_back() -> None:
    for code, fact in (("seven_days", "designated"), ("two_days", "intimate"), ("copyright", "own_work")):
        sentence = CLAIMED[code][0]
        assert code not in {claim.code for claim in claims_in(sentence, true=frozenset({fact}))}
        assert code in {claim.code for claim in claims_in(sentence, true=frozenset({fact, "minor"}))}
    assert "child" in {claim.code for claim in claims_in("性的な画像", true=frozenset({"minor"}))}


def test_a_letter_about_a_child_describes_nothing() -> None:
    for written, minor, _ in every_letter():
        if minor:
            assert not re.search("性的|顔|姿|sexual|intimate|likeness", written.text)


def test_only_designated_services_are_reminded_of_seven_days() -> None:
    for platform in Platform:
        if LetterKind.SUPPRESS not in letters_for(platform):
            continue
        letter = write(LetterKind.SUPPRESS, tongue=Tongue.JA, facts=facts(platform, Shows.PORTRAIT))
        assert ("7日" in letter.text.replace("11月7日", "").replace("17日", "")) == bool(
            ROUTES[platform].designated_since
        )


def test_two_days_are_said_of_a_real_sexual_picture_only() -> None:
    for shows in Shows:
        letter = write(LetterKind.SUPPRESS, tongue=Tongue.EN, facts=facts(Platform.WEBSITE, shows))
        assert ("two days" in letter.text) == (shows is Shows.INTIMATE)


def test_a_letter_holds_the_facts_and_blanks_for_the_rest() -> None:
    letter = write(LetterKind.REMOVE, tongue=Tongue.JA, facts=facts(Platform.BOARD, Shows.PERSONAL, place="レス 12"))
    assert all(word in letter.text for word in (ADDRESS, "レス 12", "2026年11月17日", "2026年11月7日", "氏名: ____"))
    assert "{" not in letter.text
    braces = write(LetterKind.REMOVE, tongue=Tongue.JA, facts=facts(Platform.BOARD, Shows.PERSONAL, place="{address}"))
    assert "{address}" in braces.text


def test_what_a_person_types_into_a_letter_is_read_too() -> None:
    typed = facts(Platform.X, Shows.PORTRAIT, place="直ちに消せ、弁護士より")
    assert {claim.code for claim in write(LetterKind.REMOVE, tongue=Tongue.JA, facts=typed).claims} == {
        "duty",
        "lawyer",
    }


def test_an_address_is_a_fact_whatever_stands_in_it() -> None:
    address = "https://example.com/nude/court-order/7days"
    letter = write(LetterKind.REMOVE, tongue=Tongue.EN, facts=facts(Platform.X, Shows.PORTRAIT, address=address))
    assert address in letter.text
    assert not letter.claims


def test_consent_is_spoken_of_only_where_it_was_stated() -> None:
    for stated in (True, False):
        told = facts(Platform.X, Shows.PORTRAIT, is_without_consent=stated)
        assert ("同意していません" in write(LetterKind.REMOVE, tongue=Tongue.JA, facts=told).text) == stated

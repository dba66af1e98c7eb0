"""The verdict is arithmetic: the strictest rule wins, and nothing known is never *accept*."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sudare.imaging.terms import Box
from sudare.policy.decide import CHECK_FAILED, NOT_LOOKED_AT, decide
from sudare.policy.masks import WHOLE, grown
from sudare.policy.presets import BASE, PROFILES, preset
from sudare.policy.terms import Decision, Evidence
from sudare.screening.terms import Finding, Kind

CARD, LINE, ELSEWHERE = Box(0.2, 0.2, 0.5, 0.4), Box(0.3, 0.3, 0.2, 0.04), Box(0.8, 0.9, 0.1, 0.05)


def found(kind, score=1.0, box=LINE):
    return Finding(kind, score, box, "scripted-1")


def seen(*findings, unknown=()):
    return Evidence(is_opened=True, findings=findings, unknown=unknown)


def rules_told(verdict):
    return [reason.rule for reason in verdict.reasons]


@pytest.mark.parametrize(
    ("evidence", "decision", "rules"),
    [
        (Evidence(is_opened=True), Decision.ACCEPT, []),
        (Evidence(), Decision.HOLD, [CHECK_FAILED]),
        (Evidence(refusal="truncated"), Decision.UNREADABLE, ["truncated"]),
        (Evidence(is_opened=True, broken_stages=("open",)), Decision.HOLD, [CHECK_FAILED]),
    ],
)
def test_each_rule_speaks_for_itself(evidence, decision, rules):
    verdict = decide(evidence=evidence, policy=preset(BASE))
    assert verdict.decision is decision
    assert [(reason.rule, reason.policy) for reason in verdict.reasons] == [(rule, "base@1") for rule in rules]


@given(st.builds(Evidence, st.booleans(), st.sampled_from(["", "truncated"]), st.tuples(st.just("open")) | st.just(())))
def test_accept_needs_an_opened_picture_and_no_broken_stage(evidence):
    if decide(evidence=evidence, policy=preset(BASE)).decision is Decision.ACCEPT:
        assert evidence.is_opened
        assert not evidence.broken_stages
        assert not evidence.refusal


@pytest.mark.parametrize(
    "engine", ["faces", "explicit", "text", "codes", "fingerprints", "suite", "frames", "personal"]
)
@pytest.mark.parametrize("profile", PROFILES)
def test_what_nobody_could_look_at_is_held_and_still_masked(profile, engine):
    verdict = decide(evidence=seen(found(Kind.CREDIT_CARD), unknown=(engine,)), policy=preset(profile))
    assert verdict.decision is Decision.HOLD
    assert rules_told(verdict) == [NOT_LOOKED_AT, "credit-card"]
    assert verdict.masks


def test_never_leaves_nothing_to_cover():
    verdict = decide(evidence=seen(found(Kind.FACE), found(Kind.MY_NUMBER_CARD_BACK)), policy=preset("team"))
    assert (verdict.decision, verdict.masks, verdict.keeps_original) == (Decision.NEVER, (), False)
    assert rules_told(verdict) == ["my-number-card-back"]
    assert verdict.reasons[0].findings == (1,)


def test_an_insurance_card_is_covered_where_its_numbers_stand():
    numbers = [found(Kind.INSURANCE_NUMBER, 0.9, Box(0.3, y, 0.2, 0.04)) for y in (0.3, 0.4)]
    verdict = decide(evidence=seen(found(Kind.INSURANCE_CARD, 1, CARD), *numbers), policy=preset("clinic"))
    assert verdict.decision is Decision.MASK
    assert set(verdict.masks) == {grown(one.box, one.kind) for one in numbers}
    assert not verdict.keeps_original  # though a clinic keeps the others


@pytest.mark.parametrize(
    "numbers",
    [
        (),
        (found(Kind.INSURANCE_NUMBER),),  # one of two: the other would stay readable
        (found(Kind.INSURANCE_NUMBER), found(Kind.INSURANCE_NUMBER, 0.3, Box(0.3, 0.5, 0.2, 0.04))),  # unsure
        (found(Kind.INSURANCE_NUMBER), found(Kind.INSURANCE_NUMBER, 1, ELSEWHERE)),  # not on this card
    ],
)
def test_an_insurance_card_is_covered_whole_where_its_numbers_were_not_found(numbers):
    verdict = decide(evidence=seen(found(Kind.INSURANCE_CARD, 1, CARD), *numbers), policy=preset("clinic"))
    assert grown(CARD, Kind.INSURANCE_CARD) in verdict.masks


def test_a_place_nobody_could_name_covers_everything():
    verdict = decide(evidence=seen(found(Kind.INSURANCE_CARD, 1, None)), policy=preset("clinic"))
    assert verdict.masks == (WHOLE,)


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1), st.floats(0, 1), st.sampled_from(Kind))
def test_a_mask_reaches_beyond_its_finding_and_stays_in_the_picture(x, y, width, height, kind):
    box = Box(x, y, min(width, 1 - x), min(height, 1 - y))
    mask = grown(box, kind)
    assert 0 <= mask.x <= box.x
    assert 0 <= mask.y <= box.y
    assert box.x + box.width <= mask.x + mask.width + 1e-9 <= 1 + 2e-9
    assert box.y + box.height <= mask.y + mask.height + 1e-9 <= 1 + 2e-9


def test_what_was_merely_accepted_gives_no_reason_but_a_veil_does():
    assert rules_told(decide(evidence=seen(found(Kind.FACE)), policy=preset("team"))) == []
    skin = decide(evidence=seen(found(Kind.EXPLICIT, 0.6, None)), policy=preset("clinic"))
    assert (skin.decision, skin.is_veiled, rules_told(skin)) == (Decision.ACCEPT, True, ["skin"])


def test_only_a_place_of_minors_diverts():
    school = preset("school")
    verdict = decide(evidence=seen(found(Kind.EXPLICIT, 0.99, None)), policy=school)
    assert (verdict.decision, verdict.diverts) == (Decision.NEVER, True)
    below = decide(evidence=seen(found(Kind.EXPLICIT, 0.97, None)), policy=school)
    assert (below.decision, below.diverts, below.is_veiled) == (Decision.HOLD, False, True)
    grown_ups = decide(evidence=seen(found(Kind.EXPLICIT, 0.99, None)), policy=replace(school, minors=False))
    assert (grown_ups.decision, grown_ups.diverts) == (Decision.NEVER, False)

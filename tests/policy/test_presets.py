"""Every preset × every rule, on both sides of its threshold; every combination with one part missing."""

import pytest

from sudare.imaging.terms import Box
from sudare.policy.decide import decide
from sudare.policy.presets import BASE, PROFILES, preset
from sudare.policy.terms import Decision, Evidence
from sudare.screening.terms import Finding, Kind

PLACES = [Box(0.05 + 0.3 * number, 0.1, 0.1, 0.1) for number in range(3)]
JUST_BELOW = 1e-6
EVERY_RULE = [(name, rule.id) for name in (BASE, *PROFILES) for rule in preset(name).rules]
EVERY_COMBINATION = [
    (name, rule.id, kind)
    for name in (BASE, *PROFILES)
    for rule in preset(name).rules
    if len(rule.kinds) > 1
    for kind in rule.kinds
]


def evidence_of(kinds):
    boxes = zip(kinds.items(), PLACES, strict=False)
    return Evidence(
        is_opened=True, findings=tuple(Finding(kind, score, box, "scripted-1") for (kind, score), box in boxes)
    )


def verdict_on(name, kinds):
    return decide(evidence=evidence_of(kinds), policy=preset(name))


def rule_of(name, rule_id):
    return next(rule for rule in preset(name).rules if rule.id == rule_id)


def speaks(name, rule, kinds):
    """Whether a rule takes part, seen from outside: it is told, or it veils, or what it decides is outdone."""
    from sudare.policy.decide import applying

    return rule.id in {one.reason.rule for one in applying(evidence_of(kinds), preset(name))}


@pytest.mark.parametrize(("name", "rule_id"), EVERY_RULE)
def test_a_rule_speaks_from_its_threshold_on(name, rule_id):
    rule = rule_of(name, rule_id)
    is_silent = rule.decision is Decision.ACCEPT and not rule.veils
    verdict = verdict_on(name, rule.kinds)
    assert verdict.decision.strictness >= rule.decision.strictness
    assert speaks(name, rule, rule.kinds) is not is_silent
    below = {kind: threshold - JUST_BELOW for kind, threshold in rule.kinds.items()}
    assert not speaks(name, rule, below)


@pytest.mark.parametrize(("name", "rule_id", "missing"), EVERY_COMBINATION)
def test_a_combination_needs_all_of_its_parts(name, rule_id, missing):
    rule = rule_of(name, rule_id)
    assert not speaks(name, rule, {kind: 1.0 for kind in rule.kinds if kind != missing})
    assert not speaks(name, rule, {**rule.kinds, missing: rule.kinds[missing] - JUST_BELOW})


@pytest.mark.parametrize(
    ("kind", "decisions"),
    [
        (Kind.MY_NUMBER_CARD_BACK, dict.fromkeys(PROFILES, "never")),
        (Kind.MY_NUMBER, dict.fromkeys(PROFILES, "never") | {"law": "mask", "team": "mask"}),
        (Kind.INSURANCE_CARD, dict.fromkeys(PROFILES, "mask") | {"shop": "never"}),
        (Kind.CREDIT_CARD, dict.fromkeys(PROFILES, "mask")),
        (
            Kind.DRIVER_LICENCE,
            dict.fromkeys(PROFILES, "hold") | dict.fromkeys(("shop", "school", "counsellor", "factory"), "never"),
        ),
        (Kind.FACE, dict.fromkeys(PROFILES, "mask") | {"team": "accept"}),
        (Kind.PHONE, dict.fromkeys(PROFILES, "mask") | {"team": "accept", "law": "accept"}),
        (Kind.CONTRACT, dict.fromkeys(PROFILES, "hold") | {"team": "accept", "law": "accept"}),
        (Kind.EXPLICIT, dict.fromkeys(PROFILES, "hold") | dict.fromkeys(("school", "counsellor", "consult"), "never")),
        (Kind.KNOWN_PICTURE, dict.fromkeys(PROFILES, "hold")),
        (Kind.RECEIPT, dict.fromkeys(PROFILES, "accept")),
        (Kind.SCREEN, dict.fromkeys(PROFILES, "accept")),
        (Kind.TEXT, dict.fromkeys(PROFILES, "accept")),
        (Kind.GPS, dict.fromkeys(PROFILES, "accept")),
    ],
)
def test_what_each_profile_does_with_a_kind(kind, decisions):
    assert {name: verdict_on(name, {kind: 1.0}).decision.value for name in PROFILES} == decisions


@pytest.mark.parametrize("name", PROFILES)
def test_what_the_law_protects_is_never_kept(name):
    for kind in (Kind.MY_NUMBER, Kind.INSURANCE_CARD, Kind.INSURANCE_NUMBER, Kind.CREDIT_CARD, Kind.PENSION_NUMBER):
        verdict = verdict_on(name, {kind: 1.0})
        assert not verdict.keeps_original
        assert verdict.masks or verdict.decision is Decision.NEVER


@pytest.mark.parametrize("name", PROFILES)
def test_a_parcels_number_that_happens_to_fit_is_covered_not_refused(name):
    """A tracking number in groups of four, with no word beside it, gets 0.65 from the rules for numbers."""
    verdict = verdict_on(name, {Kind.MY_NUMBER: 0.65})
    assert (verdict.decision, verdict.keeps_original) == (Decision.MASK, False)
    assert verdict_on(name, {Kind.MY_NUMBER: 0.8}).decision is (
        Decision.MASK if name in {"law", "team"} else Decision.NEVER
    )


@pytest.mark.parametrize("name", PROFILES)
def test_an_ordinary_picture_goes_through(name):
    for kinds in (
        {},
        {Kind.RECEIPT: 0.9, Kind.TEXT: 1.0, Kind.BARCODE: 1.0},
        {Kind.SCREEN: 0.9, Kind.POSTAL_CODE: 0.9},
    ):
        verdict = verdict_on(name, kinds)
        assert (verdict.decision, verdict.reasons, verdict.masks) == (Decision.ACCEPT, (), ())


@pytest.mark.parametrize("name", [BASE, *PROFILES])
def test_a_preset_is_told_in_three_registers_and_says_where_it_comes_from(name):
    policy = preset(name)
    for rule in policy.rules:
        assert rule.source
        assert rule.as_of
        assert rule.instead or rule.decision is not Decision.NEVER, (
            f"{rule.id} refuses without saying what to send instead"
        )
    assert [policy.minors, policy.retention_days] == {
        "school": [True, 30],
        "counsellor": [True, 90],
        "law": [False, 180],
    }.get(name, [False, policy.retention_days])

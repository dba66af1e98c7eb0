"""Strictness is a ladder: whatever else is found, nobody gets further down than they were."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sudare.imaging.terms import Box
from sudare.policy.decide import decide
from sudare.policy.differences import differences
from sudare.policy.notice import evidence_of, notice
from sudare.policy.presets import BASE, PROFILES, preset
from sudare.policy.preview import preview
from sudare.policy.replay import replay
from sudare.policy.terms import Decision, Evidence
from sudare.policy.words import AI, EXAMPLES
from sudare.screening.terms import Finding, Kind

PARTS = st.floats(0, 0.5)
BOXES = st.none() | st.builds(Box, PARTS, PARTS, PARTS, PARTS)
FINDINGS = st.lists(
    st.builds(Finding, st.sampled_from(Kind), st.floats(0, 1), BOXES, st.just("scripted-1"), st.integers(0, 2)),
    max_size=6,
).map(tuple)
EVIDENCE = st.builds(
    Evidence,
    is_opened=st.just(True),
    findings=FINDINGS,
    unknown=st.sampled_from([(), ("faces",), ("text", "suite")]),
)
POLICIES = st.sampled_from([BASE, *PROFILES]).map(preset)


@settings(deadline=None)
@given(EVIDENCE, FINDINGS, POLICIES)
def test_finding_more_never_makes_a_verdict_more_lenient(evidence, more, policy):
    one = decide(evidence=evidence, policy=policy)
    richer = Evidence(True, findings=evidence.findings + more, unknown=evidence.unknown)
    other = decide(evidence=richer, policy=policy)
    assert other.decision.strictness >= one.decision.strictness
    assert other.is_veiled or not one.is_veiled
    assert other.diverts or not one.diverts
    assert one.keeps_original or not other.keeps_original


@settings(deadline=None)
@given(EVIDENCE, POLICIES)
def test_seeing_less_never_makes_a_verdict_more_lenient(evidence, policy):
    seen = decide(evidence=Evidence(True, findings=evidence.findings), policy=policy)
    unseen = decide(evidence=Evidence(True, findings=evidence.findings, unknown=("faces",)), policy=policy)
    assert unseen.decision.strictness >= max(seen.decision.strictness, Decision.HOLD.strictness)
    if unseen.decision is Decision.HOLD:
        assert unseen.masks == seen.masks


@settings(deadline=None)
@given(EVIDENCE, POLICIES)
def test_a_verdict_gives_reasons_for_what_it_does(evidence, policy):
    verdict = decide(evidence=evidence, policy=policy)
    assert bool(verdict.reasons) or verdict.decision is Decision.ACCEPT
    if verdict.decision is Decision.MASK:
        assert verdict.masks
    if verdict.decision is Decision.NEVER:
        assert not verdict.masks
    assert all(0 <= index < len(evidence.findings) for reason in verdict.reasons for index in reason.findings)


@settings(deadline=None)
@given(EVIDENCE, POLICIES)
def test_a_stored_verdict_is_given_again(evidence, policy):
    """What is stored is JSON, and the policy is read from the text stored with it."""
    verdict = decide(evidence=evidence, policy=policy)
    findings = [
        {
            "kind": one.kind,
            "score": one.score,
            "box": [one.box.x, one.box.y, one.box.width, one.box.height] if one.box else None,
            "engine": one.engine,
            "frame": one.frame,
        }
        for one in evidence.findings
    ]
    stored = {
        "decision": verdict.decision,
        "reasons": [{"rule": one.rule, "policy": one.policy} for one in verdict.reasons],
        "unknown": list(evidence.unknown),
    }
    stored, findings = json.loads(json.dumps([stored, findings]))
    assert replay(verdict=stored, findings=findings, policy=policy) == verdict


@pytest.mark.parametrize(
    "evidence",
    [
        Evidence(),
        Evidence(refusal="truncated"),
        Evidence(is_opened=True, broken_stages=("screen",)),
        Evidence(is_opened=True, unknown=("faces",)),
    ],
)
def test_a_check_that_failed_is_replayed_as_failed(evidence):
    verdict = decide(evidence=evidence, policy=preset("shop"))
    stored = {
        "decision": verdict.decision.value,
        "reasons": [{"rule": one.rule, "policy": one.policy} for one in verdict.reasons],
    }
    again = replay(verdict=stored, findings=[], policy=preset("shop"))
    assert (again.decision, again.reasons) == (verdict.decision, verdict.reasons)


@pytest.mark.parametrize("name", [BASE, *PROFILES])
def test_the_notice_says_what_the_rules_do(name):
    policy = preset(name)
    told = notice(policy)
    groups = {
        Decision.ACCEPT: told.may,
        Decision.MASK: told.covered,
        Decision.HOLD: told.held,
        Decision.NEVER: told.never,
    }
    assert sum(map(len, groups.values())) == len(EXAMPLES)
    for decision, examples in groups.items():
        for example in examples:
            assert decide(evidence=evidence_of(example.kind), policy=policy).decision is decision
            assert all((example.words.ja, example.words.plain_ja, example.words.en))
    assert (told.retention_days, told.ai_words) == (policy.retention_days, AI[policy.ai])


@pytest.mark.parametrize("name", PROFILES)
def test_the_notice_says_what_to_send_instead(name):
    told = notice(preset(name))
    assert told.never
    assert all(example.instead for example in told.never)


@settings(max_examples=30, deadline=None)
@given(st.lists(EVIDENCE, max_size=8), POLICIES, POLICIES)
def test_a_preview_counts_each_case_once(cases, before, after):
    told = preview(before, after, cases)
    assert told.cases == len(cases)
    assert sum(told.changed.values()) == told.stricter + told.softer
    assert len(told.indices) == sum(told.changed.values()) + told.other_masks
    assert preview(before, before, cases).indices == ()
    back = preview(after, before, cases)
    assert (back.stricter, back.softer, back.indices) == (told.softer, told.stricter, told.indices)
    for index in set(range(len(cases))) - set(told.indices):
        one, other = (decide(evidence=cases[index], policy=policy) for policy in (before, after))
        assert (one.decision, set(one.masks)) == (other.decision, set(other.masks))


def test_differences_name_settings_and_rules_and_nothing_that_is_alike():
    told = {each.key: (each.one, each.other) for each in differences(preset("shop"), preset("team"))}
    assert told["face"] == ("mask face ≥ 0.5", "accept face ≥ 0.5")
    assert told["keeps_original"] == ("false", "true")
    assert told["my-number-refused"] == ("never my_number ≥ 0.78", "–")
    assert not {"my-number-card-back", "minors", "vehicle-plate"} & told.keys()
    assert differences(preset("shop"), preset("shop")) == ()
    only = {each.key: (each.one, each.other) for each in differences(preset("shop"), preset("clinic"))}["skin"]
    assert only == ("–", "accept explicit ≥ 0.5 · veils")

"""The verdict is arithmetic: the strictest rule wins, and nothing known is never *accept*."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sudare.policy.decide import decide
from sudare.policy.terms import Decision, Evidence


@pytest.mark.parametrize(
    ("evidence", "decision", "rules"),
    [
        (Evidence(is_opened=True), Decision.ACCEPT, []),
        (Evidence(), Decision.HOLD, ["check_failed"]),
        (Evidence(refusal="truncated"), Decision.UNREADABLE, ["truncated"]),
        (Evidence(is_opened=True, broken_stages=("open",)), Decision.HOLD, ["check_failed"]),
    ],
)
def test_each_rule_speaks_for_itself(evidence, decision, rules):
    verdict = decide(evidence=evidence)
    assert verdict.decision is decision
    assert [(reason.rule, reason.policy) for reason in verdict.reasons] == [(rule, "base@1") for rule in rules]


@given(st.builds(Evidence, st.booleans(), st.sampled_from(["", "truncated"]), st.tuples(st.just("open")) | st.just(())))
def test_accept_needs_an_opened_picture_and_no_broken_stage(evidence):
    if decide(evidence=evidence).decision is Decision.ACCEPT:
        assert evidence.is_opened
        assert not evidence.broken_stages
        assert not evidence.refusal

"""A verdict is kept so that it can be judged again, and so that nothing of the picture is in it."""

import json
from itertools import product

import pytest

from specimens.pictures import photo
from sudare.imaging.terms import Box
from sudare.intake.check import check_picture
from sudare.intake.verdicts import as_json, findings_as_json, findings_from_json, from_json, replay
from sudare.policy.presets import PROFILES, preset
from sudare.policy.terms import Decision
from sudare.screening.scripted import ScriptedScreener
from sudare.screening.terms import Finding, Kind, Screening

PLACE = Box(0.1, 0.2, 0.3, 0.05)
SEEN = {
    "nothing": Screening(engines=("scripted-1",)),
    "a face": Screening((Finding(Kind.FACE, 0.9, PLACE, "scripted-1"),)),
    "a faint face": Screening((Finding(Kind.FACE, 0.05, PLACE, "scripted-1"),)),
    "a card's back": Screening((Finding(Kind.MY_NUMBER_CARD_BACK, 0.9, PLACE, "scripted-1"),)),
    "an insurance card": Screening(
        (Finding(Kind.INSURANCE_CARD, 0.9, Box(0, 0, 1, 1), "s"), Finding(Kind.INSURANCE_NUMBER, 0.9, PLACE, "s"))
    ),
    "something explicit": Screening((Finding(Kind.EXPLICIT, 0.99, None, "scripted-1"),)),
    "an engine that failed": Screening((Finding(Kind.PHONE, 0.9, PLACE, "s"),), unknown=("text",)),
}


def stored_of(sandbox, policy, screening, content=None):
    screener = ScriptedScreener(lambda _: screening, is_for_tests=True)
    checked = check_picture(content=content or photo(), sandbox=sandbox, screener=screener, policy=policy)
    written = json.dumps({"verdict": as_json(checked), "findings": findings_as_json(checked.screening.findings)})
    read = json.loads(written)
    return checked, read["verdict"], findings_from_json(read["findings"])


@pytest.mark.parametrize(("profile", "seen"), list(product(PROFILES, SEEN)))
def test_a_stored_verdict_is_replayed_to_the_same(sandbox, profile, seen):
    policy = preset(profile)
    checked, stored, findings = stored_of(sandbox, policy, SEEN[seen])
    assert from_json(stored) == checked.verdict
    assert findings == checked.screening.findings
    assert replay(stored, findings, policy=policy) == checked.verdict


def test_an_unreadable_picture_stays_unreadable_under_every_policy(sandbox):
    _, stored, findings = stored_of(sandbox, preset("shop"), Screening(), b"no picture")
    assert replay(stored, findings, policy=preset("clinic")).decision is Decision.UNREADABLE


def test_a_check_that_broke_is_held_under_every_policy(sandbox, monkeypatch):
    def broken(*_args, **_kwargs):
        raise RuntimeError

    monkeypatch.setattr("sudare.imaging.sandbox.Child.redraw", broken)
    _, stored, findings = stored_of(sandbox, preset("shop"), SEEN["a face"])
    assert stored["broken"] == ["redraw"]
    assert replay(stored, findings, policy=preset("team")).decision is Decision.HOLD


def test_a_verdict_from_before_screening_can_be_replayed():
    stored = {"decision": "hold", "reasons": [{"rule": "check_failed", "policy": "base@1", "findings": []}]}
    assert replay(stored, (), policy=preset("shop")).decision is Decision.HOLD

"""A policy as text: it reads back the same, and every mistake is named with its line."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sudare.policy.document import MAX_CHARACTERS, read_policy, with_version, write_policy
from sudare.policy.errors import PolicyInvalid, UnknownProfile, Why
from sudare.policy.library import text_of
from sudare.policy.presets import BASE, PROFILES, preset
from sudare.policy.terms import Decision, Policy, Rule, Words
from sudare.screening.terms import Kind

HEAD = """profile = "mine"
version = 3

[name]
ja = "わたしの"
plain_ja = "わたしの"
en = "Mine"

[about]
ja = "a"
plain_ja = "b"
en = "c"
"""
RULE = """
[[rules]]
id = "face"
when = { face = 0.5 }
then = "mask"
because.ja = "x"
because.plain_ja = "y"
because.en = "z"
"""
WHOLE = HEAD + RULE


def faults(text):
    with pytest.raises(PolicyInvalid) as failure:
        read_policy(text)
    return [(fault.line, fault.key, fault.why) for fault in failure.value.faults]


@pytest.mark.parametrize("name", [BASE, *PROFILES])
def test_a_preset_reads_back_as_it_was_written(name):
    policy = preset(name)
    assert read_policy(write_policy(policy)) == policy
    assert read_policy(with_version(policy, 7).document).id == f"{name}@7"
    assert len(write_policy(policy)) < MAX_CHARACTERS / 4


def test_a_preset_says_only_what_is_different():
    law = preset("law")
    assert {rule.id for rule in preset(BASE).rules} <= {rule.id for rule in law.rules}
    contract = next(rule for rule in law.rules if rule.id == "contract")
    assert (contract.decision, contract.kinds) == (Decision.ACCEPT, {Kind.CONTRACT: 0.5})  # the threshold is the base's
    assert "0.5" not in text_of("law")


def test_a_policy_can_extend_any_profile():
    mine = read_policy('extends = "clinic"\nprofile = "mine"\nretention_days = 10')
    assert (mine.profile, mine.retention_days, mine.keeps_original) == ("mine", 10, True)
    assert mine.rules == preset("clinic").rules


WORDS = st.builds(Words, *[st.text(min_size=1, max_size=20).filter(str.strip)] * 3)
RULES = st.builds(
    Rule,
    id=st.from_regex(r"[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,5}){0,2}", fullmatch=True),
    kinds=st.dictionaries(st.sampled_from(Kind), st.floats(0.001, 1), min_size=1, max_size=3),
    decision=st.sampled_from([Decision.ACCEPT, Decision.MASK, Decision.HOLD, Decision.NEVER]),
    because=WORDS,
    instead=st.none() | WORDS,
    destroys_original=st.booleans(),
    veils=st.booleans(),
    source=st.text(max_size=30),
    as_of=st.sampled_from(["", "2026-11"]),
)
POLICIES = st.builds(
    Policy,
    profile=st.sampled_from(["shop", "my-own"]),
    version=st.integers(1, 99),
    name=WORDS,
    about=WORDS,
    rules=st.lists(RULES, max_size=5, unique_by=lambda rule: rule.id).map(tuple),
    keeps_original=st.booleans(),
    retention_days=st.integers(1, 3650),
    ai=st.sampled_from(["off", "ask", "on"]),
    ai_never=st.lists(st.sampled_from(Kind), unique=True, max_size=3).map(tuple),
    ai_drafts=st.booleans(),
    ai_corrections=st.booleans(),
    minors=st.booleans(),
    second_factor=st.sampled_from(["offered", "required"]),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(POLICIES)
def test_any_policy_reads_back_as_it_was_written(policy):
    assert read_policy(write_policy(policy)) == policy


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("profile = ", (1, "toml", Why.NO_TOML)),
        ("x" * (MAX_CHARACTERS + 1), (1, "policy", Why.TOO_LONG)),
        (WHOLE.replace("version = 3", "versoin = 3"), (2, "versoin", Why.UNKNOWN_KEY)),
        (WHOLE.replace("version = 3", "version = true"), (2, "version", Why.NO_NUMBER_UP_TO)),
        (WHOLE.replace("version = 3", "retention_days = 0"), (2, "retention_days", Why.NO_NUMBER_UP_TO)),
        (WHOLE.replace("version = 3", "retention_days = 36500"), (2, "retention_days", Why.NO_NUMBER_UP_TO)),
        (WHOLE.replace("version = 3", 'minors = "yes"'), (2, "minors", Why.NO_FLAG)),
        (WHOLE.replace("version = 3", 'ai = "always"'), (2, "ai", Why.NO_AI)),
        (WHOLE.replace("version = 3", 'extends = "pub"'), (2, "extends", Why.NO_PROFILE)),
        (WHOLE.replace("version = 3", "extends = 3"), (2, "extends", Why.NO_PROFILE)),
        (WHOLE.replace('profile = "mine"', 'profile = "My Own"'), (1, "profile", Why.NOT_USABLE)),
        (WHOLE.replace('profile = "mine"', ""), (1, "profile", Why.MISSING)),
        (WHOLE.replace('en = "Mine"', 'en = " "'), (7, "name.en", Why.NO_REGISTER)),
        (WHOLE.replace('en = "Mine"', 'fr = "Mien"\nen = "Mine"'), (7, "name.fr", Why.UNKNOWN_KEY)),
        (HEAD + "\n[[rules]]\n", (14, "rules[0].id", Why.MISSING)),
        (WHOLE.replace("face = 0.5", "fase = 0.5"), (16, "rules[0].when.fase", Why.NO_KIND)),
        (WHOLE.replace("face = 0.5", "face = 1.5"), (16, "rules[0].when.face", Why.NO_THRESHOLD)),
        (WHOLE.replace("face = 0.5", "face = 0"), (16, "rules[0].when.face", Why.NO_THRESHOLD)),
        (WHOLE.replace("face = 0.5", "face = nan"), (16, "rules[0].when.face", Why.NO_THRESHOLD)),
        (WHOLE.replace("face = 0.5", "face = true"), (16, "rules[0].when.face", Why.NO_THRESHOLD)),
        (WHOLE.replace("{ face = 0.5 }", "{}"), (16, "rules[0].when", Why.NO_KINDS)),
        (WHOLE.replace('"mask"', '"blur"'), (17, "rules[0].then", Why.NO_DECISION)),
        (WHOLE.replace('"mask"', '"unreadable"'), (17, "rules[0].then", Why.NO_DECISION)),
        (WHOLE.replace("because.en", "becuase.en"), (20, "rules[0].becuase", Why.UNKNOWN_KEY)),
        (WHOLE + 'covers = ["nose"]\n', (21, "rules[0].covers", Why.NO_KIND)),
        (WHOLE + 'covers = "face"\n', (21, "rules[0].covers", Why.NO_LIST)),
        (WHOLE + "needs = { face = 1 }\n", (21, "rules[0].needs", Why.NEEDS_NOTHING)),
        (WHOLE + "needs = { face = 0 }\n", (21, "rules[0].needs.face", Why.NO_COUNT)),
        (WHOLE + "needs = 3\n", (21, "rules[0].needs", Why.NO_COUNTS)),
        (WHOLE + "veils = 1\n", (21, "rules[0].veils", Why.NO_FLAG)),
        (WHOLE + "diverts = true\n", (21, "rules[0].diverts", Why.NO_DIVERSION)),
        (WHOLE + 'as_of = "last year"\n', (21, "rules[0].as_of", Why.NOT_USABLE)),
        (WHOLE + RULE, (23, "rules[1].id", Why.TWICE)),
        (HEAD.replace("version = 3", "rules = 5"), (2, "rules", Why.NO_RULES)),
        (HEAD.replace("version = 3", "rules = [5]"), (1, "rules[0]", Why.NO_RULE)),
        (
            WHOLE.replace("face = 0.5", "face = 0.5, qr = 0.5") + 'covers = ["phone"]\n',
            (21, "rules[0].covers", Why.COVERS_FOREIGN),
        ),
        (WHOLE.replace('"mask"', '"never"') + 'covers = ["face"]\n', (21, "rules[0].covers", Why.COVERS_NOTHING)),
    ],
)
def test_a_mistake_is_named_with_its_line(text, expected):
    assert expected in faults(text)


def test_all_mistakes_are_named_at_once():
    text = WHOLE.replace("version = 3", "version = 0").replace("0.5", "5").replace('"mask"', '"blur"')
    assert len(faults(text)) == 3


def test_a_rule_of_ones_own_that_stands_twice_is_told_also_when_it_changes_an_inherited_one():
    again = '\n[[rules]]\nid = "face"\nthen = "hold"\n'
    assert (8, "rules[1].id", Why.TWICE) in faults('extends = "shop"\nprofile = "mine"' + again + again)


def test_lines_are_those_of_the_text_at_hand_not_of_what_it_extends():
    text = 'extends = "shop"\nprofile = "mine"\n\n[[rules]]\nid = "qr"\nthen = "mask"\nveils = 3\n'
    assert faults(text) == [(7, "rules[0].veils", Why.NO_FLAG)]


@settings(deadline=None)
@given(st.text(max_size=200) | st.text(max_size=60).map(lambda text: WHOLE + text))
def test_whatever_is_typed_is_a_policy_or_a_list_of_mistakes(text):
    found = []
    try:
        read_policy(text)
    except PolicyInvalid as failure:
        found = [fault.line for fault in failure.faults] or [0]
    assert all(line >= 1 for line in found)


@pytest.mark.parametrize("name", ["pub", "", "../shop", "shop.toml"])
def test_there_are_no_other_profiles(name):
    with pytest.raises(UnknownProfile):
        preset(name)


ENDLESS = {
    "tables in tables": "a = " + "[" * 50_000,
    "tables in named tables": "a = " + "{b=" * 30_000,
    "a key of many parts": ".".join("a" * 90_000) + " = 1",
    "a number of many digits": "version = " + "1" * 5_000,
    "a number of many hexadecimal digits": '[[rules]]\nid = "x"\nwhen = { face = 0x' + "f" * 5_000 + " }\n",
    "such a number for a decision": '[[rules]]\nid = "x"\nthen = [0x' + "f" * 5_000 + "]\n",
    "many unknown keys": "".join(f"key{number} = 1\n" for number in range(12_000)),
    "many unknown kinds": '[[rules]]\nid = "x"\ncovers = [' + '"nose", ' * 15_000 + "]\n",
    "many rules": "[[rules]]\n" * 15_000,
}


@pytest.mark.parametrize("text", ENDLESS.values(), ids=ENDLESS)
def test_a_text_made_to_keep_us_busy_is_refused_soon(text):
    begun = time.process_time()
    with pytest.raises(PolicyInvalid):
        read_policy(text)
    assert time.process_time() - begun < 5

"""What is noticed in talk, where it is said to stand, and what is remembered of it."""

import re
import time
from dataclasses import asdict
from datetime import UTC, datetime, timedelta

import pytest

from sudare.incidents.signals import Age, Profile, Said, Signal, Stage, weights
from sudare.incidents.signals.measuring import measured
from sudare.incidents.signals.pieces import OWN, Ideas, Window, ideas, pieces
from sudare.incidents.signals.reading import read
from sudare.incidents.signals.rulebook import EVERY
from sudare.incidents.signals.spellings import plain
from sudare.incidents.signals.talk import SETS, talks

NOON = datetime(2026, 5, 1, 12, 0, tzinfo=UTC)


def said(*lines: str) -> list[Said]:
    """ "bob: text" is Bob's; without a name it is Alice's."""
    every = []
    for minute, line in enumerate(lines):
        name, _, text = line.partition(": ") if re.match(r"[a-z]+: ", line) else ("alice", "", line)
        every.append(Said(name, text, NOON + timedelta(minutes=minute)))
    return every


def weighed(line: str) -> set[Signal]:
    """What the weights alone hear in it."""
    return set(weights.table().sums(pieces(Window(line), Ideas())).enough())


@pytest.mark.parametrize(
    "line",
    [
        "晒すぞ",
        "ｻﾗｽぞ",
        "さ ら す ぞ",
        "さ・ら・す・ぞ",
        "晒すぞおおお!!!",
        "晒📷す😈ぞ",
        "さらすｚお",
        "晒\u200bすぞ",
    ],
)
def test_the_same_words_however_written(line: str) -> None:
    assert Signal.EXPOSURE in read(said(line)).signals


@pytest.mark.parametrize(
    "line", ["kill yourself", "k i l l yourself", "kіll yourself", "k1ll yourself", "KILL  YOURSELF"]
)
def test_the_same_words_in_english(line: str) -> None:
    assert Signal.SELF_HARM in read(said(line)).signals


def test_a_phrase_split_over_messages_names_all_its_places() -> None:
    (hit,) = [hit for hit in read(said("ば", "ら", "ま", "くぞ")).hits if hit.signal is Signal.EXPOSURE]
    assert [part.message for part in hit.parts] == [0, 1, 2, 3]


def test_a_phrase_of_two_people_is_nobodys() -> None:
    assert not read(said("ば", "bob: ら", "ま", "bob: くぞ")).hits


def test_places_are_those_of_the_original() -> None:
    (hit,) = read(said("こんにちは😀 ﾊﾞﾗまくぞ")).hits
    (part,) = hit.parts
    assert "こんにちは😀 ﾊﾞﾗまくぞ"[part.start : part.end].startswith("ﾊﾞﾗまく")


def test_every_place_lies_in_its_message() -> None:
    for talk in list(talks("tuned"))[::17]:
        conversation = talk.conversation
        for hit in read(conversation).hits:
            assert all(0 <= part.start < part.end <= len(conversation[part.message].text) for part in hit.parts)


def test_a_cue_alone_is_silent_and_several_are_noticed() -> None:
    cues = ("どこ住み?", "会いたいな", "何年生?")
    assert not [hit for cue in cues for hit in read(said(cue)).hits]
    hits = read(said(cues[0], "bob: 大阪", cues[1], "bob: うーん", cues[2])).hits
    assert {Signal.MEETING, Signal.AGE} <= {hit.signal for hit in hits}
    assert Stage.NOTICED in {hit.stage for hit in hits}


def test_cues_of_two_people_do_not_add_up() -> None:
    assert not read(said("どこ住み?", "bob: 会いたいな", "何年生?")).hits


def test_reading_on_is_reading_whole_and_remembers_no_words() -> None:
    grown = Profile({"a": Age.ADULT, "b": Age.ADULT})  # who speaks later isn't there yet when it is read step by step
    for talk in list(talks("tuned"))[::67]:
        conversation = talk.conversation
        whole = read(conversation, grown)
        hits, state = [], None
        for at in range(len(conversation)):
            first = max(0, at - 6)
            step = read(conversation[first : at + 1], grown, state=state, known=at - first)
            hits += step.hits
            state = step.state
            assert not re.search(r"[^\W\d_]{3,}", re.sub(r"[a-z_.\-]+", "", str(asdict(state)).lower()))
        assert tuple(hits) == whole.hits
        assert state == whole.state


@pytest.mark.parametrize(("age", "expected"), [(Age.UNKNOWN, True), (Age.MINOR, True), (Age.ADULT, False)])
def test_who_is_not_known_to_be_grown_up_is_treated_as_a_minor(age: Age, expected: bool) -> None:
    reading = read(said("bob: こんにちは", "恥ずかしい写真送って"), Profile({"bob": age}))
    assert (reading.treated_as_minors == {"bob"}) is expected
    (standing,) = [each for each in reading.stages if each.signal is Signal.PICTURES]
    assert (standing.stage is Stage.URGENT) is expected


def test_self_harm_is_urgent_at_once() -> None:
    (hit,) = read(said("もう死にたい")).hits
    assert hit.stage is Stage.URGENT


def test_every_rule_has_its_own_name_and_speaks() -> None:
    assert len({rule.id for rule in EVERY}) == len(EVERY)
    assert all(rule.because.ja and rule.because.plain_ja and rule.because.en for rule in EVERY)


def test_the_bars_hold_on_what_was_read() -> None:
    """The others have no bar: they tell what to expect elsewhere, and must never be tuned on."""
    tallies = measured(list(talks("tuned"))[::11])
    assert not [s for s, tally in tallies.items() if tally.precision < 0.90 or tally.recall < 0.85]
    assert all(tallies[signal].recall >= 0.95 for signal in (Signal.EXPOSURE, Signal.SELF_HARM))


def test_what_no_rule_knows_is_weighed_and_says_which_words_weighed() -> None:
    line = "毎日もうずっと消えてなくなりたいなあと考えてしまう、生きてる意味ないし"
    (stretch,) = [weights.table().heaviest(line, Signal.SELF_HARM)]
    assert 0 <= stretch[0] < stretch[1] <= len(line)
    assert Signal.SELF_HARM in weighed(line)
    assert not weighed("明日の会議は三階です。資料をお送りします")


def test_weights_speak_only_of_signals_and_of_pieces() -> None:
    rows = weights.table().rows
    assert all(0 <= signal < len(Signal) for row in rows.values() for signal, _ in row)
    assert {piece.lstrip("#@") for piece in rows if piece.startswith("#") and len(piece) > max(OWN)} <= set(ideas())


def test_who_tells_somebody_to_die_does_not_wish_it() -> None:
    assert weights.rule_of(Signal.SELF_HARM, "お前なんか飛べばいい") == "self_harm.weighed-urged"
    assert weights.rule_of(Signal.SELF_HARM, "私なんか飛べばいい") == "self_harm.weighed"


def test_there_is_enough_to_measure_with() -> None:
    every = [talk for name in SETS for talk in talks(name)]
    for signal in Signal:
        own = [talk for talk in every if signal in talk.signals]
        assert sum(talk.is_risky for talk in own) >= 50
        assert sum(not talk.is_risky for talk in own) >= 200
    assert len({talk.line for talk in every}) == len(every)


def test_nothing_that_is_written_breaks_the_reading() -> None:
    for text in ("", " ", "\n", "ー", "ﾞ", "w", "。" * 5_000, "あ" * 20_000, "\u3099\u200d", "「", '"', "a" * 50_000):
        assert not read(said(text)).hits
        line = plain(text)
        assert len(line.text) == len(line.places)


def test_twice_as_many_messages_take_about_twice_as_long() -> None:
    """Processor time, the best of three: a conversation is read once through, however long it is."""
    lines = [talk.line.split(" / ")[0] for talk in talks("tuned")][:1_500:3]
    conversation = said(*[f"{'ab'[at % 2] * 3}: {line}" for at, line in enumerate(lines[:500])])
    assert cost(conversation) < 4 * cost(conversation[:250])


def cost(conversation: list[Said]) -> float:
    def once() -> float:
        begun = time.process_time()
        read(conversation)
        return time.process_time() - begun

    return min(once() for _ in range(3))

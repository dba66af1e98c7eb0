"""Routes, clocks and the next step: arithmetic over what is known of one target."""

import ast
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

import sudare.takedowns
from sudare.contacts import CHECK_AGAIN_DAYS, CONTACTS
from sudare.takedowns.proofs.clocks import clocks_of
from sudare.takedowns.proofs.first_ten import BY_HAND, Item, first_open, ticks_of
from sudare.takedowns.proofs.numbers import Past, months_of, places_of
from sudare.takedowns.proofs.routes import ROUTES, helpers_for, letters_for
from sudare.takedowns.proofs.steps import next_step, state_of
from sudare.takedowns.terms import (
    PLACE,
    SEARCHES,
    Answered,
    ClockKind,
    Course,
    Found,
    Helper,
    LetterKind,
    Looked,
    Outcome,
    Platform,
    Sent,
    Shows,
    Step,
    TakedownState,
)

D = date(2026, 11, 2)


def after(days: int) -> date:
    return D + timedelta(days=days)


def course(platform=Platform.WEBSITE, shows=Shows.INTIMATE, **more) -> Course:
    return Course(**({"platform": platform, "shows": shows, "may_be_minor": False, "noted_on": D} | more))


def asked(days: int = 0) -> Sent:
    return Sent(PLACE, LetterKind.REMOVE, after(days))


KEPT = Sent(PLACE, LetterKind.PRESERVE, D)


def test_every_place_has_a_route_looked_up_lately() -> None:
    assert set(ROUTES) == set(Platform)
    old = [each for each, route in ROUTES.items() if (date.today() - route.as_of).days > CHECK_AGAIN_DAYS]  # noqa: DTZ011  a day is enough
    assert not old


def test_addresses_are_secure_and_words_are_in_both_languages() -> None:
    for route in ROUTES.values():
        assert all(each.startswith("https://") for each in (route.address, route.sexual_address) if each)
        spoken = [route.how, *([route.caution] if route.caution else [])]
        assert all(words.ja and words.en and words.ja != words.en for words in spoken)


def test_helpers_are_contacts_and_a_childs_way_begins_with_hotline_and_police() -> None:
    for platform in Platform:
        for shows in Shows:
            for minor in (True, False):
                helpers = helpers_for(platform=platform, shows=shows, may_be_minor=minor)
                assert {helper.value for helper in helpers} <= set(CONTACTS)
                assert (Helper.STOP_NCII in helpers) <= (not minor)
                assert (Helper.TAKE_IT_DOWN in helpers) <= minor
    first = helpers_for(platform=Platform.X, shows=Shows.INTIMATE, may_be_minor=True)
    assert first[:3] == (Helper.HOTLINE, Helper.POLICE, Helper.TAKE_IT_DOWN)


@pytest.mark.parametrize(
    ("platform", "shows", "days"),
    [
        (Platform.X, Shows.INTIMATE, {ClockKind.SILENCE: 2, ClockKind.DECISION: 7}),
        (Platform.X, Shows.MADE_INTIMATE, {ClockKind.SILENCE: 7, ClockKind.DECISION: 7}),
        (Platform.WEBSITE, Shows.INTIMATE, {ClockKind.SILENCE: 2}),
        (Platform.WEBSITE, Shows.PERSONAL, {ClockKind.SILENCE: 7}),
        (Platform.GOOGLE, Shows.INTIMATE, {}),
    ],
)
def test_clocks_by_place_and_picture(platform, shows, days) -> None:
    running = {clock.kind: clock for clock in clocks_of(course(platform, shows, sent=(asked(3),)))}
    logs = running.pop(ClockKind.LOGS, None)
    assert {kind: (clock.due - after(3)).days for kind, clock in running.items()} == days
    assert (logs is None) == (platform in SEARCHES)


def test_logs_fade_from_the_day_it_was_posted_and_asking_meets_the_clock() -> None:
    (logs,) = clocks_of(course(posted_on=after(-10)))
    assert ((logs.due - after(-10)).days, (logs.ends - after(-10)).days, logs.is_met) == (90, 180, False)
    assert logs.is_over(after(81))
    assert not logs.is_over(after(80))
    (kept,) = clocks_of(course(posted_on=after(-10), sent=(KEPT,)))
    assert kept.is_met
    assert not kept.is_over(after(500))
    (later,) = clocks_of(course(posted_on=after(10)))  # a day still to come is a slip of the pen
    assert later.begins == D


def test_a_new_request_sets_the_clocks_anew_and_a_receipt_doesnt_stop_them() -> None:
    sent = (asked(0), asked(10))
    received = Answered(Outcome.RECEIVED, after(11))
    silence = next(c for c in clocks_of(course(sent=sent, answers=(received,))) if c.kind is ClockKind.SILENCE)
    assert (silence.due, silence.is_met) == (after(12), False)
    answered = course(sent=sent, answers=(Answered(Outcome.REFUSED, after(11)),))
    assert next(c for c in clocks_of(answered) if c.kind is ClockKind.SILENCE).is_met


def test_a_picture_not_found_anywhere_has_no_clock_and_no_letter() -> None:
    nowhere = course(Platform.NOWHERE_YET)
    assert clocks_of(nowhere) == ()
    assert letters_for(Platform.NOWHERE_YET) == ()
    assert next_step(nowhere, today=D).step is Step.REGISTER


STORY = [
    # what is known so far, on which day, the next step, the state
    ({}, 0, Step.ASK, TakedownState.NOTED),
    ({"sent": (asked(),)}, 0, Step.PRESERVE, TakedownState.ASKED),
    ({"sent": (asked(), KEPT)}, 7, Step.WAIT, TakedownState.ASKED),
    ({"sent": (asked(), KEPT)}, 8, Step.LOOK, TakedownState.ASKED),
    ({"sent": (asked(), KEPT), "looks": (Looked(Found.THERE, after(8)),)}, 8, Step.ASK_AGAIN, TakedownState.ASKED),
    ({"sent": (asked(), KEPT), "looks": (Looked(Found.CANT_TELL, after(8)),)}, 8, Step.ASK_AGAIN, TakedownState.ASKED),
    (
        {"sent": (asked(), asked(8), KEPT), "looks": (Looked(Found.THERE, after(16)),)},
        16,
        Step.ASK_HELPER,
        TakedownState.ASKED,
    ),
    (
        {"sent": (asked(), KEPT), "answers": (Answered(Outcome.ASKS_MORE, after(2)),)},
        2,
        Step.ANSWER,
        TakedownState.ASKED,
    ),
    (
        {"sent": (asked(), KEPT), "answers": (Answered(Outcome.REFUSED, after(2)),)},
        2,
        Step.ASK_HELPER,
        TakedownState.REFUSED,
    ),
    (
        {"sent": (asked(), KEPT, Sent("safe_line", "", after(3))), "answers": (Answered(Outcome.REFUSED, after(2)),)},
        3,
        Step.DELIST,
        TakedownState.REFUSED,
    ),
    (
        {
            "sent": (asked(), KEPT, Sent("safe_line", "", after(3)), Sent("search", LetterKind.DELIST, after(3))),
            "answers": (Answered(Outcome.REFUSED, after(2)),),
        },
        3,
        Step.LAWYER,
        TakedownState.REFUSED,
    ),
    (
        {"sent": (asked(), KEPT), "answers": (Answered(Outcome.REMOVED, after(2)),)},
        2,
        Step.LOOK,
        TakedownState.ASKED,
    ),
    (
        {
            "sent": (asked(), KEPT),
            "answers": (Answered(Outcome.REMOVED, after(2)),),
            "looks": (Looked(Found.THERE, after(3)),),
        },
        3,
        Step.ASK_AGAIN,
        TakedownState.ASKED,
    ),
    ({"sent": (asked(), KEPT), "looks": (Looked(Found.GONE, after(2)),)}, 3, Step.WAIT, TakedownState.GONE),
    ({"sent": (asked(), KEPT), "looks": (Looked(Found.GONE, after(2)),)}, 9, Step.LOOK, TakedownState.GONE),
    (
        {"sent": (asked(), KEPT), "looks": (Looked(Found.GONE, after(2)), Looked(Found.GONE, after(9)))},
        9,
        Step.CLOSE,
        TakedownState.GONE,
    ),
    (
        {"sent": (asked(), KEPT), "looks": (Looked(Found.GONE, after(2)), Looked(Found.THERE, after(9)))},
        9,
        Step.ASK_AGAIN,
        TakedownState.ASKED,
    ),
    ({"is_closed": True}, 0, Step.NOTHING, TakedownState.CLOSED),
]


@pytest.mark.parametrize(("known", "day", "step", "state"), STORY)
def test_there_is_one_next_step_for_everything_that_can_happen(known, day, step, state) -> None:
    told = course(**known)
    assert next_step(told, today=after(day)).step is step
    assert state_of(told) is state


def test_a_child_first_goes_to_the_hotline_and_nobody_is_asked_to_register_with_an_adults_service() -> None:
    told: tuple[Sent, ...] = ()
    steps = []
    for _ in range(4):
        steps.append(next_step(course(may_be_minor=True, sent=told), today=D).step)
        helper = {"tell_hotline": "hotline", "tell_police": "police_advice", "register_child": "take_it_down"}
        told = (*told, Sent(helper.get(steps[-1], PLACE), "", D))
    assert steps == [Step.TELL_HOTLINE, Step.TELL_POLICE, Step.REGISTER_CHILD, Step.ASK]
    portrait = course(shows=Shows.PORTRAIT, may_be_minor=True, sent=told[:2])
    assert next_step(portrait, today=D).step is Step.ASK
    assert next_step(course(Platform.NOWHERE_YET, may_be_minor=True), today=D).step is Step.TELL_POLICE


def test_a_search_engine_is_asked_to_hide_and_never_to_preserve() -> None:
    assert next_step(course(Platform.GOOGLE), today=D).step is Step.DELIST
    sent = (Sent(PLACE, LetterKind.DELIST, D),)
    assert next_step(course(Platform.GOOGLE, sent=sent), today=D).step is Step.WAIT


def test_the_first_ten_minutes_tick_themselves() -> None:
    moment = datetime(2026, 11, 2, tzinfo=UTC)
    ticks = ticks_of({Item.PRESERVED: moment, Item.REPORTED: moment, Item.BLOCKED: None})
    assert [tick.item for tick in ticks if tick.is_done] == [Item.PRESERVED, Item.REPORTED, Item.BLOCKED]
    assert first_open(ticks) is ticks[3]
    assert {tick.item for tick in ticks if tick.is_by_hand} == BY_HAND
    assert first_open(ticks_of(dict.fromkeys(Item))) is None


def past(day: int, platform=Platform.X, gone: int | None = None) -> Past:
    state = TakedownState.NOTED if gone is None else TakedownState.GONE
    return Past(platform, after(day), state, gone_on=None if gone is None else after(gone))


def test_numbers_below_three_are_not_told() -> None:
    rows = [past(0, gone=2), past(1, gone=9), past(2, gone=4), past(30)]
    december, november = months_of(rows)
    assert (november.noted, november.gone, november.refused, november.days) == (3, 3, 0, 2)
    assert (december.noted, december.days) == (None, None)


def test_a_number_held_back_cant_be_worked_out_from_the_others() -> None:
    rows = [past(0)] * 5 + [past(0, Platform.FC2)] * 4 + [past(0, Platform.LINE)]
    assert places_of(rows) == {Platform.X: 5, Platform.FC2: None, Platform.LINE: None}
    assert places_of([past(0)] * 3) == {Platform.X: 3}
    assert places_of([past(0)]) == {Platform.X: None}


NETWORK = {"httpx", "socket", "urllib", "http", "requests", "aiohttp", "ftplib", "smtplib", "ssl", "asyncio"}


def test_no_code_here_can_open_a_connection() -> None:
    """An address is a word for people. Whoever fetches it tells the other side that somebody is looking."""
    bad = []
    for path in Path(sudare.takedowns.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            bad += [
                f"{path.name}: {name}" for name in names if name.split(".")[0] in NETWORK and name != "urllib.parse"
            ]
    assert not bad

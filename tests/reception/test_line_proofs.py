"""Waiting, routing and words with blanks: the arithmetic behind the line."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sudare.kit.ids import new_id
from sudare.reception.proofs.routing import Candidate, Wanted, choose
from sudare.reception.proofs.waiting import STEPS_MINUTES, head_times, minutes_until_turn
from sudare.reception.proofs.wording import fill, unknown_blanks
from sudare.reception.terms import Routing

NINE = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


def after(minutes: float) -> datetime:
    return NINE + timedelta(minutes=minutes)


# --- waiting -----------------------------------------------------------------------------------------------
def test_an_empty_hour_makes_nobodys_wait_longer():
    visits = [(after(0), after(2)), (after(1), after(4)), (after(60), after(61))]
    assert head_times(visits) == [120, 120, 60]


def test_nothing_is_promised_from_too_few():
    assert minutes_until_turn(place=1, times=[60] * 4) is None
    assert minutes_until_turn(place=1, times=[60] * 5) == 1


def test_the_promise_is_cautious_and_round():
    times = [60, 60, 60, 240, 240, 240, 240, 600]
    assert minutes_until_turn(place=1, times=times) == 5  # 4 minutes, as three quarters of the last ones waited
    assert minutes_until_turn(place=3, times=times) == 15


def test_nobody_promises_more_than_two_hours():
    assert minutes_until_turn(place=50, times=[600] * 9) is None


@given(st.lists(st.floats(min_value=0, max_value=300), min_size=5, max_size=40), st.integers(1, 30))
def test_further_back_never_means_sooner(times, place):
    here, behind = (minutes_until_turn(place=where, times=times) for where in (place, place + 1))
    assert behind is None or (here is not None and here <= behind)
    assert here is None or here in STEPS_MINUTES


@given(st.lists(st.tuples(st.integers(0, 600), st.integers(0, 120)), max_size=30))
def test_all_the_times_together_are_no_longer_than_the_day(spans):
    """Only one stands at the head at a time."""
    visits = [(after(queued), after(queued + waited)) for queued, waited in spans]
    ends = max((taken for _, taken in visits), default=NINE)
    assert sum(head_times(visits)) <= (ends - NINE).total_seconds() + 1e-6


# --- routing -----------------------------------------------------------------------------------------------
def somebody(**how) -> Candidate:
    return Candidate(**({"user_id": new_id(), "is_here": True, "open_visits": 0, "capacity": 4} | how))


def test_the_least_busy_for_their_size():
    small, large = somebody(open_visits=1, capacity=2), somebody(open_visits=2, capacity=8)
    assert choose([small, large], routing=Routing.LEAST_BUSY, wanted=Wanted()) == large.user_id


def test_whoever_rested_longest_among_equals():
    busy, rested = somebody(last_given_at=after(5)), somebody(last_given_at=after(1))
    assert choose([busy, rested], routing=Routing.LEAST_BUSY, wanted=Wanted()) == rested.user_id


def test_the_last_staff_even_when_busier_but_not_when_full_or_away():
    known, idle = somebody(open_visits=3), somebody()
    wanted = Wanted(last_staff=known.user_id)
    assert choose([known, idle], routing=Routing.LAST_STAFF, wanted=wanted) == known.user_id
    assert choose([known, idle], routing=Routing.LEAST_BUSY, wanted=wanted) == idle.user_id
    full = somebody(user_id=known.user_id, open_visits=4)
    assert choose([full, idle], routing=Routing.LAST_STAFF, wanted=wanted) == idle.user_id
    away = somebody(user_id=known.user_id, is_here=False)
    assert choose([away, idle], routing=Routing.LAST_STAFF, wanted=wanted) == idle.user_id


def test_a_skill_is_waited_for_while_somebody_has_it():
    able, idle = somebody(skills=frozenset({"repairs"}), is_here=False), somebody()
    wanted = Wanted(skill="repairs")
    assert choose([able, idle], routing=Routing.LEAST_BUSY, wanted=wanted) is None
    assert choose([idle], routing=Routing.LEAST_BUSY, wanted=wanted) == idle.user_id


def test_a_language_is_a_wish():
    ja, en = somebody(languages=frozenset({"ja"})), somebody(languages=frozenset({"en"}), open_visits=3)
    assert choose([ja, en], routing=Routing.LEAST_BUSY, wanted=Wanted(language="en")) == en.user_id
    assert choose([ja], routing=Routing.LEAST_BUSY, wanted=Wanted(language="en")) == ja.user_id


def test_where_the_staff_take_them_nobody_is_chosen():
    assert choose([somebody()], routing=Routing.LINE_UP, wanted=Wanted()) is None


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 5), st.integers(1, 5)), max_size=8))
def test_nobody_gets_more_than_they_can_hold(rows):
    people = [somebody(is_here=here, open_visits=amount, capacity=size) for here, amount, size in rows]
    chosen = choose(people, routing=Routing.LAST_STAFF, wanted=Wanted())
    free = {one.user_id for one in people if one.has_room}
    assert chosen in free if free else chosen is None


# --- words with blanks -------------------------------------------------------------------------------------
def test_blanks_are_filled_in_both_languages():
    values = {"visitor": "Hanako", "staff": "Bob"}
    assert fill("{お客様}様、{staff}です。{ 担当 }より", values) == "Hanako様、Bobです。Bobより"


def test_a_visitors_name_is_never_a_blank_itself():
    assert fill("{visitor}", {"visitor": "{staff}", "staff": "Bob"}) == "{staff}"


def test_what_nobody_fills_in_stays_and_is_told():
    assert fill("{visitor} {number}", {}) == "{visitor} {number}"
    assert unknown_blanks("{visitor} {number} {number} {お客様}") == ["number"]

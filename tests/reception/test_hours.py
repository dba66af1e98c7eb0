"""Hours, holidays and days off: what the door says must be what a shopkeeper means."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from sudare.reception.proofs.hours import holiday_name, opening, read_week

TOKYO = ZoneInfo("Asia/Tokyo")
WEEKDAYS = {day: [["09:00", "12:00"], ["13:00", "18:00"]] for day in ("mon", "tue", "wed", "thu", "fri")}


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=TOKYO)


@pytest.mark.parametrize(
    ("moment", "is_within", "changes_at"),
    [
        ("2026-11-20 08:59", False, "2026-11-20 09:00"),
        ("2026-11-20 09:00", True, "2026-11-20 12:00"),
        ("2026-11-20 12:30", False, "2026-11-20 13:00"),
        ("2026-11-20 18:00", False, "2026-11-24 09:00"),  # a weekend, and then Labour Thanksgiving Day on a Monday
        ("2026-11-23 10:00", False, "2026-11-24 09:00"),
    ],
)
def test_a_week_with_a_break_at_noon(moment, is_within, changes_at):
    told = opening(WEEKDAYS, moment=at(moment), zone=TOKYO)
    assert told.is_within is is_within
    assert (told.closes_at if is_within else told.opens_at) == at(changes_at)


def test_a_holiday_is_named_and_can_be_worked_on():
    assert opening(WEEKDAYS, moment=at("2026-11-23 10:00"), zone=TOKYO).holiday == "勤労感謝の日"
    assert opening(WEEKDAYS, moment=at("2026-11-23 10:00"), zone=TOKYO, keeps_holidays=False).is_within


@pytest.mark.parametrize(
    ("day", "is_one"),
    [
        (date(2026, 5, 6), True),  # in place of Constitution Day, which is a Sunday
        (date(2026, 9, 22), True),  # between Respect for the Aged Day and the equinox
        (date(2026, 9, 24), False),
        (date(2019, 5, 1), True),  # once only
        (date(2021, 7, 19), False),  # Marine Day was moved that year
        (date(2027, 3, 22), True),  # in place of the equinox
    ],
)
def test_holidays_of_japan_with_those_that_stand_in_for_others(day, is_one):
    assert bool(holiday_name(day)) is is_one


def test_days_of_its_own_are_closed():
    closed = ["2026-12-29", "2026-12-30", "2026-12-31", "2027-01-01"]
    told = opening(WEEKDAYS, moment=at("2026-12-28 19:00"), zone=TOKYO, closed_days=closed)
    assert told.opens_at == at("2027-01-04 09:00")


def test_a_night_goes_on_after_midnight_also_into_a_holiday():
    bar = {"sun": [["20:00", "02:00"]]}
    assert opening(bar, moment=at("2026-11-23 01:30"), zone=TOKYO).closes_at == at("2026-11-23 02:00")
    assert not opening(bar, moment=at("2026-11-23 02:00"), zone=TOKYO).is_within


def test_midnight_to_midnight_is_one_stretch():
    through = {"fri": [["00:00", "24:00"]], "sat": [["00:00", "24:00"]]}
    assert opening(through, moment=at("2026-11-20 23:59"), zone=TOKYO).closes_at == at("2026-11-22 00:00")


def test_no_hours_at_all_is_always_open_but_for_closed_days():
    on_a_holiday = at("2026-11-23 03:00")
    assert opening({}, moment=on_a_holiday, zone=TOKYO).is_always
    shut = opening({}, moment=on_a_holiday, zone=TOKYO, closed_days=["2026-11-23"])
    assert (shut.is_within, shut.opens_at, shut.holiday) == (False, at("2026-11-24 00:00"), "")


def test_a_week_without_a_single_span_never_opens():
    assert opening({"mon": []}, moment=at("2026-11-20 10:00"), zone=TOKYO).opens_at is None


def test_the_clock_may_stand_in_any_zone():
    """09:00 in Tokyo is midnight in Greenwich."""
    moment = datetime(2026, 11, 20, 0, 0, tzinfo=UTC)
    assert opening(WEEKDAYS, moment=moment, zone=TOKYO).is_within
    assert not opening(WEEKDAYS, moment=moment, zone=UTC).is_within


def test_summer_time_keeps_the_hours_on_the_wall():
    berlin = ZoneInfo("Europe/Berlin")
    week = {"sun": [["09:00", "10:00"]]}
    before = datetime(2026, 3, 29, 0, 30, tzinfo=berlin)
    told = opening(week, moment=before, zone=berlin, keeps_holidays=False)
    assert told.opens_at == datetime(2026, 3, 29, 9, 0, tzinfo=berlin)


@pytest.mark.parametrize(
    "hours",
    [
        {"monday": []},
        {"mon": "09:00"},
        {"mon": [["09:00"]]},
        {"mon": [["9", "25:00"]]},
        {"mon": [["09:00", "09:00"]]},
        {"mon": [["09:00", "12:00"], ["11:00", "13:00"]]},
        {"mon": [["09:00+09:00", "12:00"]]},
        ["mon"],
    ],
)
def test_hours_that_make_no_sense_are_refused(hours):
    with pytest.raises(ValueError):
        read_week(hours)

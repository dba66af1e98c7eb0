"""Quiet hours on the clock: over midnight, in another zone, on the days clocks are put forward and back."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from sudare.policy.document import read_policy, write_policy
from sudare.policy.errors import PolicyInvalid
from sudare.policy.library import PROFILES, text_of
from sudare.policy.nights import ends_at, hours_of, night_at
from sudare.policy.presets import preset

TOKYO, NEW_YORK = ZoneInfo("Asia/Tokyo"), ZoneInfo("America/New_York")
NIGHT = "21:00-06:00"


def at(zone, *when) -> datetime:
    return datetime(*when, tzinfo=zone).astimezone(UTC)


@pytest.mark.parametrize(
    ("moment", "ends"),
    [
        (at(TOKYO, 2026, 11, 22, 20, 59, 59), None),
        (at(TOKYO, 2026, 11, 22, 21, 0), at(TOKYO, 2026, 11, 23, 6, 0)),
        (at(TOKYO, 2026, 11, 22, 23, 59, 59), at(TOKYO, 2026, 11, 23, 6, 0)),
        (at(TOKYO, 2026, 11, 23, 0, 0), at(TOKYO, 2026, 11, 23, 6, 0)),
        (at(TOKYO, 2026, 11, 23, 5, 59, 59), at(TOKYO, 2026, 11, 23, 6, 0)),
        (at(TOKYO, 2026, 11, 23, 6, 0), None),
        (at(TOKYO, 2026, 12, 31, 23, 30), at(TOKYO, 2027, 1, 1, 6, 0)),
    ],
)
def test_a_night_goes_over_midnight_and_its_end_belongs_to_the_day(moment, ends) -> None:
    assert ends_at(NIGHT, moment=moment, zone=TOKYO) == ends


def test_the_clock_is_that_of_the_house_not_of_the_server() -> None:
    moment = at(TOKYO, 2026, 11, 22, 22, 0)
    assert moment.hour == 13  # on the server's own clock it is noon and past
    assert ends_at(NIGHT, moment=moment, zone=TOKYO)
    assert ends_at(NIGHT, moment=moment, zone=NEW_YORK) is None


def test_hours_within_one_day_end_on_that_day() -> None:
    assert ends_at("12:30-13:30", moment=at(TOKYO, 2026, 11, 22, 13, 0), zone=TOKYO) == at(TOKYO, 2026, 11, 22, 13, 30)
    assert ends_at("12:30-13:30", moment=at(TOKYO, 2026, 11, 22, 1, 0), zone=TOKYO) is None


@pytest.mark.parametrize("day", [datetime(2026, 3, 7, tzinfo=UTC), datetime(2026, 10, 31, tzinfo=UTC)])
@pytest.mark.parametrize("quiet", [NIGHT, "21:00-02:30", "21:00-01:30", "02:30-07:00", "01:30-07:00"])
def test_where_clocks_change_a_night_stays_in_one_piece(day: datetime, quiet: str) -> None:
    """Every minute of the night of 8 March (an hour missing) and 1 November 2026 (an hour twice)."""
    begin = day.replace(hour=17)
    inside = [ends_at(quiet, moment=begin + timedelta(minutes=n), zone=NEW_YORK) is not None for n in range(24 * 60)]
    changes = sum(one is not other for one, other in pairwise(inside))
    assert changes == 2, "quiet once, and over once"
    begins, ends = hours_of(quiet)
    for n, is_quiet in enumerate(inside):
        clock = (begin + timedelta(minutes=n)).astimezone(NEW_YORK).time()
        if begins <= clock < ends if begins < ends else (clock >= begins or clock < ends):
            assert is_quiet, f"at {clock} nobody under age is rung"


def test_outside_of_it_the_next_night_is_told() -> None:
    noon = at(TOKYO, 2026, 11, 22, 12, 0)
    assert night_at(NIGHT, moment=noon, zone=TOKYO) == (at(TOKYO, 2026, 11, 22, 21, 0), at(TOKYO, 2026, 11, 23, 6, 0))
    assert night_at("off", moment=noon, zone=TOKYO) is None


@pytest.mark.parametrize("wrong", ["", "21:00", "24:00-06:00", "21:60-06:00", "9:00-10:00", "06:00-06:00", "off ", 21])
def test_hours_that_are_none_are_refused(wrong: object) -> None:
    document = write_policy(preset("school")).replace(f'quiet = "{NIGHT}"', f"quiet = {wrong!r}".replace("'", '"'))
    with pytest.raises(PolicyInvalid, match="21:00-06:00"):
        read_policy(document)


def test_every_profile_has_a_night_and_rules_written_before_there_was_one_have_it_too() -> None:
    assert {preset(name).quiet for name in PROFILES} == {NIGHT}
    written = write_policy(preset("school")).replace(f'quiet = "{NIGHT}"\n', "")
    assert "quiet" not in written
    assert read_policy(written).quiet == NIGHT
    assert read_policy(text_of("school").replace("minors = true", 'minors = true\nquiet = "off"')).quiet == "off"

"""A desk's numbers as a page and as a file: counted, of the right desk, and without anybody's name in them."""

import csv
import io
from datetime import date, timedelta

import pytest
from django.test import Client

from reception.line import a_line, a_visit, a_visitor
from sudare.accounts.models import User
from sudare.accounts.terms import Viewer
from sudare.reception import actions
from sudare.reception.queries.numbers import Day
from sudare.reception.terms import CloseReason
from sudare.web.desk.charts import HEIGHT, across, by_day

NAME = "Wqkzvjxhpfbmtrgdnlcyaseiu"


def browser(viewer: Viewer) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(User.objects.get(pk=viewer.user_id))
    return client


@pytest.mark.django_db
def test_a_desk_is_seen_in_numbers_and_nobody_in_them() -> None:
    line, other = a_line(), a_line()
    for _ in range(2):
        visit = a_visit(line, a_visitor(line, name=NAME))
        actions.take(viewer=line.bob, visit_id=visit.pk)
        actions.close_visit(viewer=line.bob, visit_id=visit.pk, reason=CloseReason.SOLVED)
    address = f"/desks/{line.desk.pk}/numbers/"
    page = browser(line.alice).get(address).content.decode()
    assert "<dt>Visitors</dt><dd>2</dd>" in page
    assert page.count('<figure class="chart">') == 1  # visitors; nobody was answered in words yet
    sheet = browser(line.alice).get(f"/desks/{line.desk.pk}/numbers.csv", {"days": "7"})
    told = {(what, which): value for what, which, value in csv.reader(io.StringIO(sheet.content.decode("utf-8-sig")))}
    assert (told["visitors", ""], told["resolved", ""], told["ended_as", "solved"]) == ("2", "2", "2")
    assert told["first_answer_seconds", "median"] == ""
    for text in (page, sheet.content.decode()):
        assert NAME not in text
        assert str(line.bob.user_id) not in text
    assert browser(line.bob).get(address).status_code == 403
    assert browser(other.alice).get(address).status_code == 404
    assert browser(other.alice).get(f"/desks/{line.desk.pk}/numbers.csv").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("days", ["90", "-1", "9999999999"])
def test_an_empty_desk_has_no_noughts_to_be_proud_of(days: str) -> None:
    line = a_line()
    page = browser(line.alice).get(f"/desks/{line.desk.pk}/numbers/", {"days": days}).content.decode()
    assert "Nothing to count in these days yet." in page
    assert '<figure class="chart">' not in page


def test_bars_stand_on_their_days_and_gaps_stay_gaps() -> None:
    first = date(2026, 11, 1)
    days = {
        first + timedelta(days=n): Day(first + timedelta(days=n), amount, 0, None, None)
        for n, amount in ((0, 4), (2, 2))
    }
    chart = by_day(days, since=first, until=first + timedelta(days=3), of=lambda day: day.visitors)
    assert [bar.is_missing for bar in chart.bars] == [False, True, False, True]
    assert [bar.height for bar in chart.bars] == [HEIGHT, 0, HEIGHT / 2, 0]
    assert all(bar.y + bar.height == HEIGHT for bar in chart.bars)
    assert chart.bars[-1].x + chart.bars[-1].width <= 720
    assert [(bar.label, bar.width) for bar in across({"a": 1, "b": 4})] == [("b", 100), ("a", 25)]
    assert by_day({}, since=first, until=first, of=lambda day: day.visitors).most == 0

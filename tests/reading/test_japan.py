"""Letters, sums, days and numbers as Japanese tills print them, and as a reader of letters gets them wrong."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from sudare.reading.japan import days, letters, money, numbers, taxes, tills
from sudare.reading.japan.tills import Sum


@pytest.mark.parametrize(
    ("printed", "amount"),
    [
        ("¥2.449", 2449),
        ("￥1, 300", 1300),
        ("¥1O8", 108),
        ("-¥36", -36),
        ("¥-36", -36),
        ("▲50円", -50),
        ("金7,920円也", 7920),
        ("¥115,500-", 115500),
        ("Y1,234", 1234),
        ("１，２３４円", 1234),
        ("298※", 298),
        ("¥4,So0", 4500),
        ("¥B,580", 8580),
        ("2,00D円", 2000),
    ],
)
def test_a_sum_is_read(printed: str, amount: int) -> None:
    assert [each.amount for each in money.sums(letters.normalised(printed).text)] == [amount]


@pytest.mark.parametrize(
    "printed", ["8%", "10個入", "052-588-9372", "T7344506920873", "16:17", "100g", "No.5463", "レジ #90", "1.5L"]
)
def test_a_number_of_something_else_is_no_marked_sum(printed: str) -> None:
    assert not [each for each in money.sums(letters.normalised(printed).text) if each.is_marked]


@settings(deadline=None)  # the machine may be busy
@given(some.integers(0, 99_999_999), some.sampled_from(["¥{:,}", "{:,}円", "￥ {:,}", "¥{:,}-", "{:,}"]))
def test_whatever_a_till_prints_comes_back(amount: int, form: str) -> None:
    printed = form.format(amount)
    read = money.sums(letters.normalised(printed).text)
    assert [each.amount for each in read] == [amount]


@settings(deadline=None)  # the machine may be busy
@given(some.text(max_size=40))
def test_any_text_is_read_without_harm_and_every_place_is_one(text: str) -> None:
    written = letters.normalised(text)
    assert len(written.text) == len(written.places)
    assert all(0 <= place < len(text) for place in written.places)
    for each in (*money.sums(written.text), *days.days(written.text), *days.times(written.text)):
        assert 0 <= each.start < each.end <= len(written.text)


@pytest.mark.parametrize(
    "printed",
    [
        "令和6年11月21日",
        "令和06年11月21日(木)",
        "R6.11.21",
        "2024/11/21",
        "24/11/21",
        "'24.11.21",
        "2024-11-21",
        "2024年11月21日(木)",
        "2024年 11月 21日 木曜日",
        "06年11月21日",
        "２０２４年１１月２１日",
    ],
)
def test_a_day_is_read(printed: str) -> None:
    assert [day.value for day in days.days(letters.normalised(printed).text)] == [dt.date(2024, 11, 21)]


def test_a_weekday_confirms_or_contradicts() -> None:
    assert days.days("2024年11月21日(木)")[0].weekday_fits is True
    assert days.days("2024年11月21日(金)")[0].weekday_fits is False
    assert days.days("2024年11月21日")[0].weekday_fits is None


@pytest.mark.parametrize("printed", ["2024/13/45", "099-8127-9303", "4953355500000", "12-34"])
def test_what_is_no_day_is_none(printed: str) -> None:
    assert days.days(printed) == []


@pytest.mark.parametrize(("printed", "time"), [("9:41", "09:41"), ("13時43分", "13:43"), ("21:55:37", "21:55")])
def test_a_time_is_read(printed: str, time: str) -> None:
    assert [each.value for each in days.times(printed)] == [time]


def test_half_width_kana_keep_their_places() -> None:
    written = letters.normalised("ﾊﾞﾅﾅ 1")
    assert written.text == "バナナ 1"
    assert written.places == (0, 2, 3, 4, 5)


def test_a_check_digit_tells_a_misread_registration_number() -> None:
    good = numbers.registrations("登録番号 T7344506920873")[0]
    bad = numbers.registrations("登録番号 T7344506920878")[0]
    assert good.is_checked is True
    assert bad.is_checked is False
    assert numbers.registrations("登録番号:T 7344-5069-20873")[0].value == good.value


@pytest.mark.parametrize(
    ("printed", "phone"), [("TEL 052-588-9372", "052-588-9372"), ("(03)1234-5678", "03-1234-5678")]
)
def test_a_telephone_is_read(printed: str, phone: str) -> None:
    assert [each.value for each in numbers.phones(printed)] == [phone]


def test_tax_fits_within_and_on_top() -> None:
    assert taxes.fits(5930, 439, 8)
    assert taxes.fits(7890, 631, 8)
    assert not taxes.fits(5930, 539, 8)


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("合計", Sum.TOTAL),
        ("小計(税込6点)", Sum.SUBTOTAL),
        ("お預り合計", Sum.PAID),
        ("合計点数", Sum.NONE),
        ("10%対象計(税込)", Sum.TAXABLE),
        ("内消費税等10%", Sum.TAX),
        ("税込合計", Sum.TOTAL),
        ("おつり", Sum.CHANGE),
        ("会員割引", Sum.DISCOUNT),
        ("現金", Sum.PAYMENT),
        ("お支払コード決済", Sum.PAYMENT),
        ("獲得ポイント", Sum.NONE),
        ("レジ袋l", Sum.GOODS),
        ("会員入会金", Sum.GOODS),
    ],
)
def test_a_label_says_what_its_sum_is(label: str, kind: Sum) -> None:
    assert tills.kind_of(letters.folded(label)) is kind


def test_half_a_sum_is_none() -> None:
    assert money.sums("¥4X0") == []
    assert money.sums("¥17z0") == []

"""Receipts: what is on the paper is found with its place, what isn't is never said to be."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from reading.papers import page
from sudare.reading.receipts import read_receipt
from sudare.reading.receipts.checks import checks_of
from sudare.reading.terms import Field, Filled, Status

SUPERMARKET = (
    "スーパーみほん",
    "駅前店 TEL 052-588-9372",
    "登録番号 T7344506920873",
    "2024年11月21日(木) 9:41 | レジ 0075",
    "※牛乳 1L | ¥218",
    "洗剤 詰替 | ¥696",
    "2コ×単348",
    "※トマト 3個入 | ¥298",
    "小計 | ¥1,212",
    "外税8%対象額 | ¥516",
    "外税8% | ¥41",
    "外税10%対象額 | ¥696",
    "外税10% | ¥69",
    "合計 | ¥1,322",
    "お預り | ¥2,000",
    "お釣り | ¥678",
    "お買上点数 | 4点",
    "累計ポイント | 1,519",
)


def _read(*rows: str, tall: tuple[str, ...] = ()) -> tuple[Filled, dict[str, Field]]:
    filled = read_receipt([page(*rows, tall=tall)])
    return filled, {field.name: field for field in filled.fields}


def test_a_supermarkets_slip_is_read_whole() -> None:
    filled, fields = _read(*SUPERMARKET, tall=("スーパーみほん", "合計", "¥1,322"))
    values = {name: field.value for name, field in fields.items() if name not in {"items", "note"}}
    assert values == {
        "shop": "スーパーみほん",
        "branch": "駅前店",
        "date": dt.date(2024, 11, 21),
        "time": "09:41",
        "registration_number": "T7344506920873",
        "phone": "052-588-9372",
        "total": 1322,
        "subtotal": 1212,
        "discount": None,
        "taxable_8": 516,
        "tax_8": 41,
        "taxable_10": 696,
        "tax_10": 69,
        "tax_total": 110,
        "payment": "現金",
        "paid": 2000,
        "change": 678,
        "expense_category": "雑費",
    }
    assert {check.name: check.ok for check in filled.checks} == dict.fromkeys(
        ["tax_adds_up", "items_add_up", "change_adds_up", "registration_number", "date_is_plausible"], True
    )


def test_articles_have_count_price_rate_and_a_place_each() -> None:
    _, fields = _read(*SUPERMARKET)
    items = fields["items"].value
    assert isinstance(items, list)
    told = [(item["name"], item["quantity"], item["unit_price"], item["amount"], item["tax_rate"]) for item in items]
    assert told == [("牛乳 1L", 1, 218, 218, 8), ("洗剤 詰替", 2, 348, 696, 10), ("トマト 3個入", 1, 298, 298, 8)]
    assert all({"name", "amount"} <= set(item["evidence"]) for item in items)


def test_what_follows_without_standing_there_says_so() -> None:
    _, fields = _read(*SUPERMARKET)
    assert fields["payment"].status is Status.INFERRED
    assert fields["tax_total"].status is Status.INFERRED
    assert fields["tax_total"].reason == "41 + 69"


def test_evidence_covers_the_sum_and_nothing_else() -> None:
    _, fields = _read("みほん商店", "合計 ¥1,322")
    box = fields["total"].evidence[0].box
    assert box.x == pytest.approx(0.05 + 3 * 0.012)
    assert box.width == pytest.approx(6 * 0.012)


@pytest.mark.parametrize("printed", ["¥1.322", "¥1, 322", "Y1,322", "1,322円"])
def test_a_misread_total_is_read_nevertheless(printed: str) -> None:
    rows = [row if not row.startswith("合計") else f"合計 | {printed}" for row in SUPERMARKET]
    assert _read(*rows)[1]["total"].value == 1322


def test_a_total_that_contradicts_everything_else_is_repaired_and_marked() -> None:
    rows = [row if not row.startswith("合計") else "合計 | ¥1,822" for row in SUPERMARKET]
    total = _read(*rows)[1]["total"]
    assert total.value == 1322
    assert total.status is Status.INFERRED
    assert total.reason


def test_change_and_points_are_no_total() -> None:
    _, fields = _read(
        "みほん商店", "牛乳 | ¥218", "合計 | ¥218", "お預り | ¥10,218", "お釣り | ¥10,000", "ポイント残高 | 99,999"
    )
    assert fields["total"].value == 218
    assert fields["change"].value == 10000


def test_the_day_it_was_printed_counts_not_the_day_it_is_due() -> None:
    _, fields = _read(
        "請求書", "発行日 2024年11月21日", "お支払期限 2024年12月31日", "株式会社みほん", "ご請求金額 ¥1,100"
    )
    assert fields["date"].value == dt.date(2024, 11, 21)


def test_nothing_is_made_of_nothing() -> None:
    for rows in ((), ("今日の昼ごはん",), ("会議 10:30 から",), ("7", "12")):
        _, fields = _read(*rows)
        said = {name for name, field in fields.items() if field.status is Status.SEEN}
        assert said <= {"shop", "time"}
        assert fields["total"].value is None


def test_a_mark_that_was_missed_is_found_by_its_sum() -> None:
    rows = [row.removeprefix("※") if "トマト" in row else row for row in SUPERMARKET]
    items = _read(*rows)[1]["items"].value
    assert isinstance(items, list)
    assert [item["tax_rate"] for item in items] == [8, 10, 8]


def test_what_a_receipt_by_hand_is_for_becomes_its_article() -> None:
    _, fields = _read("領収証", "上 様 | R6.11.21", "¥5,500-", "但 お花代として", "みほん花店", "TEL 052-588-9372")
    items = fields["items"].value
    assert isinstance(items, list)
    assert [(item["name"], item["amount"]) for item in items] == [("お花代", 5500)]
    assert fields["shop"].value == "みほん花店"


def test_the_category_says_the_words_it_stands_on() -> None:
    _, fields = _read("みほん交通", "領収証", "タクシー運賃 | ¥1,200", "合計 | ¥1,200")
    category = fields["expense_category"]
    assert category.value == "交通費"
    assert category.status is Status.INFERRED
    assert "タクシー" in category.reason


def test_corrected_values_are_checked_again() -> None:
    values = {"total": 1322, "paid": 2000, "change": 678, "date": "2024-11-21"}
    assert {check.name: check.ok for check in checks_of(values)}["change_adds_up"] is True
    assert {check.name: check.ok for check in checks_of({**values, "change": 687})}["change_adds_up"] is False


CELLS = some.text(
    some.sampled_from("合計小税込内外対象預釣り点ポイント値引¥円%0123456789,.×x@-/:()※*軽 レジ牛乳店TEL年月日"),
    max_size=12,
)


@settings(deadline=None)  # the machine may be busy
@given(some.lists(some.lists(CELLS, min_size=1, max_size=3).map("|".join), max_size=8))
def test_whatever_stands_on_the_paper_is_read_without_harm(rows: list[str]) -> None:
    for field in read_receipt([page(*rows)]).fields:
        assert field.status is not Status.SEEN or field.evidence
        for evidence in field.evidence:
            assert evidence.box.width >= 0
            assert evidence.box.height >= 0

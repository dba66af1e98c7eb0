"""Templates filled from pages of words: quoted, or absent; never made up."""

import datetime as dt

from reading.paper import written
from sudare.reading.filling import checks, fill, fill_in
from sudare.reading.templates import NAMES, template
from sudare.reading.terms import Field, Goods, Page, Status

CARD = written(
    "株式会社あおぞら製作所",
    "品質保証部 課長",
    "森川 健太",
    "東京都青空区海岸4-5-6",
    "TEL 03-5550-0111  FAX 03-5550-0112",
    "k.morikawa@example.com",
)


def values(name: str, *pages: Page) -> dict[str, object]:
    return {field.name: field.value for field in fill(template(name), pages).fields}


def test_a_card_is_read() -> None:
    read = values("card", CARD)
    assert read["company"] == "株式会社あおぞら製作所"
    assert (read["phone"], read["fax"], read["mail"]) == ("03-5550-0111", "03-5550-0112", "k.morikawa@example.com")
    assert read["web"] is None


def test_an_empty_page_fills_nothing_in_any_template() -> None:
    for name in NAMES:
        filled = fill(template(name), [written()])
        assert [field.name for field in filled.fields] == [one.name for one in template(name).fields]
        assert all(
            field.value is None and field.status in {Status.ABSENT, Status.UNREADABLE} for field in filled.fields
        ), name


def test_what_only_eyes_can_tell_is_not_told() -> None:
    fields = {
        field.name: field for field in fill(template("product"), [written("軽量ドライヤー", "MODEL HD-20")]).fields
    }
    assert (fields["model"].value, fields["model"].goods) == ("HD-20", Goods.VISIBLE)
    assert (fields["flaws"].status, fields["flaws"].reason) == (Status.UNREADABLE, "needs_eyes")
    assert (fields["works"].status, fields["works"].goods) == (Status.ABSENT, Goods.SELLER_MUST_CONFIRM)


def test_sections_of_a_meeting_become_lists() -> None:
    read = values("meeting", written("定例会議", "決定事項", "・セールは18日から", "・値引きは20%"))
    assert read["decisions"] == ["セールは18日から", "値引きは20%"]


def test_prices_of_a_menu_are_named() -> None:
    prices = values("travel", written("お品書き", "うどん  500円", "そば  550円"))["prices"]
    assert isinstance(prices, list)
    assert [(entry["name"], entry["amount"]) for entry in prices] == [("うどん", 500), ("そば", 550)]


def test_medical_and_legal_answers_begin_with_first_memo() -> None:
    for name in ("wound", "accident", "contract"):
        assert fill_in(template(name), [CARD], language="ja").answer.startswith("一次メモです")


def test_checks_are_tried_again_on_corrected_values() -> None:
    invoice = template("invoice")
    given = (Field("date", dt.date(2026, 11, 30)), Field("due_date", dt.date(2026, 11, 1)))
    assert [check.ok for check in checks(invoice, given)] == [False]
    assert [check.ok for check in checks(invoice, given[:1])] == [None]


def test_every_value_points_at_its_words() -> None:
    for field in fill(template("card"), [CARD]).fields:
        assert bool(field.evidence) == (field.status is Status.SEEN)

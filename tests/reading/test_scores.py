"""What counts as right, as misread and as invented."""

import datetime as dt
import json
from pathlib import Path

from sudare.cli.bench.answers import Marked, corrections, reported
from sudare.imaging.terms import Box
from sudare.reading.scores import overlap, scores
from sudare.reading.terms import Evidence, Field, Filled, Status

TRUTH = {
    "store_identity": {"name": "喫茶 青柳", "branch": "本町店", "phone_number": "06-4583-7988"},
    "transaction": {"date": "2024-11-25"},
    "items": [{"name": "チーズケーキ", "amount_yen": 580}],
    "totals": {"total_yen": 580},
    "tax_summary": {"rates": [{"tax_rate": 8, "taxable_amount_yen": 0, "tax_amount_yen": 0}]},
    "payment": {"method": "cash"},
    "boxes": {"total": [[0.5, 0.5, 0.2, 0.1]]},
    "printed": ["喫茶 青柳", "チーズケーキ ¥580", "合計 ¥580", "現金", "2024/11/25", "06-4583-7988"],
}


def field(name: str, value: object, *, box: Box | None = None, status: Status = Status.SEEN) -> Field:
    evidence = (Evidence(0, box, "ocr"),) if box else ()
    return Field(name, value, str(value), status, evidence)  # type: ignore[arg-type]


def test_names_without_spaces_telephones_by_digits_and_ways_of_paying_by_family_are_the_same() -> None:
    filled = Filled(
        (
            field("shop", "喫茶青柳 本町店"),
            field("phone", "0645837988"),
            field("payment", "現金"),
            field("date", dt.date(2024, 11, 25)),
        )
    )
    assert {score.name for score in scores(filled, TRUTH) if score.right} == {"shop", "phone", "payment", "date"}


def test_a_sum_of_nothing_is_not_expected() -> None:
    assert "tax_8" not in {score.name for score in scores(Filled(()), TRUTH)}


def test_a_wrong_sum_that_stands_there_is_misread_and_one_that_stands_nowhere_is_invented() -> None:
    def invented(value: int, status: Status = Status.SEEN) -> bool | None:
        found = scores(Filled((field("subtotal", value, status=status),)), TRUTH)
        return next(score.is_invented for score in found if score.name == "subtotal")

    assert invented(580) is False
    assert invented(599) is True
    assert invented(599, Status.INFERRED) is False


def test_a_place_counts_when_half_of_both_is_shared() -> None:
    near = scores(Filled((field("total", 580, box=Box(0.5, 0.5, 0.2, 0.08)),)), TRUTH)
    far = scores(Filled((field("total", 580, box=Box(0.1, 0.5, 0.2, 0.1)),)), TRUTH)
    assert next(score.is_boxed for score in near if score.name == "total") is True
    assert next(score.is_boxed for score in far if score.name == "total") is False
    assert overlap(Box(0, 0, 1, 1), Box(0, 0, 1, 1)) == 1


def test_an_article_is_right_when_name_and_sum_are() -> None:
    item = {"name": "チーズケーキ", "amount": 580, "evidence": {}}
    wrong = {**item, "amount": 850}
    found = scores(Filled((field("items", [item]),)), TRUTH)
    assert [score.right for score in found if score.name == "items"] == [True]
    found = scores(Filled((field("items", [wrong]),)), TRUTH)
    assert [(score.true, score.right) for score in found if score.name == "items"] == [(True, False), (False, False)]


def test_a_report_counts_what_was_said_without_being_there() -> None:
    filled = Filled((field("total", 580), field("subtotal", 580)))
    row = reported([Marked("one", "clean", 1.0, scores(filled, TRUTH))])["groups"]["clean"]["fields"]
    assert row["total"] == {"exact": 1.0, "f1": 1.0, "right": 1, "true": 1, "said": 1}
    assert row["subtotal"]["exact"] is None
    assert row["subtotal"]["f1"] == 0


def test_corrections_are_counted_by_field(tmp_path: Path) -> None:
    line = {
        "reader": "built-in",
        "fields": {"total": 1322, "shop": "青柳", "paid": None},
        "corrected": {"total": {"was": 1822, "became": 1322}},
    }
    (tmp_path / "one.jsonl").write_text(json.dumps(line) + "\n")
    assert corrections(tmp_path)["fields"] == {"shop": {"said": 1, "kept": 1}, "total": {"said": 1, "kept": 0}}

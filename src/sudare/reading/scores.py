"""What was read of a receipt held against the truth about it, in the JSON form of docs/reference/receipts-truth.md."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sudare.imaging.terms import Box
from sudare.reading.japan.letters import folded
from sudare.reading.japan.money import sums
from sudare.reading.japan.tills import payment_group
from sudare.reading.terms import Evidence, Field, Filled, Status

COVERS: Final = 0.5  # intersection over union: so much makes a box the box of its text
MARKS: Final = re.compile(r"[^\w]|_")
STORE: Final = {
    "shop": ("name", "store_name", "company_name"),
    "branch": ("branch", "branch_name"),
    "phone": ("phone_number", "phone"),
    "registration_number": ("invoice_registration_number", "registration_number"),
}


@dataclass(frozen=True, slots=True)
class Score:
    """One value. ``said`` by the reader; ``true``: in the picture; ``is_boxed``: None without a known place."""

    name: str
    said: bool
    true: bool
    right: bool
    is_boxed: bool | None = None
    is_invented: bool | None = None  # None where the truth doesn't list all that is printed


def scores(filled: Filled, truth: Mapping[str, Any]) -> list[Score]:
    """Every field the truth or the reader speaks of, and every article. Skips: category, branch, discount."""
    expected, fields = expected_of(truth), {field.name: field for field in filled.fields}
    printed = truth.get("printed")
    found = []
    for name in sorted(
        set(expected) | set(fields) - {"items", "expense_category", "branch", "note", "discount", "tax_total"}
    ):
        field = fields.get(name, Field(name, None))
        if name in expected or printed is not None:
            found.append(_score(field, expected.get(name, ()), truth, printed))
    return [*found, *_item_scores(fields.get("items"), truth, printed)]


def expected_of(truth: Mapping[str, Any]) -> dict[str, tuple[Any, ...]]:
    """Each field the truth knows, with all that may rightly be said."""
    store, payment = truth.get("store_identity") or {}, truth.get("payment") or {}
    totals, when = truth.get("totals") or {}, truth.get("transaction") or {}
    known: dict[str, tuple[Any, ...]] = {
        name: tuple(store[key] for key in keys if store.get(key)) for name, keys in STORE.items() if name != "branch"
    }
    known["shop"] += tuple(
        f"{name} {store[key]}" for name in known["shop"] for key in STORE["branch"] if store.get(key)
    )
    known |= {name: (when[name],) for name in ("date", "time") if when.get(name)}
    known["total"], known["subtotal"] = _one(totals, "total_yen"), _one(totals, "subtotal_yen")
    known["paid"], known["change"] = _one(payment, "cash_received_yen"), _one(payment, "change_yen")
    known["payment"] = _one(payment, "method")
    for each in (truth.get("tax_summary") or {}).get("rates", ()):
        known[f"taxable_{each['tax_rate']}"] = _one(each, "taxable_amount_yen", zero=False)
        known[f"tax_{each['tax_rate']}"] = _one(each, "tax_amount_yen", zero=False)
    return {name: values for name, values in known.items() if values}


def _one(said: Mapping[str, Any], name: str, *, zero: bool = True) -> tuple[Any, ...]:
    value = said.get(name)
    return () if value is None or value == "" or (not zero and not value) else (value,)


def is_same(name: str, value: Any, true: Any) -> bool:
    """Whether two values say the same: names without spaces, telephones by digits, ways of paying by family."""
    match name:
        case "payment":
            one, other = folded(str(value)), folded(str(true))
            return one == other or payment_group(one) == payment_group(other)
        case "phone":
            return re.sub(r"\D", "", str(value)) == re.sub(r"\D", "", str(true))
        case "date":
            return value == true or (isinstance(value, dt.date) and value.isoformat() == true)
        case _ if isinstance(true, str):
            return squeezed(str(value)) == squeezed(true)
    return bool(value == true)


def squeezed(words: str) -> str:
    """Letters and digits only."""
    return MARKS.sub("", folded(words))


def _score(field: Field, true: Sequence[Any], truth: Mapping[str, Any], printed: Sequence[str] | None) -> Score:
    said = field.value is not None
    right = said and any(is_same(field.name, field.value, each) for each in true)
    boxes = (truth.get("boxes") or {}).get(field.name)
    boxed = (
        covers([each.box for each in field.evidence], boxes)
        if right and boxes and field.status is Status.SEEN
        else None
    )
    claims = said and field.status is Status.SEEN and not right
    invented = (claims and not _is_printed(field.value, printed, field.name)) if printed is not None else None
    return Score(field.name, said, bool(true), right, boxed, invented)


def _is_printed(value: Any, printed: Sequence[str], name: str) -> bool:
    """A number stands there as a sum or among its digits; words stand there but for a misread letter or two."""
    if isinstance(value, int | float):
        return any(each.amount in {value, -value} for words in printed for each in sums(words))
    if isinstance(value, dt.date):
        return (
            True if name != "date" else any(str(value.day) in words and str(value.month) in words for words in printed)
        )
    words = squeezed(str(value))
    return any(_shared(words, squeezed(each)) * 2 >= len(words) for each in printed)


def _shared(one: str, other: str) -> int:
    """Letters of ``one`` that ``other`` has, too."""
    return sum(sign in other for sign in one)


def covers(boxes: Sequence[Box], truths: Sequence[Sequence[float]]) -> bool:
    """Whether the first of the boxes lies on one of the places where the value truly stands."""
    return bool(boxes) and any(overlap(boxes[0], Box(*place)) >= COVERS for place in truths)


def overlap(one: Box, other: Box) -> float:
    """Intersection over union, 0–1."""
    across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    down = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    shared = max(across, 0.0) * max(down, 0.0)
    return shared / max(one.width * one.height + other.width * other.height - shared, 1e-12)


def _item_scores(field: Field | None, truth: Mapping[str, Any], printed: Sequence[str] | None) -> Iterator[Score]:
    """Articles are right when name and sum both are; each is matched once, the rest were said wrongly."""
    said: list[dict[str, Any]] = list(field.value) if field is not None and isinstance(field.value, list) else []
    boxes = truth.get("boxes") or {}
    for number, true in enumerate(truth.get("items") or ()):
        match = next((item for item in said if _is_item(item, true)), None)
        if match is None:
            yield Score("items", said=False, true=True, right=False)
            continue
        said.remove(match)
        yield Score("items", said=True, true=True, right=True, is_boxed=_item_boxed(match, number, boxes))
    for item in said:
        invented = not _is_printed(item["name"], printed, "items") if printed is not None else None
        yield Score("items", said=True, true=False, right=False, is_invented=invented)


def _is_item(item: Mapping[str, Any], true: Mapping[str, Any]) -> bool:
    name = squeezed(item["name"]) == squeezed(true["name"])
    return name and true.get("amount_yen") in {None, item["amount"]}


def _item_boxed(item: Mapping[str, Any], number: int, boxes: Mapping[str, Any]) -> bool | None:
    known = [part for part in ("name", "amount") if boxes.get(f"items.{number}.{part}")]
    evidence: Mapping[str, Sequence[Evidence]] = item["evidence"]
    if not known:
        return None
    return all(covers([each.box for each in evidence.get(part, ())], boxes[f"items.{number}.{part}"]) for part in known)

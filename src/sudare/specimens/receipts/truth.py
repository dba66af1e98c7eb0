"""What is true of a made receipt, in the form others publish theirs in: only what is printed, and where."""

from collections.abc import Mapping
from typing import Any

from sudare.imaging.terms import Box
from sudare.specimens.receipts.paper import Roll
from sudare.specimens.receipts.terms import Item, Sale

Places = dict[str, list[Box]]


def told(sale: Sale, roll: Roll, *, layout: str, case: str, places: Mapping[str, list[Box]]) -> dict[str, Any]:
    """The truth as JSON has it. ``boxes``: x, y, width, height of the ink of each value, parts of the picture."""
    return {
        "case_id": case,
        "synthetic": True,
        "receipt_identity": {"industry": sale.trade, "layout_variant_id": layout},
        "store_identity": _store(sale, places),
        "transaction": _when(sale, places),
        "items": [
            _item(item, number, places) for number, item in enumerate(sale.items) if f"items.{number}.name" in places
        ],
        "totals": _totals(sale, places),
        "tax_summary": {"rates": _rates(sale, places)},
        "payment": _payment(sale, places),
        "expense_category": sale.category,
        "boxes": {field: [_rounded(box) for box in boxes] for field, boxes in places.items()},
        "printed": [words for words in roll.printed if words.strip()],
    }


def _rounded(box: Box) -> list[float]:
    return [round(each, 5) for each in (box.x, box.y, box.width, box.height)]


def _store(sale: Sale, places: Mapping[str, list[Box]]) -> dict[str, str]:
    said = {"name": sale.shop}
    if "branch" in places:
        said["branch"] = sale.branch
    if "phone" in places:
        said["phone_number"] = sale.phone
    if "registration_number" in places:
        said["invoice_registration_number"] = sale.registration_number
    return said


def _when(sale: Sale, places: Mapping[str, list[Box]]) -> dict[str, str]:
    said = {"date": sale.when.date().isoformat()} if "date" in places else {}
    return {**said, "time": f"{sale.when:%H:%M}"} if "time" in places else said


def _item(item: Item, number: int, places: Mapping[str, list[Box]]) -> dict[str, Any]:
    said: dict[str, Any] = {"name": item.name, "quantity": item.quantity, "tax_rate": item.tax_rate}
    if f"items.{number}.amount" in places:
        said["amount_yen"] = item.amount
    return {**said, "unit_price_yen": item.unit_price}


def _totals(sale: Sale, places: Mapping[str, list[Box]]) -> dict[str, int]:
    said = {"total_yen": sale.total}
    if "subtotal" in places:
        said["subtotal_yen"] = sale.subtotal
    if sale.discount:
        said["discount_total_yen"] = sale.discount
    return said


def _rates(sale: Sale, places: Mapping[str, list[Box]]) -> list[dict[str, int]]:
    rates = []
    for each in sale.taxes:
        said = {"tax_rate": each.rate}
        if f"taxable_{each.rate}" in places:
            said["taxable_amount_yen"] = each.taxable
        if f"tax_{each.rate}" in places:
            said["tax_amount_yen"] = each.tax
        rates.append(said)
    return rates


def _payment(sale: Sale, places: Mapping[str, list[Box]]) -> dict[str, Any]:
    """Cash is told by the words for what was handed over, too; what nothing on the paper tells is left out."""
    said: dict[str, Any] = {}
    if "payment" in places or "paid" in places:
        said["method"] = sale.payment
    if "paid" in places:
        said["cash_received_yen"], said["change_yen"] = sale.paid, sale.change
    return said

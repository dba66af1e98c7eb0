"""What can be worked out again: sums, differences, a check digit, a day that can be."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, Final

from sudare.reading.japan import taxes
from sudare.reading.japan.numbers import is_registration_number
from sudare.reading.terms import Check

FIRST_DAY: Final = dt.date(1989, 4, 1)  # the first day of consumption tax
SUMS: Final = ("items", "subtotal", "total")
CASH: Final = ("paid", "change", "total")


def checks_of(values: Mapping[str, Any]) -> tuple[Check, ...]:
    """All checks of a receipt's values by name, as read or as corrected; ``ok`` is None where something is missing."""
    return (
        _tax_adds_up(values),
        _items_add_up(values),
        _change_adds_up(values),
        _registration_number(values),
        _date_is_plausible(values),
    )


def _whole(values: Mapping[str, Any], name: str) -> int | None:
    value = values.get(name)
    return value if isinstance(value, int) else None


def _tax_adds_up(values: Mapping[str, Any]) -> Check:
    """Each tax is the tax of what it is said to be of, and what is taxed isn't more than the total."""
    used, verdicts, bases = list[str](), list[bool](), 0
    total = _whole(values, "total")
    for rate in taxes.RATES:
        taxable, tax = _whole(values, f"taxable_{rate}"), _whole(values, f"tax_{rate}")
        if taxable is not None and tax is not None:
            used += [f"taxable_{rate}", f"tax_{rate}"]
            verdicts.append(taxes.fits(taxable, tax, rate))
            bases += taxable
    if not verdicts:
        return Check("tax_adds_up", None, ("tax_8", "tax_10", "total"))
    if total is not None:
        verdicts.append(bases <= total)
        used.append("total")
    return Check("tax_adds_up", all(verdicts), tuple(used))


def _items_add_up(values: Mapping[str, Any]) -> Check:
    """The articles make the subtotal or the total, before or after what is taken off, with or without tax on top."""
    items = values.get("items")
    wanted = {value for name in ("subtotal", "total") if (value := _whole(values, name)) is not None}
    if not items or not wanted or any(not isinstance(item.get("amount"), int) for item in items):
        return Check("items_add_up", None, SUMS)
    added = sum(item["amount"] for item in items)
    off = _whole(values, "discount") or 0
    levied = _whole(values, "tax_total") or sum(_whole(values, f"tax_{rate}") or 0 for rate in taxes.RATES)
    return Check("items_add_up", bool({added, added - off, added + levied, added - off + levied} & wanted), SUMS)


def _change_adds_up(values: Mapping[str, Any]) -> Check:
    paid, change, total = (_whole(values, name) for name in CASH)
    if paid is None or change is None or total is None:
        return Check("change_adds_up", None, CASH)
    return Check("change_adds_up", paid - change == total, CASH)


def _registration_number(values: Mapping[str, Any]) -> Check:
    value = values.get("registration_number")
    ok = is_registration_number(value[1:]) if isinstance(value, str) else None
    return Check("registration_number", ok, ("registration_number",))


def _date_is_plausible(values: Mapping[str, Any]) -> Check:
    """Consumption tax had begun. Skips: days to come, as pure code knows no today; whoever keeps the books does."""
    value = values.get("date")
    if isinstance(value, str):
        try:
            value = dt.date.fromisoformat(value)
        except ValueError:
            return Check("date_is_plausible", ok=False, fields=("date",))
    return Check("date_is_plausible", value >= FIRST_DAY if isinstance(value, dt.date) else None, ("date",))

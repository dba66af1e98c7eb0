"""Slips of many tills: every value that is told of them is read, and no other is made up."""

import pytest

from reading.papers import page
from reading.slips import SLIPS
from sudare.reading.receipts import read_receipt
from sudare.reading.scores import is_same, squeezed
from sudare.reading.terms import Status

NEVER = {"tax_8", "tax_10", "taxable_8", "taxable_10", "discount", "registration_number"}


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_is_read(name: str) -> None:
    rows, want = SLIPS[name]
    tall = tuple(cell.strip() for row in rows if row.startswith("^") for cell in row[1:].split("|"))
    filled = read_receipt([page(*(row.removeprefix("^") for row in rows), tall=tall)])
    fields = {field.name: field for field in filled.fields}
    items = [(squeezed(item["name"]), item["amount"]) for item in fields["items"].value or []]  # type: ignore[union-attr]
    wrong = {
        field: (fields[field].value, true)
        for field, true in want.items()
        if field != "items" and not is_same(field, fields[field].value, true)
    }
    assert not wrong
    assert "items" not in want or items == [(squeezed(words), amount) for words, amount in want["items"]]
    rows_of_numbers = "".join(rows).replace("-", "").replace(" ", "")
    for field in NEVER - set(want):
        said = fields[field]
        assert said.status is not Status.SEEN or not said.value or squeezed(said.raw) in squeezed(rows_of_numbers)

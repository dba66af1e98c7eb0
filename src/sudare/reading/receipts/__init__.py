"""Reads receipts and invoices from pages: no model, only where words stand, what they say, and what adds up."""

from sudare.reading.receipts.reading import read_receipt

__all__ = ["read_receipt"]

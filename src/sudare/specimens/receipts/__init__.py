"""Made receipts and invoices, with the truth about every value and its place. All shops and sales are invented."""

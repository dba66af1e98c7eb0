"""Arithmetic about answers that others can redo: prices, tables, agreement."""

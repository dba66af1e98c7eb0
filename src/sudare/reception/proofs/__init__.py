"""Arithmetic of a desk that others can redo: hours, waiting, whose turn it is, words with blanks in them."""

"""Marks: what every picture that leaves for a person carries, so that a leaked copy says whose it was.

Two in one: a visible code of six letters, tiled, and an invisible number in the luma, which is found again by comparing
with our own sealed rendition. Nothing here opens files or runs in the parent but ``terms`` and ``wire``; see
docs/decisions/0120 and 0121, and docs/reference/marks.md for what survives what.
"""

"""The door through which every rendition leaves: who sees which one, now, on record."""

"""Backups: the data in one set, the keys in another, and a way back in which what was deleted stays deleted."""

"""SQLite as one process with many threads should use it."""

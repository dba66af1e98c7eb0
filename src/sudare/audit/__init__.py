"""Append-only record of who did what, and durable before anything is shown."""

"""Telling people who aren't looking that something waits for them: never what."""
